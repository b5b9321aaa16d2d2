/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/natural_breaks.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/sum.h"

/* A running sum and what rounding took from it. */
struct running {
	double high, low;
};

/* Up to and with a distinct value: how many, their sum and squares. */
struct prefix {
	double n;
	struct running sum, square;
};

struct breaks {
	size_t m;              /* distinct values */
	double *distinct;      /* of them the i-th */
	struct prefix *prefix; /* of the first i */
	double *before, *now; /* least cost of the first j in so many classes */
	uint32_t *from;       /* of each row, where the last class starts */
};

static void run_on(struct running *sum, double value)
{
	double high = sum->high + value, back = high - sum->high;

	sum->low += (sum->high - (high - back)) + (value - back);
	sum->high = high;
}

static double between(struct running from, struct running to)
{
	return (to.high - from.high) + (to.low - from.low);
}

/* Sum of squares about the mean of the distinct values i to j - 1. */
static double cost(const struct breaks *self, size_t i, size_t j)
{
	const struct prefix *from = &self->prefix[i], *to = &self->prefix[j];
	double sum = between(from->sum, to->sum);
	double square = between(from->square, to->square);

	if (j - i == 1)
		return 0;
	return fmax(square - sum * sum / (to->n - from->n), 0);
}

static double mean_of(const double *value, size_t n)
{
	struct ehr_sum sum = { 0 };
	double mean;

	for (size_t i = 0; i < n; i++)
		ehr_sum_add(&sum, value[i] / 2); /* so that none overflows */
	mean = 2 * (ehr_sum_value(&sum) / (double)n);
	ehr_sum_release(&sum);
	return fmin(fmax(mean, value[0]), value[n - 1]);
}

/* Values less their mean, on a scale (a power of 2) on which none is above 1. */
static void sum_up(struct breaks *self, const double *value, size_t n)
{
	double mean = mean_of(value, n);
	int power = 0;
	struct prefix all = { 0 };

	(void)frexp(fmax(value[n - 1] / 2 - mean / 2, mean / 2 - value[0] / 2),
		&power);
	self->m = 0;
	self->prefix[0] = all;
	for (size_t i = 0; i < n; i++) {
		double x = ldexp(value[i] / 2 - mean / 2, -power);

		all.n++;
		run_on(&all.sum, x);
		run_on(&all.square, x * x);
		if (i == 0 || value[i - 1] < value[i])
			self->distinct[self->m++] = value[i];
		self->prefix[self->m] = all;
	}
}

/* now[low..high] of the row, whose last classes start from first to last. */
static void fill_row(struct breaks *self, uint32_t *from, const size_t low,
	const size_t high, const size_t first, const size_t last)
{
	size_t j = low + (high - low) / 2, best = first;
	double least = INFINITY;

	for (size_t i = first; i <= last && i < j; i++) {
		double with = self->before[i] + cost(self, i, j);

		if (with < least) {
			least = with;
			best = i;
		}
	}
	self->now[j] = least;
	from[j] = (uint32_t)best;
	if (j > low)
		fill_row(self, from, low, j - 1, first, best);
	if (j < high)
		fill_row(self, from, j + 1, high, best, last);
}

/* The rows of the table; the least cost of all values in k classes. */
static double fill(struct breaks *self, size_t k)
{
	size_t m = self->m;

	for (size_t j = 1; j <= m; j++)
		self->now[j] = cost(self, 0, j);
	for (size_t class = 2; class <= k; class ++) {
		double *free_one = self->before;
		size_t low = class == k ? m : class;

		self->before = self->now;
		self->now = free_one;
		fill_row(self, self->from + (class - 2) * (m + 1), low, m,
			class - 1, m - 1);
	}
	return self->now[m];
}

static void make(struct breaks *self, size_t n)
{
	*self = (struct breaks){
		.distinct = ehr_realloc(NULL, n, sizeof(double)),
		.prefix = ehr_realloc(NULL, n + 1, sizeof(struct prefix)),
		.before = ehr_realloc(NULL, n + 1, sizeof(double)),
		.now = ehr_realloc(NULL, n + 1, sizeof(double)),
	};
}

static void release(struct breaks *self)
{
	free(self->distinct);
	free(self->prefix);
	free(self->before);
	free(self->now);
	free(self->from);
}

size_t ehr_natural_breaks(
	const double *value, size_t n, size_t k, double *upper, double *fit)
{
	struct breaks breaks;
	double least, all;
	size_t j;

	make(&breaks, n);
	sum_up(&breaks, value, n);
	j = breaks.m;
	k = k < j ? k : j;
	breaks.from = ehr_realloc(
		NULL, (k > 1 ? k - 1 : 1) * (j + 1), sizeof(breaks.from[0]));
	least = fill(&breaks, k);
	all = cost(&breaks, 0, j);
	*fit = all > 0 ? 1 - least / all : 1;
	for (size_t class = k; class > 1; class --) {
		j = breaks.from[(class - 2) * (breaks.m + 1) + j];
		upper[class - 2] = breaks.distinct[j - 1];
	}
	release(&breaks);
	return k;
}

/* The quantile i / k, and the place of the value that it is above or at. */
static double quantile(
	const double *value, size_t n, size_t i, size_t k, size_t *at)
{
	size_t whole = (n - 1) / k * i + (n - 1) % k * i / k;
	size_t rest = (n - 1) % k * i % k;
	double share = (double)rest / (double)k, low = value[whole], high;

	*at = whole;
	if (rest == 0)
		return low;
	high = value[whole + 1];
	if (!isfinite(high - low))
		return (1 - share) * low + share * high;
	return low + share * (high - low);
}

size_t ehr_quantile_breaks(
	const double *value, size_t n, size_t k, double *upper)
{
	size_t classes = 1;

	for (size_t i = 1; i < k; i++) {
		size_t at;
		double bound = quantile(value, n, i, k, &at);

		if (!(bound < value[n - 1]))
			continue;
		if (classes > 1 && !(value[at] > upper[classes - 2]))
			continue;
		upper[classes++ - 1] = bound;
	}
	return classes;
}

size_t ehr_equal_breaks(const double *value, size_t n, size_t k, double *upper)
{
	double least = value[0], most = value[n - 1];
	size_t classes = 1;

	for (size_t i = 1; i < k; i++) {
		double share = (double)i / (double)k;
		double bound = least + share * (most - least);

		if (!isfinite(bound))
			bound = (1 - share) * least + share * most;
		if (bound < most &&
			bound > (classes > 1 ? upper[classes - 2] : least))
			upper[classes++ - 1] = bound;
	}
	return classes;
}
