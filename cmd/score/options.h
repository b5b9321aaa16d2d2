/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score as its users see it: options, examples, columns.
 */
#ifndef EHR_CMD_SCORE_OPTIONS_H
#define EHR_CMD_SCORE_OPTIONS_H

#include "app/run.h"

struct score_given {
	const char *profile, *by;
	struct ehr_list settings;
	int fallback;            /* 0 none, 1 us */
	int acute_ref;           /* of --acute-ref's words */
	long draws, outer, seed; /* draws 0: none */
	const char *correlate;
	const char *only, *appendix;
	double target_hq, target_cr; /* 0: the profile's */
	bool levels;
	const char *compare;
	long row; /* of --explain; 0: all */
	bool lhs, sensitivity, explain;
	bool acute, micro, raw_water, paths, dose;
	/* of totals */
	const char *worst, *people;
	bool sorted;
	double target_hi; /* 0: the profile's */
};

extern struct score_given score_given;
extern const struct ehr_app score_app;

/* The acute reference asked for ("acute_ref"), or NULL: chronic. */
const char *score_acute_ref(void);

/* Fails on options that do not go together. */
EHR_MUST_USE int score_options_check(struct ehr_err *err);

#endif
