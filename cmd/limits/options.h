/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-limits as its users see it: options, examples, columns.
 */
#ifndef EHR_CMD_LIMITS_OPTIONS_H
#define EHR_CMD_LIMITS_OPTIONS_H

#include "app/run.h"
#include "model/limit_word.h"

enum { LIMITS_NOT_SAID = -1 };

struct limits_given {
	struct ehr_list standard, exclude;
	const char *by, *condition, *trigger;
	const char *land, *class, *area, *water_body, *averaging;
	double ph, altitude_m;
	bool allow_memory, background, list, summary;
};
extern struct limits_given limits_given;
extern const struct ehr_app limits_app;

/* The word that the option, which is for that cell, was given; n 0: it was not
 * said. Fails (EHR_FAULT_USAGE) on one that it does not take. */
EHR_MUST_USE int limits_word(const char *const *given, enum ehr_limit_cell cell,
	const struct ehr_words *words, struct ehr_arena *arena,
	struct ehr_str *word, struct ehr_err *err);

EHR_MUST_USE int limits_options_check(struct ehr_err *err);

#endif
