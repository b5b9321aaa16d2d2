/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_owed.h"

#include "base/day.h"
#include "model/task_once.h"
#include "model/words.h"

static int fail_many(const struct ehr_task *task, struct ehr_err *err)
{
	char shown[64];

	ehr_visible(shown, sizeof(shown), task->id);
	return ehr_fail(err, EHR_FAULT_DATA,
		_("task \"%s\" is due more than %d times"), shown,
		EHR_TASK_OWED_MAX);
}

/* Judges one more period and adds it. */
static int add(const struct ehr_task_view *view, size_t task,
	const struct ehr_schedule_days *days, struct ehr_task_result *result,
	struct ehr_err *err)
{
	struct ehr_buf flags = { 0 };
	struct ehr_task_owed *owed;
	bool differ;

	if (result->n_owed == EHR_TASK_OWED_MAX)
		return fail_many(&view->list->task[task], err);
	if (result->n_owed == result->cap) {
		result->cap = result->cap ? 2 * result->cap : 8;
		result->owed = ehr_realloc(
			result->owed, result->cap, sizeof(*result->owed));
	}
	owed = &result->owed[result->n_owed++];
	*owed = (struct ehr_task_owed){ .days = *days };
	owed->report =
		ehr_task_status_last(view->status, task, days->period, &differ);
	owed->state = ehr_task_once(view, days, owed->report, differ, &flags);
	owed->is_later = days->has_begin && view->as_of < days->begin;
	if (!owed->is_later)
		ehr_words_add_all(
			&result->flags, (struct ehr_str){ flags.p, flags.n });
	ehr_buf_release(&flags);
	return 0;
}

/* The part of the year that lies between both days. */
static struct ehr_schedule_days part_of_year(int year, long begin, long due)
{
	struct ehr_task_period period = ehr_task_period_year(year);
	struct ehr_schedule_days days = { .has_begin = true,
		.has_due = true,
		.rule = EHR_SCHEDULE_YEAR_END };

	days.begin = period.begin > begin ? period.begin : begin;
	days.period_begin = days.begin;
	days.due = period.end < due ? period.end : due;
	memcpy(days.period, period.name, sizeof(days.period));
	return days;
}

int ehr_task_owe_years(const struct ehr_task_view *view, size_t task,
	struct ehr_task_result *result, struct ehr_err *err)
{
	const struct ehr_schedule_days *days = &result->days;
	const struct ehr_task_period *term = &view->term;
	long begin = days->has_begin ? days->begin : term->begin;
	long due = days->has_due    ? days->stated
		   : term->is_given ? term->end
				    : view->as_of;
	int last;

	if (!days->has_begin && !term->is_given) {
		ehr_words_add(&result->flags, ehr_str_of("no_term"));
		return 0;
	}
	if (!days->has_due && !term->is_given)
		due = ehr_task_period_year(ehr_day_parts(due).year).end;
	if (due < begin)
		return 0;
	last = ehr_day_parts(due).year;
	for (int year = ehr_day_parts(begin).year; year <= last; year++) {
		struct ehr_schedule_days part = part_of_year(year, begin, due);

		if (year == last && days->has_due)
			part.due = days->due;
		if (add(view, task, &part, result, err))
			return -1;
	}
	return 0;
}

/* First and last day within which times are owed. */
struct bounds {
	long from, to;
	bool is_open; /* nothing says how long: up to the time that runs */
};

static struct bounds bounds_of(const struct ehr_task_view *view, size_t task,
	const struct ehr_schedule_facts *facts, struct ehr_buf *flags)
{
	const struct ehr_schedule *schedule = &view->list->task[task].schedule;
	const struct ehr_task_status *status = view->status;
	struct bounds bounds = { view->as_of, view->as_of, true };

	if (schedule->times > 0)
		return (struct bounds){ schedule->time[0].due, schedule->due,
			false };

	if (view->term.is_given) {
		bounds.from = view->term.begin;
		bounds.to = view->term.end;
		bounds.is_open = false;
	} else if (schedule->has_due) {
		bounds.to = schedule->due;
		bounds.is_open = false;
	}
	if (schedule->has_begin || schedule->from_event)
		bounds.from =
			schedule->has_begin ? schedule->begin : facts->event;
	else if (!view->term.is_given)
		ehr_words_add(flags, ehr_str_of("no_term"));
	if (!bounds.is_open)
		return bounds;
	for (size_t i = status->from[task]; i < status->from[task + 1]; i++) {
		const struct ehr_task_period *period =
			&status->report[i].period;

		if (!period->is_given)
			continue;
		if (!schedule->has_begin && !schedule->from_event &&
			period->begin < bounds.from)
			bounds.from = period->begin;
		if (period->end > bounds.to)
			bounds.to = period->end;
	}
	return bounds;
}

/* Every report must be of a period that is owed. */
static int check_reports(const struct ehr_task_view *view, size_t task,
	const struct ehr_task_result *result, struct ehr_err *err)
{
	const struct ehr_task_status *status = view->status;

	for (size_t i = status->from[task]; i < status->from[task + 1]; i++) {
		const struct ehr_task_report *report = &status->report[i];
		const char *name = report->period.name;
		size_t k = 0;

		while (k < result->n_owed &&
			strcmp(result->owed[k].days.period, name) != 0)
			k++;
		if (k < result->n_owed ||
			(!name[0] && !ehr_task_is_done(report)))
			continue;
		ehr_fail_cell(err, "period", "no_period",
			N_("a time at which the task is due again"),
			ehr_str_of(name));
		return ehr_err_at(err, status->file, report->line);
	}
	return 0;
}

int ehr_task_owe_times(const struct ehr_task_view *view, size_t task,
	const struct ehr_schedule_facts *facts, struct ehr_task_result *result,
	struct ehr_err *err)
{
	const struct ehr_schedule *schedule = &view->list->task[task].schedule;
	struct bounds bounds = bounds_of(view, task, facts, &result->flags);
	struct ehr_schedule_walk walk;
	struct ehr_schedule_days days;

	ehr_schedule_walk_init(&walk, schedule, facts, bounds.from);
	while (ehr_schedule_walk_next(&walk, &days)) {
		if (!bounds.is_open && days.stated > bounds.to)
			break;
		if (view->term.is_given && days.stated < bounds.from)
			continue; /* of the time before, moved into this one */
		if (add(view, task, &days, result, err))
			return -1;
		if (bounds.is_open && days.due >= bounds.to)
			break;
	}
	return check_reports(view, task, result, err);
}
