/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ros.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "calc/special.h"

/* Detects and limits, each rising, and room for a plotting position each. */
struct sides {
	double *detect, *limit, *at_detect, *at_limit;
	size_t detects, limits;
};

static void split(const struct ehr_sample *sample, struct sides *sides)
{
	double *detect = ehr_calloc(sample->n + 1, sizeof *detect);
	double *limit = ehr_calloc(sample->n + 1, sizeof *limit);
	double *to;

	*sides = (struct sides){ 0 };
	for (size_t i = 0; i < sample->n; i++) {
		to = ehr_is_detect(sample, i) ? &detect[sides->detects++]
					      : &limit[sides->limits++];
		*to = sample->value[i];
	}
	sides->detect = ehr_sorted(detect, sides->detects);
	sides->limit = ehr_sorted(limit, sides->limits);
	sides->at_detect = ehr_calloc(sample->n + 1, sizeof *to);
	sides->at_limit = ehr_calloc(sample->n + 1, sizeof *to);
	free(detect);
	free(limit);
	/* what lies below a limit above every detect can be anywhere */
	while (sides->limits > 0 && sides->detects > 0 &&
		sides->limit[sides->limits - 1] >
			sides->detect[sides->detects - 1])
		sides->limits--;
}

static void release(struct sides *sides)
{
	free(sides->detect);
	free(sides->limit);
	free(sides->at_detect);
	free(sides->at_limit);
}

/* Positions r of count between the cumulative shares low and high. */
static void spread(double *at, size_t count, double low, double high)
{
	for (size_t r = 0; r < count; r++)
		at[r] = low +
			(high - low) * ((double)r + 1) / ((double)count + 1);
}

/* From the greatest limit downwards. exceed: probability of exceeding the limit
 * above; a detects from this limit to that one, b results below this limit. */
static void place(struct sides *sides)
{
	size_t top = sides->detects, last = sides->limits;
	double exceed = 0;

	while (last > 0) {
		double limit = sides->limit[last - 1];
		size_t first = last, low = top;

		while (first > 0 && sides->limit[first - 1] == limit)
			first--;
		while (low > 0 && sides->detect[low - 1] >= limit)
			low--;
		double a = (double)(top - low), b = (double)(low + last);
		double here = exceed + a / (a + b) * (1 - exceed);
		spread(sides->at_detect + low, top - low, 1 - here, 1 - exceed);
		spread(sides->at_limit + first, last - first, 0, 1 - here);
		exceed = here;
		top = low;
		last = first;
	}
	spread(sides->at_detect, top, 0, 1 - exceed);
}

/* Least squares of the detects' logarithms over their normal quantiles. */
static void fit(const struct sides *sides, struct ehr_ros *found)
{
	double n = (double)sides->detects, x = 0, y = 0, xx = 0, xy = 0;

	for (size_t i = 0; i < sides->detects; i++) {
		x += ehr_normal_quantile(sides->at_detect[i]) / n;
		y += log(sides->detect[i]) / n;
	}
	for (size_t i = 0; i < sides->detects; i++) {
		double d = ehr_normal_quantile(sides->at_detect[i]) - x;

		xx += d * d;
		xy += d * (log(sides->detect[i]) - y);
	}
	found->slope = xy / xx;
	found->intercept = y - found->slope * x;
}

static bool fill(
	const struct sides *sides, double *filled, struct ehr_ros *found)
{
	double *made = sides->at_limit;

	for (size_t i = 0; i < sides->limits; i++) {
		made[i] = exp(
			found->intercept +
			found->slope * ehr_normal_quantile(sides->at_limit[i]));
		if (!(made[i] > 0) || !isfinite(made[i]))
			return false;
	}
	memcpy(filled, made, sides->limits * sizeof *filled);
	memcpy(filled + sides->limits, sides->detect,
		sides->detects * sizeof *filled);
	found->n = sides->limits + sides->detects;
	return true;
}

static bool is_positive(const struct ehr_sample *sample)
{
	for (size_t i = 0; i < sample->n; i++)
		if (!(sample->value[i] > 0) || !isfinite(sample->value[i]))
			return false;
	return true;
}

bool ehr_ros(
	const struct ehr_sample *sample, double *filled, struct ehr_ros *found)
{
	struct sides sides;
	struct ehr_ros result = { 0 };
	bool good;

	if (!is_positive(sample))
		return false;
	split(sample, &sides);
	good = sides.detects >= 3 &&
	       sides.detect[0] < sides.detect[sides.detects - 1];
	if (good) {
		place(&sides);
		fit(&sides, &result);
		good = fill(&sides, filled, &result);
	}
	release(&sides);
	if (good)
		*found = result;
	return good;
}
