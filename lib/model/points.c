/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/points.h"

#include <math.h>
#include <stdlib.h>

static long name_column(const struct ehr_header *header)
{
	static const char *const name[] = { "source_name", "name", "source_id",
		"receptor_id" };
	long at = EHR_NO_COLUMN;

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		at = ehr_header_find(header, name[i]);
		if (at != EHR_NO_COLUMN)
			break;
	}
	return at;
}

/* 1 it has a place, 0 it has none, -1 its place cannot be read. */
static int place(struct ehr_point *point, struct ehr_str lon_cell,
	struct ehr_str lat_cell, struct ehr_projection *projection,
	struct ehr_err *err)
{
	enum ehr_num_state lon_state, lat_state;
	double lon, lat;

	if (ehr_cell_number(lon_cell, "lon", &lon_state, &lon, err) < 0 ||
		ehr_cell_number(lat_cell, "lat", &lat_state, &lat, err) < 0)
		return -1;
	if (lon_state != EHR_NUM_VALUE || lat_state != EHR_NUM_VALUE)
		return 0;
	if (lon < -180 || lon > 180)
		return ehr_fail_cell(err, "lon", "out_of_range",
			N_("degrees from -180 to 180"), lon_cell);
	if (lat < -90 || lat > 90)
		return ehr_fail_cell(err, "lat", "out_of_range",
			N_("degrees from -90 to 90"), lat_cell);
	if (ehr_projection_from_lonlat(projection, lon, lat, &point->easting,
		    &point->northing, err) < 0)
		return -1;
	point->lon = lon;
	point->lat = lat;
	return 1;
}

/* What the point is sized by, NAN where there is none. */
static int read_value(struct ehr_point *point, const char *size,
	const struct ehr_str *cell, long at, struct ehr_err *err)
{
	enum ehr_num_state state = EHR_NUM_EMPTY;
	double value = 0;

	point->value = NAN;
	if (at == EHR_NO_COLUMN)
		return 0;
	if (ehr_cell_number(cell[at], size, &state, &value, err) < 0)
		return -1;
	if (state != EHR_NUM_VALUE)
		return 0;
	if (value < 0)
		return ehr_fail_cell(err, size, "out_of_range",
			N_("a number of 0 or more"), cell[at]);
	point->value = value;
	return 0;
}

static void keep(struct ehr_points *self, struct ehr_point *point,
	const struct ehr_row *row, long name)
{
	struct ehr_str *text =
		ehr_arena_alloc(&self->arena, row->n * sizeof(*text));

	for (size_t i = 0; i < row->n; i++)
		text[i] = ehr_arena_copy(&self->arena, row->cell[i]);
	point->text = text;
	if (name != EHR_NO_COLUMN)
		point->name = text[name];
}

static void add(
	struct ehr_points *self, size_t *cap, const struct ehr_point *point)
{
	if (self->n == *cap) {
		*cap = *cap ? 2 * *cap : 64;
		self->point =
			ehr_realloc(self->point, *cap, sizeof(*self->point));
	}
	self->point[self->n++] = *point;
	self->n_valueless += self->size && isnan(point->value);
	if (point->value > self->value_max)
		self->value_max = point->value;
}

static int find_columns(struct ehr_points *self,
	const struct ehr_header *header, size_t at[2], long *size,
	struct ehr_err *err)
{
	size_t found;

	*size = EHR_NO_COLUMN;
	if (ehr_header_need(header, "lon", &at[0], err) < 0 ||
		ehr_header_need(header, "lat", &at[1], err) < 0)
		return -1;
	if (!self->size)
		return 0;
	if (ehr_header_need(header, self->size, &found, err) < 0)
		return -1;
	*size = (long)found;
	return 0;
}

static int read_rows(struct ehr_points *self, struct ehr_reader *reader,
	struct ehr_projection *projection, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	long name = name_column(header), size;
	struct ehr_row row;
	size_t at[2], cap = 0;
	int rc;

	if (find_columns(self, header, at, &size, err) < 0)
		return -1;
	while ((rc = ehr_reader_next(reader, &row, err)) > 0) {
		struct ehr_point point = { 0 };
		int found = place(&point, row.cell[at[0]], row.cell[at[1]],
			projection, err);

		if (found > 0 &&
			read_value(&point, self->size, row.cell, size, err) < 0)
			found = -1;
		if (found < 0 && ehr_reader_bad(reader, &row, err) < 0)
			return -1;
		self->n_nowhere += found == 0;
		if (found <= 0)
			continue;
		keep(self, &point, &row, name);
		add(self, &cap, &point);
	}
	return rc;
}

int ehr_points_read(struct ehr_points *self, struct ehr_reader *reader,
	const char *size, struct ehr_projection *projection,
	struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);

	*self = (struct ehr_points){ .n_columns = header->n, .size = size };
	self->column = ehr_calloc(header->n, sizeof(*self->column));
	for (size_t i = 0; i < header->n; i++)
		self->column[i] = ehr_strdup(header->name[i]);
	if (read_rows(self, reader, projection, err) == 0)
		return 0;
	ehr_err_at(err, ehr_reader_file(reader), 0);
	ehr_points_release(self);
	return -1;
}

void ehr_points_release(struct ehr_points *self)
{
	for (size_t i = 0; i < self->n_columns; i++)
		free(self->column[i]);
	free(self->column);
	free(self->point);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_points){ 0 };
}
