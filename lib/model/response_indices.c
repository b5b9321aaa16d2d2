/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_indices.h"

#include <math.h>

#include "base/day.h"

enum { NONE = -1 };

struct indexing {
	struct ehr_response_indices *out;
	const struct ehr_response_series *series;
	struct ehr_reader *reader;
	const char *date_name;
	size_t date;
	size_t *value, *class; /* columns of the file */
	bool *seen;            /* days of the axis */
};

static int bind(struct indexing *self, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(self->reader);

	self->date_name = ehr_header_find(header, "time") < 0 ? "date" : "time";
	if (ehr_header_need(header, self->date_name, &self->date, err))
		return -1;
	for (size_t i = 0; i < self->out->n; i++) {
		const struct ehr_day_index_column *column =
			&self->out->index[i].column;

		if (ehr_header_need(header, column->name, &self->value[i], err))
			return -1;
		if (column->class && ehr_header_need(header, column->class,
					     &self->class[i], err))
			return -1;
	}
	return 0;
}

static int take_cells(struct indexing *self, const struct ehr_row *row,
	size_t day, struct ehr_err *err)
{
	for (size_t i = 0; i < self->out->n; i++) {
		struct ehr_day_index *index = &self->out->index[i];
		enum ehr_num_state state;
		double value;

		if (ehr_cell_number(row->cell[self->value[i]],
			    index->column.name, &state, &value, err))
			return -1;
		if (state == EHR_NUM_VALUE)
			index->value[day] = value;
		if (index->column.class && row->cell[self->class[i]].n > 0)
			index->class[day] = ehr_map_add(
				&index->word, row->cell[self->class[i]], NULL);
	}
	return 0;
}

static int take(
	struct indexing *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_str text = row->cell[self->date];
	long day;

	if (ehr_day_cell(text, self->date_name, &day, err))
		return -1;
	day -= self->series->first;
	self->out->days++;
	if (day < 0 || day >= (long)self->series->n) {
		self->out->outside++;
		return 0;
	}
	if (self->seen[day])
		return ehr_fail_cell(err, self->date_name, "day_twice",
			N_("one row for each day"), text);
	self->seen[day] = true;
	return take_cells(self, row, (size_t)day, err);
}

static void begin(struct indexing *self,
	const struct ehr_day_index_column *column, size_t n)
{
	struct ehr_response_indices *out = self->out;
	size_t days = self->series->n;

	out->n = n;
	out->index = ehr_arena_calloc(&out->arena, n + 1, sizeof(*out->index));
	self->value = ehr_arena_calloc(&out->arena, n + 1, sizeof(size_t));
	self->class = ehr_arena_calloc(&out->arena, n + 1, sizeof(size_t));
	self->seen = ehr_arena_calloc(&out->arena, days + 1, sizeof(bool));
	for (size_t i = 0; i < n; i++) {
		struct ehr_day_index *index = &out->index[i];

		index->column = column[i];
		index->value =
			ehr_arena_calloc(&out->arena, days + 1, sizeof(double));
		index->class =
			ehr_arena_calloc(&out->arena, days + 1, sizeof(long));
		for (size_t d = 0; d < days; d++) {
			index->value[d] = NAN;
			index->class[d] = NONE;
		}
	}
}

int ehr_response_indices_read(struct ehr_response_indices *indices,
	const struct ehr_response_series *series,
	const struct ehr_day_index_column *column, size_t n,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct indexing self = {
		.out = indices, .series = series, .reader = reader
	};
	struct ehr_row row;
	int rc;

	begin(&self, column, n);
	rc = bind(&self, err);
	if (rc)
		rc = ehr_err_at(err, ehr_reader_file(reader), 1);
	while (rc == 0 && (rc = ehr_reader_next(reader, &row, err)) == 1)
		rc = take(&self, &row, err) ? ehr_reader_bad(reader, &row, err)
					    : 0;
	return rc;
}

void ehr_response_indices_release(struct ehr_response_indices *indices)
{
	for (size_t i = 0; i < indices->n; i++)
		ehr_map_release(&indices->index[i].word);
	ehr_arena_release(&indices->arena);
	*indices = (struct ehr_response_indices){ 0 };
}
