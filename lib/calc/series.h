/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values in time that resemble their neighbours: whether they do, and the limit
 * of their mean by drawing blocks of neighbours again. The order is that of
 * time.
 */
#ifndef EHR_CALC_SERIES_H
#define EHR_CALC_SERIES_H

#include <stdint.h>

#include "calc/bootstrap.h"

/* step[i] counts time steps (hours, months) from any start and rises; a gap is
 * a difference above 1. NULL: no gaps. All borrowed. */
struct ehr_series {
	const double *value;
	const int64_t *step;
	size_t n;
};

/*
 * r: lag-1 autocorrelation, the sum over neighbours (one step apart) of
 * (x - mean) (next - mean), divided by the sum of squares, times
 * n / (neighbours + 1) (without gaps: the usual one).
 * p: probability that ranks in random order have such a sum or a larger one
 * (Wald, Wolfowitz 1943, Annals of Mathematical Statistics 14, 378-388; exact
 * mean and variance, normal tail): small means that neighbours are alike.
 */
struct ehr_autocorrelation {
	double r, p;
	size_t neighbours;
};

/* False, and *found untouched, with fewer than 6 values or 4 neighbours, equal
 * values or such as are not finite or too large. */
bool ehr_autocorrelation(
	const struct ehr_series *series, struct ehr_autocorrelation *found);

/* Length of blocks for the circular bootstrap of a mean: Politis and White
 * 2004 (Econometric Reviews 23, 53-70) as corrected by Patton, Politis, White
 * 2009 (28, 372-375), rounded up, 1 to n / 3 (at least 1). Gaps are closed up.
 * 0: as above it cannot tell. */
size_t ehr_block_length(const struct ehr_series *series);

/*
 * The confidence quantile (as in bootstrap.h) of the means of resamples made of
 * blocks of neighbours of the given length, which wrap round from the end to
 * the start (circular block bootstrap, Politis and Romano 1992). Block b of
 * resample r is draw r (blocks in a resample) + b of the stream. False, and
 * *ucl untouched, with fewer than 6 values, a block of 0 or above n / 2, or
 * resamples or confidence out of range.
 */
bool ehr_ucl_block_bootstrap(const struct ehr_series *series, size_t block,
	const struct ehr_resampling *how, double *ucl);

#endif
