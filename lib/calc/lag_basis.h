/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Distributed lags of one exposure: columns Q = X C of a regression, where the
 * columns of X are the exposure 0, 1, ..., n_lag - 1 days before, and row l of C
 * holds what the effect at lag l is made of. With coefficients a of Q and their
 * covariance V, the effect at lag l is C_l a with variance C_l V C_l', and the
 * cumulative one the same with the sum of the rows.
 */
#ifndef EHR_CALC_LAG_BASIS_H
#define EHR_CALC_LAG_BASIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* C; in the arena that it was made with. */
struct ehr_lag_basis {
	size_t n_lag, n_column;
	double *c; /* n_lag * n_column, column after column */
};

/* Unconstrained: C = I. n_lag 1 or more. */
void ehr_lag_free(
	struct ehr_lag_basis *basis, size_t n_lag, struct ehr_arena *arena);

/* One effect for each run of lags; start[0 to n_start - 1] are the lags where
 * runs 2, 3, ... begin, rising, 1 to n_lag - 1. False if they are not. */
bool ehr_lag_strata(struct ehr_lag_basis *basis, size_t n_lag,
	const size_t *start, size_t n_start, struct ehr_arena *arena);

/* Effects that follow a polynomial of the lag, degree below n_lag (Almon 1965);
 * columns (l / (n_lag - 1))^0, ^1, ... False if the degree is too high. */
bool ehr_lag_polynomial(struct ehr_lag_basis *basis, size_t n_lag,
	size_t degree, struct ehr_arena *arena);

/* The n_column columns of n_day days each, column after column in out: x on
 * consecutive days; NAN where a day that is needed is before the first or NAN. */
void ehr_lag_columns(const struct ehr_lag_basis *basis, const double *x,
	size_t n_day, double *out);

/* Effect and variance at one lag, 0 to n_lag - 1, or, with lag n_lag or more,
 * of all together. a: n_column; v: n_column^2. */
void ehr_lag_effect(const struct ehr_lag_basis *basis, const double *a,
	const double *v, size_t lag, double *effect, double *variance);

/* The mean of x over the lags first to last of each of n_day consecutive days,
 * with at most allowed of them missing; NAN where more are. */
void ehr_lag_mean(const double *x, size_t n_day, const size_t lag[static 2],
	size_t allowed, double *out);

#endif
