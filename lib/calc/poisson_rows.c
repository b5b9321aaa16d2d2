/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/poisson_rows.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "calc/special.h"

static bool is_whole(const struct ehr_poisson_model *model, size_t i)
{
	if (!isfinite(model->y[i]) || model->y[i] < 0)
		return false;
	if (model->offset && !isfinite(model->offset[i]))
		return false;
	for (size_t j = 0; j < model->n_column; j++)
		if (!isfinite(model->column[j][i]))
			return false;
	return true;
}

static void find_whole(
	struct ehr_poisson_rows *rows, const struct ehr_poisson_model *model)
{
	for (size_t i = 0; i < model->n_row; i++)
		if (is_whole(model, i))
			rows->row[rows->n++] = i;
}

/* Numbers the strata that have a count from 0 and drops the rows of others. */
static void find_strata(struct ehr_poisson_rows *rows,
	const struct ehr_poisson_model *model, const size_t *stratum,
	size_t n_stratum, struct ehr_arena *arena)
{
	double *count = ehr_arena_calloc(arena, n_stratum, sizeof(*count));
	size_t *number = ehr_arena_calloc(arena, n_stratum, sizeof(*number));
	size_t kept = 0;

	rows->stratum =
		ehr_arena_calloc(arena, rows->n + 1, sizeof(*rows->stratum));
	rows->count = ehr_arena_calloc(arena, n_stratum, sizeof(double));
	for (size_t i = 0; i < rows->n; i++)
		count[stratum[rows->row[i]]] += model->y[rows->row[i]];
	for (size_t i = 0; i < rows->n; i++) {
		size_t at = stratum[rows->row[i]];

		if (!(count[at] > 0))
			continue;
		if (!number[at]) {
			rows->count[rows->n_strata] = count[at];
			number[at] = ++rows->n_strata;
		}
		rows->stratum[kept] = number[at] - 1;
		rows->row[kept++] = rows->row[i];
	}
	rows->n_silent = rows->n - kept;
	rows->n = kept;
	for (size_t i = 0; i < 2; i++)
		rows->sum[i] = ehr_arena_calloc(
			arena, rows->n_strata + 1, sizeof(double));
}

static void pack(struct ehr_poisson_rows *rows,
	const struct ehr_poisson_model *model, struct ehr_arena *arena)
{
	const size_t n = rows->n;

	rows->x = ehr_arena_alloc(
		arena, (n * model->n_column + 1) * sizeof(double));
	rows->y = ehr_arena_calloc(arena, n + 1, sizeof(double));
	rows->offset = ehr_arena_calloc(arena, n + 1, sizeof(double));
	for (size_t j = 0; j < model->n_column; j++)
		for (size_t i = 0; i < n; i++)
			rows->x[j * n + i] = model->column[j][rows->row[i]];
	for (size_t i = 0; i < n; i++)
		rows->y[i] = model->y[rows->row[i]];
	for (size_t i = 0; model->offset && i < n; i++)
		rows->offset[i] = model->offset[rows->row[i]];
}

void ehr_poisson_rows_init(struct ehr_poisson_rows *rows,
	const struct ehr_poisson_model *model, const size_t *stratum,
	size_t n_stratum, struct ehr_arena *arena)
{
	*rows = (struct ehr_poisson_rows){ .n_column = model->n_column };
	rows->row =
		ehr_arena_calloc(arena, model->n_row + 1, sizeof(*rows->row));
	find_whole(rows, model);
	if (stratum)
		find_strata(rows, model, stratum, n_stratum, arena);
	pack(rows, model, arena);
}

/* Sums of value in each stratum. */
static void sum_strata(
	const struct ehr_poisson_rows *rows, const double *value, double *sum)
{
	memset(sum, 0, rows->n_strata * sizeof(*sum));
	for (size_t i = 0; i < rows->n; i++)
		sum[rows->stratum[i]] += value[i];
}

static void scale_to_strata(
	const struct ehr_poisson_rows *rows, double *eta, double *mu)
{
	double *sum = rows->sum[0];

	if (!rows->n_strata)
		return;
	sum_strata(rows, mu, sum);
	for (size_t i = 0; i < rows->n_strata; i++)
		sum[i] = log(rows->count[i] / sum[i]);
	for (size_t i = 0; i < rows->n; i++) {
		eta[i] += sum[rows->stratum[i]];
		mu[i] = fmax(exp(eta[i]), DBL_EPSILON);
	}
}

double ehr_poisson_means_of(
	const struct ehr_poisson_rows *rows, double *eta, double *mu)
{
	double deviance = 0, plain = 0;

	for (size_t i = 0; i < rows->n; i++) {
		plain += eta[i];
		mu[i] = fmax(exp(eta[i]), DBL_EPSILON);
	}
	scale_to_strata(rows, eta, mu);
	for (size_t i = 0; i < rows->n; i++) {
		double y = rows->y[i];

		deviance += mu[i] - y;
		if (y > 0)
			deviance += y * log(y / mu[i]);
	}
	return isfinite(plain) && isfinite(deviance) ? 2 * deviance
						     : (double)INFINITY;
}

double ehr_poisson_means(const struct ehr_poisson_rows *rows,
	const double *beta, double *eta, double *mu)
{
	ehr_poisson_forward(rows, beta, eta);
	for (size_t i = 0; i < rows->n; i++)
		eta[i] += rows->offset[i];
	return ehr_poisson_means_of(rows, eta, mu);
}

void ehr_poisson_centre(
	const struct ehr_poisson_rows *rows, const double *mu, double *t)
{
	double *sum = rows->sum[0], *weight = rows->sum[1];

	if (!rows->n_strata)
		return;
	sum_strata(rows, mu, weight);
	memset(sum, 0, rows->n_strata * sizeof(*sum));
	for (size_t i = 0; i < rows->n; i++)
		sum[rows->stratum[i]] += mu[i] * t[i];
	for (size_t i = 0; i < rows->n_strata; i++)
		sum[i] /= weight[i];
	for (size_t i = 0; i < rows->n; i++)
		t[i] -= sum[rows->stratum[i]];
}

void ehr_poisson_forward(
	const struct ehr_poisson_rows *rows, const double *b, double *out)
{
	memset(out, 0, rows->n * sizeof(*out));
	for (size_t j = 0; j < rows->n_column; j++) {
		const double *x = rows->x + j * rows->n;
		double factor = b[j];

		if (factor == 0)
			continue;
		for (size_t i = 0; i < rows->n; i++)
			out[i] += factor * x[i];
	}
}

/* In four sums side by side, which processors add faster than one. */
static double product(const double *x, const double *y, size_t n)
{
	double sum[4] = { 0 };
	size_t i = 0;

	for (; i + 4 <= n; i += 4)
		for (size_t k = 0; k < 4; k++)
			sum[k] += x[i + k] * y[i + k];
	for (; i < n; i++)
		sum[0] += x[i] * y[i];
	return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

void ehr_poisson_back(
	const struct ehr_poisson_rows *rows, const double *r, double *out)
{
	for (size_t j = 0; j < rows->n_column; j++)
		out[j] = product(rows->x + j * rows->n, r, rows->n);
}

double ehr_poisson_log_likelihood(
	const struct ehr_poisson_rows *rows, const double *mu)
{
	double sum = 0;

	for (size_t i = 0; i < rows->n; i++) {
		sum -= ehr_log_gamma(rows->y[i] + 1);
		if (rows->y[i] > 0)
			sum += rows->y[i] * log(mu[i]);
		if (!rows->n_strata)
			sum -= mu[i];
	}
	for (size_t i = 0; i < rows->n_strata; i++)
		sum += ehr_log_gamma(rows->count[i] + 1) -
		       rows->count[i] * log(rows->count[i]);
	return sum;
}
