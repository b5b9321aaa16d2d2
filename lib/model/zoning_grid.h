/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grid that cells lie on: a coordinate reference system that counts in
 * metres, and the side of a cell. Either may be unknown at first: it then comes
 * from the first cell_id read, or, the system only, from the longitudes of the
 * data. A cell_id is CRS/size/col/row, such as "EPSG:4549/1000/531/3120".
 */
#ifndef EHR_MODEL_ZONING_GRID_H
#define EHR_MODEL_ZONING_GRID_H

#include "base/err.h"
#include "calc/grid.h"
#include "geo/projection.h"

struct ehr_zoning_grid {
	double cell_m;                     /* 0: unknown */
	struct ehr_projection *projection; /* NULL: unknown */
};

/* crs NULL and cell_m 0: unknown. Fails with EHR_FAULT_USAGE if the system
 * is unknown to the register or does not count in metres. */
EHR_MUST_USE int ehr_zoning_grid_init(struct ehr_zoning_grid *grid,
	const char *crs, double cell_m, struct ehr_err *err);
void ehr_zoning_grid_release(struct ehr_zoning_grid *grid);

/* Are both known? */
bool ehr_zoning_grid_known(const struct ehr_zoning_grid *grid);

/* Reads a cell_id; what is unknown of the grid is taken from it. Fails with
 * EHR_FAULT_DATA: reason "bad_cell_id" if it is none, "another_grid" if it is
 * one of another grid. */
EHR_MUST_USE int ehr_zoning_grid_read(struct ehr_zoning_grid *grid,
	struct ehr_str cell_id, struct ehr_grid_cell *cell,
	struct ehr_err *err);

/* Appends the cell_id. The grid must be known, here and below. */
void ehr_zoning_grid_write(const struct ehr_zoning_grid *grid,
	struct ehr_grid_cell cell, struct ehr_buf *cell_id);

/* The cell of a point of WGS 84. */
EHR_MUST_USE int ehr_zoning_grid_place(struct ehr_zoning_grid *grid, double lon,
	double lat, struct ehr_grid_cell *cell, struct ehr_err *err);

/* The middle of the cell in WGS 84, rounded to 7 decimals (a centimetre). */
EHR_MUST_USE int ehr_zoning_grid_centre(struct ehr_zoning_grid *grid,
	struct ehr_grid_cell cell, double *lon, double *lat,
	struct ehr_err *err);

/* Its corners (longitude, latitude), each projected, rounded likewise,
 * counter-clockwise, the first again at the end. */
EHR_MUST_USE int ehr_zoning_grid_ring(struct ehr_zoning_grid *grid,
	struct ehr_grid_cell cell, double ring[5][2], struct ehr_err *err);

/* Takes the CGCS2000 3-degree zone whose central meridian is nearest to the
 * middle between the westernmost and the easternmost longitude: so neither
 * the order of the rows nor repeated places matter. Fails with EHR_FAULT_USAGE
 * unless both lie within 73.5 to 136.5 degrees. */
EHR_MUST_USE int ehr_zoning_grid_choose(struct ehr_zoning_grid *grid,
	double west, double east, struct ehr_err *err);

#endif
