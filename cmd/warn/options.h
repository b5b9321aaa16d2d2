/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options of ehrisk-warn.
 */
#ifndef WARN_OPTIONS_H
#define WARN_OPTIONS_H

#include "app/run.h"

enum { WARN_ALL_AUDIENCES = 2, WARN_TEXT_EN = 1 };

struct warn_given {
	const char *rules, *value, *station, *state, *observed, *method;
	bool ahead, messages, test;
	int audience; /* enum ehr_warn_audience, or WARN_ALL_AUDIENCES */
	int text;     /* 0: Chinese, WARN_TEXT_EN */
};
extern struct warn_given warn_given;

extern const struct ehr_app warn_app;

/* Fails on options that do not go together. */
EHR_MUST_USE int warn_options_check(struct ehr_err *err);

#endif
