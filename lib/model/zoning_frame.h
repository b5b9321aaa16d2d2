/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What cells there can be: the squares of a grid, or units given as polygons.
 * A unit is told by its index in the column of struct ehr_grid_cell, row 0, so
 * that units come out in the order of their file.
 */
#ifndef EHR_MODEL_ZONING_FRAME_H
#define EHR_MODEL_ZONING_FRAME_H

#include "io/table.h"
#include "model/zoning_grid.h"
#include "model/zoning_units.h"

struct ehr_zoning_frame {
	/* of units: the plane in which areas are told, cell_m 0 */
	struct ehr_zoning_grid grid;
	struct ehr_zoning_units *units; /* owned; NULL: the grid */
};

void ehr_zoning_frame_release(struct ehr_zoning_frame *frame);

/* Can a point be placed? */
bool ehr_zoning_frame_known(const struct ehr_zoning_frame *frame);

/* Appends the cell_id. */
void ehr_zoning_frame_write(const struct ehr_zoning_frame *frame,
	struct ehr_grid_cell cell, struct ehr_buf *cell_id);

/* Square metres in the plane. */
double ehr_zoning_frame_area(
	const struct ehr_zoning_frame *frame, struct ehr_grid_cell cell);

/* The columns of a table that say where a row lies; EHR_NO_COLUMN where there is
 * none. */
struct ehr_zoning_place_columns {
	long lon, lat, cell_id;
};

/* lon and lat, which may be missing where there is a cell_id. Fails
 * (EHR_FAULT_DATA). */
EHR_MUST_USE int ehr_zoning_place_bind(struct ehr_zoning_place_columns *columns,
	const struct ehr_header *header, struct ehr_err *err);

enum ehr_zoning_placed {
	EHR_PLACED_NOT, /* neither column is filled */
	EHR_PLACED_BY_ID,
	EHR_PLACED_BY_POINT,
};

struct ehr_zoning_place {
	enum ehr_zoning_placed by;
	double lon, lat;           /* of a point */
	struct ehr_grid_cell cell; /* by id */
};

/* By the cell_id if it is filled, else by lon and lat. Among units a cell_id
 * that is the id of none counts only where there is no point to go by: it may be
 * that of the grid on which the row was made. Fails (EHR_FAULT_DATA). */
EHR_MUST_USE int ehr_zoning_place_read(
	const struct ehr_zoning_place_columns *columns,
	struct ehr_zoning_frame *frame, const struct ehr_row *row,
	struct ehr_zoning_place *place, struct ehr_err *err);

/* The cell of what is placed; the frame must be known for points. 1; 0: in no
 * unit; -1: an error. */
EHR_MUST_USE int ehr_zoning_place_cell(struct ehr_zoning_frame *frame,
	const struct ehr_zoning_place *place, struct ehr_grid_cell *cell,
	struct ehr_err *err);

#endif
