/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cells.h"

#include <math.h>
#include <stdlib.h>

#include "model/cell_units.h"

enum { CRS, CELL_M, COL, ROW, PLACED };
enum { CLASS_NAME, CLASS_LO, CLASS_HI, INCOMPLETE, COVERAGE, VALUE_FROM, USED };

struct columns {
	size_t class;
	size_t placed[PLACED]; /* of squares */
	size_t id;             /* of units */
	long crs;
	long used[USED];
};

/* What both kinds have. */
static int find_columns(struct columns *at, const struct ehr_header *header,
	struct ehr_err *err)
{
	static const char *const used[] = { "class_name", "class_lo",
		"class_hi", "incomplete", "coverage", "value_from" };

	if (ehr_header_need(header, "class", &at->class, err) < 0)
		return -1;
	for (size_t i = 0; i < USED; i++)
		if (ehr_header_look(header, used[i], &at->used[i], err))
			return -1;
	return 0;
}

/* What squares have, or units, told by the first cell (NULL: none). */
static int find_kind(struct ehr_cells *self, struct columns *at,
	const struct ehr_reader *reader, const struct ehr_row *row,
	struct ehr_err *err)
{
	static const char *const placed[] = { "crs", "cell_m", "col", "row" };
	const struct ehr_header *header = ehr_reader_header(reader);
	long col;

	if (ehr_header_look(header, "col", &col, err) < 0)
		return -1;
	self->units = row && ehr_cell_is_unit(row) &&
		      (col == EHR_NO_COLUMN || !ehr_str_trim(row->cell[col]).n);
	at->crs = ehr_header_find(header, "crs");
	if (self->units)
		return ehr_header_need(header, "cell_id", &at->id, err);
	if (col == EHR_NO_COLUMN &&
		ehr_header_find(header, "cell_name") != EHR_NO_COLUMN)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("units of land must come as GeoJSON, with their "
			  "polygons"));
	for (size_t i = 0; i < PLACED; i++)
		if (ehr_header_need(header, placed[i], &at->placed[i], err) < 0)
			return -1;
	return 0;
}

static int read_whole(struct ehr_str cell, const char *column, double min,
	double max, double *value, struct ehr_err *err)
{
	if (ehr_num_read(cell, value) == EHR_NUM_VALUE && *value >= min &&
		*value <= max && *value == floor(*value))
		return 0;
	return ehr_fail_cell(err, column, "not_a_whole_number",
		N_("a whole number within range"), cell);
}

/* Incomplete by its words, or by a coverage below 1 where those were left out
 * on the way. */
static int read_missing(struct ehr_cell *cell, const struct columns *at,
	const struct ehr_str *text, struct ehr_err *err)
{
	enum ehr_num_state state = EHR_NUM_EMPTY;
	double coverage = 1;

	if (at->used[COVERAGE] != EHR_NO_COLUMN &&
		ehr_cell_number(text[at->used[COVERAGE]], "coverage", &state,
			&coverage, err) < 0)
		return -1;
	cell->incomplete = state == EHR_NUM_VALUE && coverage < 1;
	if (at->used[INCOMPLETE] != EHR_NO_COLUMN)
		cell->incomplete |=
			ehr_str_trim(text[at->used[INCOMPLETE]]).n > 0;
	cell->incomplete = cell->incomplete && cell->class > 0;
	return 0;
}

static int read_place(struct ehr_cell *cell, const struct columns *at,
	const struct ehr_str *text, struct ehr_err *err)
{
	double max = EHR_CELL_PLACE_MAX, col, row;

	if (read_whole(text[at->placed[COL]], "col", -max, max, &col, err) <
			0 ||
		read_whole(text[at->placed[ROW]], "row", -max, max, &row, err) <
			0)
		return -1;
	cell->col = (long)col;
	cell->row = (long)row;
	return 0;
}

static int read_class(struct ehr_cell *cell, const struct columns *at,
	const struct ehr_str *text, struct ehr_err *err)
{
	struct ehr_str class = ehr_str_trim(text[at->class]);
	double n = 0;

	if (class.n &&
		read_whole(class, "class", 1, EHR_CELL_CLASSES, &n, err) < 0)
		return -1;
	cell->class = (unsigned)n;
	if (at->used[VALUE_FROM] != EHR_NO_COLUMN)
		cell->estimated =
			ehr_str_is(ehr_str_trim(text[at->used[VALUE_FROM]]),
				"interpolated");
	return read_missing(cell, at, text, err);
}

static int first_grid(struct ehr_cells *self, struct ehr_str crs,
	struct ehr_str size, struct ehr_err *err)
{
	if (!crs.n)
		return ehr_fail_cell(err, "crs", "no_crs",
			N_("the name of a coordinate system"), crs);
	if (ehr_num_read(size, &self->cell_m) != EHR_NUM_VALUE ||
		self->cell_m <= 0 || self->cell_m > EHR_CELL_SIZE_MAX)
		return ehr_fail_cell(err, "cell_m", "not_a_size",
			N_("metres above 0 and within the size of the Earth"),
			size);
	self->crs = ehr_arena_copy(&self->arena, crs);
	self->size = ehr_arena_copy(&self->arena, size);
	return 0;
}

/* All cells lie on one grid: that of the first. */
static int same_grid(struct ehr_cells *self, const struct columns *at,
	const struct ehr_str *text, struct ehr_err *err)
{
	struct ehr_str crs = ehr_str_trim(text[at->placed[CRS]]);
	struct ehr_str size = ehr_str_trim(text[at->placed[CELL_M]]);
	double cell_m;
	char expected[96];

	if (!self->n)
		return first_grid(self, crs, size, err);
	if (!ehr_str_eq(crs, self->crs)) {
		ehr_visible(expected, sizeof(expected), self->crs);
		return ehr_fail_cell(err, "crs", "another_grid", expected, crs);
	}
	if (ehr_num_read(size, &cell_m) != EHR_NUM_VALUE ||
		cell_m < self->cell_m || cell_m > self->cell_m) {
		ehr_visible(expected, sizeof(expected), self->size);
		return ehr_fail_cell(
			err, "cell_m", "another_grid", expected, size);
	}
	return 0;
}

/* The texts that differ from those of the cell before, copied in one piece. */
static void keep_texts(struct ehr_cells *self, struct ehr_cell *cell,
	const struct ehr_row *row)
{
	struct ehr_str *text =
		ehr_arena_alloc(&self->arena, row->n * sizeof(*text));
	const struct ehr_cell *before = self->n ? cell - 1 : NULL;
	size_t size = 0;
	char *p;

	for (size_t i = 0; i < row->n; i++) {
		bool same = before && ehr_str_eq(before->text[i], row->cell[i]);

		text[i] = same ? before->text[i] : (struct ehr_str){ 0 };
		size += same ? 0 : row->cell[i].n;
	}
	p = ehr_arena_alloc(&self->arena, size + 1);
	for (size_t i = 0; i < row->n; i++) {
		size_t n = row->cell[i].n;

		if (text[i].n == n)
			continue;
		memcpy(p, row->cell[i].p, n);
		text[i] = (struct ehr_str){ p, n };
		p += n;
	}
	cell->text = text;
}

/* Units may leave out their system; those that name it name the same. */
static int read_unit(struct ehr_cells *self, struct ehr_cell *cell,
	const struct columns *at, const struct ehr_row *row,
	struct ehr_err *err)
{
	struct ehr_str id = ehr_str_trim(row->cell[at->id]), crs = { 0 };
	char expected[96];

	if (!id.n)
		return ehr_fail_cell(err, "cell_id", "empty", N_("a text"), id);
	if (at->crs != EHR_NO_COLUMN)
		crs = ehr_str_trim(row->cell[at->crs]);
	if (crs.n && self->crs.n && !ehr_str_eq(crs, self->crs)) {
		ehr_visible(expected, sizeof(expected), self->crs);
		return ehr_fail_cell(err, "crs", "another_grid", expected, crs);
	}
	if (ehr_cell_read_shape(&self->shapes, row, err) < 0)
		return -1;
	cell->shape = self->shapes.shape.n - 1;
	cell->id = ehr_arena_copy(&self->arena, id);
	if (crs.n && !self->crs.n)
		self->crs = ehr_arena_copy(&self->arena, crs);
	return 0;
}

static int read_cell(struct ehr_cells *self, struct ehr_cell *cell,
	const struct columns *at, const struct ehr_row *row,
	struct ehr_err *err)
{
	if (read_class(cell, at, row->cell, err) < 0)
		return -1;
	if (self->units)
		return read_unit(self, cell, at, row, err);
	if (same_grid(self, at, row->cell, err) < 0)
		return -1;
	return read_place(cell, at, row->cell, err);
}

static int read_cells(struct ehr_cells *self, struct ehr_reader *reader,
	struct columns *at, struct ehr_err *err)
{
	struct ehr_row row;
	size_t cap = 0;
	bool known = false;
	int rc;

	while ((rc = ehr_reader_next(reader, &row, err)) > 0) {
		struct ehr_cell cell = { 0 };

		if (!known && find_kind(self, at, reader, &row, err) < 0)
			return ehr_err_at(err, ehr_reader_file(reader), 1);
		known = true;
		if (read_cell(self, &cell, at, &row, err) < 0) {
			if (ehr_reader_bad(reader, &row, err) < 0)
				return -1;
			continue;
		}
		if (self->n == cap) {
			cap = cap ? 2 * cap : 256;
			self->cell = ehr_realloc(
				self->cell, cap, sizeof(*self->cell));
		}
		self->cell[self->n] = cell;
		keep_texts(self, &self->cell[self->n], &row);
		self->n++;
	}
	if (rc == 0 && !known && find_kind(self, at, reader, NULL, err) < 0)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	return rc;
}

static int by_place(const void *a, const void *b)
{
	const struct ehr_cell *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->col > y->col) - (x->col < y->col);
}

static int check_places(struct ehr_cells *self, struct ehr_err *err)
{
	if (self->units)
		return ehr_cell_sort_units(self, err);
	qsort(self->cell, self->n, sizeof(*self->cell), by_place);
	for (size_t i = 1; i < self->n; i++)
		if (by_place(&self->cell[i - 1], &self->cell[i]) == 0)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the cell in column %ld, row %ld is there "
				  "twice"),
				self->cell[i].col, self->cell[i].row);
	return 0;
}

static void agree(struct ehr_str *common, const struct ehr_cell *cell,
	long column, bool first)
{
	if (column == EHR_NO_COLUMN)
		return;
	if (first)
		*common = ehr_str_trim(cell->text[column]);
	else if (!ehr_str_eq(*common, ehr_str_trim(cell->text[column])))
		*common = (struct ehr_str){ 0 };
}

static void sum_up(struct ehr_cells *self, const struct columns *at)
{
	self->col_min = self->col_max = self->cell[0].col; /* 0 of units */
	self->row_min = self->cell[0].row;
	self->row_max = self->cell[self->n - 1].row;
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_cell *cell = &self->cell[i];
		struct ehr_cell_class *class = &self->class[cell->class];
		bool first = class->n++ == 0;

		agree(&class->name, cell, at->used[CLASS_NAME], first);
		agree(&class->lo, cell, at->used[CLASS_LO], first);
		agree(&class->hi, cell, at->used[CLASS_HI], first);
		class->n_incomplete += cell->incomplete;
		if (cell->incomplete)
			agree(&self->missing, cell, at->used[INCOMPLETE],
				self->n_incomplete++ == 0);
		if (cell->class > self->class_max)
			self->class_max = cell->class;
		if (cell->col < self->col_min)
			self->col_min = cell->col;
		if (cell->col > self->col_max)
			self->col_max = cell->col;
	}
}

static int read_all(
	struct ehr_cells *self, struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct columns at;

	if (find_columns(&at, header, err) < 0)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	self->n_columns = header->n;
	self->column = ehr_calloc(header->n, sizeof(*self->column));
	for (size_t i = 0; i < header->n; i++)
		self->column[i] = ehr_strdup(header->name[i]);
	if (read_cells(self, reader, &at, err) < 0)
		return -1;
	if (!self->n)
		return ehr_fail(err, EHR_FAULT_DATA, _("no cells to draw"));
	if (check_places(self, err) < 0)
		return -1;
	sum_up(self, &at);
	return 0;
}

int ehr_cells_read(
	struct ehr_cells *self, struct ehr_reader *reader, struct ehr_err *err)
{
	struct ehr_input_facts facts = { 0 };

	*self = (struct ehr_cells){ 0 };
	if (read_all(self, reader, err) == 0)
		return 0;
	/* what is wrong with the whole of several files is in none of them */
	if (ehr_reader_facts(reader, 0, &facts) == 1)
		ehr_err_at(err, facts.path, 0);
	ehr_cells_release(self);
	return -1;
}

long ehr_cells_column(const struct ehr_cells *self, const char *name)
{
	for (size_t i = 0; i < self->n_columns; i++)
		if (strcmp(self->column[i], name) == 0)
			return (long)i;
	return EHR_NO_COLUMN;
}

const struct ehr_str *ehr_cells_constant(
	const struct ehr_cells *self, size_t column)
{
	const struct ehr_str *first = &self->cell[0].text[column];

	for (size_t i = 1; i < self->n; i++)
		if (!ehr_str_eq(self->cell[i].text[column], *first))
			return NULL;
	return first;
}

void ehr_cells_release(struct ehr_cells *self)
{
	for (size_t i = 0; i < self->n_columns; i++)
		free(self->column[i]);
	free(self->column);
	free(self->cell);
	free(self->corner);
	ehr_shapes_release(&self->shapes);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_cells){ 0 };
}
