/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/indicator_value.h"

#include <stdlib.h>

#include "model/cleaning.h"
#include "model/indicator_unit.h"
#include "model/record_kind.h"
#include "model/target_scan.h"

enum column {
	ID,
	GOAL_ID,
	YEAR,
	DATE,
	VALUE,
	SUB_VALUE,
	UNIT,
	FORM,
	SCOPE,
	VERSION,
	COLUMNS
};
const char *const ehr_indicator_value_columns[COLUMNS + 1] = {
	[ID] = "indicator_id",
	[GOAL_ID] = "goal_id",
	[YEAR] = "year",
	[DATE] = "date",
	[VALUE] = "value",
	[SUB_VALUE] = "sub_value",
	[UNIT] = "unit",
	[FORM] = "form",
	[SCOPE] = "scope",
	[VERSION] = "version",
};

const char *const ehr_value_form_word[EHR_VALUE_FORMS] = {
	[EHR_VALUE_LEVEL] = "level",
	[EHR_VALUE_CUMULATIVE] = "cumulative",
	[EHR_VALUE_YEARLY] = "yearly",
};

enum { YEAR_LEAST = 1900, YEAR_MOST = 2200 };

struct reading {
	struct ehr_indicator_values *all;
	long at[COLUMNS];
	const struct ehr_row *row;
};

static struct ehr_str cell(const struct reading *self, enum column column)
{
	return self->at[column] == EHR_NO_COLUMN
		       ? (struct ehr_str){ "", 0 }
		       : ehr_str_trim(self->row->cell[self->at[column]]);
}

/* The value; empty if it is a word for nothing. */
static struct ehr_str value_of(const struct reading *self)
{
	struct ehr_str found = cell(self, VALUE);

	return ehr_words_has(
		       self->all->indicators->columns.words, "missing", found)
		       ? (struct ehr_str){ "", 0 }
		       : found;
}

static struct ehr_str id_of(const struct reading *self)
{
	struct ehr_str id = cell(self, ID);

	return id.n > 0 ? id : cell(self, GOAL_ID);
}

static int bind(struct reading *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	const struct ehr_office_columns columns = {
		.words = self->all->indicators->columns.words
	};
	const struct ehr_office_names names = { ehr_indicator_value_columns,
		COLUMNS, 0 };
	size_t at;

	if (ehr_office_columns_bind(&columns, header, &names, self->at, err))
		return -1;
	if (self->at[ID] == EHR_NO_COLUMN && self->at[GOAL_ID] == EHR_NO_COLUMN)
		return ehr_header_need(header, "indicator_id", &at, err);
	if (self->at[YEAR] == EHR_NO_COLUMN && self->at[DATE] == EHR_NO_COLUMN)
		return ehr_header_need(header, "year", &at, err);
	return self->at[VALUE] == EHR_NO_COLUMN
		       ? ehr_header_need(header, "value", &at, err)
		       : 0;
}

/* The year, the day, or both if they agree. */
static int read_day(const struct reading *self,
	struct ehr_indicator_value *value, struct ehr_err *err)
{
	struct ehr_str year = cell(self, YEAR), date = cell(self, DATE);
	long number = 0;

	if (year.n > 0 &&
		ehr_num_int("", year, YEAR_LEAST, YEAR_MOST, &number, NULL))
		return ehr_fail_cell(
			err, "year", "bad_year", N_("a year"), year);
	if (year.n == 0 && date.n == 0)
		return ehr_fail_cell(err,
			self->at[YEAR] == EHR_NO_COLUMN ? "date" : "year",
			"empty", N_("a year or a day"), year);
	value->dated = date.n > 0;
	if (value->dated) {
		if (ehr_day_cell(date, "date", &value->day, err))
			return -1;
		value->year = ehr_day_parts(value->day).year;
		if (year.n > 0 && number != value->year)
			return ehr_fail_cell(err, "date", "other_year",
				N_("a day of the year of the row"), date);
		return 0;
	}
	value->year = (int)number;
	value->day = ehr_day_of(value->year, 12, 31);
	return 0;
}

static int read_form(const struct reading *self,
	struct ehr_indicator_value *value, struct ehr_err *err)
{
	struct ehr_str found = cell(self, FORM);

	if (found.n == 0)
		return 0;
	for (unsigned i = 0; i < EHR_VALUE_FORMS; i++)
		if (ehr_str_is(found, ehr_value_form_word[i])) {
			value->form = (enum ehr_value_form)i;
			return 0;
		}
	return ehr_fail_cell(err, "form", "unknown_word",
		N_("level, cumulative or yearly"), found);
}

/* A grade or a step in words: one word that means it, and nothing else. */
static bool read_word(const struct ehr_target_words *words,
	enum ehr_target_kind kind, struct ehr_str text,
	struct ehr_decimal *value)
{
	bool grade = kind == EHR_TARGET_IS_GRADE;
	const struct ehr_target_word *word = ehr_target_words_at(words, text,
		1U << (grade ? EHR_TARGET_GRADE : EHR_TARGET_MILESTONE));
	const struct ehr_target_word *mark;

	if (!word)
		return false;
	text.p += word->word.n;
	text.n -= word->word.n;
	*value = ehr_decimal_of(word->number);
	if (!grade || text.n == 0)
		return text.n == 0;
	mark = ehr_target_words_at(words, text, 1U << EHR_TARGET_GRADED);
	return mark && mark->word.n == text.n;
}

/* A number with what makes a grade behind it: 2 and its sign. */
static struct ehr_str without_mark(
	const struct ehr_target_words *words, struct ehr_str text)
{
	for (size_t i = 1; i < text.n; i++) {
		const struct ehr_str rest = { text.p + i, text.n - i };
		const struct ehr_target_word *mark = ehr_target_words_at(
			words, rest, 1U << EHR_TARGET_GRADED);

		if (mark && mark->word.n == rest.n)
			return (struct ehr_str){ text.p, i };
	}
	return text;
}

/* Not a bare number: one with its unit, or it fails. */
static int read_split(const struct reading *self, enum ehr_value_split split,
	enum column column, struct ehr_err *err)
{
	const char *name = ehr_indicator_value_columns[column];

	if (split == EHR_SPLIT_DONE)
		return 0;
	return split == EHR_SPLIT_OTHER
		       ? ehr_fail_cell(err, name, "other_unit",
				 column == VALUE
					 ? N_("the unit of the column unit")
					 : N_("the unit of the target"),
				 cell(self, column))
		       : ehr_fail_cell(err, name, "not_a_number",
				 N_("a number, and behind it at most its unit"),
				 cell(self, column));
}

/* *unit is that of the row, and after that the cell's where it has one alone. */
static int read_value(const struct reading *self, enum ehr_target_kind kind,
	struct ehr_indicator_value *value, struct ehr_str *unit,
	struct ehr_err *err)
{
	struct ehr_value_cell split = { cell(self, VALUE), *unit };
	const struct ehr_target_words *words = self->all->indicators->words;
	struct ehr_str text = cell(self, VALUE), squeezed;
	bool grade = kind == EHR_TARGET_IS_GRADE;

	if (grade || kind == EHR_TARGET_IS_MILESTONE) {
		squeezed = ehr_target_squeezed(text, &self->all->arena);
		if (read_word(words, kind, squeezed, &value->value))
			return 0;
		if (grade)
			text = without_mark(words, squeezed);
	}
	(void)ehr_clean_basic(text, &self->all->arena, &text);
	if (ehr_decimal_read(text, &value->value) == EHR_NUM_VALUE)
		return 0;
	if (grade || kind == EHR_TARGET_IS_MILESTONE)
		return ehr_fail_cell(err, "value", "not_a_number",
			grade ? N_("a grade")
			      : N_("a step of building, or its number"),
			cell(self, VALUE));
	if (read_split(self,
		    ehr_indicator_value_split(self->all->indicators, &split,
			    &self->all->arena, value),
		    VALUE, err))
		return -1;
	*unit = split.unit;
	return 0;
}

static int read_sub(const struct reading *self,
	const struct ehr_indicator *indicator,
	struct ehr_indicator_value *value, struct ehr_err *err)
{
	struct ehr_str found = cell(self, SUB_VALUE);
	enum ehr_num_state state = ehr_decimal_read(found, &value->sub);

	value->has_sub = state == EHR_NUM_VALUE || state == EHR_NUM_BAD;
	if (state != EHR_NUM_BAD)
		return 0;
	return read_split(self,
		ehr_indicator_sub_split(self->all->indicators, indicator, found,
			&self->all->arena, value),
		SUB_VALUE, err);
}

static int read_row(struct reading *self, size_t id,
	struct ehr_indicator_value *value, struct ehr_err *err)
{
	const struct ehr_indicators *indicators = self->all->indicators;
	const struct ehr_indicator *indicator =
		&indicators->indicator[indicators->last[id]];
	struct ehr_arena *arena = &self->all->arena;
	struct ehr_str unit = cell(self, UNIT);

	value->id = id;
	value->line = self->row->line;
	if (read_day(self, value, err) || read_form(self, value, err) ||
		read_value(self, indicator->target.kind, value, &unit, err) ||
		read_sub(self, indicator, value, err))
		return -1;
	ehr_indicator_value_unit(indicators, indicator, unit, arena,
		&self->all->first_unit[id], value);
	value->text = ehr_arena_copy(arena, cell(self, VALUE));
	value->scope = ehr_arena_copy(arena, cell(self, SCOPE));
	value->version = ehr_arena_copy(arena, cell(self, VERSION));
	return 0;
}

static int take(struct reading *self, struct ehr_err *err)
{
	struct ehr_indicator_values *all = self->all;
	struct ehr_indicator_value value = { 0 };
	long id = ehr_map_find(&all->indicators->id, id_of(self));

	if (id_of(self).n == 0)
		return ehr_fail_cell(err, "indicator_id", "empty",
			N_("the id of an indicator"), id_of(self));
	if (id == EHR_MAP_NONE || value_of(self).n == 0) {
		all->unknown += id == EHR_MAP_NONE;
		all->empty += id != EHR_MAP_NONE;
		return 0;
	}
	if (read_row(self, (size_t)id, &value, err))
		return -1;
	if (all->n == all->cap) {
		all->cap = all->cap ? 2 * all->cap : 64;
		all->value = ehr_realloc(all->value, all->cap, sizeof(value));
	}
	all->value[all->n++] = value;
	return 0;
}

static int order_keys(const void *a, const void *b)
{
	const struct ehr_indicator_value *x = a, *y = b;
	int order;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	if (x->form != y->form)
		return x->form < y->form ? -1 : 1;
	order = ehr_str_cmp(x->scope, y->scope);
	return order ? order : ehr_str_cmp(x->version, y->version);
}

static int order_values(const void *a, const void *b)
{
	const struct ehr_indicator_value *x = a, *y = b;
	int order = order_keys(a, b);

	if (order)
		return order;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

static int end(struct ehr_indicator_values *self, const char *file,
	struct ehr_err *err)
{
	if (self->n > 1)
		qsort(self->value, self->n, sizeof(*self->value), order_values);
	for (size_t i = 1; i < self->n; i++) {
		const struct ehr_indicator_value *value = &self->value[i];

		if (order_keys(value, value - 1) != 0 ||
			value->day != value[-1].day)
			continue;
		(void)ehr_fail_cell(err, "value", "repeated",
			N_("one value of a day or year, form, scope and "
			   "version"),
			value->text);
		return ehr_err_at(err, file, value->line);
	}
	return 0;
}

int ehr_indicator_values_read(struct ehr_indicator_values *self,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct reading reading = { .all = self };
	const char *file = ehr_arena_string(
		&self->arena, ehr_str_of(ehr_reader_file(reader)));
	struct ehr_row row;
	int rc = bind(&reading, ehr_reader_header(reader), err);

	if (rc)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	reading.row = &row;
	self->first_unit = ehr_calloc(
		self->indicators->id.n + 1, sizeof(*self->first_unit));
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		if (ehr_record_is_beside(
			    self->indicators->columns.words, row.cell, row.n))
			ehr_reader_pass(reader);
		else if (take(&reading, err) &&
			 ehr_reader_bad(reader, &row, err))
			return -1;
	}
	return rc ? rc : end(self, file, err);
}

/* The first value that does not come before the key by the order. */
static size_t first_of(const struct ehr_indicator_values *self,
	bool (*before)(const struct ehr_indicator_value *value,
		const struct ehr_indicator_value *key),
	const struct ehr_indicator_value *key)
{
	size_t low = 0, high = self->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (before(&self->value[middle], key))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool before_key(const struct ehr_indicator_value *value,
	const struct ehr_indicator_value *key)
{
	return order_keys(value, key) < 0;
}

static bool to_key(const struct ehr_indicator_value *value,
	const struct ehr_indicator_value *key)
{
	return order_keys(value, key) <= 0;
}

static bool before_id(const struct ehr_indicator_value *value,
	const struct ehr_indicator_value *key)
{
	return value->id < key->id;
}

static bool to_id(const struct ehr_indicator_value *value,
	const struct ehr_indicator_value *key)
{
	return value->id <= key->id;
}

static struct ehr_value_span span(
	const struct ehr_indicator_values *self, size_t from, size_t to)
{
	return (struct ehr_value_span){ self->n ? self->value + from : NULL,
		to - from };
}

struct ehr_value_span ehr_indicator_values_of(
	const struct ehr_indicator_values *self,
	const struct ehr_indicator_value *key)
{
	return span(self, first_of(self, before_key, key),
		first_of(self, to_key, key));
}

struct ehr_value_span ehr_indicator_values_all(
	const struct ehr_indicator_values *self, size_t id)
{
	const struct ehr_indicator_value key = { .id = id };

	return span(self, first_of(self, before_id, &key),
		first_of(self, to_id, &key));
}

void ehr_indicator_values_release(struct ehr_indicator_values *self)
{
	free(self->value);
	free(self->first_unit);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_indicator_values){ 0 };
}
