/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options of --indicators.
 */
#ifndef EHR_CMD_TASKS_INDICATOR_OPTIONS_H
#define EHR_CMD_TASKS_INDICATOR_OPTIONS_H

#include "app/option.h"
#include "model/indicator_verdict.h"

struct tasks_indicators_given {
	bool is, counts;
	const char *values, *targets, *approx;
	long base_year;  /* -1: not given */
	int judge, path; /* -1: not given */
};
extern struct tasks_indicators_given tasks_indicators_given;

enum { TASKS_INDICATORS_OPTIONS = 8 };
extern const struct ehr_opt tasks_indicators_opts[TASKS_INDICATORS_OPTIONS];

/* What they ask of verdicts. */
EHR_MUST_USE int tasks_indicators_options(
	struct ehr_verdict_opts *opts, struct ehr_err *err);

#endif
