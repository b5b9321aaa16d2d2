/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How wide a plume is: standard deviations of its concentration across the wind
 * (sigma y) and upwards (sigma z) by stability class and distance downwind.
 *
 * A set has a curve of each kind for each class. Three forms of curve cover the
 * published sets; x is the distance in metres, X the same in kilometres:
 *
 *   ratio  a x (1 + b x)^c         Briggs, rural and urban
 *   power  a X^b                   ISC3 rural, sigma z, in pieces
 *   angle  465.11628 X tan(0.017453293 (a - b ln X))   ISC3 rural, sigma y
 *
 * The numbers are data (data/sigmas.csv, read by model/sigma_table.h).
 */
#ifndef EHR_CALC_SIGMA_H
#define EHR_CALC_SIGMA_H

#include "calc/climate.h"

enum ehr_sigma_form {
	EHR_SIGMA_RATIO,
	EHR_SIGMA_POWER,
	EHR_SIGMA_ANGLE,
};

enum { EHR_SIGMA_PIECES = 10 };

struct ehr_sigma_piece {
	double to_m; /* where it ends, and holds; INFINITY for the last */
	double a, b, c;
};

struct ehr_sigma_curve {
	enum ehr_sigma_form form;
	double max_m; /* never above this; INFINITY: no bound */
	unsigned n;
	struct ehr_sigma_piece piece[EHR_SIGMA_PIECES]; /* nearest first */
};

struct ehr_sigma_set {
	const char *name; /* briggs-rural, ... */
	struct ehr_sigma_curve y[EHR_STABILITIES], z[EHR_STABILITIES];
};

/* The curve in metres at x_m; 0 at 0 and upwind. Never NaN. */
double ehr_sigma(const struct ehr_sigma_curve *curve, double x_m);

/* The distance at which the curve reaches sigma_m: that of a virtual point
 * upwind of a source that is so wide to begin with. 0 for 0 or less; of a curve
 * that jumps down the nearest distance; at most 1e7 m. */
double ehr_sigma_distance(const struct ehr_sigma_curve *curve, double sigma_m);

#endif
