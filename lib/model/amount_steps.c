/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/amount_steps.h"

#include <math.h>

#define LEAST 1e-290

enum { DECADES = 4, SPREAD = 100 };

struct range {
	double min, max, least; /* least above 0 */
};

static struct range range_of(const double *value, size_t n)
{
	struct range range = { INFINITY, -INFINITY, INFINITY };

	for (size_t i = 0; i < n; i++) {
		if (isnan(value[i]))
			continue;
		range.min = fmin(range.min, value[i]);
		range.max = fmax(range.max, value[i]);
		if (value[i] > 0)
			range.least = fmin(range.least, value[i]);
	}
	return range;
}

/* The bounds are whole numbers times a power of ten, and so divided or
 * multiplied once only: 0.3 and not 0.30000000000000004. */
static double times(double whole, int exponent)
{
	return exponent < 0 ? whole / pow(10, -exponent)
			    : whole * pow(10, exponent);
}

/* The highest power of ten below max, and those beneath it that are not below
 * the least value. */
static size_t decades(double *bound, const struct range *range)
{
	int top = (int)ceil(log10(range->max)) - 1;
	size_t n = 0;

	if (times(1, top) >= range->max) /* log10 may round up */
		top--;
	for (int k = top - DECADES + 1; k <= top; k++)
		if (times(1, k) >= range->least)
			bound[n++] = times(1, k);
	return n;
}

/* Multiples of the smallest of 1, 2, 5, 10, ... that gives no more bounds than
 * there is room for. */
static size_t multiples(double *bound, const struct range *range)
{
	static const double round[] = { 1, 2, 5 };
	double width = range->max - range->min;
	int exponent = (int)floor(log10(width / EHR_AMOUNT_BOUNDS));
	size_t n = 0;

	for (int k = 0;; k++) {
		double whole = round[k % 3];
		int power = exponent + k / 3;
		double first = ceil(range->min / times(whole, power)) * whole;

		if (times(first, power) <= range->min)
			first += whole;
		for (n = 0;
			times(first + (double)n * whole, power) < range->max;
			n++) {
			if (n == EHR_AMOUNT_BOUNDS)
				break;
			bound[n] = times(first + (double)n * whole, power);
		}
		if (n < EHR_AMOUNT_BOUNDS ||
			times(first + (double)n * whole, power) >= range->max)
			return n;
	}
}

size_t ehr_amount_steps(
	double bound[EHR_AMOUNT_BOUNDS], const double *value, size_t n)
{
	struct range range = range_of(value, n);

	/* what is next to nothing, or beyond measure, has no round steps */
	if (!(range.max - range.min > LEAST) || isinf(range.max - range.min))
		return 0;
	if (range.min >= 0 && range.max > SPREAD * range.least)
		return decades(bound, &range);
	return multiples(bound, &range);
}
