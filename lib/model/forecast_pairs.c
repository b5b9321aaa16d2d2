/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_pairs.h"

#include <math.h>
#include <stdlib.h>

static const char *const reference[2] = { "persistence", "climatology" };

static const char *part_name(
	struct ehr_pairs *self, const char *name, const char *end)
{
	struct ehr_buf buf = { 0 };
	const char *text;

	ehr_buf_puts(&buf, name);
	ehr_buf_puts(&buf, end);
	text = ehr_arena_string(&self->arena, (struct ehr_str){ buf.p, buf.n });
	ehr_buf_release(&buf);
	return text;
}

/* Where the two tables begin. */
struct tables {
	const struct ehr_reader *forecasts, *observed;
	const char *(*heading)(const char *name); /* among what was observed */
};

static const char *observed_as(const struct tables *tables, const char *name)
{
	const char *heading = tables->heading(name);

	return heading ? heading : name;
}

static long column_of(const struct ehr_reader *reader, const char *name)
{
	return ehr_header_find(ehr_reader_header(reader), name);
}

static bool in_both(const char *name, const struct tables *tables)
{
	return column_of(tables->forecasts, name) != EHR_NO_COLUMN &&
	       column_of(tables->observed, observed_as(tables, name)) !=
		       EHR_NO_COLUMN;
}

static int need(
	const struct ehr_reader *reader, const char *name, struct ehr_err *err)
{
	size_t at;

	if (ehr_header_need(ehr_reader_header(reader), name, &at, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	return 0;
}

/* An index that is published in whole numbers. */
static bool is_index(const char *name)
{
	return strcmp(name, "aqhi") == 0 || strcmp(name, "aqi") == 0;
}

static size_t add_field(struct ehr_pairs *self, struct ehr_forecast_field field,
	const struct tables *tables)
{
	field.heading = observed_as(tables, field.heading);
	self->field[self->n_field] = field;
	return self->n_field++;
}

static int add_variable(struct ehr_pairs *self, const char *name,
	const struct tables *tables, struct ehr_err *err)
{
	struct ehr_pair_variable *variable =
		&self->variable[self->n_variable++];
	const char *raw = part_name(self, name, "_raw"), *value = name;

	if (is_index(name) && in_both(raw, tables))
		value = raw;
	if (need(tables->forecasts, value, err) ||
		need(tables->observed, observed_as(tables, value), err))
		return -1;
	variable->name = name;
	variable->has_label = is_index(name) && in_both(name, tables);
	variable->field[EHR_PAIR_VALUE].heading = value;
	variable->field[EHR_PAIR_VALUE].is_label =
		value != raw && variable->has_label;
	variable->field[EHR_PAIR_LOW].heading = part_name(self, name, "_lo");
	variable->field[EHR_PAIR_HIGH].heading = part_name(self, name, "_hi");
	variable->field[EHR_PAIR_LABEL].heading = name;
	variable->field[EHR_PAIR_LABEL].is_label = true;
	for (int i = 0; i < EHR_PAIR_PARTS; i++)
		variable->at[i] = column_of(
			tables->forecasts, variable->field[i].heading);
	if (!variable->has_label)
		variable->at[EHR_PAIR_LABEL] = EHR_NO_COLUMN;
	variable->value =
		add_field(self, variable->field[EHR_PAIR_VALUE], tables);
	if (variable->has_label)
		variable->label = add_field(
			self, variable->field[EHR_PAIR_LABEL], tables);
	return 0;
}

static int add_named(struct ehr_pairs *self, struct ehr_str rest,
	const struct tables *tables, struct ehr_err *err)
{
	while (rest.p) {
		const char *name =
			ehr_arena_string(&self->arena, ehr_str_cut(&rest, ','));

		if (self->n_variable == self->cap_variable ||
			ehr_pairs_find(self, ehr_str_of(name)) >= 0)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--value names \"%s\" twice"), name);
		if (add_variable(self, name, tables, err))
			return -1;
	}
	return 0;
}

static int add_all(struct ehr_pairs *self, const struct tables *tables,
	struct ehr_err *err)
{
	const struct ehr_header *forecasts =
		ehr_reader_header(tables->forecasts);

	for (size_t i = 0; i < forecasts->n; i++) {
		const char *name = ehr_arena_string(
			&self->arena, ehr_str_of(forecasts->name[i]));
		const char *low = part_name(self, name, "_lo");

		if (column_of(tables->forecasts, low) == EHR_NO_COLUMN ||
			!in_both(name, tables))
			continue;
		if (add_variable(self, name, tables, err))
			return -1;
	}
	if (self->n_variable > 0)
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("no quantity with an interval (NAME, NAME_lo) is in both "
		  "tables; name what is to be verified with --value"));
}

int ehr_pairs_init(struct ehr_pairs *pairs, const char *names,
	const struct ehr_reader *forecasts, const struct ehr_reader *observed,
	const char *(*heading)(const char *name), struct ehr_err *err)
{
	struct tables tables = { forecasts, observed, heading };
	size_t n = ehr_reader_header(forecasts)->n;

	*pairs = (struct ehr_pairs){ .cap_variable = n };
	pairs->variable =
		ehr_arena_calloc(&pairs->arena, n, sizeof(*pairs->variable));
	pairs->field =
		ehr_arena_calloc(&pairs->arena, 2 * n, sizeof(*pairs->field));
	return names ? add_named(pairs, ehr_str_of(names), &tables, err)
		     : add_all(pairs, &tables, err);
}

void ehr_pairs_release(struct ehr_pairs *pairs)
{
	ehr_forecast_table_release(&pairs->observed);
	ehr_map_release(&pairs->station);
	ehr_map_release(&pairs->method);
	free(pairs->row);
	ehr_arena_release(&pairs->arena);
	*pairs = (struct ehr_pairs){ 0 };
}

long ehr_pairs_find(const struct ehr_pairs *pairs, struct ehr_str name)
{
	for (size_t i = 0; i < pairs->n_variable; i++)
		if (ehr_str_is(name, pairs->variable[i].name))
			return (long)i;
	return -1;
}

bool ehr_pairs_reads(const struct ehr_pairs *pairs, struct ehr_str name)
{
	for (size_t i = 0; i < pairs->n_variable; i++) {
		const struct ehr_pair_variable *of = &pairs->variable[i];

		if (ehr_str_is(name, of->field[EHR_PAIR_VALUE].heading) ||
			(of->has_label && ehr_str_is(name, of->name)))
			return true;
	}
	return false;
}

int ehr_pairs_observed(
	struct ehr_pairs *pairs, struct ehr_reader *reader, struct ehr_err *err)
{
	pairs->observed.field = pairs->field;
	pairs->observed.n_field = pairs->n_field;
	return ehr_forecast_table_read(&pairs->observed, reader, err);
}

/* Where the forecasts are in their table, and the clock of their times. */
struct reading {
	struct ehr_pairs *pairs;
	long station_at, method_at;
	size_t issued_at, time_at;
	struct ehr_hour_form form;
	bool has_form;
	const char *file; /* being read */
};

static int bind(struct reading *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	if (ehr_header_look(header, "station", &self->station_at, err) ||
		ehr_header_look(header, "method", &self->method_at, err) ||
		ehr_header_need(header, "issued", &self->issued_at, err))
		return -1;
	return ehr_header_need(header, "time", &self->time_at, err);
}

static struct ehr_str cell_at(const struct ehr_row *row, long at)
{
	return at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 }
				   : ehr_str_trim(row->cell[at]);
}

static int read_parts(struct ehr_pairs *pairs, const struct ehr_row *row,
	double *part, struct ehr_err *err)
{
	for (size_t i = 0; i < pairs->n_variable; i++) {
		const struct ehr_pair_variable *variable = &pairs->variable[i];

		for (int k = 0; k < EHR_PAIR_PARTS; k++) {
			double *into = &part[i * EHR_PAIR_PARTS + (size_t)k];

			*into = NAN;
			if (variable->at[k] != EHR_NO_COLUMN &&
				ehr_forecast_number(row->cell[variable->at[k]],
					&variable->field[k], into, err))
				return -1;
		}
	}
	return 0;
}

static void append(struct ehr_pairs *pairs, const struct ehr_pair_row *found)
{
	if (pairs->n == pairs->cap) {
		pairs->cap = pairs->cap ? 2 * pairs->cap : 256;
		pairs->row = ehr_realloc(
			pairs->row, pairs->cap, sizeof(*pairs->row));
	}
	pairs->row[pairs->n++] = *found;
}

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_pairs *pairs = self->pairs;
	struct ehr_pair_row found = {
		.line = row->line, .file = self->file, .reference = { -1, -1 }
	};
	double *part = ehr_arena_alloc(&pairs->arena,
		pairs->n_variable * EHR_PAIR_PARTS * sizeof(*part));

	if (ehr_forecast_time(row->cell[self->issued_at], "issued", &self->form,
		    &self->has_form, &found.issued, err) ||
		ehr_forecast_time(row->cell[self->time_at], "time", &self->form,
			&self->has_form, &found.target, err))
		return -1;
	if (found.target <= found.issued)
		return ehr_fail_cell(err, "time", "not_ahead",
			N_("a time after that of the column issued"),
			row->cell[self->time_at]);
	if (read_parts(pairs, row, part, err))
		return -1;
	found.part = part;
	found.station = ehr_map_add(
		&pairs->station, cell_at(row, self->station_at), NULL);
	found.method = ehr_map_add(
		&pairs->method, cell_at(row, self->method_at), NULL);
	append(pairs, &found);
	return 0;
}

static int compare_number(long a, long b)
{
	return (a > b) - (a < b);
}

/* Station, issue, time; then method. */
static int compare_when(
	const struct ehr_pair_row *x, const struct ehr_pair_row *y)
{
	int way = compare_number(x->station, y->station);

	if (way == 0)
		way = compare_number(x->issued, y->issued);
	return way ? way : compare_number(x->target, y->target);
}

static int compare(const void *a, const void *b)
{
	const struct ehr_pair_row *const *x = a, *const *y = b;
	int way = compare_when(*x, *y);

	if (way == 0)
		way = compare_number((*x)->method, (*y)->method);
	return way ? way : (*x > *y) - (*x < *y);
}

static void refer(struct ehr_pairs *pairs, struct ehr_pair_row **row, size_t n)
{
	for (int which = 0; which < 2; which++) {
		long method = ehr_map_find(
			&pairs->method, ehr_str_of(reference[which]));
		long at = -1;

		for (size_t i = 0; i < n; i++)
			if (row[i]->method == method)
				at = (long)(row[i] - pairs->row);
		for (size_t i = 0; i < n; i++)
			row[i]->reference[which] = at;
	}
}

/* Finds what belongs together; the first second forecast of the same, NULL if
 * there is none. */
static const struct ehr_pair_row *bring_together(struct ehr_pairs *pairs)
{
	struct ehr_pair_row **row = ehr_alloc((pairs->n + 1) * sizeof(*row));
	const struct ehr_pair_row *twice = NULL;
	size_t first = 0;

	for (size_t i = 0; i < pairs->n; i++)
		row[i] = &pairs->row[i];
	if (pairs->n)
		qsort(row, pairs->n, sizeof(*row), compare);
	for (size_t i = 1; i <= pairs->n; i++) {
		if (i < pairs->n && compare_when(row[i - 1], row[i]) == 0) {
			if (row[i - 1]->method == row[i]->method &&
				(!twice || row[i] < twice))
				twice = row[i];
			continue;
		}
		refer(pairs, row + first, i - first);
		first = i;
	}
	free(row);
	return twice;
}

static void note_file(struct reading *self, const char *file)
{
	if (!self->file || strcmp(self->file, file) != 0)
		self->file =
			ehr_arena_string(&self->pairs->arena, ehr_str_of(file));
}

int ehr_pairs_forecasts(
	struct ehr_pairs *pairs, struct ehr_reader *reader, struct ehr_err *err)
{
	struct reading self = { .pairs = pairs,
		.form = pairs->observed.form,
		.has_form = pairs->observed.has_form };
	const struct ehr_pair_row *twice;
	struct ehr_row row;
	int rc;

	if (bind(&self, ehr_reader_header(reader), err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		note_file(&self, ehr_reader_file(reader));
		if (take(&self, &row, err) && ehr_reader_bad(reader, &row, err))
			return -1;
	}
	if (rc)
		return rc;
	twice = bring_together(pairs);
	if (!twice)
		return 0;
	ehr_fail(err, EHR_FAULT_DATA,
		_("a second forecast of the same station, method, issue and "
		  "time"));
	return ehr_err_at(err, twice->file, twice->line);
}

double ehr_pair_observed(const struct ehr_pairs *pairs,
	const struct ehr_pair_row *row, size_t variable, bool label)
{
	const struct ehr_pair_variable *of = &pairs->variable[variable];
	long station = ehr_map_find(
		&pairs->observed.station, pairs->station.key[row->station]);

	if (station == EHR_MAP_NONE)
		return NAN;
	return ehr_forecast_value(&pairs->observed.line[station],
		label ? of->label : of->value, row->target);
}
