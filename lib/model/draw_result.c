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
	self->rho = ehr_calloc(plan->n_param + 1, sizeof(*self->rho));
}

void ehr_draw_summing_release(struct ehr_draw_summing *self)
{
	free(self->scratch);
	free(self->rank);
	for (int i = 0; i < EHR_INNERS; i++)
		free(self->inner[i]);
	free(self->share);
	free(self->rho);
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

/* Adds a word NAME=NUMBER; false if it does not fit. */
static bool add_word(
	char text[static EHR_SHARES_MAX], const char *name, double number)
{
	size_t used = strlen(text);
	int length = snprintf(text + used, EHR_SHARES_MAX - used,
		used > 0 ? " %s=%.2f" : "%s=%.2f", name, number);

	if (length >= 0 && (size_t)length < EHR_SHARES_MAX - used)
		return true;
	text[used] = '\0';
	return false;
}

/* The shares as text, emptying them, and the correlations behind them. */
static void write_shares(
	struct ehr_draw_summing *self, struct ehr_draw_result *result)
{
	const struct ehr_draw_plan *plan = self->plan;
	const size_t n = plan->n_param + 1;

	for (size_t i = 0; i < n; i++) {
		size_t at = largest(self->share, n);
		const char *name =
			at < plan->n_param ? plan->param[at].name : "value";

		if (!(self->share[at] >= least_share) ||
			!add_word(result->shares, name, self->share[at]) ||
			!add_word(result->rho, name, self->rho[at]))
			return;
		if (i == 0)
			result->top = name;
		self->share[at] = 0;
	}
}

/* The square, or 0 for what n independent draws leave open: two standard
 * errors. */
static double counted_square(double rho, size_t n)
{
	return rho * rho * (double)n > 4 ? rho * rho : 0;
}

static void find_shares(struct ehr_draw_summing *self, const double *x,
	const double *own, struct ehr_draw_result *result)
{
	const struct ehr_draw_plan *plan = self->plan;
	const bool is_outer = plan->opts.outer > 0;
	double sum = 0;

	ehr_ranks(x, plan->total, self->rank);
	for (size_t i = 0; i < plan->n_param; i++) {
		const struct ehr_drawn_param *param = &plan->param[i];
		self->rho[i] = correlation(self, param->rank, param->outer);
		self->share[i] = counted_square(self->rho[i], param->n);
		sum += self->share[i];
	}
	self->rho[plan->n_param] = own ? correlation(self, own, is_outer) : 0;
	self->share[plan->n_param] = counted_square(self->rho[plan->n_param],
		is_outer ? plan->opts.outer : plan->opts.draws);
	sum += self->share[plan->n_param];
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
	if (result->all.sd > 0 && !self->no_shares)
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
