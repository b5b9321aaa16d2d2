/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Square cells from a fixed origin: column floor(easting / size), row
 * floor(northing / size), so that the grids of two years or two files fall on
 * each other. Cells are half-open: a point on an edge belongs to the cell with
 * the higher index.
 */
#ifndef EHR_CALC_GRID_H
#define EHR_CALC_GRID_H

#include <stdbool.h>
#include <stdint.h>

enum { EHR_GRID_INDEX_MAX = 40000000 }; /* either side of 0 */

struct ehr_grid_cell {
	int32_t col, row;
};

/* The cell of the point; coordinates and size (above 0) in metres. False, and
 * *cell untouched, if an index is beyond EHR_GRID_INDEX_MAX or not finite. */
bool ehr_grid_cell_at(double easting, double northing, double size_m,
	struct ehr_grid_cell *cell);

/* The middle of the cell. */
void ehr_grid_centre(struct ehr_grid_cell cell, double size_m, double *easting,
	double *northing);

/* Its corners (easting, northing), counter-clockwise from the south-west one,
 * which stands at the end again. Neighbours have the same corners to the last
 * bit. */
void ehr_grid_ring(struct ehr_grid_cell cell, double size_m, double ring[5][2]);

/* Order by row, then column: below 0, 0, above 0. */
int ehr_grid_order(struct ehr_grid_cell a, struct ehr_grid_cell b);

#endif
