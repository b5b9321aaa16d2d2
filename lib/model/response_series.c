/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_series.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"

struct reading {
	struct ehr_response_series *series;
	const struct ehr_response_reading *how;
	struct ehr_reader *reader;
	size_t date;
	size_t *at;
	double *cell; /* of the row */
};

static double celsius(const struct ehr_response_column *column, double value)
{
	if (strcmp(column->unit, "degF") == 0)
		return (value - 32) * 5 / 9;
	return strcmp(column->unit, "K") == 0 ? value - 273.15 : value;
}

static int check_temperature(const struct reading *self,
	const struct ehr_response_column *column, double *value,
	struct ehr_str found, struct ehr_err *err)
{
	const double *setting = self->how->setting;

	*value = celsius(column, *value);
	if (*value >= setting[EHR_RESPONSE_LEAST_TEMP] &&
		*value <= setting[EHR_RESPONSE_MOST_TEMP])
		return 0;
	return ehr_fail_cell(err, column->heading, "out_of_range",
		N_("a temperature of the air (in degF or K: --units)"), found);
}

static int check_value(const struct reading *self,
	const struct ehr_response_column *column, double *value,
	struct ehr_str found, struct ehr_err *err)
{
	const double *setting = self->how->setting;

	switch (column->role) {
	case EHR_RESPONSE_OUTCOME:
		if (*value >= 0 && *value <= 1e15 && *value == floor(*value))
			return 0;
		return ehr_fail_cell(err, column->heading, "not_a_count",
			N_("a whole number, 0 or more"), found);
	case EHR_RESPONSE_TEMPERATURE:
	case EHR_RESPONSE_DEW_POINT:
		return check_temperature(self, column, value, found, err);
	case EHR_RESPONSE_HUMIDITY:
		if (*value >= 0 &&
			*value <= setting[EHR_RESPONSE_MOST_HUMIDITY])
			return 0;
		return ehr_fail_cell(err, column->heading, "out_of_range",
			N_("a relative humidity in %"), found);
	case EHR_RESPONSE_HOLIDAY:
		if (*value == 0 || *value == 1)
			return 0;
		return ehr_fail_cell(err, column->heading, "not_a_holiday",
			N_("0 or 1"), found);
	case EHR_RESPONSE_POLLUTANT:
		if (*value >= setting[EHR_RESPONSE_LEAST_CONC])
			return 0;
		return ehr_fail_cell(err, column->heading, "out_of_range",
			N_("a concentration (a code for missing: --na)"),
			found);
	default: return 0;
	}
}

static int read_cells(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	for (size_t i = 0; i < self->how->n_column; i++) {
		const struct ehr_response_column *column =
			&self->how->column[i];
		struct ehr_str found = row->cell[self->at[i]];
		enum ehr_num_state state;

		if (ehr_cell_number(found, column->heading, &state,
			    &self->cell[i], err))
			return -1;
		if (state != EHR_NUM_VALUE)
			self->cell[i] = NAN;
		else if (check_value(self, column, &self->cell[i], found, err))
			return -1;
	}
	return 0;
}

static void grow(struct ehr_response_series *series, size_t n)
{
	size_t cap = series->cap;

	if (n > cap) {
		while (cap < n)
			cap = cap ? 2 * cap : 4096;
		series->row = ehr_realloc(series->row, cap, sizeof(bool));
		for (size_t i = 0; i < series->n_variable; i++)
			series->variable[i].value = ehr_realloc(
				series->variable[i].value, cap, sizeof(double));
		series->cap = cap;
	}
	for (size_t d = series->n; d < n; d++) {
		series->row[d] = false;
		for (size_t i = 0; i < series->n_variable; i++)
			series->variable[i].value[d] = NAN;
	}
	series->n = n;
}

static int read_day(const struct reading *self, const struct ehr_row *row,
	long *day, struct ehr_err *err)
{
	const struct ehr_response_series *series = self->series;
	struct ehr_str text = row->cell[self->date];
	long last = series->first + (long)series->n - 1;

	if (ehr_day_cell(text, self->how->date, day, err))
		return -1;
	if (series->n == 0)
		return 0;
	if (*day == last)
		return ehr_fail_cell(err, self->how->date, "day_twice",
			N_("one row for each day"), text);
	if (*day < last)
		return ehr_fail_cell(err, self->how->date, "order",
			N_("a day after that of the row before"), text);
	if (*day - series->first >= EHR_RESPONSE_DAYS)
		return ehr_fail_cell(err, self->how->date, "too_far",
			N_("a day within 200 years of the first"), text);
	return 0;
}

static void keep(struct reading *self)
{
	struct ehr_response_series *series = self->series;

	for (size_t i = 0; i < series->n_variable; i++) {
		struct ehr_response_variable *variable = &series->variable[i];
		double value = self->cell[i];

		if (variable->column.role == EHR_RESPONSE_POLLUTANT &&
			value < 0) {
			variable->negative++;
			variable->least = fmin(variable->least, value);
			if (self->how->negative_missing)
				value = NAN;
		}
		variable->value[series->n - 1] = value;
	}
	series->row[series->n - 1] = true;
}

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_response_series *series = self->series;
	long day;

	if (read_day(self, row, &day, err) || read_cells(self, row, err))
		return -1;
	if (series->n == 0)
		series->first = day;
	grow(series, (size_t)(day - series->first) + 1);
	keep(self);
	return 0;
}

static int bind(struct reading *self, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(self->reader);

	if (ehr_header_need(header, self->how->date, &self->date, err))
		return -1;
	for (size_t i = 0; i < self->how->n_column; i++)
		if (ehr_header_need(header, self->how->column[i].heading,
			    &self->at[i], err))
			return -1;
	return 0;
}

static void begin(struct reading *self)
{
	struct ehr_response_series *series = self->series;
	size_t n = self->how->n_column;

	self->at = ehr_calloc(n + 1, sizeof(*self->at));
	self->cell = ehr_calloc(n + 1, sizeof(*self->cell));
	/* room for the holidays too */
	series->variable = ehr_calloc(n + 1, sizeof(*series->variable));
	series->n_variable = n;
	for (size_t i = 0; i < n; i++)
		series->variable[i].column = self->how->column[i];
}

static void count(struct ehr_response_series *series)
{
	for (size_t d = 0; d < series->n; d++)
		series->absent += !series->row[d];
	for (size_t i = 0; i < series->n_variable; i++)
		for (size_t d = 0; d < series->n; d++)
			series->variable[i].missing +=
				isnan(series->variable[i].value[d]) != 0;
}

int ehr_response_series_read(struct ehr_response_series *series,
	const struct ehr_response_reading *how, struct ehr_reader *reader,
	struct ehr_err *err)
{
	struct reading self = {
		.series = series, .how = how, .reader = reader
	};
	struct ehr_row row;
	int rc;

	begin(&self);
	rc = bind(&self, err);
	if (rc)
		rc = ehr_err_at(err, ehr_reader_file(reader), 1);
	while (rc == 0 && (rc = ehr_reader_next(reader, &row, err)) == 1)
		rc = take(&self, &row, err) ? ehr_reader_bad(reader, &row, err)
					    : 0;
	free(self.at);
	free(self.cell);
	if (rc == 0)
		count(series);
	return rc;
}

int ehr_response_series_holidays(struct ehr_response_series *series,
	const char *name, const char *date, struct ehr_reader *reader,
	struct ehr_err *err)
{
	struct ehr_response_variable *variable =
		&series->variable[series->n_variable];
	struct ehr_row row;
	size_t at;
	int rc = 0;

	if (ehr_header_need(ehr_reader_header(reader), date, &at, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	variable->column = (struct ehr_response_column){
		.name = name,
		.heading = name,
		.unit = "",
		.role = EHR_RESPONSE_HOLIDAY,
	};
	variable->value = ehr_calloc(series->n + 1, sizeof(double));
	series->n_variable++;
	while (rc == 0 && (rc = ehr_reader_next(reader, &row, err)) == 1) {
		long day = 0;

		rc = ehr_day_cell(row.cell[at], date, &day, err)
			     ? ehr_reader_bad(reader, &row, err)
			     : 0;
		if (rc == 0 && day >= series->first &&
			day - series->first < (long)series->n)
			variable->value[day - series->first] = 1;
	}
	return rc;
}

size_t ehr_response_series_scale(
	struct ehr_response_series *series, size_t i, long day, double factor)
{
	double *value = series->variable[i].value;
	size_t n = 0;

	for (size_t d = 0; d < series->n && series->first + (long)d < day; d++)
		if (!isnan(value[d])) {
			value[d] *= factor;
			n++;
		}
	return n;
}

long ehr_response_series_find(
	const struct ehr_response_series *series, const char *name)
{
	for (size_t i = 0; i < series->n_variable; i++)
		if (strcmp(series->variable[i].column.name, name) == 0)
			return (long)i;
	return EHR_NO_COLUMN;
}

void ehr_response_series_release(struct ehr_response_series *series)
{
	for (size_t i = 0; i < series->n_variable; i++)
		free(series->variable[i].value);
	free(series->variable);
	free(series->row);
	*series = (struct ehr_response_series){ 0 };
}
