/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/options.h"

struct tasks_given tasks_given = { .soon = -1, .year = -1, .before = -1 };

const struct ehr_opt tasks_common[] = {
	{ .word = "as-of",
		.kind = EHR_OPT_TEXT,
		.value = "DATE",
		.into = &tasks_given.as_of,
		.help = N_("the day that counts as today; the clock is never "
			   "asked") },
	{ .word = "status",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &tasks_given.status,
		.help = N_("what was reported: task_id, date, state, done_on, "
			   "progress, evidence, note, period") },
	{ .word = "check",
		.kind = EHR_OPT_FLAG,
		.into = &tasks_given.check,
		.help = N_("status 1 and a line on standard error for each "
			   "that is overdue or not met") },
	{ .word = "soon",
		.kind = EHR_OPT_INT,
		.value = "DAYS",
		.into = &tasks_given.soon,
		.min = 0,
		.max = 36500,
		.help = N_("so many days ahead are soon; default 30") },
	{ .word = "event",
		.kind = EHR_OPT_LIST,
		.value = "NAME=DATE",
		.into = &tasks_given.event,
		.help = N_("the day of an event that terms are counted from, "
			   "such as approval=2024-10-15") },
	{ .word = "term",
		.kind = EHR_OPT_TEXT,
		.value = "TIME",
		.into = &tasks_given.term,
		.help = N_("the time of the plan, such as 2025-2027, within "
			   "which what comes back is owed") },
	{ .word = "holidays",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &tasks_given.holidays,
		.help = N_("days that are off or worked whatever their day of "
			   "the week; last days that are off are moved") },
	{ .word = "year",
		.kind = EHR_OPT_INT,
		.value = "YEAR",
		.into = &tasks_given.year,
		.min = 1,
		.max = 9999,
		.help = N_("the year of schedules that name none") },
	{ .word = "before",
		.kind = EHR_OPT_CHOICE,
		.value = "included|excluded",
		.into = &tasks_given.before,
		.help = N_("whether \"before June\" has June in it") },
	{ .word = "column",
		.kind = EHR_OPT_LIST,
		.value = "NAME=HEADING",
		.into = &tasks_given.column,
		.help = N_("the column that has this heading") },
};
const size_t tasks_common_n = sizeof(tasks_common) / sizeof(tasks_common[0]);
