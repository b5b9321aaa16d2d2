/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_extra.h"

#include <math.h>
#include <stdlib.h>

enum { ITEM, INDICATOR, VALUE, DIRECTION, NEEDED, SLICE = NEEDED, COLUMNS };
static const char *const column_name[COLUMNS] = { "item", "indicator", "value",
	"direction", "slice" };

static int find_columns(
	struct ehr_reader *reader, long *at, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);

	for (int i = 0; i < COLUMNS; i++) {
		size_t place;

		if (i >= NEEDED) {
			if (ehr_header_look(
				    header, column_name[i], &at[i], err))
				return -1;
			continue;
		}
		if (ehr_header_need(header, column_name[i], &place, err))
			return ehr_err_at(err, ehr_reader_file(reader), 0);
		at[i] = (long)place;
	}
	return 0;
}

static struct ehr_str cell(
	const struct ehr_row *row, const long *at, int column)
{
	return at[column] < 0 ? (struct ehr_str){ "", 0 }
			      : ehr_str_trim(row->cell[at[column]]);
}

static int differs(int column, struct ehr_str found, struct ehr_err *err)
{
	return ehr_fail_cell(err, column_name[column], "differs",
		N_("the same for all of an indicator"), found);
}

static int add_indicator(struct ehr_screen_extra *self,
	const struct ehr_row *row, const long *at, size_t *number,
	struct ehr_err *err)
{
	struct ehr_str name = cell(row, at, INDICATOR);
	struct ehr_str direction = cell(row, at, DIRECTION);
	struct ehr_str slice = cell(row, at, SLICE);
	bool lower = ehr_str_is(direction, "lower"), is_new;

	if (name.n == 0)
		return ehr_fail_cell(err, "indicator", "empty",
			N_("the name of an indicator"), name);
	if (!lower && !ehr_str_is(direction, "higher"))
		return ehr_fail_cell(err, "direction", "unknown_word",
			N_("higher or lower: which is worse"), direction);
	if (slice.n == 0)
		slice = name;
	*number = (size_t)ehr_map_add(&self->indicator, name, &is_new);
	if (is_new) {
		if (*number >= self->cap) {
			self->cap = self->cap ? 2 * self->cap : 16;
			self->lower = ehr_realloc(
				self->lower, self->cap, sizeof(*self->lower));
			self->slice = ehr_realloc(
				self->slice, self->cap, sizeof(*self->slice));
		}
		self->lower[*number] = lower;
		self->slice[*number] = ehr_arena_copy(&self->arena, slice);
	}
	if (self->lower[*number] != lower)
		return differs(DIRECTION, direction, err);
	if (!ehr_str_eq(self->slice[*number], slice))
		return differs(SLICE, slice, err);
	return 0;
}

/* Numbers of an item and an indicator. */
struct pair {
	uint32_t item, indicator;
};

static struct ehr_str pair_text(const struct pair *pair)
{
	return (struct ehr_str){ (const char *)pair, sizeof(*pair) };
}

static int add_value(struct ehr_screen_extra *self, const struct ehr_row *row,
	const long *at, size_t indicator, struct ehr_err *err)
{
	struct ehr_str item = cell(row, at, ITEM);
	enum ehr_num_state state;
	double value = NAN;
	bool is_new;
	struct pair pair;
	size_t place;

	if (ehr_cell_number(cell(row, at, VALUE), "value", &state, &value, err))
		return -1;
	pair.item = (uint32_t)ehr_map_add(&self->item, item, NULL);
	pair.indicator = (uint32_t)indicator;
	place = (size_t)ehr_map_add(&self->cell, pair_text(&pair), &is_new);
	if (!is_new)
		return ehr_fail_cell(err, "item", "repeated",
			N_("an item once for each indicator"), item);
	if (place >= self->value_cap) {
		self->value_cap = self->value_cap ? 2 * self->value_cap : 256;
		self->value = ehr_realloc(
			self->value, self->value_cap, sizeof(*self->value));
	}
	self->value[place] = state == EHR_NUM_VALUE ? value : NAN;
	return 0;
}

int ehr_screen_extra_read(struct ehr_screen_extra *self,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct ehr_row row;
	long at[COLUMNS];
	size_t indicator = 0;
	int rc;

	if (find_columns(reader, at, err))
		return -1;
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (add_indicator(self, &row, at, &indicator, err) ||
			add_value(self, &row, at, indicator, err))
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
	return rc;
}

void ehr_screen_extra_release(struct ehr_screen_extra *self)
{
	ehr_map_release(&self->indicator);
	ehr_map_release(&self->item);
	ehr_map_release(&self->cell);
	ehr_arena_release(&self->arena);
	free(self->lower);
	free(self->slice);
	free(self->value);
}

double ehr_screen_extra_value(const struct ehr_screen_extra *self,
	struct ehr_str item, size_t indicator)
{
	long number = ehr_map_find(&self->item, item), place;
	struct pair pair;

	if (number == EHR_MAP_NONE)
		return NAN;
	pair = (struct pair){ (uint32_t)number, (uint32_t)indicator };
	place = ehr_map_find(&self->cell, pair_text(&pair));
	return place == EHR_MAP_NONE ? NAN : self->value[place];
}
