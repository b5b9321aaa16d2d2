/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_status.h"

#include <stdlib.h>

#include "base/day.h"
#include "model/record_kind.h"

const char *const ehr_task_report_column[EHR_TASK_REPORT_COLUMNS + 1] = {
	"task_id", "date", "state", "done_on", "progress", "evidence", "note",
	"period", NULL
};

static const char *const state_word[EHR_TASK_REPORTED] = { "", "not_started",
	"running", "behind", "done" };

struct reading {
	struct ehr_task_status *status;
	const struct ehr_task_list *list;
	const struct ehr_task_list_opts *opts;
	long as_of;
	long at[EHR_TASK_REPORT_COLUMNS];
};

static struct ehr_str cell(const struct reading *self,
	const struct ehr_row *row, enum ehr_task_report_column column)
{
	long at = self->at[column];

	return at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 }
				   : ehr_str_trim(row->cell[at]);
}

/* The cell; empty if it is a word or a sign for nothing. */
static struct ehr_str entry(const struct reading *self,
	const struct ehr_row *row, enum ehr_task_report_column column)
{
	struct ehr_str text = cell(self, row, column);

	return ehr_words_has(self->opts->columns.words, "missing", text)
		       ? (struct ehr_str){ "", 0 }
		       : text;
}

static int read_day(struct ehr_str text, enum ehr_task_report_column column,
	bool *has, long *day, struct ehr_err *err)
{
	*has = text.n > 0;
	if (text.n == 0 || ehr_day_read_office(text, day))
		return 0;
	return ehr_fail_cell(err, ehr_task_report_column[column], "not_a_day",
		N_("a day, as 2025-10-31"), text);
}

static int read_state(const struct reading *self, struct ehr_str text,
	struct ehr_task_report *report, struct ehr_err *err)
{
	const struct ehr_words *words = self->opts->columns.words;
	struct ehr_str word = ehr_words_meant(words, "reported_state", text);

	for (int i = 0; i < EHR_TASK_REPORTED; i++)
		if (ehr_str_is(word, state_word[i])) {
			report->state = (enum ehr_task_reported)i;
			return 0;
		}
	return ehr_fail_cell(err, "state", "unknown_word",
		N_("done, running, behind or not_started"), text);
}

static int read_progress(struct ehr_str text, struct ehr_task_report *report,
	struct ehr_err *err)
{
	struct ehr_str number = text;
	enum ehr_num_state state;

	if (number.n > 0 && number.p[number.n - 1] == '%')
		number.n--;
	if (ehr_cell_number(ehr_str_trim(number), "progress", &state,
		    &report->progress, err))
		return -1;
	report->has_progress = state == EHR_NUM_VALUE;
	if (report->has_progress &&
		(report->progress < 0 || report->progress > 100))
		return ehr_fail_cell(err, "progress", "range",
			N_("percent, from 0 to 100"), text);
	return 0;
}

static int find_task(const struct reading *self, struct ehr_str id,
	struct ehr_task_report *report, bool *rejected, struct ehr_err *err)
{
	long task = ehr_map_find(&self->list->id, id);

	*rejected = task == EHR_MAP_NONE &&
		    ehr_map_find(&self->list->rejected, id) != EHR_MAP_NONE;
	if (task == EHR_MAP_NONE && !*rejected)
		return ehr_fail_cell(err, "task_id", "unknown_task",
			N_("a task of the list"), id);
	report->task = *rejected ? 0 : (size_t)task;
	return 0;
}

/* Is it a year of a task that goes on? */
static bool is_year_of(
	const struct ehr_task *task, const struct ehr_task_period *period)
{
	const struct ehr_schedule *schedule = &task->schedule;
	struct ehr_task_period year =
		ehr_task_period_year(ehr_day_parts(period->begin).year);

	return strcmp(year.name, period->name) == 0 &&
	       (!schedule->has_begin || period->end >= schedule->begin) &&
	       (!schedule->has_due || period->begin <= schedule->due);
}

static int check_period(const struct reading *self, const struct ehr_row *row,
	struct ehr_task_report *report, struct ehr_err *err)
{
	const struct ehr_task *task = &self->list->task[report->task];
	const struct ehr_schedule *schedule = &task->schedule;
	struct ehr_task_period *period = &report->period;
	struct ehr_str text = entry(self, row, EHR_TASK_REPORT_PERIOD);

	if (task->is_continuing)
		return is_year_of(task, period)
			       ? 0
			       : ehr_fail_cell(err, "period", "no_period",
					 N_("a year of the task's time"), text);
	if (task->has_schedule && schedule->kind == EHR_SCHEDULE_EVERY)
		return 0;
	if (schedule->has_due &&
		(schedule->due < period->begin || schedule->due > period->end))
		return ehr_fail_cell(err, "period", "no_period",
			N_("the time in which the task is due"), text);
	*period = (struct ehr_task_period){ 0 };
	return 0;
}

static int read_row(const struct reading *self, const struct ehr_row *row,
	struct ehr_task_report *report, bool *rejected, struct ehr_err *err)
{
	if (find_task(self, cell(self, row, EHR_TASK_REPORT_ID), report,
		    rejected, err) ||
		read_day(entry(self, row, EHR_TASK_REPORT_DATE),
			EHR_TASK_REPORT_DATE, &report->has_date, &report->date,
			err) ||
		read_day(entry(self, row, EHR_TASK_REPORT_DONE_ON),
			EHR_TASK_REPORT_DONE_ON, &report->has_done_on,
			&report->done_on, err) ||
		read_state(self, entry(self, row, EHR_TASK_REPORT_STATE),
			report, err) ||
		read_progress(entry(self, row, EHR_TASK_REPORT_PROGRESS),
			report, err))
		return -1;
	if (ehr_task_period_read(self->opts->schedule_words,
		    entry(self, row, EHR_TASK_REPORT_PERIOD), "period",
		    &report->period, err))
		return -1;
	return *rejected || !report->period.is_given
		       ? 0
		       : check_period(self, row, report, err);
}

static struct ehr_str keep(struct ehr_task_status *status, struct ehr_str text)
{
	return text.n > 0 ? ehr_arena_copy(&status->arena, text)
			  : (struct ehr_str){ "", 0 };
}

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_task_status *status = self->status;
	struct ehr_task_report report = { .line = row->line };
	bool rejected;

	if (read_row(self, row, &report, &rejected, err))
		return -1;
	status->rejected += rejected;
	if (rejected)
		return 0;
	if (report.has_date && report.date > self->as_of) {
		status->later++;
		return 0;
	}
	report.evidence =
		keep(status, entry(self, row, EHR_TASK_REPORT_EVIDENCE));
	report.note = keep(status, cell(self, row, EHR_TASK_REPORT_NOTE));
	if (status->n == status->cap) {
		status->cap = status->cap ? 2 * status->cap : 64;
		status->report = ehr_realloc(
			status->report, status->cap, sizeof(report));
	}
	status->report[status->n++] = report;
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct ehr_task_report *x = a, *y = b;
	int by_period;

	if (x->task != y->task)
		return x->task < y->task ? -1 : 1;
	by_period = strcmp(x->period.name, y->period.name);
	if (by_period != 0)
		return by_period;
	if (x->has_date != y->has_date)
		return x->has_date ? 1 : -1;
	if (x->has_date && x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

static void arrange(struct ehr_task_status *status, size_t tasks)
{
	size_t at = 0;

	if (status->n > 0)
		qsort(status->report, status->n, sizeof(*status->report),
			compare);
	status->from = ehr_calloc(tasks + 1, sizeof(*status->from));
	for (size_t i = 0; i < tasks; i++) {
		status->from[i] = at;
		while (at < status->n && status->report[at].task == i)
			at++;
	}
	status->from[tasks] = at;
}

/* A table that says nothing of tasks would leave all of them as they were. */
static int check_columns(const struct reading *self, struct ehr_err *err)
{
	if (self->at[EHR_TASK_REPORT_STATE] != EHR_NO_COLUMN ||
		self->at[EHR_TASK_REPORT_DONE_ON] != EHR_NO_COLUMN ||
		self->at[EHR_TASK_REPORT_PROGRESS] != EHR_NO_COLUMN)
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("no column \"state\", \"done_on\" or \"progress\""));
}

static int read_all(
	struct reading *self, struct ehr_reader *reader, struct ehr_err *err)
{
	struct ehr_task_status *status = self->status;
	struct ehr_row row;
	int rc;

	status->file = ehr_arena_string(
		&status->arena, ehr_str_of(ehr_reader_file(reader)));
	if (ehr_header_bind(ehr_reader_header(reader), ehr_task_report_column,
		    EHR_TASK_REPORT_COLUMNS, 1, self->at, err) ||
		check_columns(self, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		if (ehr_record_is_beside(
			    self->opts->columns.words, row.cell, row.n))
			ehr_reader_pass(reader);
		else if (take(self, &row, err) &&
			 ehr_reader_bad(reader, &row, err))
			return -1;
	}
	return rc;
}

int ehr_task_status_read(struct ehr_task_status *status,
	struct ehr_reader *reader, const struct ehr_task_list *list,
	const struct ehr_task_list_opts *opts, long as_of, struct ehr_err *err)
{
	struct reading self = {
		.status = status, .list = list, .opts = opts, .as_of = as_of
	};
	int rc = reader ? read_all(&self, reader, err) : 0;

	if (rc == 0)
		arrange(status, list->n);
	return rc;
}

void ehr_task_status_release(struct ehr_task_status *status)
{
	free(status->report);
	free(status->from);
	ehr_arena_release(&status->arena);
	*status = (struct ehr_task_status){ 0 };
}

static bool is_same_day(
	const struct ehr_task_report *a, const struct ehr_task_report *b)
{
	return a->has_date == b->has_date &&
	       (!a->has_date || a->date == b->date);
}

static bool says_same(
	const struct ehr_task_report *a, const struct ehr_task_report *b)
{
	return a->state == b->state && a->has_done_on == b->has_done_on &&
	       (!a->has_done_on || a->done_on == b->done_on) &&
	       a->has_progress == b->has_progress &&
	       (!a->has_progress || a->progress == b->progress);
}

const struct ehr_task_report *ehr_task_status_last(
	const struct ehr_task_status *status, size_t task, const char *period,
	bool *differ)
{
	const struct ehr_task_report *last = NULL;

	*differ = false;
	for (size_t i = status->from[task]; i < status->from[task + 1]; i++) {
		const struct ehr_task_report *report = &status->report[i];

		if (strcmp(report->period.name, period) != 0)
			continue;
		*differ = last && is_same_day(last, report) &&
			  (*differ || !says_same(last, report));
		last = report;
	}
	return last;
}

bool ehr_task_status_reopened(const struct ehr_task_status *status,
	const struct ehr_task_report *last)
{
	const struct ehr_task_report *report = last;

	if (last->state == EHR_TASK_REPORTED_DONE || last->has_done_on)
		return false;
	while (report > status->report) {
		report--;
		if (report->task != last->task ||
			strcmp(report->period.name, last->period.name) != 0)
			break;
		if (report->state == EHR_TASK_REPORTED_DONE)
			return true;
	}
	return false;
}
