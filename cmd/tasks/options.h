/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options that several modes of ehrisk-tasks share.
 */
#ifndef EHR_CMD_TASKS_OPTIONS_H
#define EHR_CMD_TASKS_OPTIONS_H

#include "app/run.h"

struct tasks_given {
	const char *as_of, *status, *holidays, *term;
	struct ehr_list event, column;
	long soon, year; /* -1: not given */
	int before;      /* -1: not given; else index in its words */
	bool check;
};
extern struct tasks_given tasks_given;

extern const struct ehr_opt tasks_common[];
extern const size_t tasks_common_n;

#endif
