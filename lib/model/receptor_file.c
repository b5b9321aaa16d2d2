/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/receptor_file.h"

#include <math.h>

#include "model/receptor_list.h"

struct columns {
	long id, lon, lat, cell;
	const char *id_name;
};

struct reading {
	struct ehr_receptor_list *list;
	struct columns columns;
};

/* Columns. */

/* What the receptors are called by: the first of these that there is. */
static int find_id(struct columns *columns, const struct ehr_header *header,
	struct ehr_err *err)
{
	static const char *const id[] = { "receptor_id", "name", "cell_id" };
	size_t needed;

	columns->id = EHR_NO_COLUMN;
	for (size_t i = 0; i < 3 && columns->id == EHR_NO_COLUMN; i++) {
		columns->id_name = id[i];
		if (ehr_header_look(header, id[i], &columns->id, err) < 0)
			return -1;
	}
	return columns->id == EHR_NO_COLUMN
		       ? ehr_header_need(header, "receptor_id", &needed, err)
		       : 0;
}

static int find_columns(struct columns *columns,
	const struct ehr_header *header, struct ehr_err *err)
{
	const struct {
		const char *name;
		long *at;
	} look[] = {
		{ "lon", &columns->lon },
		{ "lat", &columns->lat },
		{ "cell_id", &columns->cell },
	};
	size_t needed;

	for (size_t i = 0; i < sizeof(look) / sizeof(look[0]); i++)
		if (ehr_header_look(header, look[i].name, look[i].at, err) < 0)
			return -1;
	if (find_id(columns, header, err) < 0)
		return -1;
	if (columns->cell == EHR_NO_COLUMN &&
		(ehr_header_need(header, "lon", &needed, err) < 0 ||
			ehr_header_need(header, "lat", &needed, err) < 0))
		return -1;
	if ((columns->lon == EHR_NO_COLUMN) != (columns->lat == EHR_NO_COLUMN))
		return ehr_header_need(header,
			columns->lon == EHR_NO_COLUMN ? "lon" : "lat", &needed,
			err);
	return 0;
}

/* Rows. */

struct degrees {
	bool there;
	double value;
};

static int read_degrees(const struct ehr_row *row, long at, const char *column,
	struct degrees *degrees, struct ehr_err *err)
{
	double limit = strcmp(column, "lon") == 0 ? 180 : 90;
	enum ehr_num_state state;

	*degrees = (struct degrees){ 0 };
	if (at == EHR_NO_COLUMN)
		return 0;
	if (ehr_cell_number(
		    row->cell[at], column, &state, &degrees->value, err) < 0)
		return -1;
	degrees->there = state == EHR_NUM_VALUE;
	if (!degrees->there || fabs(degrees->value) <= limit)
		return 0;
	return ehr_fail_cell(err, column, "out_of_range",
		limit > 90 ? N_("degrees from -180 to 180")
			   : N_("degrees from -90 to 90"),
		row->cell[at]);
}

static int half_a_place(bool lon, struct ehr_err *err)
{
	return ehr_fail_cell(err, lon ? "lat" : "lon", "half_a_place",
		N_("a number, as the other coordinate has one"),
		(struct ehr_str){ 0 });
}

static bool same(double a, double b)
{
	return fabs(a - b) < 0.5e-7; /* both have 7 decimals */
}

/* Fills what the cell says; placed: lon and lat are already there. */
static int read_cell(struct ehr_receptor_list *list,
	struct ehr_listed_receptor *entry, bool placed, struct ehr_err *err)
{
	double lon, lat;

	list->grid.cell_m = 0;
	if (ehr_zoning_grid_read(
		    &list->grid, entry->cell_id, &entry->cell, err) < 0)
		return -1;
	if (ehr_zoning_grid_centre(&list->grid, entry->cell, &lon, &lat, err) <
		0)
		return -1;
	if (placed && !(same(lon, entry->lon) && same(lat, entry->lat)))
		return 0;
	entry->cell_m = list->grid.cell_m;
	entry->lon = lon;
	entry->lat = lat;
	return 0;
}

/* 1 placed, 0 not, -1 an error. */
static int read_place(struct reading *reading, const struct ehr_row *row,
	struct ehr_listed_receptor *entry, struct ehr_err *err)
{
	const struct columns *columns = &reading->columns;
	struct degrees lon, lat;

	if (read_degrees(row, columns->lon, "lon", &lon, err) < 0 ||
		read_degrees(row, columns->lat, "lat", &lat, err) < 0)
		return -1;
	if (lon.there != lat.there)
		return half_a_place(lon.there, err);
	entry->lon = lon.value;
	entry->lat = lat.value;
	if (columns->cell != EHR_NO_COLUMN)
		entry->cell_id = ehr_str_trim(row->cell[columns->cell]);
	if (entry->cell_id.n > 0 &&
		read_cell(reading->list, entry, lon.there, err) < 0)
		return -1;
	if (lon.there && fabs(lon.value) < 1e-9 && fabs(lat.value) < 1e-9)
		reading->list->report.zero++;
	return lon.there || entry->cell_id.n > 0;
}

static int read_id(struct reading *reading, const struct ehr_row *row,
	struct ehr_listed_receptor *entry, struct ehr_err *err)
{
	const struct columns *columns = &reading->columns;
	struct ehr_str id = ehr_str_trim(row->cell[columns->id]);
	bool is_new;
	long at;

	if (id.n == 0)
		return ehr_fail_cell(err, columns->id_name, "no_id",
			N_("a name for the receptor"), id);
	at = ehr_map_add(&reading->list->ids, id, &is_new);
	if (!is_new)
		return ehr_fail_cell(err, columns->id_name, "duplicate",
			N_("a receptor that is not there yet"), id);
	entry->id = reading->list->ids.key[at];
	return 0;
}

static int take(struct reading *reading, const struct ehr_row *row,
	const char *file, struct ehr_err *err)
{
	struct ehr_receptor_report *report = &reading->list->report;
	struct ehr_listed_receptor entry = { .file = file, .line = row->line };
	int placed = read_place(reading, row, &entry, err);

	if (placed < 0 || read_id(reading, row, &entry, err) < 0)
		return -1;
	report->rows++;
	if (placed) {
		if (reading->columns.id == reading->columns.cell)
			entry.cell_id = entry.id;
		ehr_receptor_list_add(reading->list, &entry, row);
	} else if (report->unplaced++ == 0) {
		report->first_unplaced = row->line;
	}
	return 0;
}

static int read_rows(
	struct reading *reading, struct ehr_reader *reader, struct ehr_err *err)
{
	struct ehr_row row = { 0 };
	int rc;

	while ((rc = ehr_reader_next(reader, &row, err)) > 0)
		if (take(reading, &row, ehr_reader_file(reader), err) < 0 &&
			ehr_reader_bad(reader, &row, err) < 0)
			return -1;
	if (rc < 0 || reading->list->n <= EHR_RECEPTORS_MAX)
		return rc;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("%zu receptors: at most %d are possible"), reading->list->n,
		EHR_RECEPTORS_MAX);
}

struct ehr_receptors *ehr_receptors_read(
	struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct reading reading = { 0 };
	struct columns *columns = &reading.columns;

	if (find_columns(columns, header, err) < 0) {
		ehr_err_at(err, ehr_reader_file(reader), 1);
		return NULL;
	}
	reading.list = ehr_receptor_list_new();
	ehr_receptor_list_columns(reading.list, header,
		(const long[]){ columns->id, columns->lon, columns->lat,
			columns->cell },
		4);
	if (read_rows(&reading, reader, err) == 0)
		return &reading.list->base;
	ehr_receptors_close(&reading.list->base);
	return NULL;
}
