/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One-sided upper confidence limits (UCL) of a mean from moments: US EPA 2002,
 * Calculating upper confidence limits for exposure point concentrations at
 * hazardous waste sites, OSWER 9285.6-10; Singh, Singh, Iaci 2002,
 * EPA/600/R-02/084. With n results, mean m, standard deviation s, skewness k,
 * t Student's quantile with n - 1 degrees of freedom, z the normal one:
 *
 *     student       m + t s / sqrt(n)
 *     adjusted CLT  m + (z + k (1 + 2 z^2) / (6 sqrt(n))) s / sqrt(n)   (Chen)
 *     modified t    m + k s / (6 n) + t s / sqrt(n)                  (Johnson)
 *     Chebyshev     m + sqrt(1 / alpha - 1) s / sqrt(n)
 *
 * alpha = 1 - confidence; confidence is from 0.5 up to but not 1. Limits are in
 * the unit of the values and never below the mean when k is not negative; a
 * limit may be above the greatest value: whoever uses it decides. Equal values
 * have their value as limit.
 *
 * Each says false, and leaves *ucl untouched, with fewer than 2 values (3 for
 * the two that use k), a confidence out of range, or a limit that is too large
 * for a double.
 */
#ifndef EHR_CALC_UCL_H
#define EHR_CALC_UCL_H

#include "calc/sample.h"

bool ehr_ucl_student(
	const struct ehr_moments *moments, double confidence, double *ucl);
bool ehr_ucl_adjusted_clt(
	const struct ehr_moments *moments, double confidence, double *ucl);
bool ehr_ucl_modified_t(
	const struct ehr_moments *moments, double confidence, double *ucl);
bool ehr_ucl_chebyshev(
	const struct ehr_moments *moments, double confidence, double *ucl);

/* The same for a mean of which the standard error is known otherwise
 * (Kaplan-Meier, lognormal): mean + t se with n - 1 degrees of freedom, and
 * mean + sqrt(1 / alpha - 1) se. */
bool ehr_ucl_t_of(
	double mean, double se, size_t n, double confidence, double *ucl);
bool ehr_ucl_chebyshev_of(
	double mean, double se, double confidence, double *ucl);

#endif
