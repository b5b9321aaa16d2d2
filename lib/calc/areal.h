/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of a grid (calc/grid.h) that a polygon lies on, and the area that
 * it has in each, in the plane. Each ring is cut into the strips of the rows,
 * each strip into the cells (Sutherland and Hodgman 1974, Communications of
 * the ACM 17, 32-42: the seams it leaves have no area), and the area is the
 * shoelace sum, counted from the cell's corner so that no digits are lost. The
 * parts add up to the polygon's area, to rounding.
 *
 *     struct ehr_areal areal = { 0 };
 *     ehr_areal_begin(&areal);
 *     ehr_areal_ring(&areal, outer, n, size_m, false);
 *     ehr_areal_ring(&areal, hole, n, size_m, true);
 *     use areal.part[0 .. areal.n), areal.whole
 *     ehr_areal_release(&areal);
 */
#ifndef EHR_CALC_AREAL_H
#define EHR_CALC_AREAL_H

#include "base/hash.h"
#include "calc/grid.h"

enum { EHR_AREAL_CELLS_MAX = 50000000 }; /* of one ring's box */

struct ehr_areal_part {
	struct ehr_grid_cell cell;
	double area; /* that of holes taken off; may be 0, or below by
	                rounding */
};

struct ehr_areal {
	struct ehr_areal_part *part; /* in order of first appearance */
	size_t n;
	double whole; /* area of the rings, holes taken off */
	/* its own */
	struct ehr_map cells;
	size_t cap;
	struct ehr_areal_points {
		double (*at)[2];
		size_t n, cap;
	} ring, strip, cut, work;
};

/* Forgets the parts. */
void ehr_areal_begin(struct ehr_areal *areal);

/* Adds a ring of n corners (easting, northing), the last being the first again,
 * in either direction; a hole takes off. False, and nothing added, if the box
 * around it has more than EHR_AREAL_CELLS_MAX cells or a corner is beyond the
 * grid. */
bool ehr_areal_ring(struct ehr_areal *areal, const double (*corner)[2],
	size_t n, double size_m, bool hole);

void ehr_areal_release(struct ehr_areal *areal);

#endif
