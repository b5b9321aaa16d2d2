/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_merge.h"

#include <stdio.h>

#include "model/zoning_store.h"

struct reading {
	struct ehr_zoning_state *state;
	struct ehr_zoning_rows *rows;
	struct ehr_zoning_state_setup setup[EHR_ZONING_STATE_SETUP];
	size_t at[EHR_ZONING_STATE_COLUMNS];
	const struct ehr_row *row;
	size_t n_values;     /* of the part being read, so far */
	struct ehr_buf last; /* id of the cell of the last record */
	uint32_t index;      /* its index */
	/* of the part being read */
	unsigned long records;
	bool begun;
};

static struct ehr_str cell_of(
	const struct reading *self, enum ehr_zoning_state_cell column)
{
	return self->row->cell[self->at[column]];
}

static int bad(enum ehr_zoning_state_cell column, const char *expected,
	struct ehr_str found, struct ehr_err *err)
{
	return ehr_fail_cell(err, ehr_zoning_state_column[column], "bad_part",
		expected, found);
}

static int bind(
	struct reading *self, struct ehr_reader *reader, struct ehr_err *err)
{
	for (size_t i = 0; i < EHR_ZONING_STATE_COLUMNS; i++)
		if (ehr_header_need(ehr_reader_header(reader),
			    ehr_zoning_state_column[i], &self->at[i], err) < 0)
			return ehr_err_at(err, ehr_reader_file(reader), 1);
	return 0;
}

static int read_number(const struct reading *self,
	enum ehr_zoning_state_cell column, bool *there, double *value,
	struct ehr_err *err)
{
	struct ehr_str cell = cell_of(self, column);
	enum ehr_num_state state;

	if (ehr_cell_number(cell, ehr_zoning_state_column[column], &state,
		    value, err) < 0)
		return -1;
	*there = state == EHR_NUM_VALUE;
	return 0;
}

static int read_count(const struct reading *self,
	enum ehr_zoning_state_cell column, unsigned long *count,
	struct ehr_err *err)
{
	double value = 0;
	bool there = false;

	if (read_number(self, column, &there, &value, err) < 0)
		return -1;
	if (!(value >= 0 && value < 0x1p53))
		return bad(column, N_("a number of rows"),
			cell_of(self, column), err);
	*count = (unsigned long)value;
	return 0;
}

/* One text of the setup into the state. */
static void keep_setup(struct ehr_zoning_state *state, struct ehr_str name,
	struct ehr_str text)
{
	const struct {
		const char *name;
		const char **text;
	} texts[] = {
		{ "agg", &state->agg },
		{ "crs", &state->crs },
		{ "cell_m", &state->cell_m },
		{ "cells", &state->cells },
		{ "id", &state->id },
		{ "name", &state->name },
	};
	const struct {
		const char *name;
		bool *flag;
	} flags[] = {
		{ "has_coverage", &state->has_coverage },
		{ "has_incomplete", &state->has_incomplete },
		{ "has_top", &state->has_top },
		{ "has_profile", &state->has_carried[EHR_ZONING_PROFILE] },
		{ "has_method", &state->has_carried[EHR_ZONING_METHOD] },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (ehr_str_is(name, texts[i].name))
			*texts[i].text = ehr_arena_string(&state->arena, text);
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (ehr_str_is(name, flags[i].name))
			*flags[i].flag = ehr_str_is(text, "yes");
}

static int read_setup(struct reading *self, struct ehr_err *err)
{
	struct ehr_zoning_state *state = self->state;
	struct ehr_str name = cell_of(self, EHR_STATE_NAME);
	struct ehr_str text = cell_of(self, EHR_STATE_TEXT);

	if (ehr_str_is(name, "format") &&
		!ehr_str_is(text, self->setup[0].text))
		return bad(EHR_STATE_TEXT, self->setup[0].text, text, err);
	if (!ehr_str_is(name, "value")) {
		keep_setup(state, name, text);
		return 0;
	}
	if (state->n_values == EHR_ZONING_VALUES)
		return bad(EHR_STATE_TEXT, N_("fewer values"), text, err);
	state->value[state->n_values++] = ehr_arena_string(&state->arena, text);
	return 0;
}

int ehr_zoning_merge_begin(struct ehr_zoning_state *state,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct reading self = { .state = state };
	struct ehr_row row = { 0 };
	int rc;

	*state = (struct ehr_zoning_state){ .agg = "",
		.crs = "",
		.cell_m = "",
		.cells = "",
		.id = "",
		.name = "" };
	ehr_zoning_state_setup(state, self.setup);
	if (bind(&self, reader, err) < 0)
		return -1;
	self.row = &row;
	while ((rc = ehr_reader_next(reader, &row, err)) > 0) {
		struct ehr_str record = cell_of(&self, EHR_STATE_RECORD);

		state->records++;
		if (ehr_str_is(record, "begin"))
			return 0;
		rc = ehr_str_is(record, "setup")
			     ? read_setup(&self, err)
			     : bad(EHR_STATE_RECORD, "setup", record, err);
		if (rc < 0)
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
	}
	if (rc == 0)
		ehr_fail(err, EHR_FAULT_DATA,
			_("there is no part, such as --partial writes"));
	return ehr_err_at(err, ehr_reader_file(reader), 0);
}

/* A later part must have been gathered as the first was. What a part without
 * rows did not learn of its grid is not compared. */
static int compare_setup(struct reading *self, struct ehr_err *err)
{
	struct ehr_str name = cell_of(self, EHR_STATE_NAME);
	struct ehr_str text = cell_of(self, EHR_STATE_TEXT);
	const char *first = "";
	char shown[96], expected[96];

	if (ehr_str_is(name, "format"))
		self->n_values = 0;
	for (size_t i = 0; i < EHR_ZONING_STATE_SETUP; i++)
		if (ehr_str_is(name, self->setup[i].name))
			first = self->setup[i].text;
	if (ehr_str_is(name, "value") && self->n_values < self->state->n_values)
		first = self->state->value[self->n_values++];
	if (ehr_str_is(text, first))
		return 0;
	if ((ehr_str_is(name, "crs") || ehr_str_is(name, "cell_m")) &&
		(text.n == 0 || !*first))
		return 0;
	ehr_visible(shown, sizeof(shown), name);
	snprintf(expected, sizeof(expected),
		_("\"%.40s\" for %.40s, as in the first part"), first, shown);
	return bad(EHR_STATE_TEXT, expected, text, err);
}

/* The index of the record's cell. */
static int find_cell(struct reading *self, struct ehr_err *err)
{
	struct ehr_zoning_frame *frame = self->rows->frame;
	struct ehr_str id = cell_of(self, EHR_STATE_CELL);
	struct ehr_str last = { self->last.p, self->last.n };
	struct ehr_grid_cell at = { 0 };

	if (id.n > 0 && ehr_str_eq(id, last))
		return 0;
	if (frame->units != NULL) {
		long unit = ehr_zoning_units_find(frame->units, id);

		if (unit == EHR_NO_UNIT)
			return bad(EHR_STATE_CELL,
				N_("the id of one of the cells"), id, err);
		at.col = (int32_t)unit;
	} else if (ehr_zoning_grid_read(&frame->grid, id, &at, err) < 0) {
		return -1;
	}
	self->index = ehr_zoning_cell_at(self->rows->zoning, at);
	self->last.n = 0;
	ehr_buf_add_str(&self->last, id);
	return 0;
}

static int add_cell(struct reading *self, struct ehr_err *err)
{
	struct ehr_zoning *zoning = self->rows->zoning;
	struct ehr_zoning_gathered *cell = &zoning->cell[self->index];
	unsigned long n = 0, n_valued = 0, more = 0;
	double coverage = 0;
	bool covered = false;

	if (read_count(self, EHR_STATE_N, &n, err) < 0 ||
		read_count(self, EHR_STATE_N_VALUED, &n_valued, err) < 0 ||
		read_number(self, EHR_STATE_COVERAGE, &covered, &coverage,
			err) < 0 ||
		read_count(self, EHR_STATE_MORE, &more, err) < 0)
		return -1;
	cell->n += n;
	cell->n_valued += n_valued;
	if (covered && (!cell->covered || coverage < cell->coverage))
		cell->coverage = coverage;
	cell->covered = cell->covered || covered;
	ehr_zoning_add_more(zoning, self->index, (long)more);
	return 0;
}

/* Which value is it? */
static int find_value(const struct reading *self,
	enum ehr_zoning_state_cell column, size_t *value, struct ehr_err *err)
{
	struct ehr_str name = cell_of(self, column);

	for (*value = 0; *value < self->state->n_values; ++*value)
		if (ehr_str_is(name, self->state->value[*value]))
			return 0;
	return bad(column, N_("the name of a value"), name, err);
}

static int add_sum(struct reading *self, struct ehr_zoning_tally *tally,
	struct ehr_err *err)
{
	struct ehr_str rest = cell_of(self, EHR_STATE_SUM);

	while (rest.n > 0) {
		struct ehr_str part = ehr_str_cut(&rest, ' ');
		double value;

		if (ehr_num_read(part, &value) != EHR_NUM_VALUE)
			return bad(EHR_STATE_SUM,
				N_("numbers with blanks between"), part, err);
		ehr_sum_add(&tally->sum, value);
	}
	return 0;
}

static int add_tally(struct reading *self, struct ehr_zoning_tally *tally,
	struct ehr_err *err)
{
	unsigned long n = 0;
	double max = 0, high = 0;
	bool has_max = false, has_high = false;

	if (read_count(self, EHR_STATE_N, &n, err) < 0 ||
		read_number(self, EHR_STATE_MAX, &has_max, &max, err) < 0 ||
		read_number(self, EHR_STATE_HIGH, &has_high, &high, err) < 0)
		return -1;
	if (has_max != (n > 0))
		return bad(EHR_STATE_MAX, N_("a number, as there are rows"),
			cell_of(self, EHR_STATE_MAX), err);
	if (has_max && (tally->n == 0 || tally->max < max))
		tally->max = max;
	tally->n += n;
	if (has_high && (!tally->has_high || tally->high < high))
		tally->high = high;
	tally->has_high = tally->has_high || has_high;
	return add_sum(self, tally, err);
}

static int add_value(struct reading *self, struct ehr_err *err)
{
	size_t value;

	if (find_value(self, EHR_STATE_NAME, &value, err) < 0)
		return -1;
	return add_tally(self,
		ehr_zoning_tally_of(self->rows->zoning, self->index) + value,
		err);
}

static int add_part(struct reading *self, struct ehr_err *err)
{
	size_t value;

	if (find_value(self, EHR_STATE_TEXT, &value, err) < 0)
		return -1;
	return add_tally(self,
		ehr_zoning_part_of(self->rows->zoning, self->index,
			cell_of(self, EHR_STATE_NAME)) +
			value,
		err);
}

static int add_count(struct reading *self, struct ehr_err *err)
{
	struct ehr_str name = cell_of(self, EHR_STATE_NAME);
	unsigned long *count = ehr_zoning_state_count(self->rows, name);
	unsigned long more = 0;

	if (count == NULL)
		return bad(
			EHR_STATE_NAME, N_("the name of a count"), name, err);
	if (read_count(self, EHR_STATE_N, &more, err) < 0)
		return -1;
	*count += more;
	return 0;
}

static int add_carried(struct reading *self, struct ehr_err *err)
{
	struct ehr_str name = cell_of(self, EHR_STATE_NAME);

	for (size_t i = 0; i < EHR_ZONING_CARRIED; i++)
		if (ehr_str_is(name, ehr_zoning_carried_name[i])) {
			(void)ehr_map_add(&self->rows->carried[i],
				cell_of(self, EHR_STATE_TEXT), NULL);
			return 0;
		}
	return bad(EHR_STATE_NAME, N_("the name of a column"), name, err);
}

static int end_part(struct reading *self, struct ehr_err *err)
{
	unsigned long n = 0;

	if (read_count(self, EHR_STATE_N, &n, err) < 0)
		return -1;
	if (n != self->records)
		return bad(EHR_STATE_N, N_("the number of records before it"),
			cell_of(self, EHR_STATE_N), err);
	self->records = 0;
	self->begun = false;
	return 0;
}

static int begin_part(struct reading *self, struct ehr_err *err)
{
	if (self->n_values != self->state->n_values)
		return bad(EHR_STATE_RECORD, N_("all values of the first part"),
			cell_of(self, EHR_STATE_RECORD), err);
	self->begun = true;
	return 0;
}

/* What may only stand where it does. */
static int check_order(const struct reading *self, struct ehr_err *err)
{
	struct ehr_str record = cell_of(self, EHR_STATE_RECORD);
	const bool opens =
		ehr_str_is(record, "setup") || ehr_str_is(record, "begin");

	if (opens != self->begun)
		return 0;
	return bad(EHR_STATE_RECORD,
		opens ? N_("the end of the part before")
		      : N_("the setup of a part"),
		record, err);
}

static int add_record(struct reading *self, struct ehr_err *err)
{
	static const struct {
		const char *record;
		int (*add)(struct reading *self, struct ehr_err *err);
	} of_cells[] = { { "cell", add_cell }, { "value", add_value },
		{ "part", add_part } };
	struct ehr_str record = cell_of(self, EHR_STATE_RECORD);

	if (check_order(self, err) < 0)
		return -1;
	if (ehr_str_is(record, "end"))
		return end_part(self, err);
	self->records++;
	if (ehr_str_is(record, "setup"))
		return compare_setup(self, err);
	if (ehr_str_is(record, "begin"))
		return begin_part(self, err);
	if (ehr_str_is(record, "count"))
		return add_count(self, err);
	if (ehr_str_is(record, "carried"))
		return add_carried(self, err);
	if (find_cell(self, err) < 0)
		return -1;
	if (ehr_str_is(record, "word")) {
		ehr_zoning_add_word(self->rows->zoning, self->index,
			cell_of(self, EHR_STATE_NAME));
		return 0;
	}
	for (size_t i = 0; i < sizeof(of_cells) / sizeof(of_cells[0]); i++)
		if (ehr_str_is(record, of_cells[i].record))
			return of_cells[i].add(self, err);
	return bad(EHR_STATE_RECORD, N_("a record that --partial writes"),
		record, err);
}

int ehr_zoning_merge_read(struct ehr_zoning_state *state,
	struct ehr_zoning_rows *rows, struct ehr_reader *reader,
	struct ehr_err *err)
{
	struct reading self = { .state = state,
		.rows = rows,
		.records = state->records,
		.begun = true };
	const char *file = NULL;
	struct ehr_row row = { 0 };
	int rc;

	ehr_zoning_state_setup(state, self.setup);
	if (bind(&self, reader, err) < 0)
		return -1;
	self.row = &row;
	while ((rc = ehr_reader_next(reader, &row, err)) > 0) {
		file = ehr_reader_file(reader);
		if (add_record(&self, err) < 0) {
			rc = ehr_err_at(err, file, row.line);
			break;
		}
	}
	if (rc == 0 && self.records > 0) {
		ehr_fail(err, EHR_FAULT_DATA,
			_("cut short: the last record of a part is \"end\""));
		rc = ehr_err_at(err, file, 0);
	}
	ehr_buf_release(&self.last);
	return rc;
}
