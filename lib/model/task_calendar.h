/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All the times that tasks are due between two days, in the order of the days and,
 * on the same one, of the tasks.
 */
#ifndef EHR_MODEL_TASK_CALENDAR_H
#define EHR_MODEL_TASK_CALENDAR_H

#include "model/task_state.h"

struct ehr_task_time {
	size_t task; /* of the list */
	struct ehr_schedule_days days;
	/* with reports: how far it is, and the report that holds, if any */
	enum ehr_task_state state;
	const struct ehr_task_report *report;
};

struct ehr_task_calendar {
	struct ehr_task_time *time;
	size_t n, cap;
	size_t unknown; /* tasks whose days cannot be known, such as those of
			   an event whose day is not given */
	size_t endless; /* tasks without a due day */
};

enum { EHR_TASK_TIMES_MAX = 1000000 };

/* Fills *calendar, which was { 0 }, with the due days from `from` to `to`; of what
 * comes back those within the plan's term, if that is given. Fails
 * (EHR_FAULT_DATA) where there are more than EHR_TASK_TIMES_MAX. */
EHR_MUST_USE int ehr_task_calendar_fill(struct ehr_task_calendar *calendar,
	const struct ehr_task_view *view, long from, long to,
	struct ehr_err *err);

/* Sets the states, given the result of each task of the list. */
void ehr_task_calendar_judge(struct ehr_task_calendar *calendar,
	const struct ehr_task_view *view, const struct ehr_task_result *result);

void ehr_task_calendar_release(struct ehr_task_calendar *calendar);

#endif
