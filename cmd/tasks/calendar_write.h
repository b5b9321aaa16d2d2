/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The calendar of a plan as a table, or as iCalendar.
 */
#ifndef EHR_CMD_TASKS_CALENDAR_WRITE_H
#define EHR_CMD_TASKS_CALENDAR_WRITE_H

#include "model/task_calendar.h"
#include "tasks/plan.h"

extern const char *const tasks_calendar_columns[]; /* NULL-terminated */

EHR_MUST_USE int tasks_calendar_table(const struct tasks_plan *plan,
	const struct ehr_task_calendar *calendar);
EHR_MUST_USE int tasks_calendar_icalendar(const struct tasks_plan *plan,
	const struct ehr_task_calendar *calendar, struct ehr_str name);

#endif
