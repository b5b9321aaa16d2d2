/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/check.h"

#include "base/day.h"

enum { ID = 64, UNITS = 160, TEXT = 120 };

/* One line: what, since when, who, and what it is about. */
static void say(const struct tasks_plan *plan, const struct ehr_task *task,
	const struct ehr_schedule_days *days)
{
	char id[ID], lead[UNITS], responsible[UNITS], text[TEXT];
	char due[EHR_DAY_TEXT];
	bool shared = task->responsible.n > 0;

	ehr_visible(id, sizeof(id), task->id);
	ehr_visible(lead, sizeof(lead), task->lead);
	ehr_visible(responsible, sizeof(responsible), task->responsible);
	ehr_visible(text, sizeof(text), task->text);
	ehr_day_write(due, days->due);
	ehr_run_notice(plan->run,
		_("overdue: %s%s%s, due %s, days late: %ld; %s%s%s%s%s%s"), id,
		days->period[0] ? " " : "", days->period, due,
		plan->view.as_of - days->due, lead[0] ? lead : "-",
		shared ? " (" : "", responsible, shared ? ")" : "",
		text[0] ? "; " : "", text);
}

int tasks_check(const struct tasks_plan *plan)
{
	size_t unknown = 0, overdue = 0;

	for (size_t i = 0; i < plan->list.n; i++) {
		const struct ehr_task *task = &plan->list.task[i];
		const struct ehr_task_result *result = &plan->result[i];
		size_t before = overdue;

		for (size_t k = 0; k < result->n_owed; k++)
			if (result->owed[k].state == EHR_TASK_OVERDUE) {
				say(plan, task, &result->owed[k].days);
				overdue++;
			}
		if (before == overdue && result->state == EHR_TASK_OVERDUE) {
			say(plan, task, &result->days);
			overdue++;
		}
		unknown += result->state == EHR_TASK_UNKNOWN;
	}
	if (unknown > 0)
		ehr_run_notice(plan->run,
			_("tasks whose state is not known: %zu"), unknown);
	return overdue > 0;
}
