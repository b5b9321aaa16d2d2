/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kaplan-Meier estimate of mean and standard error from results some of which
 * are below one of several limits. With a_1 < ... < a_k the distinct detects,
 * d_j results equal to a_j, n_j results (non-detects by their limit) at or
 * below a_j:
 *
 *     F(a_k) = 1,  F(a_(j-1)) = F(a_j) (n_j - d_j) / n_j
 *     mean = sum a_j (F(a_j) - F(a_(j-1)))  + left-over F(a_0) at its place
 *     se^2 = d / (d - 1) sum A_j^2 d_j / (n_j (n_j - d_j))
 *     A_j = area under F left of a_j,  d all detects
 *
 * (Helsel 2012, Statistics for censored environmental data, chapter 6; US EPA
 * 2015, ProUCL 5.1 technical guide, 4.4; sd is that of the estimated
 * distribution, sqrt(sum (a_j - mean)^2 (F(a_j) - F(a_(j-1)))).)
 *
 * If the smallest results are non-detects the mass F(a_0) is left over: ProUCL
 * puts it on the smallest detect (a mean too high rather than too low), other
 * programs on the smallest limit. A non-detect whose limit is above
 * every detect tells nothing and changes no result (`above` counts them).
 */
#ifndef EHR_CALC_KAPLAN_MEIER_H
#define EHR_CALC_KAPLAN_MEIER_H

#include <stdint.h>

#include "calc/sample.h"

enum ehr_km_left {
	EHR_KM_ON_DETECT, /* left-over mass on the smallest detect */
	EHR_KM_ON_LIMIT,  /* on the smallest limit, if that is below */
};

struct ehr_kaplan_meier {
	size_t n, detects, above;
	double mean, sd;
	double se;        /* only if has_se */
	double left_over; /* F(a_0), 0 to below 1 */
	bool has_se;      /* 2 detects or more */
};

/* False, and *found untouched, without a detect, with a value that is not
 * finite, or if a result is too large for a double. Limits by ehr_ucl_t_of()
 * with n and ehr_ucl_chebyshev_of() (calc/ucl.h), or bootstrap. */
bool ehr_kaplan_meier(const struct ehr_sample *sample, enum ehr_km_left left,
	struct ehr_kaplan_meier *found);

/* The same of a rising sample (ehr_sample_rising) in which result i counts
 * times[i] times, 0 or more. */
bool ehr_kaplan_meier_counted(const struct ehr_sample *rising,
	const uint32_t *times, enum ehr_km_left left,
	struct ehr_kaplan_meier *found);

#endif
