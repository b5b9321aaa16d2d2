/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_list.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "model/record_kind.h"

const char *const ehr_task_column[EHR_TASK_COLUMNS + 1] = { "task_id",
	"schedule", "task", "lead_units", "responsible_units", "schedule_kind",
	"schedule_year", NULL };

struct reading {
	struct ehr_task_list *list;
	const struct ehr_task_list_opts *opts;
};

static int bind(struct reading *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	static const struct ehr_office_names names = { ehr_task_column,
		EHR_TASK_COLUMNS, EHR_TASK_NEEDED };
	struct ehr_task_list *list = self->list;

	if (ehr_office_columns_bind(
		    &self->opts->columns, header, &names, list->at, err))
		return -1;
	list->header.n = header->n;
	list->header.name = ehr_arena_calloc(
		&list->arena, header->n, sizeof(*list->header.name));
	for (size_t i = 0; i < header->n; i++)
		list->header.name[i] = ehr_arena_string(
			&list->arena, ehr_str_of(header->name[i]));
	return 0;
}

static struct ehr_str cell(const struct reading *self,
	const struct ehr_row *row, enum ehr_task_column column)
{
	long at = self->list->at[column];

	return at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 }
				   : ehr_str_trim(row->cell[at]);
}

/* The heading of the table, for messages. */
static const char *heading(
	const struct reading *self, enum ehr_task_column column)
{
	return self->list->header.name[self->list->at[column]];
}

static bool is_long(const struct ehr_schedule *schedule)
{
	if (schedule->kind == EHR_SCHEDULE_STANDING)
		return true;
	return schedule->kind == EHR_SCHEDULE_SPAN && schedule->has_begin &&
	       schedule->has_due &&
	       ehr_day_parts(schedule->begin).year <
		       ehr_day_parts(schedule->due).year;
}

static int read_kind(const struct reading *self, const struct ehr_row *row,
	struct ehr_task *task, struct ehr_err *err)
{
	struct ehr_str text = cell(self, row, EHR_TASK_KIND);
	struct ehr_str word = ehr_words_meant(
		self->opts->columns.words, "schedule_kind", text);

	task->is_continuing = task->has_schedule && is_long(&task->schedule);
	if (word.n == 0)
		return 0;
	if (!ehr_words_has(self->opts->columns.words, "schedule_kind", word))
		return ehr_fail_cell(err, heading(self, EHR_TASK_KIND),
			"unknown_word", N_("deadline or continuing"), text);
	if (!task->has_schedule || task->schedule.kind == EHR_SCHEDULE_EVERY ||
		task->schedule.kind == EHR_SCHEDULE_STANDING)
		return 0;
	task->is_continuing = ehr_str_is(word, "continuing");
	return 0;
}

/* The year of the row, where it has one, holds before that of the run; what is
 * none is left to the schedules that need it. */
static int year_of(const struct reading *self, struct ehr_str text)
{
	const struct ehr_task_list_opts *opts = self->opts;
	const struct ehr_schedule_context none = { 0 };
	struct ehr_schedule year;
	struct ehr_err ignored = { 0 };

	if (text.n == 0)
		return opts->context.year;
	return ehr_schedule_read(opts->schedule_words, text, &none, &year,
		       &ignored) == 0 &&
			       year.kind == EHR_SCHEDULE_DAY &&
			       year.has_begin &&
			       year.rule == EHR_SCHEDULE_YEAR_END
		       ? ehr_day_parts(year.due).year
		       : 0;
}

static int read_schedule(const struct reading *self, const struct ehr_row *row,
	struct ehr_task *task, struct ehr_err *err)
{
	const struct ehr_task_list_opts *opts = self->opts;
	struct ehr_str text = cell(self, row, EHR_TASK_SCHEDULE);
	struct ehr_schedule_context context = opts->context;

	task->has_schedule = text.n > 0;
	if (text.n == 0)
		return 0;
	context.year = year_of(self, cell(self, row, EHR_TASK_YEAR));
	if (ehr_schedule_read(opts->schedule_words, text, &context,
		    &task->schedule, err)) {
		(void)snprintf(err->column, sizeof(err->column), "%s",
			heading(self, EHR_TASK_SCHEDULE));
		return -1;
	}
	return 0;
}

static int take_id(
	const struct reading *self, struct ehr_str id, struct ehr_err *err)
{
	const char *column = heading(self, EHR_TASK_ID);

	if (id.n == 0)
		return ehr_fail_cell(
			err, column, "empty", N_("the id of a task"), id);
	if (ehr_map_find(&self->list->id, id) != EHR_MAP_NONE)
		return ehr_fail_cell(
			err, column, "twice", N_("each task once"), id);
	return 0;
}

static struct ehr_str keep(struct ehr_task_list *list, struct ehr_str text)
{
	return text.n > 0 ? ehr_arena_copy(&list->arena, text)
			  : (struct ehr_str){ "", 0 };
}

static void add(
	struct reading *self, const struct ehr_row *row, struct ehr_task *task)
{
	struct ehr_task_list *list = self->list;
	struct ehr_str *cells =
		ehr_arena_calloc(&list->arena, row->n, sizeof(*cells));

	for (size_t i = 0; i < row->n; i++)
		cells[i] = keep(list, row->carried[i]);
	task->cell = cells;
	(void)ehr_map_add(&list->id, cell(self, row, EHR_TASK_ID), NULL);
	task->id = list->id.key[list->n];
	task->text = keep(list, cell(self, row, EHR_TASK_TEXT));
	task->lead = keep(list, cell(self, row, EHR_TASK_LEAD));
	task->responsible = keep(list, cell(self, row, EHR_TASK_RESPONSIBLE));
	task->schedule_text = keep(list, cell(self, row, EHR_TASK_SCHEDULE));
	if (list->n == list->cap) {
		list->cap = list->cap ? 2 * list->cap : 64;
		list->task =
			ehr_realloc(list->task, list->cap, sizeof(*list->task));
	}
	list->task[list->n++] = *task;
}

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_task task = { 0 };

	if (take_id(self, cell(self, row, EHR_TASK_ID), err) ||
		read_schedule(self, row, &task, err) ||
		read_kind(self, row, &task, err))
		return -1;
	add(self, row, &task);
	return 0;
}

int ehr_task_list_read(struct ehr_task_list *list, struct ehr_reader *reader,
	const struct ehr_task_list_opts *opts, struct ehr_err *err)
{
	struct reading self = { .list = list, .opts = opts };
	struct ehr_row row;
	int rc;

	if (bind(&self, ehr_reader_header(reader), err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		if (ehr_record_is_beside(
			    opts->columns.words, row.cell, row.n)) {
			ehr_reader_pass(reader);
			continue;
		}
		if (take(&self, &row, err) == 0)
			continue;
		if (ehr_reader_bad(reader, &row, err))
			return -1;
		(void)ehr_map_add(
			&list->rejected, cell(&self, &row, EHR_TASK_ID), NULL);
	}
	return rc;
}

void ehr_task_list_release(struct ehr_task_list *list)
{
	ehr_map_release(&list->id);
	ehr_map_release(&list->rejected);
	free(list->task);
	ehr_arena_release(&list->arena);
	*list = (struct ehr_task_list){ 0 };
}
