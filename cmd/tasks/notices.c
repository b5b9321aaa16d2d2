/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/notices.h"

#include "model/working_days.h"

/* An event that no schedule counts from is often misspelt. */
static void say_events(const struct tasks_plan *plan)
{
	const struct ehr_task_events *events = &plan->events;
	char shown[64];

	for (size_t i = 0; i < events->name.n; i++) {
		size_t k = 0;

		while (k < plan->list.n &&
			ehr_task_events_find(events,
				&plan->list.task[k].schedule) != (long)i)
			k++;
		if (k < plan->list.n)
			continue;
		ehr_visible(shown, sizeof(shown), events->name.key[i]);
		ehr_run_notice(plan->run,
			_("--event: no task counts from \"%s\""), shown);
	}
}

/* What comes back is never overdue as long as nobody says since when. */
static void say_terms(const struct tasks_plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; plan->result && i < plan->list.n; i++) {
		const struct ehr_schedule *schedule =
			&plan->list.task[i].schedule;

		n += schedule->kind == EHR_SCHEDULE_EVERY &&
		     schedule->times == 0 && !schedule->has_begin &&
		     !schedule->from_event && !plan->view.term.is_given &&
		     plan->status.from[i] == plan->status.from[i + 1];
	}
	if (n > 0)
		ehr_run_notice(plan->run,
			_("tasks that come back, of which only the time that "
			  "runs is looked at: %zu; --term says since when they "
			  "are owed"),
			n);
}

/* What is due once in two years counts from a first day. */
static void say_first_days(const struct tasks_plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; i < plan->list.n; i++) {
		const struct ehr_schedule *schedule =
			&plan->list.task[i].schedule;

		n += schedule->kind == EHR_SCHEDULE_EVERY &&
		     schedule->from_event && !schedule->event[0];
	}
	if (n > 0)
		ehr_run_notice(plan->run,
			_("tasks that come back after years or days that "
			  "nothing begins: %zu; with --term they count from "
			  "its first day"),
			n);
}

static void say_holidays(const struct tasks_plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; plan->view.holidays && i < plan->list.n; i++) {
		struct ehr_schedule_days days =
			plan->result ? plan->result[i].days
				     : ehr_task_days(&plan->view,
					       &plan->list.task[i]);

		n += days.has_due &&
		     (days.off || !ehr_working_days_cover(plan->view.holidays,
					  days.due, days.due));
	}
	if (n > 0)
		ehr_run_notice(plan->run,
			_("tasks due in a year, or on a day off before one, of "
			  "which --holidays has no day: %zu"),
			n);
}

/* Working days are not guessed at. */
static void say_working_days(const struct tasks_plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; !plan->view.holidays && i < plan->list.n; i++) {
		const struct ehr_schedule_length *term =
			&plan->list.task[i].schedule.term;

		n += term->n > 0 && term->unit == EHR_SCHEDULE_WORKING_DAYS;
	}
	if (n > 0)
		ehr_run_notice(plan->run,
			_("tasks with working days, which cannot be counted "
			  "without --holidays: %zu"),
			n);
}

void tasks_notices(const struct tasks_plan *plan)
{
	say_events(plan);
	say_terms(plan);
	say_first_days(plan);
	say_holidays(plan);
	say_working_days(plan);
}
