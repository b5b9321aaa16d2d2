/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_calendar.h"

#include <stdlib.h>

#include "model/task_once.h"

static int add(struct ehr_task_calendar *self, size_t task,
	const struct ehr_schedule_days *days, struct ehr_err *err)
{
	if (self->n == EHR_TASK_TIMES_MAX)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("more than %d times are due between these days"),
			EHR_TASK_TIMES_MAX);
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->time =
			ehr_realloc(self->time, self->cap, sizeof(*self->time));
	}
	self->time[self->n++] =
		(struct ehr_task_time){ .task = task, .days = *days };
	return 0;
}

/* Does it belong to the plan's term? */
static bool in_term(const struct ehr_task_view *view,
	const struct ehr_schedule *schedule,
	const struct ehr_schedule_days *days)
{
	return schedule->kind != EHR_SCHEDULE_EVERY || schedule->times > 0 ||
	       !view->term.is_given ||
	       (days->stated >= view->term.begin &&
		       days->stated <= view->term.end);
}

static int fill_task(struct ehr_task_calendar *self,
	const struct ehr_task_view *view, size_t task, const long range[2],
	struct ehr_err *err)
{
	const struct ehr_schedule *schedule = &view->list->task[task].schedule;
	struct ehr_schedule_facts facts =
		ehr_task_events_facts(view->events, schedule, view->holidays);
	struct ehr_schedule_walk walk;
	struct ehr_schedule_days days;

	if (!view->list->task[task].has_schedule ||
		ehr_schedule_lacks(schedule, &facts)) {
		self->unknown++;
		return 0;
	}
	self->endless +=
		schedule->kind == EHR_SCHEDULE_STANDING ||
		(schedule->kind == EHR_SCHEDULE_AFTER && schedule->term.n == 0);
	ehr_schedule_walk_init(&walk, schedule, &facts, range[0]);
	while (ehr_schedule_walk_next(&walk, &days)) {
		if (days.has_due && days.due > range[1])
			break;
		if (days.has_due && in_term(view, schedule, &days) &&
			add(self, task, &days, err))
			return -1;
	}
	return 0;
}

static int by_day(const void *first, const void *second)
{
	const struct ehr_task_time *a = first, *b = second;

	if (a->days.due != b->days.due)
		return a->days.due < b->days.due ? -1 : 1;
	if (a->task != b->task)
		return a->task < b->task ? -1 : 1;
	return strcmp(a->days.period, b->days.period);
}

int ehr_task_calendar_fill(struct ehr_task_calendar *calendar,
	const struct ehr_task_view *view, long from, long to,
	struct ehr_err *err)
{
	const long range[2] = { from, to };

	for (size_t i = 0; i < view->list->n; i++)
		if (fill_task(calendar, view, i, range, err))
			return -1;
	if (calendar->n > 0)
		qsort(calendar->time, calendar->n, sizeof(*calendar->time),
			by_day);
	return 0;
}

void ehr_task_calendar_judge(struct ehr_task_calendar *calendar,
	const struct ehr_task_view *view, const struct ehr_task_result *result)
{
	for (size_t i = 0; i < calendar->n; i++) {
		struct ehr_task_time *time = &calendar->time[i];
		struct ehr_buf flags = { 0 };
		bool differ;

		time->state = result[time->task].state;
		time->report = result[time->task].report;
		if (time->days.period[0] == '\0')
			continue;
		time->report = ehr_task_status_last(
			view->status, time->task, time->days.period, &differ);
		time->state = ehr_task_once(
			view, &time->days, time->report, differ, &flags);
		ehr_buf_release(&flags);
	}
}

void ehr_task_calendar_release(struct ehr_task_calendar *calendar)
{
	free(calendar->time);
	*calendar = (struct ehr_task_calendar){ 0 };
}
