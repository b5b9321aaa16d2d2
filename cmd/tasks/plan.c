/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/plan.h"

#include <stdlib.h>

#include "base/day.h"
#include "io/file.h"
#include "model/office.h"
#include "tasks/options.h"

enum { SOON = 30 };

static int open_words(struct tasks_plan *plan)
{
	struct ehr_run *run = plan->run;
	const char *path = ehr_run_ref(run, "schedule_words");

	plan->words = ehr_words_open(&run->err);
	if (plan->words)
		plan->schedule_words = ehr_schedule_words_open(path, &run->err);
	if (!plan->schedule_words)
		return -1;
	ehr_run_used_table(run, "schedule_words", path,
		ehr_schedule_words_sha256(plan->schedule_words),
		ehr_schedule_words_rows(plan->schedule_words));
	plan->opts = (struct ehr_task_list_opts){
		.columns = { plan->words, tasks_given.column.item,
			tasks_given.column.n },
		.schedule_words = plan->schedule_words,
		.context = { .year = tasks_given.year > 0
					     ? (int)tasks_given.year
					     : 0,
			.before = tasks_given.before < 0
					  ? EHR_SCHEDULE_BEFORE_REFUSED
				  : tasks_given.before == 0
					  ? EHR_SCHEDULE_BEFORE_INCLUDED
					  : EHR_SCHEDULE_BEFORE_EXCLUDED },
	};
	return 0;
}

static int read_holidays(struct tasks_plan *plan)
{
	struct ehr_run *run = plan->run;
	struct ehr_reader *reader;

	if (!tasks_given.holidays)
		return 0;
	reader = ehr_office_open(
		run, ehr_run_side_as, tasks_given.holidays, &run->err);
	if (!reader ||
		ehr_working_days_read(&plan->holidays, reader, &run->err))
		return -1;
	plan->view.holidays = &plan->holidays;
	return 0;
}

static int read_term(struct tasks_plan *plan)
{
	struct ehr_err *err = &plan->run->err;
	struct ehr_task_period *term = &plan->view.term;
	struct ehr_schedule schedule;
	char shown[64];

	if (!tasks_given.term)
		return 0;
	if (ehr_schedule_read(plan->schedule_words,
		    ehr_str_of(tasks_given.term), &plan->opts.context,
		    &schedule, err) == 0 &&
		schedule.has_begin && schedule.has_due &&
		(schedule.kind == EHR_SCHEDULE_DAY ||
			schedule.kind == EHR_SCHEDULE_SPAN)) {
		term->is_given = true;
		term->begin = schedule.begin;
		term->end = schedule.due;
		plan->opts.context.has_first = true;
		plan->opts.context.first = schedule.begin;
		return 0;
	}
	ehr_visible(shown, sizeof(shown), ehr_str_of(tasks_given.term));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--term: a time with a begin and an end, such as 2025-2027, "
		  "not \"%s\""),
		shown);
}

static int read_options(struct tasks_plan *plan)
{
	struct ehr_err *err = &plan->run->err;
	struct ehr_task_view *view = &plan->view;

	plan->events.words = plan->words;
	*view = (struct ehr_task_view){ .list = &plan->list,
		.status = &plan->status,
		.events = &plan->events,
		.soon = tasks_given.soon >= 0 ? tasks_given.soon : SOON };
	for (size_t i = 0; i < tasks_given.event.n; i++)
		if (ehr_task_events_add(
			    &plan->events, tasks_given.event.item[i], err))
			return -1;
	plan->has_as_of = tasks_given.as_of != NULL;
	if (plan->has_as_of &&
		ehr_day_option(tasks_given.as_of, "--as-of", &view->as_of, err))
		return -1;
	return read_term(plan);
}

static int read_status(struct tasks_plan *plan)
{
	struct ehr_run *run = plan->run;
	const char *path = tasks_given.status;
	struct ehr_reader *reader = NULL;

	if (path) {
		reader = ehr_office_open(run, ehr_run_side_as, path, &run->err);
		if (!reader)
			return -1;
	}
	if (ehr_task_status_read(&plan->status, reader, &plan->list,
		    &plan->opts, plan->view.as_of, &run->err))
		return -1;
	if (plan->status.later > 0 && !tasks_given.check)
		ehr_run_notice(run,
			_("%s: reports dated after %s, not looked at: %lu"),
			path, tasks_given.as_of, plan->status.later);
	if (plan->status.rejected > 0)
		ehr_run_notice(run,
			_("%s: reports of tasks that were rejected: %lu"), path,
			plan->status.rejected);
	return 0;
}

static int judge(struct tasks_plan *plan)
{
	plan->result = ehr_calloc(plan->list.n + 1, sizeof(*plan->result));
	for (size_t i = 0; i < plan->list.n; i++)
		if (ehr_task_judge(
			    &plan->view, i, &plan->result[i], &plan->run->err))
			return -1;
	return 0;
}

int tasks_plan_open(struct tasks_plan *plan)
{
	struct ehr_reader *reader;

	if (open_words(plan) || read_options(plan) || read_holidays(plan))
		return -1;
	reader = ehr_run_reader(plan->run);
	if (!reader || ehr_task_list_read(&plan->list, reader, &plan->opts,
			       &plan->run->err))
		return -1;
	if (!plan->has_as_of)
		return 0;
	return read_status(plan) ? -1 : judge(plan);
}

void tasks_plan_release(struct tasks_plan *plan)
{
	for (size_t i = 0; plan->result && i < plan->list.n; i++)
		ehr_task_result_release(&plan->result[i]);
	free(plan->result);
	ehr_task_status_release(&plan->status);
	ehr_working_days_release(&plan->holidays);
	ehr_task_events_release(&plan->events);
	ehr_task_list_release(&plan->list);
	ehr_schedule_words_close(plan->schedule_words);
	ehr_words_close(plan->words);
}
