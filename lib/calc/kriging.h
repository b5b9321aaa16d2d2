/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values between samples: by the nearest one, by inverse distances, by
 * ordinary kriging. Each takes the samples near a place, in order of distance
 * (calc/point_index.h), one or more of them, no two at one place.
 *
 * Inverse distances (Shepard 1968): sum of z / d^power over that of 1 / d^power;
 * at a sample's place its value.
 *
 * Ordinary kriging (Matheron 1963): the weights w that sum to 1 and make
 * the variance of the error least under the model of the semivariogram. With
 * C = nugget + sill - gamma between samples, c from them to the place,
 * L L' = C, u = L^-1 c, v = L^-1 1, s = L^-1 z:
 *
 *     estimate = u.s + (v.s) (1 - u.v) / v.v
 *     variance = nugget + sill - u.u + (1 - u.v)^2 / v.v
 *
 * The nugget counts as a difference between places, not as an error of
 * measurement: at a sample's place the estimate is its value, the variance 0.
 */
#ifndef EHR_CALC_KRIGING_H
#define EHR_CALC_KRIGING_H

#include "calc/variogram.h"

double ehr_inverse_distance(const struct ehr_near *near, size_t n,
	const double *value, double power);

/* Work space of kriging; keeps what depends on the samples alone while they
 * stay the same. { .model, .point, .value } is ready for use. */
struct ehr_kriging {
	struct ehr_variogram_model model;
	const struct ehr_plane_point *point; /* lent */
	const double *value;                 /* lent, by point */
	uint32_t *member;                    /* n samples, rising numbers */
	uint32_t *wanted;                    /* the same of a new place */
	double *lower, *ones, *values, *to;  /* L, v, s, u */
	size_t n, cap;
	bool solvable;
};

/* The estimate for the place, and its standard deviation (NULL: not wanted).
 * False if the samples stand so near to each other, for this model, that the
 * equations have no certain solution. */
bool ehr_kriging_at(struct ehr_kriging *kriging, struct ehr_plane_point at,
	const struct ehr_near *near, size_t n, double *estimate, double *sd);
void ehr_kriging_release(struct ehr_kriging *kriging);

#endif
