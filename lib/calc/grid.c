/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/grid.h"

#include <math.h>

/* The index whose edges, as ehr_grid_ring gives them, hold the coordinate: the
 * quotient may have been rounded across an edge. */
static bool index_of(double metres, double size_m, int32_t *index)
{
	double at = floor(metres / size_m);

	if (!(fabs(at) <= EHR_GRID_INDEX_MAX))
		return false;
	if (at * size_m > metres)
		at--;
	else if ((at + 1) * size_m <= metres)
		at++;
	*index = (int32_t)at;
	return true;
}

bool ehr_grid_cell_at(double easting, double northing, double size_m,
	struct ehr_grid_cell *cell)
{
	struct ehr_grid_cell found;

	if (!index_of(easting, size_m, &found.col) ||
		!index_of(northing, size_m, &found.row))
		return false;
	*cell = found;
	return true;
}

void ehr_grid_centre(struct ehr_grid_cell cell, double size_m, double *easting,
	double *northing)
{
	*easting = (cell.col + 0.5) * size_m;
	*northing = (cell.row + 0.5) * size_m;
}

void ehr_grid_ring(struct ehr_grid_cell cell, double size_m, double ring[5][2])
{
	const double west = cell.col * size_m;
	const double east = (cell.col + 1) * size_m;
	const double south = cell.row * size_m;
	const double north = (cell.row + 1) * size_m;
	const double corner[5][2] = {
		{ west, south },
		{ east, south },
		{ east, north },
		{ west, north },
		{ west, south },
	};

	for (int i = 0; i < 5; i++) {
		ring[i][0] = corner[i][0];
		ring[i][1] = corner[i][1];
	}
}

int ehr_grid_order(struct ehr_grid_cell a, struct ehr_grid_cell b)
{
	if (a.row != b.row)
		return a.row < b.row ? -1 : 1;
	if (a.col != b.col)
		return a.col < b.col ? -1 : 1;
	return 0;
}
