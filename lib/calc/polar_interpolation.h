/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the points of rings and radials to any place, as HEM does for blocks
 * beyond the modelling distance (HEM4's AllOuterReceptors.py, read in code):
 *
 *   t = (ln d - ln r_i) / (ln r_i+1 - ln r_i)   along a radial
 *   ln c = (1 - t) ln c_i + t ln c_i+1          the larger if one of them is 0
 *   c = (1 - s) c_left + s c_right              s: part of the angle between
 *
 * At the first ring and inside it, and at the last ring and beyond, the ring's
 * own values hold. (HEM takes the first ring's at the distance of the last.)
 */
#ifndef EHR_CALC_POLAR_INTERPOLATION_H
#define EHR_CALC_POLAR_INTERPOLATION_H

#include <stddef.h>

struct ehr_polar_rings_of {
	const double *ring_m; /* n_rings of them, rising; 1 or more */
	size_t n_rings;
	unsigned n_radials; /* equal angles from north, clockwise */
};

/* The place between four of them: of both rings and both radials, with their
 * weights; computed once for all values of one place. */
struct ehr_polar_between {
	size_t ring, next_ring;
	unsigned radial, next_radial;
	double along, across; /* t and s, from 0 to 1 */
};

/* bearing_deg from 0 to below 360. */
struct ehr_polar_between ehr_polar_find(const struct ehr_polar_rings_of *rings,
	double distance_m, double bearing_deg);

/* value[ring * n_radials + radial], 0 or more. */
double ehr_polar_value(const struct ehr_polar_rings_of *rings,
	const struct ehr_polar_between *between, const double *value);

#endif
