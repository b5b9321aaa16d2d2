/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-tasks can do. Each mode is a file with its own options, the first
 * of which asks for it; deadlines is what is done without any. The common ones
 * (tasks/options.h) are shared by those that name them.
 *
 * Options of kinds INT, NUMBER and CHOICE are -1 where they were not given.
 */
#ifndef EHR_CMD_TASKS_MODES_H
#define EHR_CMD_TASKS_MODES_H

#include "app/run.h"

struct tasks_mode {
	const struct ehr_opt *opt;
	size_t n_opt;
	const char *const *shared;  /* words of the common options that it
				       takes; NULL-terminated */
	const char *const *example; /* pairs, as in struct ehr_app */
	size_t n_example;           /* pairs */
	const char *const *reads, *const *writes; /* NULL-terminated */
	/* 0 done, 1 done and the answer is no, -1 an error */
	int (*work)(struct ehr_run *run);
};

extern const struct tasks_mode tasks_deadlines, tasks_calendar;
extern const struct tasks_mode tasks_score, tasks_indicators_mode;
extern const struct tasks_mode tasks_compare;

/* The whole program's options, examples and columns; once. */
const struct ehr_app *tasks_app(void);

/* The mode that was asked for. NULL: more than one, or an option that does not
 * go with it (EHR_FAULT_USAGE). */
const struct tasks_mode *tasks_mode_asked(struct ehr_err *err);

#endif
