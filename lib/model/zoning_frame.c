/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_frame.h"

#include <math.h>

void ehr_zoning_frame_release(struct ehr_zoning_frame *frame)
{
	ehr_zoning_grid_release(&frame->grid);
	ehr_zoning_units_free(frame->units);
	frame->units = NULL;
}

bool ehr_zoning_frame_known(const struct ehr_zoning_frame *frame)
{
	return frame->units != NULL || ehr_zoning_grid_known(&frame->grid);
}

void ehr_zoning_frame_write(const struct ehr_zoning_frame *frame,
	struct ehr_grid_cell cell, struct ehr_buf *cell_id)
{
	if (frame->units == NULL)
		ehr_zoning_grid_write(&frame->grid, cell, cell_id);
	else
		ehr_buf_add_str(cell_id,
			ehr_zoning_unit_at(frame->units, (size_t)cell.col)->id);
}

double ehr_zoning_frame_area(
	const struct ehr_zoning_frame *frame, struct ehr_grid_cell cell)
{
	if (frame->units == NULL)
		return frame->grid.cell_m * frame->grid.cell_m;
	return ehr_zoning_unit_at(frame->units, (size_t)cell.col)->area_m2;
}

int ehr_zoning_place_bind(struct ehr_zoning_place_columns *columns,
	const struct ehr_header *header, struct ehr_err *err)
{
	size_t needed;

	if (ehr_header_look(header, "lon", &columns->lon, err) < 0 ||
		ehr_header_look(header, "lat", &columns->lat, err) < 0 ||
		ehr_header_look(header, "cell_id", &columns->cell_id, err) < 0)
		return -1;
	if (columns->lon != EHR_NO_COLUMN && columns->lat != EHR_NO_COLUMN)
		return 0;
	if (columns->cell_id == EHR_NO_COLUMN)
		return ehr_header_need(header,
			columns->lon == EHR_NO_COLUMN ? "lon" : "lat", &needed,
			err);
	columns->lon = columns->lat = EHR_NO_COLUMN;
	return 0;
}

static int read_degrees(struct ehr_str cell, const char *column, double limit,
	bool *there, double *degrees, struct ehr_err *err)
{
	enum ehr_num_state state;

	if (ehr_cell_number(cell, column, &state, degrees, err) < 0)
		return -1;
	*there = state == EHR_NUM_VALUE;
	if (!*there || fabs(*degrees) <= limit)
		return 0;
	return ehr_fail_cell(err, column, "out_of_range",
		limit > 90 ? N_("degrees from -180 to 180")
			   : N_("degrees from -90 to 90"),
		cell);
}

/* By lon and lat, where there are such. */
static int read_point(const struct ehr_zoning_place_columns *columns,
	const struct ehr_row *row, struct ehr_zoning_place *place,
	struct ehr_err *err)
{
	bool lon = false, lat = false;

	if (columns->lon == EHR_NO_COLUMN)
		return 0;
	if (read_degrees(row->cell[columns->lon], "lon", 180, &lon, &place->lon,
		    err) < 0 ||
		read_degrees(row->cell[columns->lat], "lat", 90, &lat,
			&place->lat, err) < 0)
		return -1;
	if (lon && lat)
		place->by = EHR_PLACED_BY_POINT;
	if (lon == lat)
		return 0;
	return ehr_fail_cell(err, lon ? "lat" : "lon", "half_a_place",
		N_("a number, as the other coordinate has one"),
		(struct ehr_str){ 0 });
}

static int find_unit(const struct ehr_zoning_place_columns *columns,
	const struct ehr_zoning_frame *frame, const struct ehr_row *row,
	struct ehr_str id, struct ehr_zoning_place *place, struct ehr_err *err)
{
	long unit = ehr_zoning_units_find(frame->units, id);

	if (unit != EHR_NO_UNIT) {
		place->by = EHR_PLACED_BY_ID;
		place->cell = (struct ehr_grid_cell){ (int32_t)unit, 0 };
		return 0;
	}
	if (read_point(columns, row, place, err) < 0)
		return -1;
	return place->by != EHR_PLACED_NOT
		       ? 0
		       : ehr_fail_cell(err, "cell_id", "no_such_cell",
				 N_("the id of one of the cells"), id);
}

int ehr_zoning_place_read(const struct ehr_zoning_place_columns *columns,
	struct ehr_zoning_frame *frame, const struct ehr_row *row,
	struct ehr_zoning_place *place, struct ehr_err *err)
{
	struct ehr_str id = { 0 };

	*place = (struct ehr_zoning_place){ .by = EHR_PLACED_NOT };
	if (columns->cell_id != EHR_NO_COLUMN)
		id = ehr_str_trim(row->cell[columns->cell_id]);
	if (id.n == 0)
		return read_point(columns, row, place, err);
	if (frame->units != NULL)
		return find_unit(columns, frame, row, id, place, err);
	place->by = EHR_PLACED_BY_ID;
	return ehr_zoning_grid_read(&frame->grid, id, &place->cell, err);
}

int ehr_zoning_place_cell(struct ehr_zoning_frame *frame,
	const struct ehr_zoning_place *place, struct ehr_grid_cell *cell,
	struct ehr_err *err)
{
	long unit;

	*cell = place->cell;
	if (place->by == EHR_PLACED_BY_ID)
		return 1;
	if (frame->units == NULL)
		return ehr_zoning_grid_place(&frame->grid, place->lon,
			       place->lat, cell, err) < 0
			       ? -1
			       : 1;
	if (ehr_zoning_units_place(
		    frame->units, place->lon, place->lat, &unit, err) < 0)
		return -1;
	*cell = (struct ehr_grid_cell){ (int32_t)unit, 0 };
	return unit != EHR_NO_UNIT;
}
