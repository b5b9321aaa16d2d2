/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A result at every draw as a few numbers: what goes into a row.
 */
#ifndef EHR_MODEL_DRAW_RESULT_H
#define EHR_MODEL_DRAW_RESULT_H

#include "calc/summary.h"
#include "model/draw_plan.h"

/* In two dimensions: numbers of the inner draws, each with percentiles over the
 * outer ones. */
enum ehr_draw_inner {
	EHR_INNER_MEAN,
	EHR_INNER_P50,
	EHR_INNER_P95,
	EHR_INNERS,
};
enum { EHR_OUTER_P05, EHR_OUTER_P50, EHR_OUTER_P95, EHR_OUTERS };

enum { EHR_SHARES_MAX = 512 };

struct ehr_draw_result {
	struct ehr_summary all; /* of all draws together */
	double above;           /* share of draws above the target */
	/* how far the 95th percentile of all draws is from that of their first
	 * half, as a share of it; 0 where it is 0 */
	double p95_change;
	double outer[EHR_INNERS][EHR_OUTERS];
	/* What contributes to the variance: squared rank correlations with the
	 * result as shares of their sum, as NAME=SHARE with two digits behind
	 * the point, the largest first, those below 0.01 left out; and the
	 * first name. A correlation within two standard errors of 0 (2 / sqrt n)
	 * counts as 0. Empty where nothing varies. rho: the correlations, as
	 * NAME=RHO in the same order. */
	char shares[EHR_SHARES_MAX], rho[EHR_SHARES_MAX];
	const char *top;
};

/* Room to work in, for one thread. */
struct ehr_draw_summing {
	const struct ehr_draw_plan *plan;
	double *scratch, *rank, *inner[EHR_INNERS];
	bool no_shares; /* nobody wants to know */
	/* by parameter; behind them those of the row's value */
	double *share, *rho;
};
void ehr_draw_summing_init(
	struct ehr_draw_summing *summing, const struct ehr_draw_plan *plan);
void ehr_draw_summing_release(struct ehr_draw_summing *summing);

/* Sums up plan->total numbers. own: the ranks (ehr_ranks) of what only these
 * rows vary by, called "value", one a draw of its dimension (the outer one if
 * there is one); NULL: nothing. */
void ehr_draw_sum_up(struct ehr_draw_summing *summing, const double *x,
	double target, const double *own, struct ehr_draw_result *result);

/* The share of n numbers that, times the factor, are above the target. */
double ehr_draw_above(const double *x, size_t n, double factor, double target);

/* The result of numbers that are all factor (0 or more) times those of unit,
 * but for result->above, which is not set. */
void ehr_draw_result_scale(const struct ehr_draw_result *unit, double factor,
	struct ehr_draw_result *result);

#endif
