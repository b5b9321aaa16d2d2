/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/series.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "calc/special.h"

enum { VALUES_MIN = 6, NEIGHBOURS_MIN = 4 };

/* Is value i + 1 one step after value i? */
static bool are_neighbours(const struct ehr_series *series, size_t i)
{
	return i + 1 < series->n &&
	       (series->step == NULL ||
		       series->step[i + 1] - series->step[i] == 1);
}

struct ranked {
	double value;
	size_t at;
};

static int by_value(const void *a, const void *b)
{
	double x = ((const struct ranked *)a)->value;
	double y = ((const struct ranked *)b)->value;

	return (x > y) - (x < y);
}

/* Ranks less their mean; equal values share theirs. To be freed. */
static double *centred_ranks(const double *value, size_t n)
{
	struct ranked *order = ehr_calloc(n, sizeof *order);
	double *rank = ehr_calloc(n, sizeof *rank);

	for (size_t i = 0; i < n; i++)
		order[i] = (struct ranked){ value[i], i };
	qsort(order, n, sizeof *order, by_value);
	for (size_t first = 0, last; first < n; first = last) {
		last = first + 1;
		while (last < n && order[last].value == order[first].value)
			last++;
		for (size_t i = first; i < last; i++)
			rank[order[i].at] =
				((double)first + (double)last - (double)n) / 2;
	}
	free(order);
	return rank;
}

/* Pairs of neighbours, and pairs of pairs that share a value. */
struct pairs {
	double pairs, chained;
};

static struct pairs count_pairs(const struct ehr_series *series)
{
	struct pairs count = { 0 };

	for (size_t i = 0; i < series->n; i++) {
		bool one = are_neighbours(series, i);

		count.pairs += one;
		count.chained += one && are_neighbours(series, i + 1);
	}
	return count;
}

static double product_sum(const struct ehr_series *series, const double *y)
{
	double sum = 0;

	for (size_t i = 0; i < series->n; i++)
		if (are_neighbours(series, i))
			sum += y[i] * y[i + 1];
	return sum;
}

/* The upper tail of the sum of products of neighbours, were the order random:
 * mean and variance over all orders of numbers that sum to 0. */
static double order_p(const struct ehr_series *series, const double *y,
	const struct pairs *count)
{
	double n = (double)series->n, m = count->pairs, s2 = 0, s4 = 0;

	for (size_t i = 0; i < series->n; i++) {
		s2 += y[i] * y[i];
		s4 += y[i] * y[i] * y[i] * y[i];
	}
	double same = (s2 * s2 - s4) / (n * (n - 1));
	double shared = (2 * s4 - s2 * s2) / (n * (n - 1) * (n - 2));
	double apart =
		(3 * s2 * s2 - 6 * s4) / (n * (n - 1) * (n - 2) * (n - 3));
	double mean = -m * s2 / (n * (n - 1));
	double square = m * same + 2 * count->chained * shared +
			(m * m - m - 2 * count->chained) * apart;
	double variance = square - mean * mean;
	if (!(variance > 0))
		return 1;
	return ehr_normal_upper(
		(product_sum(series, y) - mean) / sqrt(variance));
}

/* Values less their mean over their standard deviation; NULL if they are equal
 * or cannot be had. To be freed. */
static double *centred(const struct ehr_series *series)
{
	struct ehr_moments moments;
	double *y;

	if (!ehr_moments(series->value, series->n, &moments) ||
		!(moments.sd > 0) || !isfinite(moments.max - moments.min))
		return NULL;
	y = ehr_calloc(series->n, sizeof *y);
	for (size_t i = 0; i < series->n; i++)
		y[i] = (series->value[i] - moments.mean) / moments.sd;
	return y;
}

bool ehr_autocorrelation(
	const struct ehr_series *series, struct ehr_autocorrelation *found)
{
	struct pairs count = count_pairs(series);
	double n = (double)series->n, *y, *rank;

	if (series->n < VALUES_MIN || count.pairs < NEIGHBOURS_MIN ||
		(y = centred(series)) == NULL)
		return false;
	rank = centred_ranks(series->value, series->n);
	found->neighbours = (size_t)count.pairs;
	found->r = product_sum(series, y) / (n - 1) * n / (count.pairs + 1);
	found->p = order_p(series, rank, &count);
	free(y);
	free(rank);
	return true;
}

static double covariance(const double *y, size_t n, size_t lag)
{
	double sum = 0;

	for (size_t i = 0; i + lag < n; i++)
		sum += y[i] * y[i + lag];
	return sum / (double)n;
}

/* The lag after which `needed` correlations in a row are small; the last lag
 * that is not if there are none. */
static size_t memory_of(
	const double *r, size_t lags, size_t needed, double small)
{
	size_t run = 0, last = 0;

	for (size_t k = 1; k <= lags; k++) {
		if (fabs(r[k]) >= small * r[0]) {
			run = 0;
			last = k;
		} else if (++run == needed) {
			break;
		}
	}
	return last;
}

/* (2 G^2 / D n)^(1/3) with a flat-topped window of half-width m. */
static double best_block(const double *r, size_t m, double n)
{
	double g = 0, total = r[0];

	for (size_t k = 1; k <= m; k++) {
		double share = (double)k / (double)m;
		double weight = share <= 0.5 ? 1 : 2 * (1 - share);

		g += 2 * weight * (double)k * r[k];
		total += 2 * weight * r[k];
	}
	double d = 4.0 / 3 * total * total;
	return d > 0 ? cbrt(2 * g * g / d * n) : 1;
}

size_t ehr_block_length(const struct ehr_series *series)
{
	double n = (double)series->n, *y, *r, block;
	size_t lags, m, needed = 5;

	if (series->n < VALUES_MIN || (y = centred(series)) == NULL)
		return 0;
	lags = (size_t)ceil(sqrt(n)) + needed;
	if (lags > series->n - 1)
		lags = series->n - 1;
	r = ehr_calloc(lags + 1, sizeof *r);
	for (size_t k = 0; k <= lags; k++)
		r[k] = covariance(y, series->n, k);
	m = memory_of(r, lags, needed, 2 * sqrt(log10(n) / n));
	m = m == 0 ? 2 : 2 * m;
	block = ceil(best_block(r, m < lags ? m : lags, n));
	free(y);
	free(r);
	block = fmin(block, ceil(fmin(3 * sqrt(n), n / 3)));
	return block < 1 ? 1 : (size_t)block;
}

/* Sums of the blocks that start at each value, wrapping round. */
static double *block_sums(const double *value, size_t n, size_t block)
{
	double *sum = ehr_calloc(n, sizeof *sum);

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < block; j++)
			sum[i] += value[(i + j) % n];
	return sum;
}

/* Mean of a resample: whole blocks, then the part of one more. */
static double block_mean(const double *full, const double *part, size_t n,
	size_t block, const double *uniform)
{
	size_t whole = n / block;
	double sum = 0;

	for (size_t b = 0; b * block < n; b++) {
		size_t at = (size_t)(uniform[b] * (double)n);

		at = at < n ? at : n - 1;
		sum += b < whole ? full[at] : part[at];
	}
	return sum / (double)n;
}

static void draw_means(const double *value, size_t n, size_t block,
	const struct ehr_resampling *how, double *mean)
{
	struct ehr_stream stream = how->stream;
	size_t blocks = (n + block - 1) / block;
	double *full = block_sums(value, n, block);
	double *part = block_sums(value, n, n % block);
	double *uniform = ehr_calloc(blocks, sizeof *uniform);

	stream.purpose = EHR_RANDOM_BOOTSTRAP;
	for (size_t r = 0; r < how->resamples; r++) {
		ehr_uniforms(&stream, (uint64_t)r * blocks, blocks, uniform);
		mean[r] = block_mean(full, part, n, block, uniform);
	}
	free(full);
	free(part);
	free(uniform);
	ehr_sort(mean, how->resamples);
}

bool ehr_ucl_block_bootstrap(const struct ehr_series *series, size_t block,
	const struct ehr_resampling *how, double *ucl)
{
	struct ehr_moments moments;
	size_t n = series->n;
	double *y, *mean;

	if (n < VALUES_MIN || block == 0 || block > n / 2 ||
		!ehr_resampling_is_good(how) ||
		!ehr_moments(series->value, n, &moments))
		return false;
	y = centred(series);
	if (y == NULL) {
		*ucl = moments.mean;
		return true;
	}
	mean = ehr_calloc(how->resamples, sizeof *mean);
	draw_means(y, n, block, how, mean);
	double limit = moments.mean + moments.sd * ehr_rising_quantile(mean,
							   how->resamples,
							   how->confidence);
	free(y);
	free(mean);
	if (!isfinite(limit))
		return false;
	*ucl = limit;
	return true;
}
