/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Land's exact confidence limit of the mean of a lognormal distribution:
 *
 *     UCL = exp(ybar + sy^2 / 2 + sy H / sqrt(n - 1))
 *
 * with ybar and sy the mean and standard deviation of the n logarithms (Land
 * 1971, Annals of Mathematical Statistics 42, 1187-1205; US EPA 2002, OSWER
 * 9285.6-10). H is not interpolated in tables but solved for: with nu = n - 1
 * and q = sy sqrt(nu + t^2) / (2 sqrt(nu + 1)), Land's t for the hypothesis
 * that mu + sigma^2 / 2 = ybar + sy^2 / 2 + sy H / sqrt(nu) is
 *
 *     t = -sqrt(nu + 1) (sy / 2 + H / sqrt(nu))
 *
 * and, under it and given q, has a density proportional to
 *
 *     (1 + t^2 / nu)^(-(nu + 1) / 2) exp(-q (nu + 1) t / sqrt(nu + t^2))
 *
 * H makes the probability of a t as low as this one equal to 1 - confidence.
 * Tables by Land (1975), in Gilbert (1987), table A10 to A13.
 *
 * n is 3 or more, sy from 0 to 12, confidence above 0.5 and up to 0.999. With
 * large sy (above 1.5 or so) and few results the limit is far above every
 * result; ProUCL no longer recommends it there. sy 0: the limit is exp(ybar).
 * Relative accuracy of H 1e-9.
 */
#ifndef EHR_CALC_LAND_H
#define EHR_CALC_LAND_H

#include "calc/sample.h"

/* False, and *h untouched, outside these ranges; sy above 0. */
bool ehr_land_h(double sy, size_t n, double confidence, double *h);

/* From the moments of the logarithms. False, and *ucl untouched, outside the
 * ranges or if the limit is too large for a double. */
bool ehr_ucl_land(
	const struct ehr_moments *log_moments, double confidence, double *ucl);

#endif
