/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/rank_correlation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "calc/normal_quantile.h"
#include "calc/philox.h"

/* The lower triangle L of a positive definite matrix, L L' = matrix, over it. */
static bool cholesky(double *matrix, size_t k)
{
	for (size_t i = 0; i < k; i++)
		for (size_t j = 0; j <= i; j++) {
			double sum = matrix[i * k + j];

			for (size_t m = 0; m < j; m++)
				sum -= matrix[i * k + m] * matrix[j * k + m];
			if (i != j)
				matrix[i * k + j] = sum / matrix[j * k + j];
			else if (sum > 1e-12)
				matrix[i * k + i] = sqrt(sum);
			else
				return false;
		}
	return true;
}

/* Scores of n numbers in the sample's random order. */
static void fill_scores(
	const struct ehr_stream *stream, size_t n, double *score, double *spare)
{
	struct ehr_permutation order;

	for (size_t i = 0; i < n; i++)
		spare[i] = (double)(i + 1) / (double)(n + 1);
	ehr_normal_quantiles(spare, n, spare);
	ehr_permutation_init(&order, stream, n);
	for (size_t i = 0; i < n; i++)
		score[i] = spare[ehr_permuted(&order, i)];
}

static double product(const double *x, const double *y, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * y[i];
	return sum;
}

/* Of the scores, all of which have mean 0 and one standard deviation. */
static void fill_correlations(
	const double *score, size_t k, size_t n, double *matrix)
{
	double square = product(score, score, n);

	for (size_t i = 0; i < k; i++)
		for (size_t j = 0; j < k; j++)
			matrix[i * k + j] =
				product(score + i * n, score + j * n, n) /
				square;
}

/* Rows of wanted become those of wanted * inverse(had): both lower triangles. */
static void divide(double *wanted, const double *had, size_t k)
{
	for (size_t i = 0; i < k; i++)
		for (size_t j = i + 1; j-- > 0;) {
			double sum = wanted[i * k + j];

			for (size_t m = j + 1; m <= i; m++)
				sum -= wanted[i * k + m] * had[m * k + j];
			wanted[i * k + j] = sum / had[j * k + j];
		}
}

struct placed {
	double score;
	size_t at;
};

static int by_score(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static int by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* The numbers in the order that the mix of the scores has. */
static void reorder(const double *score, const double *weight, size_t k,
	double *number, size_t n)
{
	struct placed *placed = ehr_calloc(n, sizeof(*placed));
	double *sorted = ehr_calloc(n, sizeof(*sorted));

	for (size_t i = 0; i < n; i++) {
		placed[i].at = i;
		for (size_t j = 0; j < k; j++)
			placed[i].score += weight[j] * score[j * n + i];
	}
	memcpy(sorted, number, n * sizeof(*sorted));
	qsort(placed, n, sizeof(*placed), by_score);
	qsort(sorted, n, sizeof(*sorted), by_number);
	for (size_t i = 0; i < n; i++)
		number[placed[i].at] = sorted[i];
	free(sorted);
	free(placed);
}

bool ehr_correlate_ranks(const struct ehr_rank_sample *sample, size_t n_sample,
	size_t n, const double *rho, uint64_t seed)
{
	const size_t k = n_sample;
	double *wanted = ehr_calloc(k * k, sizeof(*wanted));
	double *had = ehr_calloc(k * k, sizeof(*had));
	double *score = ehr_calloc((k + 1) * n, sizeof(*score));
	const double pi = acos(-1);
	bool possible;

	for (size_t i = 0; i < k * k; i++)
		wanted[i] = 2 * sin(pi * rho[i] / 6);
	for (size_t i = 0; i < k; i++)
		fill_scores(&(struct ehr_stream){ .seed = seed,
				    .parameter = sample[i].hash,
				    .row = EHR_RANDOM_RANK },
			n, score + i * n, score + k * n);
	fill_correlations(score, k, n, had);
	possible = cholesky(wanted, k) && cholesky(had, k);
	if (possible) {
		divide(wanted, had, k);
		for (size_t i = 0; i < k; i++)
			reorder(score, wanted + i * k, i + 1, sample[i].number,
				n);
	}
	free(score);
	free(had);
	free(wanted);
	return possible;
}
