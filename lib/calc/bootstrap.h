/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Upper confidence limits of a mean by drawing samples again from the sample
 * (Efron, Tibshirani 1993, An introduction to the bootstrap, chapters 12 to 14;
 * US EPA 2002, OSWER 9285.6-10): percentile, BCa, bootstrap-t and Hall's. The
 * mean is the ordinary one of detects only, or Kaplan-Meier's (calc/
 * kaplan_meier.h) as soon as there is a non-detect.
 *
 * Numbers come from calc/philox.h: result i of resample b is draw b n + i of
 * the stream, taken from the sorted sample, so that neither the order of the
 * results nor anything but the stream decides. Purpose is set here.
 */
#ifndef EHR_CALC_BOOTSTRAP_H
#define EHR_CALC_BOOTSTRAP_H

#include "calc/kaplan_meier.h"
#include "calc/philox.h"

struct ehr_resampling {
	size_t resamples;         /* 100 or more; 2000 is usual */
	double confidence;        /* 0.5 up to 1 - 2 / resamples */
	struct ehr_stream stream; /* seed, and what else tells groups apart */
	enum ehr_km_left left;
};

/*
 * theta the estimate, se its standard error, * those of a resample, q the
 * confidence:
 *
 *     percentile  q quantile of theta*
 *     BCa         quantile at Phi(z0 + (z0 + z) / (1 - a (z0 + z))),
 *                 z0 = normal quantile of the share of theta* below theta (half
 *                 of those equal to it), a by the jackknife
 *     t           theta - (1 - q quantile of (theta* - theta) / se*) se
 *     Hall        theta - 3 ((1 + k (u - k / (6 n)))^(1/3) - 1) / k s with u
 *                 the 1 - q quantile of
 *                 w + k* w^2 / 3 + k*^2 w^3 / 27 + k* / (6 n),
 *                 w = (theta* - theta) / s*; s = sqrt(sum (x - theta)^2 / n),
 *                 k = sum (x - theta)^3 / (n s^3); detects only
 *
 * The p quantile of B numbers is the ceil(p (B + 1))th, at most the last. A
 * method that cannot tell has its flag off: BCa where theta is below or above
 * all theta*, t and Hall where its quantile is one of resamples of equal values.
 * Resamples without a detect are left out.
 */
struct ehr_bootstrap {
	double percentile, bca, t, hall;
	bool has_percentile, has_bca, has_t, has_hall;
};

/* False, and *found untouched, with fewer than 3 results, 2 distinct detects,
 * a value that is not finite, resamples or confidence out of range, more than
 * 2^32 - 1 results, or more than a tenth of the resamples without a detect. */
bool ehr_bootstrap_mean(const struct ehr_sample *sample,
	const struct ehr_resampling *how, struct ehr_bootstrap *found);

/* The ceil(p (n + 1))th of n rising numbers, at least the first, at most the
 * last; n is 1 or more. */
double ehr_rising_quantile(const double *rising, size_t n, double p);

/* Are these resamples and this confidence in range? */
bool ehr_resampling_is_good(const struct ehr_resampling *how);

#endif
