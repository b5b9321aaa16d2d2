/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_result.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double outer_share[EHR_OUTERS] = { 0.05, 0.5, 0.95 };
static const double inner_share[] = { 0.5, 0.95 };
static const double least_share = 0.01;

void ehr_draw_summing_init(
	struct ehr_draw_summing *self, const struct ehr_draw_plan *plan)
{
	self->plan = plan;
	self->scratch = ehr_calloc(plan->total, sizeof(*self->scratch));
	self->rank = ehr_calloc(plan->total, sizeof(*self->rank));
	for (int i = 0; i < EHR_INNERS; i++)
		self->inner[i] = ehr_calloc(
			plan->opts.outer + 1, sizeof(*self->inner[i]));
	self->share = ehr_calloc(plan->n_param + 1, sizeof(*self->share));
}

void ehr_draw_summing_release(struct ehr_draw_summing *self)
{
	free(self->scratch);
	free(self->rank);
	for (int i = 0; i < EHR_INNERS; i++)
		free(self->inner[i]);
	free(self->share);
}

double ehr_draw_above(const double *x, size_t n, double factor, double target)
{
	size_t above = 0;

	for (size_t i = 0; i < n; i++)
		above += factor * x[i] > target;
	return (double)above / (double)n;
}

static double change_of_p95(
	struct ehr_draw_summing *self, const double *x, double p95)
{
	size_t half = (self->plan->total + 1) / 2;
	double first;

	ehr_quantiles(x, half, &inner_share[1], 1, self->scratch, &first);
	return p95 > 0 ? fabs(first / p95 - 1) : 0;
}

/* Each outer draw's inner ones, then over the outer ones. */
static void sum_up_outer(struct ehr_draw_summing *self, const double *x,
	struct ehr_draw_result *result)
{
	const size_t n = self->plan->opts.draws, outer = self->plan->opts.outer;
	double found[2];

	for (size_t j = 0; j < outer; j++) {
		const double *inner = x + j * n;
		self->inner[EHR_INNER_MEAN][j] =
			ehr_sum_of(inner, n) / (double)n;
		ehr_quantiles(inner, n, inner_share, 2, self->scratch, found);
		self->inner[EHR_INNER_P50][j] = found[0];
		self->inner[EHR_INNER_P95][j] = found[1];
	}
	for (int i = 0; i < EHR_INNERS; i++)
		ehr_quantiles(self->inner[i], outer, outer_share, EHR_OUTERS,
			self->scratch, result->outer[i]);
}

/* Spearman's correlation of the result with what has these ranks in one of the
 * dimensions, and the other repeats. */
static double correlation(
	const struct ehr_draw_summing *self, const double *rank, bool is_outer)
{
	const size_t n = self->plan->opts.draws;
	const size_t outer = self->plan->total / n;
	double sum = 0;

	for (size_t j = 0; j < outer; j++) {
		const double *of = self->rank + j * n;
		double part = 0;
		if (is_outer) {
			part = rank[j] * ehr_sum_of(of, n);
		} else {
			for (size_t i = 0; i < n; i++)
				part += of[i] * rank[i];
		}
		sum += part;
	}
	return sum / sqrt((double)(is_outer ? n : outer));
}

static size_t largest(const double *share, size_t n)
{
	size_t at = 0;

	for (size_t i = 1; i < n; i++)
		if (share[i] > share[at])
			at = i;
	return at;
}

/* The shares as text, emptying them. */
static void write_shares(
	struct ehr_draw_summing *self, struct ehr_draw_result *result)
{
	const struct ehr_draw_plan *plan = self->plan;
	const size_t n = plan->n_param + 1;
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = largest(self->share, n);
		const char *name =
			at < plan->n_param ? plan->param[at].name : "value";
		int length;

		if (!(self->share[at] >= least_share))
			return;
		length = snprintf(result->shares + used, EHR_SHARES_MAX - used,
			used > 0 ? " %s=%.2f" : "%s=%.2f", name,
			self->share[at]);
		if (length < 0 || (size_t)length >= EHR_SHARES_MAX - used) {
			result->shares[used] = '\0';
			return;
		}
		if (used == 0)
			result->top = name;
		used += (size_t)length;
		self->share[at] = 0;
	}
}

static void find_shares(struct ehr_draw_summing *self, const double *x,
	const double *own, struct ehr_draw_result *result)
{
	const struct ehr_draw_plan *plan = self->plan;
	double sum = 0;

	ehr_ranks(x, plan->total, self->rank);
	for (size_t i = 0; i <= plan->n_param; i++) {
		double rho = 0;
		if (i < plan->n_param)
			rho = correlation(self, plan->param[i].rank,
				plan->param[i].outer);
		else if (own)
			rho = correlation(self, own, plan->opts.outer > 0);
		self->share[i] = rho * rho;
		sum += self->share[i];
	}
	for (size_t i = 0; sum > 0 && i <= plan->n_param; i++)
		self->share[i] /= sum;
	write_shares(self, result);
}

void ehr_draw_sum_up(struct ehr_draw_summing *self, const double *x,
	double target, const double *own, struct ehr_draw_result *result)
{
	const size_t n = self->plan->total;

	*result = (struct ehr_draw_result){ .top = "" };
	ehr_summarise(x, n, self->scratch, &result->all);
	result->above = ehr_draw_above(x, n, 1, target);
	result->p95_change =
		change_of_p95(self, x, result->all.percentile[EHR_P95]);
	if (self->plan->opts.outer > 0)
		sum_up_outer(self, x, result);
	if (result->all.sd > 0)
		find_shares(self, x, own, result);
}

void ehr_draw_result_scale(const struct ehr_draw_result *unit, double factor,
	struct ehr_draw_result *result)
{
	*result = *unit;
	result->all.mean *= factor;
	result->all.sd *= factor;
	for (int i = 0; i < EHR_PERCENTILES; i++)
		result->all.percentile[i] *= factor;
	for (int i = 0; i < EHR_INNERS; i++)
		for (int k = 0; k < EHR_OUTERS; k++)
			result->outer[i][k] *= factor;
}
