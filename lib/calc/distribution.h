/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Probability distributions by their quantile functions: the number below
 * which a share u of all lies. A random number is the quantile of a uniform one
 * (calc/philox.h), so one uniform number makes one draw, always.
 *
 * Invariant of a struct that ehr_dist_init accepted: for every u in (0, 1) its
 * quantile is finite, does not fall when u rises, and lies within low and high.
 */
#ifndef EHR_CALC_DISTRIBUTION_H
#define EHR_CALC_DISTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>

/* Arguments in the order of ehr_dist.arg. */
enum ehr_dist_kind {
	EHR_DIST_CONSTANT,   /* value */
	EHR_DIST_UNIFORM,    /* min, max */
	EHR_DIST_TRIANGULAR, /* min, mode, max */
	EHR_DIST_NORMAL,     /* mean, sd */
	EHR_DIST_LOGNORMAL,  /* mean and sd of the logarithm */
	EHR_DIST_BETA,       /* a, b; on 0 to 1, or stretched to low and high */
	EHR_DIST_GAMMA,      /* shape, scale: mean shape * scale */
	EHR_DIST_WEIBULL,    /* shape, scale: 1 - exp(-(x/scale)^shape) */
	EHR_DIST_EMPIRICAL,  /* none; see point */
	EHR_DIST_KINDS,
};

/* A point of an empirical distribution: a share of all is at most value. */
struct ehr_dist_point {
	double share, value;
};

struct ehr_dist {
	enum ehr_dist_kind kind;
	double arg[3];
	/* truncated to low and high (what is outside is not drawn, its share
	 * is spread over the rest); -HUGE_VAL and HUGE_VAL: not. Of a beta:
	 * the ends of its scale. */
	double low, high;
	/* lent; shares rise from 0 to 1, values do not fall; linear between */
	const struct ehr_dist_point *point;
	size_t n;
	/* by ehr_dist_init: the share below low, that between them */
	double below, kept;
};

enum ehr_dist_fault {
	EHR_DIST_FINE,
	/* not finite, or not more than 0 where it must be, or a shape (of beta
	 * both) that is not within 0.01 and 1e5 */
	EHR_DIST_ARGUMENT,
	EHR_DIST_ORDER, /* min, mode, max do not rise; or points */
	EHR_DIST_CUT,   /* low and high leave less than a millionth of it */
};

/* Checks kind, arg, low, high and points, and works out the rest. Uniform and
 * triangular have min < max, and like constant and empirical are not truncated
 * (low and high infinite). */
enum ehr_dist_fault ehr_dist_init(struct ehr_dist *dist);

/* Mean and standard deviation of the logarithm of a lognormal variable, from
 * its own mean and standard deviation (both more than 0). */
void ehr_dist_lognormal_args(double mean, double sd, double arg[static 2]);

/* The quantile at u, 0 < u < 1. Truncation far above the median costs digits:
 * at the limit of EHR_DIST_CUT ten are left. */
double ehr_dist_quantile(const struct ehr_dist *dist, double u);

/* The quantiles at n places, the same as one by one; u and x may be the same
 * array. */
void ehr_dist_quantiles(
	const struct ehr_dist *dist, const double *u, size_t n, double *x);

/* The least and the greatest number that can ever be drawn: the quantiles of
 * the least and the greatest uniform number, 2^-53 and 1 - 2^-53. */
double ehr_dist_least(const struct ehr_dist *dist);
double ehr_dist_greatest(const struct ehr_dist *dist);

#endif
