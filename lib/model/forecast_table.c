/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_table.h"

#include <math.h>
#include <stdlib.h>

enum { SPAN_DAYS = 36525 };

/* The rows of a station as they come. */
struct rows {
	long *step;
	double *value; /* a row after another */
	size_t n, cap;
};

struct reading {
	struct ehr_forecast_table *table;
	const char *station, *time; /* headings */
	long station_at;
	size_t time_at;
	long *at; /* by field */
	struct rows *rows;
	double *row; /* of the record being read */
	size_t cap;
	long first; /* step of the first row */
	bool begun; /* there was one */
	struct ehr_arena arena;
};

int ehr_forecast_day_steps(struct ehr_hour_form form)
{
	return form.precision == EHR_HOUR_DAY ? 1 : EHR_DAY_HOURS;
}

long ehr_forecast_step(struct ehr_hour_form form, long hour)
{
	return form.precision == EHR_HOUR_DAY ? ehr_hour_day(hour) : hour;
}

long ehr_forecast_hour(struct ehr_hour_form form, long step)
{
	return form.precision == EHR_HOUR_DAY ? step * EHR_DAY_HOURS : step;
}

double ehr_forecast_value(
	const struct ehr_forecast_line *line, size_t field, long step)
{
	if (step < line->first || step - line->first >= (long)line->n)
		return NAN;
	return line->value[field * line->n + (size_t)(step - line->first)];
}

int ehr_forecast_time(struct ehr_str cell, const char *column,
	struct ehr_hour_form *form, bool *has, long *step, struct ehr_err *err)
{
	struct ehr_hour_form found;
	long hour;

	if (ehr_hour_cell(cell, column, &hour, &found, err))
		return -1;
	if (!*has)
		*form = found;
	*has = true;
	if (!ehr_hour_same_clock(*form, found))
		return ehr_fail_cell(err, column, "mixed_times",
			N_("a time of the same step and clock as those before "
			   "it"),
			cell);
	*step = ehr_forecast_step(found, hour);
	return 0;
}

int ehr_forecast_number(struct ehr_str cell,
	const struct ehr_forecast_field *field, double *value,
	struct ehr_err *err)
{
	struct ehr_str text = ehr_str_trim(cell);
	enum ehr_num_state state;
	double number, beyond = 0;

	if (field->is_label && text.n > 1 && text.p[text.n - 1] == '+') {
		beyond = 1;
		text.n--;
	}
	if (ehr_cell_number(text, field->heading, &state, &number, err))
		return -1;
	if (state == EHR_NUM_VALUE && fabs(number) > EHR_FORECAST_MOST)
		return ehr_fail_cell(err, field->heading, "out_of_range",
			N_("a number of at most a billion"), cell);
	*value = state == EHR_NUM_VALUE ? number + beyond : NAN;
	return 0;
}

/* The column that was named, or the first of those that tell stations. */
static int bind_station(struct reading *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	static const char *const usual[] = { "station", "receptor_id",
		"source_id" };
	size_t found;

	self->station_at = EHR_NO_COLUMN;
	self->station = self->table->station_heading;
	if (self->station) {
		if (ehr_header_need(header, self->station, &found, err))
			return -1;
		self->station_at = (long)found;
		return 0;
	}
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]) &&
			   self->station_at == EHR_NO_COLUMN;
		i++) {
		self->station = usual[i];
		if (ehr_header_look(header, usual[i], &self->station_at, err))
			return -1;
	}
	return 0;
}

static int bind(struct reading *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	const struct ehr_forecast_table *table = self->table;

	if (ehr_header_need(header, self->time, &self->time_at, err) ||
		bind_station(self, header, err))
		return -1;
	self->at = ehr_arena_calloc(
		&self->arena, table->n_field + 1, sizeof(*self->at));
	self->row = ehr_arena_calloc(
		&self->arena, table->n_field + 1, sizeof(*self->row));
	for (size_t i = 0; i < table->n_field; i++) {
		size_t at;

		if (ehr_header_need(header, table->field[i].heading, &at, err))
			return -1;
		self->at[i] = (long)at;
	}
	return 0;
}

static struct rows *rows_of(struct reading *self, struct ehr_str station)
{
	bool is_new;
	size_t at =
		(size_t)ehr_map_add(&self->table->station, station, &is_new);

	if (at >= self->cap) {
		self->cap = self->cap ? 2 * self->cap : 16;
		self->rows =
			ehr_realloc(self->rows, self->cap, sizeof(*self->rows));
	}
	if (is_new)
		self->rows[at] = (struct rows){ 0 };
	return &self->rows[at];
}

static void append(struct rows *rows, long step, const double *value, size_t n)
{
	if (rows->n == rows->cap) {
		rows->cap = rows->cap ? 2 * rows->cap : 64;
		rows->step =
			ehr_realloc(rows->step, rows->cap, sizeof(*rows->step));
		rows->value = ehr_realloc(
			rows->value, rows->cap * (n + 1), sizeof(double));
	}
	rows->step[rows->n] = step;
	memcpy(rows->value + rows->n * n, value, n * sizeof(*value));
	rows->n++;
}

static int check_span(struct reading *self, struct ehr_str cell, long step,
	struct ehr_err *err)
{
	long most = (long)SPAN_DAYS * ehr_forecast_day_steps(self->table->form);

	if (!self->begun)
		self->first = step;
	self->begun = true;
	if (labs(step - self->first) <= most)
		return 0;
	return ehr_fail_cell(err, self->time, "far_off",
		N_("a time within 100 years of that of the first row"), cell);
}

static int check_order(const struct rows *rows, struct ehr_str cell,
	const char *heading, long step, struct ehr_err *err)
{
	if (rows->n == 0 || step > rows->step[rows->n - 1])
		return 0;
	if (step == rows->step[rows->n - 1])
		return ehr_fail_cell(err, heading, "repeated",
			N_("each time of a station once"), cell);
	return ehr_fail_cell(err, heading, "disorder",
		N_("a time after that of the station's row before"), cell);
}

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_forecast_table *table = self->table;
	struct ehr_str station = { "", 0 };
	struct rows *rows;
	long step;

	if (self->station_at != EHR_NO_COLUMN) {
		station = ehr_str_trim(row->cell[self->station_at]);
		if (station.n == 0)
			return ehr_fail_cell(err, self->station, "empty",
				N_("the name of a station"),
				row->cell[self->station_at]);
	}
	if (ehr_forecast_time(row->cell[self->time_at], self->time,
		    &table->form, &table->has_form, &step, err))
		return -1;
	for (size_t i = 0; i < table->n_field; i++) {
		if (ehr_forecast_number(row->cell[self->at[i]],
			    &table->field[i], &self->row[i], err))
			return -1;
		table->below_zero += i < table->n_positive && self->row[i] < 0;
	}
	if (check_span(self, row->cell[self->time_at], step, err))
		return -1;
	rows = rows_of(self, station);
	if (check_order(rows, row->cell[self->time_at], self->time, step, err))
		return -1;
	append(rows, step, self->row, table->n_field);
	return 0;
}

static void fill(
	struct ehr_forecast_line *line, const struct rows *rows, size_t n_field)
{
	line->first = rows->n ? rows->step[0] : 0;
	line->n = rows->n ? (size_t)(rows->step[rows->n - 1] - line->first) + 1
			  : 0;
	line->value = ehr_alloc((line->n * n_field + 1) * sizeof(*line->value));
	for (size_t i = 0; i < line->n * n_field; i++)
		line->value[i] = NAN;
	for (size_t k = 0; k < rows->n; k++)
		for (size_t i = 0; i < n_field; i++)
			line->value[i * line->n +
				    (size_t)(rows->step[k] - line->first)] =
				rows->value[k * n_field + i];
}

static void end(struct reading *self)
{
	struct ehr_forecast_table *table = self->table;

	table->line = ehr_calloc(table->station.n + 1, sizeof(*table->line));
	for (size_t i = 0; i < table->station.n; i++) {
		fill(&table->line[i], &self->rows[i], table->n_field);
		free(self->rows[i].step);
		free(self->rows[i].value);
	}
	free(self->rows);
	ehr_arena_release(&self->arena);
}

int ehr_forecast_table_read(struct ehr_forecast_table *table,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct reading self = { .table = table,
		.time = table->time_heading ? table->time_heading : "time" };
	struct ehr_row row;
	int rc = 0;

	if (bind(&self, ehr_reader_header(reader), err))
		rc = ehr_err_at(err, ehr_reader_file(reader), 1);
	while (rc == 0 && (rc = ehr_reader_next(reader, &row, err)) == 1)
		rc = take(&self, &row, err) && ehr_reader_bad(reader, &row, err)
			     ? -1
			     : 0;
	end(&self);
	return rc;
}

void ehr_forecast_table_release(struct ehr_forecast_table *table)
{
	for (size_t i = 0; i < table->station.n && table->line; i++)
		free(table->line[i].value);
	free(table->line);
	ehr_map_release(&table->station);
	*table = (struct ehr_forecast_table){ 0 };
}
