/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sum.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

_Static_assert(FLT_EVAL_METHOD == 0, "exact sums need plain double steps");

enum { FEW = 3, CAP_FIRST = 8 };

static const double wrap_half = 0x1p1023; /* half of what a wrap takes off */

static double *parts(const struct ehr_sum *sum)
{
	return sum->many != NULL ? sum->many : (double *)sum->few;
}

/* Room for one part more than there are. */
static double *make_room(struct ehr_sum *sum)
{
	if (sum->many == NULL && sum->n < FEW)
		return sum->few;
	if (sum->many == NULL) {
		sum->many = ehr_alloc(CAP_FIRST * sizeof(double));
		memcpy(sum->many, sum->few, sizeof(sum->few));
		sum->cap = CAP_FIRST;
	} else if (sum->n == sum->cap) {
		sum->cap *= 2;
		sum->many = ehr_realloc(sum->many, sum->cap, sizeof(double));
	}
	return sum->many;
}

/* *high + *low is what it was, *high now their rounded sum. */
static void two_sum(double *high, double *low)
{
	double a = *high, b = *low;

	if (fabs(a) < fabs(b)) {
		double other = a;

		a = b;
		b = other;
	}
	*high = a + b;
	*low = b - (*high - a);
}

void ehr_sum_add(struct ehr_sum *sum, double value)
{
	double *part = make_room(sum);
	unsigned kept = 0;

	for (unsigned i = 0; i < sum->n; i++) {
		double low = part[i];

		if (!isfinite(value + low)) {
			/* both are of that sign, and the larger is at least
			 * half of the range: the steps are exact */
			double step = copysign(wrap_half, value);
			double *large = fabs(value) < fabs(low) ? &low : &value;

			*large = *large - step - step;
			sum->wraps += step > 0 ? 1 : -1;
		}
		two_sum(&value, &low);
		if (low != 0)
			part[kept++] = low;
	}
	if (value != 0)
		part[kept++] = value;
	sum->n = kept;
}

void ehr_sum_merge(struct ehr_sum *into, const struct ehr_sum *from)
{
	const double *part = parts(from);

	for (unsigned i = 0; i < from->n; i++)
		ehr_sum_add(into, part[i]);
	into->wraps += from->wraps;
}

/* The rounded sum of the parts. The parts below the first that is lost in the
 * rounding matter only when that one is just half a digit: they decide which
 * way it goes. */
static double rounded(const double *part, unsigned n)
{
	double high = 0, low = 0;

	while (n > 0) {
		double before = high;

		high = before + part[--n];
		low = part[n] - (high - before);
		if (low != 0)
			break;
	}
	if (n > 0 && (low < 0) == (part[n - 1] < 0)) {
		double twice = low * 2, next = high + twice;

		if (next - high == twice)
			high = next;
	}
	return high;
}

/* The sum when it left the range on its way: in units so large that it cannot.
 * It is not small then (2^970 at least), so what those units cannot hold counts
 * by its sign only. */
static double unwrapped(const struct ehr_sum *sum)
{
	const double scale = 0x1p-64, least = 0x1p-900;
	const double *part = parts(sum);
	struct ehr_sum scaled = { 0 };
	unsigned i = sum->n;

	for (; i > 0 && fabs(part[i - 1]) >= least; i--)
		ehr_sum_add(&scaled, part[i - 1] * scale);
	if (i > 0)
		ehr_sum_add(&scaled, copysign(least * scale, part[i - 1]));
	ehr_sum_add(&scaled, (double)sum->wraps * 2 * (wrap_half * scale));
	double value = rounded(parts(&scaled), scaled.n) / scale;
	ehr_sum_release(&scaled);
	return value;
}

double ehr_sum_value(const struct ehr_sum *sum)
{
	if (sum->wraps != 0)
		return unwrapped(sum);
	return rounded(parts(sum), sum->n);
}

const double *ehr_sum_parts(const struct ehr_sum *sum, size_t *n)
{
	*n = sum->n;
	return sum->wraps == 0 ? parts(sum) : NULL;
}

void ehr_sum_release(struct ehr_sum *sum)
{
	free(sum->many);
	*sum = (struct ehr_sum){ 0 };
}
