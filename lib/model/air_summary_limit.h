/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a summary that are held against limits of concentrations: values
 * of a day, days above the limit, means and percentiles, and whether a year
 * attains the standard (GB 3095, HJ 663).
 *
 * The percentile of n days, sorted, is X(s) + (X(s + 1) - X(s)) (k - s) with k =
 * 1 + (n - 1) p / 100 and s its whole part (HJ 663-2013, appendix A). Means,
 * percentiles and days are rounded by GB/T 8170 before they are compared; a
 * limit reached is met.
 */
#ifndef EHR_MODEL_AIR_SUMMARY_LIMIT_H
#define EHR_MODEL_AIR_SUMMARY_LIMIT_H

#include "model/air_summary.h"

EHR_MUST_USE int ehr_air_summary_limits(
	const struct ehr_air_span *span, struct ehr_err *err);

/* The percentile of values in rising order, n of them, at least one. */
struct ehr_fraction ehr_air_percentile(
	const struct ehr_fraction *value, size_t n, int percent);

#endif
