/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-limits as its users see it: options, examples, columns.
 */
#ifndef EHR_CMD_LIMITS_OPTIONS_H
#define EHR_CMD_LIMITS_OPTIONS_H

#include "app/run.h"

enum { LIMITS_NOT_SAID = -1 };

struct limits_given {
	struct ehr_list standard, exclude;
	const char *by, *condition, *trigger;
	int land, class, area, water_body; /* of the choices, or not said */
	int averaging;
	double ph, altitude_m;
	bool allow_memory, background, list, summary;
};
extern struct limits_given limits_given;
extern const struct ehr_app limits_app;

/* The word of a choice; n 0: it was not said. */
struct ehr_str limits_choice(const int *choice);

EHR_MUST_USE int limits_options_check(struct ehr_err *err);

#endif
