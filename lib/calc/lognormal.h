/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Minimum variance unbiased estimate (MVUE) of the mean of a lognormal
 * distribution and its standard error:
 *
 *     mean = exp(ybar) g(sy^2 / 2)
 *     se^2 = exp(2 ybar) (g(sy^2 / 2)^2 - g((n - 2) sy^2 / (n - 1)))
 *     g(u) = 1 + (n - 1) u / n + (n - 1)^3 u^2 / (2! n^2 (n + 1))
 *            + (n - 1)^5 u^3 / (3! n^3 (n + 1) (n + 3)) + ...
 *
 * ybar, sy of the n logarithms (Finney 1941; Bradu, Mundlak 1970; Singh,
 * Singh, Engelhardt 1997, EPA/600/R-97/006). In the unit of the values. Limits
 * by ehr_ucl_chebyshev_of() (calc/ucl.h) at 95, 97.5 or 99 %.
 */
#ifndef EHR_CALC_LOGNORMAL_H
#define EHR_CALC_LOGNORMAL_H

#include "calc/sample.h"

struct ehr_lognormal_mean {
	double mean, se;
};

/* Finney's g for n results, 2 or more, u >= 0. False, and *g untouched, if not
 * or if it is too large for a double. */
bool ehr_finney_g(size_t n, double u, double *g);

/* From the moments of the logarithms of 2 values or more. sy 0: exp(ybar) and
 * 0. False, and *found untouched, if there are fewer or a result is too large
 * for a double. */
bool ehr_lognormal_mean(const struct ehr_moments *log_moments,
	struct ehr_lognormal_mean *found);

#endif
