/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-inspect as its users see it: options, examples, columns.
 */
#ifndef EHR_CMD_INSPECT_OPTIONS_H
#define EHR_CMD_INSPECT_OPTIONS_H

#include "app/run.h"

struct inspect_given {
	bool draw, loop;
	long duty; /* 0: not given */
	const char *scheme, *as_of, *records;
	bool check, public_view;
	/* of a draw */
	const char *seed, *strata, *inspectors, *list, *list_sha256;
	int period; /* index in its words */
	long extra;
	bool only_drawn;
	/* of a loop */
	const char *append, *mend;
	int state; /* 0: all */
};
extern struct inspect_given inspect_given;

extern const struct ehr_app inspect_app;

/* Fails on options that do not go together, and on a day that is none; *as_of
 * is the day of --as-of, 0 without one. */
EHR_MUST_USE int inspect_options_check(long *as_of, struct ehr_err *err);

/* Months of --period. */
long inspect_months(void);

#endif
