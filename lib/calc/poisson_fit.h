/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quasi-Poisson regression of counts with a logarithmic link:
 *
 *     log E[y_i] = offset_i + sum_j x_ij b_j,     Var[y_i] = phi E[y_i]
 *     phi = sum of (y_i - mu_i)^2 / mu_i over n - rank          (Pearson)
 *     deviance = 2 sum y_i log(y_i / mu_i) - (y_i - mu_i)
 *     QAIC = -2 log-likelihood + 2 phi rank
 *
 * QAIC as in Gasparrini, Armstrong, Kenward 2010, Statistics in Medicine 29,
 * 2224-2234. The same as R's glm(family = quasipoisson): started at mu = y + 0.1,
 * steps halved where the deviance rises, the same columns dropped as aliased;
 * but gone on with until the next step is below 1e-10 standard errors.
 *
 * Newton's method with a QR factor of the weighted columns that is kept as long
 * as the steps with it shrink well: a step then costs two passes over the
 * columns. A start near the solution (that of the covariates alone) needs one
 * factor in all.
 */
#ifndef EHR_CALC_POISSON_FIT_H
#define EHR_CALC_POISSON_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/*
 * What is fitted. Rows in which y, offset or a column is not finite are left
 * out: that is how a missing day is told. An intercept is a column of ones like
 * any other. Columns are by pointer, so that fits share those of covariates.
 */
struct ehr_poisson_model {
	size_t n_row, n_column;
	const double *const *column; /* n_column arrays of n_row */
	const double *y;             /* counts, 0 or more */
	const double *offset;        /* logarithms; NULL: all 0 */
	const double *start;         /* linear predictors to start from, NAN
					where not known; NULL: as R does */
	const size_t *wanted;        /* columns whose covariance is asked for */
	size_t n_wanted;
};

enum ehr_fit_state {
	EHR_FIT_DONE,
	EHR_FIT_TOO_FEW,   /* no row, no count above 0, or no column is left */
	EHR_FIT_DIVERGED,  /* no step makes the deviance finite and smaller */
	EHR_FIT_UNSETTLED, /* not settled after 50 steps, such as a column that
			      is not 0 only where no count is above 0 */
};

/* Arrays lie in the arena. With any state but DONE only state and n are told. */
struct ehr_poisson_fit {
	enum ehr_fit_state state;
	size_t n;           /* rows used */
	size_t rank;        /* columns not aliased */
	size_t df;          /* n - rank; in strata, n - strata - rank */
	size_t n_strata;    /* 0, or strata used (calc/strata_fit.h) */
	size_t n_silent;    /* rows left out in strata without a count */
	double *beta;       /* n_column; 0 where aliased */
	bool *aliased;      /* n_column */
	double *covariance; /* n_wanted^2, phi in it; NAN where aliased, and
			       all of it where df is 0 */
	double *mu;         /* n_row; NAN in rows left out */
	double *eta;        /* n_row: log(mu); NAN in rows left out */
	double deviance, pearson, log_likelihood;
	double phi, qaic; /* NAN if df is 0 */
	int steps;        /* of Newton's method */
	int factors;      /* QR factors that they took */
};

/* Deviance residual: the root of what a count adds to the deviance, with the
 * sign of y - mu; NAN if one of them is. */
double ehr_poisson_residual(double y, double mu);

enum ehr_fit_state ehr_poisson_fit(const struct ehr_poisson_model *model,
	struct ehr_arena *arena, struct ehr_poisson_fit *fit);

#endif
