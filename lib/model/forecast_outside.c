/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_outside.h"

#include <math.h>
#include <stdlib.h>

struct reading {
	struct ehr_forecast_outside *into;
	const struct ehr_forecast_table *series;
	const struct ehr_forecast_field *field;
	size_t n_field;
	long station_at;
	size_t issued_at, time_at;
	long *at; /* by field */
	struct ehr_hour_form form;
	bool has_form;
};

static int bind(struct reading *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	bool some = false;

	if (ehr_header_look(header, "station", &self->station_at, err) ||
		ehr_header_need(header, "issued", &self->issued_at, err) ||
		ehr_header_need(header, "time", &self->time_at, err))
		return -1;
	self->at = ehr_arena_calloc(
		&self->into->arena, self->n_field + 1, sizeof(*self->at));
	for (size_t i = 0; i < self->n_field; i++) {
		if (ehr_header_look(
			    header, self->field[i].name, &self->at[i], err))
			return -1;
		some = some || self->at[i] != EHR_NO_COLUMN;
	}
	if (some)
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("none of the columns that are forecast, such as \"%s\""),
		self->field[0].name);
}

static int read_values(const struct reading *self, const struct ehr_row *row,
	double *value, struct ehr_err *err)
{
	for (size_t i = 0; i < self->n_field; i++) {
		const char *name = self->field[i].name;
		struct ehr_forecast_field own = { name, name, false };

		value[i] = NAN;
		if (self->at[i] != EHR_NO_COLUMN &&
			ehr_forecast_number(
				row->cell[self->at[i]], &own, &value[i], err))
			return -1;
	}
	return 0;
}

static void append(struct ehr_forecast_outside *self,
	const struct ehr_forecast_outside_row *found)
{
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 256;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof(*self->row));
	}
	self->row[self->n++] = *found;
}

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_forecast_outside_row found = { .line = row->line };
	struct ehr_str station = { "", 0 };
	double *value = ehr_arena_alloc(
		&self->into->arena, (self->n_field + 1) * sizeof(*value));

	if (self->station_at != EHR_NO_COLUMN)
		station = ehr_str_trim(row->cell[self->station_at]);
	if (ehr_forecast_time(row->cell[self->issued_at], "issued", &self->form,
		    &self->has_form, &found.issued, err) ||
		ehr_forecast_time(row->cell[self->time_at], "time", &self->form,
			&self->has_form, &found.target, err))
		return -1;
	if (found.target <= found.issued)
		return ehr_fail_cell(err, "time", "not_ahead",
			N_("a time after that of the column issued"),
			row->cell[self->time_at]);
	if (read_values(self, row, value, err))
		return -1;
	found.value = value;
	found.station = ehr_map_find(&self->series->station, station);
	if (found.station == EHR_MAP_NONE)
		self->into->strangers++;
	else
		append(self->into, &found);
	return 0;
}

static int order(const struct ehr_forecast_outside_row *x, long station,
	long target, long issued)
{
	if (x->station != station)
		return x->station < station ? -1 : 1;
	if (x->target != target)
		return x->target < target ? -1 : 1;
	return (x->issued > issued) - (x->issued < issued);
}

static int compare(const void *a, const void *b)
{
	const struct ehr_forecast_outside_row *x = a, *y = b;
	int way = order(x, y->station, y->target, y->issued);

	return way ? way : (x->line > y->line) - (x->line < y->line);
}

static int sort(struct reading *self, const char *file, struct ehr_err *err)
{
	struct ehr_forecast_outside *all = self->into;
	unsigned long line = 0;

	if (all->n)
		qsort(all->row, all->n, sizeof(*all->row), compare);
	for (size_t i = 1; i < all->n; i++) {
		const struct ehr_forecast_outside_row *row = &all->row[i];

		if (order(&row[-1], row->station, row->target, row->issued) ==
				0 &&
			(line == 0 || row->line < line))
			line = row->line;
	}
	if (line == 0)
		return 0;
	ehr_fail(err, EHR_FAULT_DATA,
		_("a second forecast of the same station, issue and time"));
	return ehr_err_at(err, file, line);
}

int ehr_forecast_outside_read(struct ehr_forecast_outside *outside,
	const struct ehr_forecast_table *series,
	const struct ehr_forecast_field *field, size_t n_field,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct reading self = { .into = outside,
		.series = series,
		.field = field,
		.n_field = n_field,
		.form = series->form,
		.has_form = series->has_form };
	const char *file;
	struct ehr_row row;
	int rc;

	*outside = (struct ehr_forecast_outside){ 0 };
	file = ehr_arena_string(
		&outside->arena, ehr_str_of(ehr_reader_file(reader)));
	if (bind(&self, ehr_reader_header(reader), err))
		return ehr_err_at(err, file, 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (take(&self, &row, err) && ehr_reader_bad(reader, &row, err))
			return -1;
	return rc ? rc : sort(&self, file, err);
}

void ehr_forecast_outside_release(struct ehr_forecast_outside *outside)
{
	free(outside->row);
	ehr_arena_release(&outside->arena);
	*outside = (struct ehr_forecast_outside){ 0 };
}

const double *ehr_forecast_outside_find(
	const struct ehr_forecast_outside *outside, long station, long issued,
	long target)
{
	size_t low = 0, high = outside->n; /* rows below low are not later */

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (order(&outside->row[middle], station, target, issued) > 0)
			high = middle;
		else
			low = middle + 1;
	}
	if (low == 0 || outside->row[low - 1].station != station ||
		outside->row[low - 1].target != target)
		return NULL;
	return outside->row[low - 1].value;
}
