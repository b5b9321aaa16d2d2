/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/indicator.h"

#include <stdlib.h>

#include "model/cleaning.h"
#include "model/record_kind.h"

enum column {
	ID,
	GOAL_ID,
	NAME,
	GOAL,
	TARGET_TEXT,
	OPERATOR,
	TARGET_VALUE,
	DIRECTION,
	KIND,
	CUMULATIVE_VALUE,
	CUMULATIVE_KIND,
	BASELINE_VALUE,
	BASELINE_YEAR,
	BASE_YEAR,
	STRETCH,
	SUB_CONDITION,
	UNIT,
	SCOPE,
	ATTRIBUTE,
	TARGET_YEAR,
	TARGET_VERSION,
	VALID_FROM,
	COLUMNS
};
const char *const ehr_indicator_columns[COLUMNS + 1] = {
	[ID] = "indicator_id",
	[GOAL_ID] = "goal_id",
	[NAME] = "indicator",
	[GOAL] = "goal",
	[TARGET_TEXT] = "target_text",
	[OPERATOR] = "operator",
	[TARGET_VALUE] = "target_value",
	[DIRECTION] = "direction",
	[KIND] = "kind",
	[CUMULATIVE_VALUE] = "cumulative_value",
	[CUMULATIVE_KIND] = "cumulative_kind",
	[BASELINE_VALUE] = "baseline_value",
	[BASELINE_YEAR] = "baseline_year",
	[BASE_YEAR] = "base_year",
	[STRETCH] = "stretch",
	[SUB_CONDITION] = "sub_condition",
	[UNIT] = "unit",
	[SCOPE] = "scope",
	[ATTRIBUTE] = "attribute",
	[TARGET_YEAR] = "target_year",
	[TARGET_VERSION] = "target_version",
	[VALID_FROM] = "valid_from",
};

const char *const ehr_indicator_attribute_word[EHR_INDICATOR_ATTRIBUTES] = {
	[EHR_INDICATOR_UNSTATED] = "unstated",
	[EHR_INDICATOR_BINDING] = "binding",
	[EHR_INDICATOR_EXPECTED] = "expected",
};

enum { YEAR_LEAST = 1900, YEAR_MOST = 2200 };

struct reading {
	struct ehr_indicators *all;
	long at[COLUMNS];
	const struct ehr_row *row;
	const char *file; /* in the arena */
};

static struct ehr_str cell(const struct reading *self, enum column column)
{
	return self->at[column] == EHR_NO_COLUMN
		       ? (struct ehr_str){ "", 0 }
		       : ehr_str_trim(self->row->cell[self->at[column]]);
}

static struct ehr_str either(
	const struct reading *self, enum column first, enum column second)
{
	struct ehr_str found = cell(self, first);

	return found.n > 0 ? found : cell(self, second);
}

/* A table of goals may name the indicator that each belongs to. */
static struct ehr_str id_of(const struct reading *self)
{
	return cell(self, self->at[GOAL_ID] == EHR_NO_COLUMN ? ID : GOAL_ID);
}

static int bind(struct reading *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	static const struct ehr_office_names names = { ehr_indicator_columns,
		COLUMNS, 0 };

	if (ehr_office_columns_bind(
		    &self->all->columns, header, &names, self->at, err))
		return -1;
	if (self->at[ID] == EHR_NO_COLUMN && self->at[GOAL_ID] == EHR_NO_COLUMN)
		return ehr_header_need(
			header, "indicator_id", &(size_t){ 0 }, err);
	if (self->at[TARGET_TEXT] == EHR_NO_COLUMN &&
		self->at[TARGET_VALUE] == EHR_NO_COLUMN)
		return ehr_header_need(
			header, "target_text", &(size_t){ 0 }, err);
	return 0;
}

static struct ehr_str keep(const struct reading *self, struct ehr_str text)
{
	return ehr_arena_copy(&self->all->arena, text);
}

static struct ehr_row keep_row(
	struct ehr_arena *arena, const struct ehr_row *row)
{
	struct ehr_str *cells = ehr_arena_calloc(arena, row->n, sizeof(*cells));

	for (size_t i = 0; i < row->n; i++)
		cells[i] = ehr_arena_copy(arena, row->carried[i]);
	return (struct ehr_row){ .cell = cells,
		.carried = cells,
		.n = row->n,
		.raw = ehr_arena_copy(arena, row->raw),
		.line = row->line };
}

static int read_target(const struct reading *self,
	struct ehr_indicator *indicator, struct ehr_err *err)
{
	const struct ehr_target_cells cells = { .units = self->all->units,
		.text = cell(self, TARGET_TEXT),
		.name = indicator->name,
		.unit = indicator->unit,
		.op = cell(self, OPERATOR),
		.value = cell(self, TARGET_VALUE),
		.direction = cell(self, DIRECTION),
		.kind = cell(self, KIND),
		.cumulative = cell(self, CUMULATIVE_VALUE),
		.change = cell(self, CUMULATIVE_KIND),
		.base_year = either(self, BASELINE_YEAR, BASE_YEAR),
		.stretch = cell(self, STRETCH),
		.sub = cell(self, SUB_CONDITION) };

	return ehr_target_read(self->all->words, &cells, &self->all->arena,
		&indicator->target, err);
}

/* The year of the text holds. */
static int read_year(const struct reading *self,
	struct ehr_indicator *indicator, struct ehr_err *err)
{
	struct ehr_str found = cell(self, TARGET_YEAR);
	struct ehr_target *target = &indicator->target;
	long year = target->due_year;

	if (found.n > 0 &&
		ehr_num_int("", found, YEAR_LEAST, YEAR_MOST, &year, NULL))
		return ehr_fail_cell(
			err, "target_year", "bad_year", N_("a year"), found);
	indicator->target_year =
		target->due_year ? target->due_year : (int)year;
	if (indicator->target_year != year)
		target->differs |= EHR_TARGET_YEAR_DIFFERS;
	return 0;
}

static int read_base(const struct reading *self,
	struct ehr_indicator *indicator, struct ehr_err *err)
{
	struct ehr_str found = cell(self, BASELINE_VALUE);
	enum ehr_num_state state;

	if (ehr_words_has(self->all->columns.words, "missing", found))
		found = (struct ehr_str){ "", 0 };
	(void)ehr_clean_basic(found, &self->all->arena, &found);
	state = ehr_decimal_read(found, &indicator->base);
	if (state == EHR_NUM_BAD)
		return ehr_fail_cell(err, "baseline_value", "not_a_number",
			N_("a number"), found);
	indicator->has_base = state == EHR_NUM_VALUE;
	if (indicator->target.base_year == 0)
		indicator->target.base_year = self->all->base_year;
	return 0;
}

static int read_attribute(const struct reading *self,
	struct ehr_indicator *indicator, struct ehr_err *err)
{
	struct ehr_str found = cell(self, ATTRIBUTE), word;

	if (found.n == 0)
		return 0;
	word = ehr_words_meant(self->all->columns.words, "attribute", found);
	for (unsigned i = 0; i < EHR_INDICATOR_ATTRIBUTES; i++)
		if (ehr_str_is(word, ehr_indicator_attribute_word[i])) {
			indicator->attribute = (enum ehr_indicator_attribute)i;
			return 0;
		}
	return ehr_fail_cell(err, "attribute", "unknown_word",
		N_("binding or expected"), found);
}

static int read_version(const struct reading *self,
	struct ehr_indicator *indicator, struct ehr_err *err)
{
	struct ehr_str found = cell(self, VALID_FROM);

	indicator->version = keep(self, cell(self, TARGET_VERSION));
	indicator->has_valid_from = found.n > 0;
	return indicator->has_valid_from ? ehr_day_cell(found, "valid_from",
						   &indicator->valid_from, err)
					 : 0;
}

static int read_all(const struct reading *self, struct ehr_indicator *indicator,
	struct ehr_err *err)
{
	indicator->name = keep(self, either(self, NAME, GOAL));
	indicator->unit = keep(self, cell(self, UNIT));
	indicator->scope = keep(self, cell(self, SCOPE));
	if (id_of(self).n == 0)
		return ehr_fail_cell(err,
			self->at[GOAL_ID] == EHR_NO_COLUMN ? "indicator_id"
							   : "goal_id",
			"empty", N_("the id of an indicator"), id_of(self));
	if (read_target(self, indicator, err) ||
		read_year(self, indicator, err) ||
		read_base(self, indicator, err) ||
		read_attribute(self, indicator, err) ||
		read_version(self, indicator, err))
		return -1;
	return 0;
}

static int take(struct reading *self, struct ehr_err *err)
{
	struct ehr_indicators *all = self->all;
	struct ehr_indicator indicator = { .next = EHR_NO_ROW };
	bool is_new;

	if (read_all(self, &indicator, err))
		return -1;
	indicator.file = self->file;
	indicator.row = keep_row(&all->arena, self->row);
	indicator.id = (size_t)ehr_map_add(&all->id, id_of(self), &is_new);
	if (all->n == all->cap) {
		all->cap = all->cap ? 2 * all->cap : 32;
		all->indicator = ehr_realloc(
			all->indicator, all->cap, sizeof(indicator));
		all->last =
			ehr_realloc(all->last, all->cap, sizeof(*all->last));
	}
	if (!is_new)
		indicator.next = all->last[indicator.id];
	all->last[indicator.id] = all->n;
	all->indicator[all->n++] = indicator;
	return 0;
}

/* The number that somebody else set, into all rows of the id. */
static int take_target(struct reading *self, struct ehr_err *err)
{
	struct ehr_indicators *all = self->all;
	long id = ehr_map_find(&all->id, id_of(self));
	struct ehr_indicator given = { 0 };
	bool found = false;

	if (read_all(self, &given, err))
		return -1;
	for (size_t i = id < 0 ? EHR_NO_ROW : all->last[id]; i != EHR_NO_ROW;
		i = all->indicator[i].next) {
		struct ehr_indicator *indicator = &all->indicator[i];

		if (indicator->target.kind != EHR_TARGET_IS_EXTERNAL &&
			!indicator->was_external)
			continue;
		if (given.target.direction == EHR_TARGET_NO_DIRECTION)
			given.target.direction = indicator->target.direction;
		if (given.target.base_year == 0)
			given.target.base_year = indicator->target.base_year;
		indicator->target = given.target;
		indicator->was_external = true;
		if (given.has_base)
			indicator->base = given.base;
		indicator->has_base |= given.has_base;
		if (indicator->unit.n == 0)
			indicator->unit = given.unit;
		found = true;
	}
	return found ? 0
		     : ehr_fail_cell(err, "indicator_id", "no_external",
			       N_("an indicator whose target is external"),
			       id_of(self));
}

static void keep_file(struct reading *self, const char *file)
{
	if (!self->file || strcmp(self->file, file) != 0)
		self->file =
			ehr_arena_string(&self->all->arena, ehr_str_of(file));
}

static int read_rows(struct ehr_indicators *all, struct ehr_reader *reader,
	int (*take_row)(struct reading *, struct ehr_err *),
	struct ehr_err *err)
{
	struct reading self = { .all = all };
	struct ehr_row row;
	int rc = bind(&self, ehr_reader_header(reader), err);

	if (rc)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	self.row = &row;
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		if (ehr_record_is_beside(all->columns.words, row.cell, row.n)) {
			ehr_reader_pass(reader);
			continue;
		}
		keep_file(&self, ehr_reader_file(reader));
		if (take_row(&self, err) && ehr_reader_bad(reader, &row, err))
			return -1;
	}
	return rc;
}

int ehr_indicators_read(struct ehr_indicators *self, struct ehr_reader *reader,
	struct ehr_err *err)
{
	return read_rows(self, reader, take, err);
}

int ehr_indicators_targets(struct ehr_indicators *self,
	struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_office_columns given = self->columns;
	int rc;

	/* pairs of columns are those of the first table */
	self->columns.n = 0;
	rc = read_rows(self, reader, take_target, err);
	self->columns = given;
	return rc;
}

static bool one_indicator(
	const struct ehr_indicator *a, const struct ehr_indicator *b)
{
	return a->id == b->id && a->target_year == b->target_year &&
	       ehr_str_eq(a->scope, b->scope);
}

static bool is_later(
	const struct ehr_indicator *a, const struct ehr_indicator *b)
{
	if (a->has_valid_from && b->has_valid_from)
		return a->valid_from > b->valid_from;
	return a->has_valid_from && !b->has_valid_from;
}

static void settle(struct ehr_indicators *self, size_t at, long as_of)
{
	struct ehr_indicator *indicator = &self->indicator[at];

	indicator->force = EHR_INDICATOR_IN_FORCE;
	if (indicator->has_valid_from && indicator->valid_from > as_of) {
		indicator->force = EHR_INDICATOR_NOT_YET;
		return;
	}
	for (size_t i = self->last[indicator->id]; i != EHR_NO_ROW;
		i = self->indicator[i].next) {
		const struct ehr_indicator *other = &self->indicator[i];

		if (i != at && one_indicator(indicator, other) &&
			is_later(other, indicator) &&
			other->valid_from <= as_of)
			indicator->force = EHR_INDICATOR_SUPERSEDED;
	}
}

int ehr_indicators_settle(
	struct ehr_indicators *self, long as_of, struct ehr_err *err)
{
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_indicator *a = &self->indicator[i];

		for (size_t j = a->next; j != EHR_NO_ROW;
			j = self->indicator[j].next) {
			const struct ehr_indicator *b = &self->indicator[j];

			if (!one_indicator(a, b) ||
				(!ehr_str_eq(a->version, b->version) &&
					(is_later(a, b) || is_later(b, a))))
				continue;
			(void)ehr_fail_cell(err, "indicator_id", "repeated",
				N_("an indicator once, or in versions with "
				   "their own target_version and valid_from"),
				self->id.key[a->id]);
			return ehr_err_at(err, a->file, a->row.line);
		}
		settle(self, i, as_of);
	}
	return 0;
}

void ehr_indicators_release(struct ehr_indicators *self)
{
	free(self->indicator);
	free(self->last);
	ehr_map_release(&self->id);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_indicators){ 0 };
}
