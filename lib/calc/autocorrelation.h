/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Autocorrelation of a series in equal steps with gaps:
 *
 *     c_k = sum (x_t - mean) (x_t+k - mean) / (pairs + k),  r_k = c_k / c_0
 *
 * over the pairs that are both there; the mean is that of what is there. Without
 * gaps pairs + k = n. As R's acf with na.action = na.pass; partial ones by the
 * recursion of Durbin and Levinson, as R's pacf.
 */
#ifndef EHR_CALC_AUTOCORRELATION_H
#define EHR_CALC_AUTOCORRELATION_H

#include <stdbool.h>
#include <stddef.h>

/* r of lags 1 to n_lag into r; partial ones into partial, unless it is NULL. x is
 * n steps, NAN where there is a gap. False if there are no two different values
 * or no pair for some lag. */
bool ehr_autocorrelations(
	const double *x, size_t n, size_t n_lag, double *r, double *partial);

#endif
