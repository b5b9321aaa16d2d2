/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_past.h"

#include <stdlib.h>

/* Where things stand in the table. */
struct columns {
	const char *const *name;
	size_t value[EHR_ZONING_VALUES], class;
	struct ehr_zoning_place_columns place;
	long coverage, incomplete, n, people, mean, burden;
};

static int bind(struct columns *columns, const struct ehr_header *header,
	size_t n_values, struct ehr_err *err)
{
	size_t cell_id;

	columns->place = (struct ehr_zoning_place_columns){ EHR_NO_COLUMN,
		EHR_NO_COLUMN, EHR_NO_COLUMN };
	if (ehr_header_need(header, "cell_id", &cell_id, err) < 0 ||
		ehr_header_need(header, "class", &columns->class, err) < 0 ||
		ehr_header_look(header, "coverage", &columns->coverage, err) <
			0 ||
		ehr_header_look(
			header, "incomplete", &columns->incomplete, err) < 0 ||
		ehr_header_look(header, "n", &columns->n, err) < 0 ||
		ehr_header_look(header, "population", &columns->people, err) <
			0 ||
		ehr_header_look(header, "cr_mean", &columns->mean, err) < 0 ||
		ehr_header_look(header, "burden", &columns->burden, err) < 0)
		return -1;
	columns->place.cell_id = (long)cell_id;
	for (size_t v = 0; v < n_values; v++)
		if (ehr_header_need(header, columns->name[v],
			    &columns->value[v], err) < 0)
			return -1;
	return 0;
}

static struct ehr_zoning_past_cell *add_cell(
	struct ehr_zoning_past *self, struct ehr_grid_cell at)
{
	const struct ehr_str key = { (const char *)&at, sizeof(at) };
	bool is_new = false;

	(void)ehr_map_add(&self->places, key, &is_new);
	if (!is_new)
		return NULL;
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 256;
		self->cell = ehr_realloc(
			self->cell, self->cap, sizeof(self->cell[0]));
		self->value = ehr_realloc(self->value, self->cap,
			self->n_values * sizeof(self->value[0]));
		self->has = ehr_realloc(self->has, self->cap,
			self->n_values * sizeof(self->has[0]));
	}
	self->cell[self->n] = (struct ehr_zoning_past_cell){ .at = at };
	return &self->cell[self->n++];
}

/* A number, of a column that may be missing; *there is kept false if it is
 * or the cell is empty. */
static int read_number(const struct ehr_row *row, long at, const char *name,
	bool *there, double *number, struct ehr_err *err)
{
	enum ehr_num_state state;

	if (at == EHR_NO_COLUMN)
		return 0;
	if (ehr_cell_number(row->cell[at], name, &state, number, err) < 0)
		return -1;
	*there = state == EHR_NUM_VALUE;
	return 0;
}

/* What is never below 0. */
static int read_amount(const struct ehr_row *row, long at, const char *name,
	bool *there, double *number, struct ehr_err *err)
{
	if (read_number(row, at, name, there, number, err) < 0)
		return -1;
	return !*there || *number >= 0
		       ? 0
		       : ehr_fail_cell(err, name, "negative",
				 N_("a number of 0 or more"), row->cell[at]);
}

static int read_class(struct ehr_str cell, unsigned *class, struct ehr_err *err)
{
	long number;

	cell = ehr_str_trim(cell);
	*class = 0;
	if (cell.n == 0)
		return 0;
	if (ehr_num_int("", cell, 1, EHR_ZONE_CLASSES, &number, NULL) < 0)
		return ehr_fail_cell(err, "class", "not_a_class",
			N_("the number of a class, or nothing"), cell);
	*class = (unsigned)number;
	return 0;
}

/* Values, and whether there is more than the name of the cell. */
static int read_values(struct ehr_zoning_past *self,
	const struct columns *columns, const struct ehr_row *row,
	struct ehr_zoning_past_cell *cell, struct ehr_err *err)
{
	double *value = self->value + (self->n - 1) * self->n_values, rows = 1;
	bool *has = self->has + (self->n - 1) * self->n_values, told = false;

	if (read_amount(row, columns->n, "n", &told, &rows, err) < 0)
		return -1;
	cell->there = !told || rows > 0;
	for (size_t v = 0; v < self->n_values; v++) {
		has[v] = false;
		if (read_number(row, (long)columns->value[v], columns->name[v],
			    &has[v], &value[v], err) < 0)
			return -1;
		cell->there = cell->there || has[v];
	}
	return 0;
}

static int read_lives(const struct columns *columns, const struct ehr_row *row,
	struct ehr_zoning_lives *lives, struct ehr_err *err)
{
	return read_amount(row, columns->people, "population",
		       &lives->has_people, &lives->people, err) ||
			       read_amount(row, columns->mean, "cr_mean",
				       &lives->has_mean, &lives->mean, err) ||
			       read_amount(row, columns->burden, "burden",
				       &lives->has_burden, &lives->burden, err)
		       ? -1
		       : 0;
}

static int take(struct ehr_zoning_past *self, const struct columns *columns,
	struct ehr_zoning_frame *frame, const struct ehr_row *row,
	struct ehr_err *err)
{
	struct ehr_str id = row->cell[columns->place.cell_id];
	struct ehr_zoning_place place;
	struct ehr_zoning_past_cell *cell;
	struct ehr_str words = { "", 0 };

	if (ehr_zoning_place_read(&columns->place, frame, row, &place, err) < 0)
		return -1;
	if (place.by != EHR_PLACED_BY_ID)
		return ehr_fail_cell(
			err, "cell_id", "empty", N_("the id of a cell"), id);
	cell = add_cell(self, place.cell);
	if (cell == NULL)
		return ehr_fail_cell(
			err, "cell_id", "repeated", N_("each cell once"), id);
	if (columns->incomplete != EHR_NO_COLUMN)
		words = ehr_str_trim(row->cell[columns->incomplete]);
	cell->incomplete = (uint32_t)ehr_map_add(&self->texts, words, NULL);
	return read_class(row->cell[columns->class], &cell->published, err) ||
			       read_number(row, columns->coverage, "coverage",
				       &cell->covered, &cell->coverage, err) ||
			       read_values(self, columns, row, cell, err) ||
			       (self->has_lives && read_lives(columns, row,
							   &cell->lives, err))
		       ? -1
		       : 0;
}

int ehr_zoning_past_read(struct ehr_zoning_past *past,
	const struct ehr_zoning_setup *setup, struct ehr_zoning_frame *frame,
	const char *const *name, struct ehr_reader *reader, struct ehr_err *err)
{
	struct columns columns = { .name = name };
	struct ehr_row row = { 0 };
	int rc;

	*past = (struct ehr_zoning_past){ .n_values = setup->n_values };
	if (bind(&columns, ehr_reader_header(reader), setup->n_values, err) < 0)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	past->has_lives = columns.people != EHR_NO_COLUMN &&
			  columns.mean != EHR_NO_COLUMN &&
			  columns.burden != EHR_NO_COLUMN;
	while ((rc = ehr_reader_next(reader, &row, err)) > 0)
		if (take(past, &columns, frame, &row, err) < 0)
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
	return rc;
}

void ehr_zoning_past_class(
	struct ehr_zoning_past *past, const struct ehr_zoning_setup *setup)
{
	for (size_t i = 0; i < past->n; i++) {
		double value[EHR_ZONING_VALUES] = { 0 };
		bool has[EHR_ZONING_VALUES] = { false };
		size_t decided;

		memcpy(value, past->value + i * past->n_values,
			past->n_values * sizeof(value[0]));
		memcpy(has, past->has + i * past->n_values,
			past->n_values * sizeof(has[0]));
		past->cell[i].class =
			ehr_zoning_class(setup, value, has, &decided);
	}
}

const struct ehr_zoning_past_cell *ehr_zoning_past_find(
	const struct ehr_zoning_past *past, struct ehr_grid_cell at)
{
	const struct ehr_str key = { (const char *)&at, sizeof(at) };
	long i = ehr_map_find(&past->places, key);

	return i == EHR_MAP_NONE ? NULL : &past->cell[i];
}

void ehr_zoning_past_release(struct ehr_zoning_past *past)
{
	free(past->cell);
	free(past->value);
	free(past->has);
	ehr_map_release(&past->places);
	ehr_map_release(&past->texts);
	*past = (struct ehr_zoning_past){ 0 };
}
