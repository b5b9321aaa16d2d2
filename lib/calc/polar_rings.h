/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The polar receptors of HEM (US EPA): rings around a facility, their distances
 * growing by a constant factor up to the modelling distance and by another one
 * beyond, and radials in equal angles from north.
 *
 * Rule as in HEM4's FacilityPrep.py (read in code). First ring
 *   r1 = max(min(max(reach + overlap, least), domain), least), half up,
 * reach being the distance from the centre to the farthest corner of a source.
 * With N rings and a modelling distance m below the domain D
 *   n = (N - 2) ln(m / r1) / ln(D / r1), half up,
 * and the rings go on from r1 by (m / r1)^(1 / n), each rounded to the fine
 * step before the next is taken from it, then m itself, then on by
 * (D / m)^(1 / (N - 1 - n)), rounded to the coarse step, then D itself. If m is
 * not below D, N - 1 stands for N - 2 and all but the last are fine.
 *
 * HEM stops if m < r1; here m is then r1. Rings that rounding would put on the
 * one before or beyond D are left out, so there may be less than N.
 */
#ifndef EHR_CALC_POLAR_RINGS_H
#define EHR_CALC_POLAR_RINGS_H

#include <stddef.h>

enum { EHR_POLAR_RINGS_MAX = 100, EHR_POLAR_RADIALS_MAX = 360 };

struct ehr_polar_rule {
	unsigned rings, radials;           /* 3 or more rings */
	double least_m, overlap_m;         /* of the first ring */
	double near_m;                     /* modelling distance */
	double domain_m;                   /* last ring */
	double fine_step_m, coarse_step_m; /* distances are multiples of them */
	double grain_m; /* coordinates are rounded to it; 0: not rounded */
};

/* The distances in metres, rising; their number, 1 to rule->rings. */
size_t ehr_polar_rings(const struct ehr_polar_rule *rule, double reach_m,
	double ring_m[static EHR_POLAR_RINGS_MAX]);

/* Degrees clockwise from north of radial i. */
static inline double ehr_polar_radial(
	const struct ehr_polar_rule *rule, unsigned i)
{
	return 360.0 * i / rule->radials;
}

/* Half up to a multiple of the grain, as HEM rounds coordinates. */
double ehr_polar_grain(const struct ehr_polar_rule *rule, double metres);

/* Distance and bearing (degrees clockwise from north, below 360; 0 for no
 * distance) of a point from the centre, both rounded to the grain before. */
void ehr_polar_place(const struct ehr_polar_rule *rule, const double centre[2],
	const double point[2], double *distance_m, double *bearing_deg);

/* The point on a ring and a radial, rounded to the grain. */
void ehr_polar_point(const struct ehr_polar_rule *rule, const double centre[2],
	double ring_m, unsigned radial, double point[2]);

#endif
