/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How unlike values become with the distance of their places: the empirical
 * semivariogram (Matheron 1963, Economic Geology 58, 1246-1266), the mean of
 * (z_i - z_j)^2 / 2 over pairs of like distance, and models fitted to it.
 *
 *     gamma(h) = nugget + sill f(h / range)   for h > 0,   gamma(0) = 0
 *     spherical     f(x) = 1.5 x - 0.5 x^3 up to 1, then 1
 *     exponential   f(x) = 1 - exp(-x)
 *     gaussian      f(x) = 1 - exp(-x^2)
 *
 * sill is the part without the nugget (the partial sill). Range is the
 * parameter above, as of gstat: 95 % of the sill are reached at 3 times that
 * of an exponential, at sqrt(3) times that of a gaussian model.
 */
#ifndef EHR_CALC_VARIOGRAM_H
#define EHR_CALC_VARIOGRAM_H

#include <stdbool.h>

#include "calc/point_index.h"

enum { EHR_VARIOGRAM_LAGS = 100 }; /* at most */

struct ehr_variogram_lag {
	double pairs, distance_m, gamma; /* means over the pairs */
};

struct ehr_variogram {
	size_t n; /* lags that have pairs */
	struct ehr_variogram_lag lag[EHR_VARIOGRAM_LAGS];
	double cutoff_m;
};

enum ehr_variogram_kind {
	EHR_VARIOGRAM_SPHERICAL,
	EHR_VARIOGRAM_EXPONENTIAL,
	EHR_VARIOGRAM_GAUSSIAN,
	EHR_VARIOGRAM_KINDS,
};
extern const char *const ehr_variogram_word[EHR_VARIOGRAM_KINDS];

struct ehr_variogram_model {
	enum ehr_variogram_kind kind;
	double nugget, sill; /* 0 or more, one of them above 0 */
	double range_m;      /* above 0 */
};

/* Diagonal of the rectangle around the points. */
double ehr_variogram_extent(const struct ehr_plane_point *point, size_t n);

/* Of all pairs of n places no farther than cutoff_m from each other, in lags
 * of like width, 1 to EHR_VARIOGRAM_LAGS; a distance on the edge of two lags is
 * of the nearer one. Places must differ. Takes n^2 / 2 steps. */
void ehr_variogram_of(struct ehr_variogram *variogram,
	const struct ehr_plane_point *point, const double *value, size_t n,
	double cutoff_m, size_t lags);

/*
 * The model of model->kind that is nearest to the lags: least sum of
 * pairs / distance^2 (gamma - model)^2 (the weights that gstat takes unless
 * told otherwise), nugget and sill not below 0, range between a half of the
 * shortest lag and three times the cut-off. The range is looked for on a scale
 * of logarithms, in steps and then between them; nugget and sill follow from it
 * exactly. *error is that sum. False, and model untouched, with fewer than 3
 * lags, or if all gammas are 0.
 */
bool ehr_variogram_fit(const struct ehr_variogram *variogram,
	struct ehr_variogram_model *model, double *error);

/* Did the fit end at its longest range: do values go on growing unlike? */
bool ehr_variogram_unbounded(const struct ehr_variogram *variogram,
	const struct ehr_variogram_model *model);

double ehr_variogram_at(
	const struct ehr_variogram_model *model, double distance_m);

#endif
