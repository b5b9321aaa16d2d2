/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options of ehrisk-whitelist.
 */
#ifndef EHR_CMD_WHITELIST_OPTIONS_H
#define EHR_CMD_WHITELIST_OPTIONS_H

#include "app/run.h"
#include "base/day.h"

enum whitelist_view {
	WHITELIST_GRADES,
	WHITELIST_PROBLEMS,
	WHITELIST_SUPERVISION,
	WHITELIST_REGISTER,
	WHITELIST_VERIFY,
	WHITELIST_SINCE,
	WHITELIST_POSITIVE,
	WHITELIST_ADMISSION,
};

#define WHITELIST_RULES "pilot-default"

struct whitelist_given {
	const char *rules, *roster, *zones, *events, *records, *as_of, *qr;
	const char *project, *since;
	int list, by, positive; /* -1: not given */
	bool problems, supervision, verify, public;
};
extern struct whitelist_given whitelist_given;

extern const struct ehr_app whitelist_app;

/* Which table is asked for, and the day of grading; fails on options and
 * operands that do not go together. */
EHR_MUST_USE int whitelist_check(
	struct ehr_run *run, enum whitelist_view *view, long *today);

#endif
