/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tests of the hypothesis that values come from a normal distribution of any
 * mean and standard deviation. For a lognormal one give their logarithms; for
 * a gamma one see calc/gamma_fit.h.
 */
#ifndef EHR_CALC_GOODNESS_H
#define EHR_CALC_GOODNESS_H

#include <stdbool.h>
#include <stddef.h>

/* p: probability of a statistic as far out if the hypothesis holds, 0 to 1. */
struct ehr_goodness {
	double statistic, p;
};

/* W of Shapiro and Wilk and its p value by Royston 1995 (Applied Statistics 44,
 * AS R94). 3 to 5000 values. False, and *found untouched, with fewer, more or
 * equal ones, or such as are too large. */
bool ehr_shapiro_wilk(
	const double *value, size_t n, struct ehr_goodness *found);

/* Lilliefors' D, the greatest distance of the empirical cdf from the normal one
 * of the same moments, and its p value by Dallal and Wilkinson 1986 (American
 * Statistician 40, 294-296), above 0.1 by Stephens 1974 (Journal of the
 * American Statistical Association 69, 730-737). 5 values or more. False as
 * above. */
bool ehr_lilliefors(const double *value, size_t n, struct ehr_goodness *found);

#endif
