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
 *     Hall        the same after Hall's transformation of t for skewness;
 *                 detects only
 *
 * The p quantile of B numbers is the ceil(p (B + 1))th. A method that cannot
 * tell (t where a resample of many equal values has no se*, in more than 1 % of
 * them) has its flag off.
 */
struct ehr_bootstrap {
	double percentile, bca, t, hall;
	bool has_percentile, has_bca, has_t, has_hall;
};

/* False, and *found untouched, with fewer than 3 results, 2 distinct detects,
 * resamples or confidence out of range, or more than 2^32 results. */
bool ehr_bootstrap_mean(const struct ehr_sample *sample,
	const struct ehr_resampling *how, struct ehr_bootstrap *found);

#endif
