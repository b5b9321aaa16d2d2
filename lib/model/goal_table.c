/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_table.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"

enum column {
	NAME,
	TEXT,
	OPERATOR,
	VALUE,
	UNIT,
	QUALIFIER,
	SCOPE,
	DIRECTION,
	KIND,
	CUMULATIVE,
	CHANGE,
	BASE_YEAR,
	STRETCH,
	SUB,
	SCHEDULE,
	YEAR,
	MONTH,
	DAY,
	LEAD,
	RESPONSIBLE,
	COLUMNS
};

const char *const ehr_goal_column[] = { "goal", "target_text", "operator",
	"target_value", "unit", "qualifier", "scope", "direction", "kind",
	"cumulative_value", "cumulative_kind", "base_year", "stretch",
	"sub_condition", "schedule", "target_year", "due_month", "due_day",
	"lead_units", "responsible_units" };

struct reading {
	struct ehr_goal_table *table;
	const struct ehr_goal_opts *opts;
	const struct ehr_header *header;
	long at[COLUMNS];
	size_t id_at;
	size_t *link_at;
	const struct ehr_row *row;
	struct ehr_err *err;
};

static bool ends(struct ehr_str text, const char *with)
{
	size_t n = strlen(with);

	return text.n > n && memcmp(text.p + text.n - n, with, n) == 0;
}

/* X_id of a column X_id or X_ids; empty for others. */
static struct ehr_str stem_of(struct ehr_str column)
{
	if (ends(column, "_ids"))
		column.n--;
	else if (!ends(column, "_id"))
		column.n = 0;
	return column;
}

static int bind_ids(struct reading *self)
{
	struct ehr_goal_table *table = self->table;
	const struct ehr_header *header = self->header;
	size_t ids = 0;

	table->link = ehr_arena_calloc(
		&table->arena, header->n + 1, sizeof(*table->link));
	self->link_at = ehr_arena_calloc(
		&table->arena, header->n + 1, sizeof(*self->link_at));
	for (size_t i = 0; i < header->n; i++) {
		struct ehr_str name = ehr_arena_copy(
			&table->arena, ehr_str_of(header->name[i]));
		struct ehr_str stem = stem_of(name);

		if (stem.n == 0)
			continue;
		if (ids++ == 0) {
			self->id_at = i;
			table->id_column = name;
			continue;
		}
		self->link_at[table->n_links] = i;
		table->link[table->n_links++] =
			(struct ehr_goal_link){ name.p, stem };
	}
	if (ids > 0 && ends(table->id_column, "_id"))
		return 0;
	return ehr_fail(self->err, EHR_FAULT_DATA,
		_("no column of ids: the first that ends in _id"));
}

/* Columns of other shapes of tables that stand for ours: the first that is
 * there. */
static void bind_shapes(struct reading *self)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		struct ehr_buf column = { 0 };
		struct ehr_word_list list;

		ehr_buf_printf(&column, "compared_as=%s", ehr_goal_column[i]);
		list = ehr_words_list(
			self->opts->columns.words, ehr_buf_text(&column));
		for (size_t k = 0; k < list.n && self->at[i] == EHR_NO_COLUMN;
			k++) {
			char *name = ehr_arena_string(
				&self->table->arena, list.word[k]);

			self->at[i] = ehr_header_find(self->header, name);
		}
		ehr_buf_release(&column);
	}
}

static int bind(struct reading *self)
{
	static const struct ehr_office_names names = { ehr_goal_column, COLUMNS,
		0 };
	size_t name;

	if (ehr_office_columns_bind(&self->opts->columns, self->header, &names,
		    self->at, self->err))
		return -1;
	bind_shapes(self);
	if (self->at[NAME] == EHR_NO_COLUMN &&
		ehr_header_need(
			self->header, ehr_goal_column[NAME], &name, self->err))
		return -1;
	return bind_ids(self);
}

static struct ehr_str cell(const struct reading *self, enum column column)
{
	long at = self->at[column];

	return at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 }
				   : ehr_str_trim(self->row->cell[at]);
}

static struct ehr_str kept(const struct reading *self, enum column column)
{
	return ehr_arena_copy(&self->table->arena, cell(self, column));
}

/* The heading of the table, for messages. */
static int name_column(const struct reading *self, enum column column)
{
	long at = self->at[column];

	if (at != EHR_NO_COLUMN)
		(void)snprintf(self->err->column, sizeof(self->err->column),
			"%s", self->header->name[at]);
	return -1;
}

static int read_target(struct reading *self, struct ehr_goal *goal)
{
	const struct ehr_target_cells cells = { .units = self->opts->units,
		.text = cell(self, TEXT),
		.name = goal->name,
		.unit = cell(self, UNIT),
		.op = cell(self, OPERATOR),
		.value = cell(self, VALUE),
		.direction = cell(self, DIRECTION),
		.kind = cell(self, KIND),
		.cumulative = cell(self, CUMULATIVE),
		.change = cell(self, CHANGE),
		.base_year = cell(self, BASE_YEAR),
		.stretch = cell(self, STRETCH),
		.sub = cell(self, SUB) };

	goal->statement = kept(self, TEXT);
	goal->unit = kept(self, UNIT);
	goal->has_target =
		cells.text.n + cells.value.n + cells.cumulative.n > 0;
	if (!goal->has_target)
		return 0;
	if (ehr_target_read(self->opts->target_words, &cells,
		    &self->table->arena, &goal->target, self->err))
		return strcmp(self->err->column, "target_text") == 0
			       ? name_column(self, TEXT)
			       : -1;
	if (goal->unit.n == 0)
		goal->unit = goal->target.level.is ? goal->target.level.unit
						   : goal->target.by.unit;
	return 0;
}

/* A whole number of a cell into *value; an empty one leaves it. */
static int read_whole(
	struct reading *self, enum column column, long max, int *value)
{
	struct ehr_str text = cell(self, column);
	struct ehr_err ignored;
	long number = 0;

	if (text.n == 0)
		return 0;
	if (ehr_num_int("", text, 1, max, &number, &ignored)) {
		ehr_fail_cell(self->err, "", "not_a_number",
			_("a whole number"), text);
		return name_column(self, column);
	}
	*value = (int)number;
	return 0;
}

/* What of the day is said, not merely its end. */
static void due_parts(
	const struct ehr_schedule *schedule, struct ehr_goal_due *due)
{
	struct ehr_day_parts parts;

	if (schedule->kind == EHR_SCHEDULE_EVERY && schedule->windows == 1 &&
		schedule->period.unit == EHR_SCHEDULE_MONTHS &&
		schedule->period.n == 12) {
		due->month = schedule->window[0].due_month + 1;
		if (schedule->window[0].rule == EHR_SCHEDULE_STATED)
			due->day = schedule->window[0].due_day;
		return;
	}
	if (!schedule->has_due || schedule->kind == EHR_SCHEDULE_EVERY)
		return;
	parts = ehr_day_parts(schedule->due);
	due->year = parts.year;
	if (schedule->rule == EHR_SCHEDULE_YEAR_END)
		return;
	due->month = parts.month;
	if (schedule->rule == EHR_SCHEDULE_STATED ||
		schedule->rule == EHR_SCHEDULE_THIRD_END ||
		schedule->rule == EHR_SCHEDULE_DAY_BEFORE)
		due->day = parts.day;
}

static int read_due(struct reading *self, struct ehr_goal *goal)
{
	struct ehr_str text = cell(self, SCHEDULE);
	struct ehr_schedule schedule;

	if (text.n == 0)
		return read_whole(self, YEAR, 9999, &goal->due.year) ||
				       read_whole(self, MONTH, 12,
					       &goal->due.month) ||
				       read_whole(self, DAY, 31, &goal->due.day)
			       ? -1
			       : 0;
	if (ehr_schedule_read(self->opts->schedule_words, text,
		    &self->opts->context, &schedule, self->err))
		return name_column(self, SCHEDULE);
	due_parts(&schedule, &goal->due);
	return 0;
}

static int take_id(struct reading *self, struct ehr_goal *goal)
{
	struct ehr_goal_table *table = self->table;
	struct ehr_str id = ehr_str_trim(self->row->cell[self->id_at]);
	bool is_new = false;

	if (id.n == 0)
		return ehr_fail_cell(
			self->err, table->id_column.p, "empty", _("an id"), id);
	goal->id = ehr_arena_copy(&table->arena, id);
	if (ehr_map_find(&table->id, id) != EHR_MAP_NONE)
		return ehr_fail_cell(self->err, table->id_column.p, "twice",
			_("each id once"), id);
	ehr_map_add(&table->id, id, &is_new);
	return 0;
}

static int take(struct reading *self, struct ehr_goal *goal)
{
	struct ehr_goal_table *table = self->table;

	goal->name = kept(self, NAME);
	goal->key = ehr_goal_name_of(goal->name, &table->arena);
	goal->qualifier = kept(self, QUALIFIER);
	goal->scope = kept(self, SCOPE);
	goal->lead = kept(self, LEAD);
	goal->responsible = kept(self, RESPONSIBLE);
	goal->line = self->row->line;
	goal->link = ehr_arena_calloc(
		&table->arena, table->n_links + 1, sizeof(*goal->link));
	for (size_t i = 0; i < table->n_links; i++)
		goal->link[i] = ehr_arena_copy(&table->arena,
			ehr_str_trim(self->row->cell[self->link_at[i]]));
	if (read_target(self, goal) || read_due(self, goal))
		return -1;
	return take_id(self, goal);
}

static int read_rows(struct reading *self, struct ehr_reader *reader)
{
	struct ehr_goal_table *table = self->table;
	struct ehr_row row;
	int got;

	while ((got = ehr_reader_next(reader, &row, self->err)) == 1) {
		struct ehr_goal goal = { 0 };

		self->row = &row;
		if (take(self, &goal)) {
			if (ehr_reader_bad(reader, &row, self->err))
				return -1;
			continue;
		}
		if (table->n == table->cap) {
			table->cap = table->cap ? table->cap * 2 : 64;
			table->goal = ehr_realloc(
				table->goal, table->cap, sizeof(*table->goal));
		}
		table->goal[table->n++] = goal;
	}
	return got;
}

int ehr_goal_table_read(struct ehr_goal_table *table, struct ehr_reader *reader,
	const struct ehr_goal_opts *opts, struct ehr_err *err)
{
	struct reading self = { .table = table,
		.opts = opts,
		.header = ehr_reader_header(reader),
		.err = err };

	table->file = ehr_arena_string(
		&table->arena, ehr_str_of(ehr_reader_file(reader)));
	if (bind(&self))
		return ehr_err_at(err, table->file, 0);
	table->has_targets = self.at[TEXT] != EHR_NO_COLUMN ||
			     self.at[VALUE] != EHR_NO_COLUMN ||
			     self.at[CUMULATIVE] != EHR_NO_COLUMN;
	table->has_lead = self.at[LEAD] != EHR_NO_COLUMN;
	table->has_responsible = self.at[RESPONSIBLE] != EHR_NO_COLUMN;
	return read_rows(&self, reader);
}

void ehr_goal_table_release(struct ehr_goal_table *table)
{
	free(table->goal);
	ehr_map_release(&table->id);
	ehr_arena_release(&table->arena);
}
