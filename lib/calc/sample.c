/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sum.h"

bool ehr_is_detect(const struct ehr_sample *sample, size_t i)
{
	return sample->detected == NULL || sample->detected[i];
}

size_t ehr_detects(const struct ehr_sample *sample)
{
	size_t n = 0;

	for (size_t i = 0; i < sample->n; i++)
		n += ehr_is_detect(sample, i);
	return n;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

void ehr_sort(double *value, size_t n)
{
	qsort(value, n, sizeof *value, by_size);
}

static double *all_of(const struct ehr_sample *sample, bool detects, size_t *n)
{
	double *value = ehr_calloc(sample->n + 1, sizeof *value);

	*n = 0;
	for (size_t i = 0; i < sample->n; i++)
		if (ehr_is_detect(sample, i) == detects)
			value[(*n)++] = sample->value[i];
	ehr_sort(value, *n);
	return value;
}

struct ehr_sample ehr_sample_rising(
	const struct ehr_sample *sample, double *value, bool *detected)
{
	size_t detects, limits, i = 0, j = 0;
	double *detect = all_of(sample, true, &detects);
	double *limit = all_of(sample, false, &limits);

	while (i + j < sample->n) {
		bool is_limit =
			j < limits && (i == detects || limit[j] <= detect[i]);

		detected[i + j] = !is_limit;
		value[i + j] = is_limit ? limit[j] : detect[i];
		if (is_limit)
			j++;
		else
			i++;
	}
	free(detect);
	free(limit);
	return (struct ehr_sample){ value, detected, sample->n };
}

/* Least and greatest; false if one is not finite. */
static bool find_range(
	const double *value, size_t n, struct ehr_moments *moments)
{
	moments->min = moments->max = value[0];
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(value[i]))
			return false;
		moments->min = fmin(moments->min, value[i]);
		moments->max = fmax(moments->max, value[i]);
	}
	return true;
}

/* Mean, sum of squares and of cubes about it, of values divided by 2^exponent:
 * none of them is then too large or too small. */
struct scaled {
	double mean, squares, cubes;
	int exponent;
};

static void add_up(const double *value, size_t n, struct scaled *found)
{
	struct ehr_sum first = { 0 }, second = { 0 }, third = { 0 };

	for (size_t i = 0; i < n; i++)
		ehr_sum_add(&first, ldexp(value[i], -found->exponent));
	found->mean = ehr_sum_value(&first) / (double)n;
	for (size_t i = 0; i < n; i++) {
		double d = ldexp(value[i], -found->exponent) - found->mean;

		ehr_sum_add(&second, d * d);
		ehr_sum_add(&third, d * d * d);
	}
	found->squares = ehr_sum_value(&second);
	found->cubes = ehr_sum_value(&third);
	ehr_sum_release(&first);
	ehr_sum_release(&second);
	ehr_sum_release(&third);
}

static void spread(const double *value, struct ehr_moments *moments)
{
	struct scaled scaled = { 0 };
	double n = (double)moments->n;

	frexp(fmax(fabs(moments->min), fabs(moments->max)), &scaled.exponent);
	add_up(value, moments->n, &scaled);
	double sd = sqrt(scaled.squares / (n - 1));
	moments->mean = ldexp(scaled.mean, scaled.exponent);
	moments->sd = ldexp(sd, scaled.exponent);
	if (moments->n > 2 && sd > 0)
		moments->skew =
			n / ((n - 1) * (n - 2)) * scaled.cubes / (sd * sd * sd);
}

bool ehr_moments(const double *value, size_t n, struct ehr_moments *moments)
{
	struct ehr_moments found = { .n = n };

	if (n == 0 || !find_range(value, n, &found))
		return false;
	found.mean = found.min;
	if (found.min < found.max)
		spread(value, &found);
	if (!isfinite(found.mean) || !isfinite(found.sd) ||
		!isfinite(found.skew))
		return false;
	*moments = found;
	return true;
}

bool ehr_log_moments(const double *value, size_t n, struct ehr_moments *moments)
{
	double *log_value = ehr_calloc(n + 1, sizeof *log_value);
	bool good = true;

	for (size_t i = 0; i < n && good; i++) {
		good = value[i] > 0;
		log_value[i] = good ? log(value[i]) : 0;
	}
	good = good && ehr_moments(log_value, n, moments);
	free(log_value);
	return good;
}

double *ehr_sorted(const double *value, size_t n)
{
	double *copy = ehr_calloc(n + 1, sizeof *copy);

	if (n > 0)
		memcpy(copy, value, n * sizeof *copy);
	ehr_sort(copy, n);
	return copy;
}
