/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tasks by the time in which they are due: months, quarters or years, or the
 * phases of a plan.
 */
#ifndef EHR_MODEL_TASK_TIMES_H
#define EHR_MODEL_TASK_TIMES_H

#include "model/task_tally.h"

/* A phase as a table names it. */
struct ehr_task_phase {
	struct ehr_str name;
	long begin, end;
	long gap;     /* days between the end of those before it and its begin;
		     below 0: it overlaps them */
	bool has_gap; /* there are phases before it */
	struct ehr_task_tally tally;
};

struct ehr_task_phases {
	struct ehr_task_phase *phase; /* by begin and end */
	size_t n, cap;
	struct ehr_task_tally outside, undated;
	struct ehr_arena arena;
};

/* Columns, known by headings of offices too: phase, phase_begin, phase_end. */
extern const char *const ehr_task_phase_column[4];

/* Reads the phases; begins and ends are days, months or longer times. Fails on
 * one that ends before it begins. */
EHR_MUST_USE int ehr_task_phases_read(struct ehr_task_phases *phases,
	struct ehr_reader *reader, const struct ehr_task_list_opts *opts,
	struct ehr_err *err);
void ehr_task_phases_count(
	struct ehr_task_phases *phases, const struct ehr_task_counted *tasks);
void ehr_task_phases_release(struct ehr_task_phases *phases);

/* One of the times that tasks are due in. */
struct ehr_task_time {
	struct ehr_task_period period; /* not given: tasks without due day */
	struct ehr_task_tally tally;
};
struct ehr_task_times {
	struct ehr_task_time *time; /* in order; those without a day last */
	size_t n;
};
/* Fills *times, which was { 0 }; months: 1, 3 or 12 a time. */
void ehr_task_times_make(struct ehr_task_times *times,
	const struct ehr_task_counted *tasks, int months);
void ehr_task_times_release(struct ehr_task_times *times);

#endif
