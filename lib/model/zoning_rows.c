/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const char *const ehr_zoning_carried_name[EHR_ZONING_CARRIED] = { "profile",
	"method" };

/* A row that waits for the grid; its values stand in kept_value. */
struct ehr_zoning_kept {
	double lon, lat, coverage;
	unsigned long line;
	uint32_t file, incomplete, top; /* in texts */
	bool covered, has[EHR_ZONING_VALUES], has_high[EHR_ZONING_VALUES];
};

static int no_size(struct ehr_err *err)
{
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--cell METRES is needed: rows carry no cell_id"));
}

/* A value column; where cr or hi is missing, what makes them. */
static int find_value(const struct ehr_header *header, const char *name,
	size_t *at, struct ehr_err *err)
{
	size_t n;

	if (ehr_header_need(header, name, at, err) == 0)
		return 0;
	n = strlen(err->text);
	if (strcmp(name, "cr") == 0 || strcmp(name, "hi") == 0)
		snprintf(err->text + n, sizeof(err->text) - n, "%s",
			_("; cr and hi come from ehrisk-score --by, other "
			  "columns are named with --value"));
	return -1;
}

/* The column of a value's upper bounds; a count has none. */
static long find_high(const struct ehr_zoning_setup *setup,
	const struct ehr_header *header, const char *name)
{
	struct ehr_buf high = { 0 };
	long at = EHR_NO_COLUMN;

	ehr_buf_printf(&high, "%s_high", name);
	if (setup->agg != EHR_ZONING_COUNT)
		at = ehr_header_find(header, ehr_buf_text(&high));
	ehr_buf_release(&high);
	return at;
}

static int find_columns(struct ehr_zoning_columns *columns,
	const struct ehr_header *header, const char *top, struct ehr_err *err)
{
	const struct {
		const char *name;
		long *at;
	} look[] = {
		{ "coverage", &columns->coverage },
		{ "incomplete", &columns->incomplete },
		{ top, &columns->top },
	};

	for (size_t i = 0; i < sizeof(look) / sizeof(look[0]); i++)
		if (ehr_header_look(header, look[i].name, look[i].at, err))
			return -1;
	for (size_t i = 0; i < EHR_ZONING_CARRIED; i++)
		if (ehr_header_look(header, ehr_zoning_carried_name[i],
			    &columns->carried[i], err))
			return -1;
	return 0;
}

static int bind_columns(struct ehr_zoning_rows *rows,
	struct ehr_zoning_setup *setup, const struct ehr_header *header,
	const char *const *name, const char *top, struct ehr_err *err)
{
	struct ehr_zoning_columns *columns = &rows->columns;
	size_t needed;

	*columns = (struct ehr_zoning_columns){
		.name = name,
		.n_values = setup->n_values,
	};
	if (find_columns(columns, header, top ? top : "source_id", err))
		return -1;
	rows->setup = setup;
	for (size_t i = 0; i < setup->n_values; i++) {
		if (find_value(header, name[i], &columns->value[i], err) < 0)
			return -1;
		columns->high[i] = find_high(setup, header, name[i]);
		if (columns->high[i] != EHR_NO_COLUMN)
			columns->high_name[i] = header->name[columns->high[i]];
	}
	if (top && ehr_header_need(header, top, &needed, err) < 0)
		return -1;
	if (ehr_zoning_place_bind(&columns->place, header, err) < 0)
		return -1;
	if (rows->frame->units == NULL &&
		columns->place.cell_id == EHR_NO_COLUMN &&
		!(rows->frame->grid.cell_m > 0))
		return no_size(err);
	setup->has_coverage = columns->coverage != EHR_NO_COLUMN;
	setup->has_incomplete = columns->incomplete != EHR_NO_COLUMN;
	setup->has_top = columns->top != EHR_NO_COLUMN;
	rows->zoning = ehr_zoning_new(setup);
	return 0;
}

int ehr_zoning_rows_bind(struct ehr_zoning_rows *rows,
	struct ehr_zoning_setup *setup, const struct ehr_reader *reader,
	const char *const *name, const char *top, struct ehr_err *err)
{
	if (bind_columns(rows, setup, ehr_reader_header(reader), name, top,
		    err) == 0)
		return 0;
	return err->fault == EHR_FAULT_DATA
		       ? ehr_err_at(err, ehr_reader_file(reader), 1)
		       : -1;
}

static int read_bounds(const struct ehr_zoning_rows *self,
	const struct ehr_row *row, struct ehr_zoning_row *into,
	struct ehr_err *err)
{
	const struct ehr_zoning_columns *columns = &self->columns;
	enum ehr_num_state state;

	for (size_t i = 0; i < columns->n_values; i++) {
		if (columns->high[i] == EHR_NO_COLUMN)
			continue;
		if (ehr_cell_number(row->cell[columns->high[i]],
			    columns->high_name[i], &state, &into->high[i],
			    err) < 0)
			return -1;
		into->has_high[i] = state == EHR_NUM_VALUE;
	}
	return 0;
}

static int read_value(const struct ehr_zoning_rows *self, size_t i,
	const struct ehr_row *row, struct ehr_zoning_row *into,
	struct ehr_err *err)
{
	const struct ehr_zoning_columns *columns = &self->columns;
	struct ehr_str cell = row->cell[columns->value[i]];
	enum ehr_num_state state;

	if (ehr_cell_number(
		    cell, columns->name[i], &state, &into->value[i], err) < 0)
		return -1;
	into->has[i] = state == EHR_NUM_VALUE;
	if (into->has[i] && into->value[i] < 0 && self->setup->from_0[i])
		return ehr_fail_cell(err, columns->name[i], "negative",
			N_("a number of 0 or more"), cell);
	return 0;
}

static int read_values(const struct ehr_zoning_rows *self,
	const struct ehr_row *row, struct ehr_zoning_row *into,
	struct ehr_err *err)
{
	const struct ehr_zoning_columns *columns = &self->columns;
	enum ehr_num_state state;

	for (size_t i = 0; i < columns->n_values; i++)
		if (read_value(self, i, row, into, err) < 0)
			return -1;
	if (columns->coverage != EHR_NO_COLUMN) {
		struct ehr_str cell = row->cell[columns->coverage];

		if (ehr_cell_number(
			    cell, "coverage", &state, &into->coverage, err) < 0)
			return -1;
		into->covered = state == EHR_NUM_VALUE;
		if (into->covered &&
			!(into->coverage >= 0 && into->coverage <= 1))
			return ehr_fail_cell(err, "coverage", "out_of_range",
				N_("a share from 0 to 1"), cell);
	}
	if (columns->incomplete != EHR_NO_COLUMN)
		into->incomplete = row->cell[columns->incomplete];
	if (columns->top != EHR_NO_COLUMN)
		into->top = ehr_str_trim(row->cell[columns->top]);
	return read_bounds(self, row, into, err);
}

static uint32_t text_of(struct ehr_zoning_rows *self, struct ehr_str text)
{
	return (uint32_t)ehr_map_add(&self->texts, text, NULL);
}

static void keep(struct ehr_zoning_rows *self,
	const struct ehr_zoning_place *place, const struct ehr_zoning_row *row,
	const char *file, unsigned long line)
{
	size_t n_values = self->columns.n_values;
	struct ehr_zoning_kept *kept;
	double *value;

	if (self->n_kept == self->kept_cap) {
		self->kept_cap = self->kept_cap ? self->kept_cap * 2 : 1024;
		self->kept = ehr_realloc(
			self->kept, self->kept_cap, sizeof(self->kept[0]));
		self->kept_value = ehr_realloc(self->kept_value, self->kept_cap,
			2 * n_values * sizeof(double));
	}
	kept = &self->kept[self->n_kept];
	*kept = (struct ehr_zoning_kept){
		.lon = place->lon,
		.lat = place->lat,
		.coverage = row->coverage,
		.covered = row->covered,
		.line = line,
		.file = text_of(self, ehr_str_of(file)),
		.incomplete = text_of(self, row->incomplete),
		.top = text_of(self, row->top),
	};
	memcpy(kept->has, row->has, sizeof(kept->has));
	memcpy(kept->has_high, row->has_high, sizeof(kept->has_high));
	value = self->kept_value + self->n_kept * 2 * n_values;
	memcpy(value, row->value, n_values * sizeof(double));
	memcpy(value + n_values, row->high, n_values * sizeof(double));
	self->n_kept++;
}

/* Keeps the place of the row; of one that has but a cell, its middle. */
static int sample_at(struct ehr_zoning_rows *self,
	const struct ehr_zoning_place *place, struct ehr_grid_cell cell,
	const struct ehr_zoning_row *row, struct ehr_err *err)
{
	struct ehr_zoning_grid *grid = &self->frame->grid;
	struct ehr_plane_point at;

	if (place->by == EHR_PLACED_BY_POINT) {
		if (ehr_projection_from_lonlat(grid->projection, place->lon,
			    place->lat, &at.easting, &at.northing, err) < 0)
			return -1;
	} else {
		ehr_grid_centre(cell, grid->cell_m, &at.easting, &at.northing);
	}
	ehr_zoning_samples_add(self->samples, at, row);
	return 0;
}

static int add_at(struct ehr_zoning_rows *self,
	const struct ehr_zoning_place *place, const struct ehr_zoning_row *row,
	struct ehr_err *err)
{
	struct ehr_zoning_frame *frame = self->frame;
	struct ehr_grid_cell cell;
	int placed = ehr_zoning_place_cell(frame, place, &cell, err);

	if (placed < 0)
		return -1;
	if (frame->units == NULL && place->by == EHR_PLACED_BY_POINT)
		self->outside += !ehr_projection_covers(
			frame->grid.projection, place->lon, place->lat);
	if (placed && self->samples && sample_at(self, place, cell, row, err))
		return -1;
	if (placed)
		ehr_zoning_add(self->zoning, cell, row);
	else
		self->beyond++;
	return 0;
}

static void note_carried(
	struct ehr_zoning_rows *self, const struct ehr_row *row)
{
	for (size_t i = 0; i < EHR_ZONING_CARRIED; i++) {
		struct ehr_map *known = &self->carried[i];
		struct ehr_str text;

		if (self->columns.carried[i] == EHR_NO_COLUMN)
			continue;
		text = ehr_str_trim(row->cell[self->columns.carried[i]]);
		if (known->n == 0 || !ehr_str_eq(known->key[0], text))
			(void)ehr_map_add(known, text, NULL);
	}
}

static int take(struct ehr_zoning_rows *self, const struct ehr_row *row,
	const char *file, struct ehr_err *err)
{
	struct ehr_zoning_row read = { 0 };
	struct ehr_zoning_place place;

	if (ehr_zoning_place_read(
		    &self->columns.place, self->frame, row, &place, err) < 0 ||
		read_values(self, row, &read, err) < 0)
		return -1;
	if (place.by == EHR_PLACED_BY_ID ||
		(place.by == EHR_PLACED_BY_POINT &&
			ehr_zoning_frame_known(self->frame))) {
		if (add_at(self, &place, &read, err) < 0)
			return -1;
	} else if (place.by == EHR_PLACED_BY_POINT) {
		keep(self, &place, &read, file, row->line);
	}
	note_carried(self, row);
	self->n++;
	self->unplaced += place.by == EHR_PLACED_NOT;
	if (place.by == EHR_PLACED_BY_POINT) {
		self->west =
			self->any ? fmin(self->west, place.lon) : place.lon;
		self->east =
			self->any ? fmax(self->east, place.lon) : place.lon;
		self->any = true;
	}
	return 0;
}

/* The rows that waited; the grid is known now. */
static int place_kept(struct ehr_zoning_rows *self, struct ehr_err *err)
{
	size_t n_values = self->columns.n_values;

	for (size_t i = 0; i < self->n_kept; i++) {
		const struct ehr_zoning_kept *kept = &self->kept[i];
		const double *value = self->kept_value + i * 2 * n_values;
		const struct ehr_zoning_place place = {
			.by = EHR_PLACED_BY_POINT,
			.lon = kept->lon,
			.lat = kept->lat,
		};
		struct ehr_zoning_row row = {
			.coverage = kept->coverage,
			.covered = kept->covered,
			.incomplete = self->texts.key[kept->incomplete],
			.top = self->texts.key[kept->top],
		};

		memcpy(row.has, kept->has, sizeof(row.has));
		memcpy(row.has_high, kept->has_high, sizeof(row.has_high));
		memcpy(row.value, value, n_values * sizeof(double));
		memcpy(row.high, value + n_values, n_values * sizeof(double));
		if (add_at(self, &place, &row, err) < 0)
			return ehr_err_at(
				err, self->texts.key[kept->file].p, kept->line);
	}
	return 0;
}

int ehr_zoning_rows_read(struct ehr_zoning_rows *rows,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct ehr_zoning_grid *grid = &rows->frame->grid;
	struct ehr_row row = { 0 };
	int rc;

	while ((rc = ehr_reader_next(reader, &row, err)) > 0) {
		if (take(rows, &row, ehr_reader_file(reader), err) == 0)
			continue;
		/* which of two grids is the wrong one cannot be told from one
		 * row: nothing to go on with */
		if (strcmp(err->reason, "another_grid") == 0)
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
		if (ehr_reader_bad(reader, &row, err) < 0)
			return -1;
	}
	if (rc < 0)
		return -1;
	if (rows->n_kept == 0)
		return 0;
	if (!(grid->cell_m > 0))
		return no_size(err);
	rows->chosen = grid->projection == NULL;
	if (rows->chosen && rows->no_choice)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--partial needs --crs: each part would choose its "
			  "own"));
	if (rows->chosen &&
		ehr_zoning_grid_choose(grid, rows->west, rows->east, err) < 0)
		return -1;
	return place_kept(rows, err);
}

void ehr_zoning_rows_release(struct ehr_zoning_rows *rows)
{
	ehr_zoning_free(rows->zoning);
	free(rows->kept);
	free(rows->kept_value);
	ehr_map_release(&rows->texts);
	for (size_t i = 0; i < EHR_ZONING_CARRIED; i++)
		ehr_map_release(&rows->carried[i]);
	*rows = (struct ehr_zoning_rows){ 0 };
}
