/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/kaplan_meier.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* One distinct detect: how many are equal to it, how many results are at or
 * below it, and the share of the distribution that stands on it. */
struct step {
	double at, equal, upto, mass;
};

struct steps {
	struct step *step; /* rising */
	size_t n;
	double left_over, least_limit;
	int exponent; /* values are divided by 2^exponent */
};

static uint32_t count_of(const uint32_t *times, size_t i)
{
	return times == NULL ? 1 : times[i];
}

/* By the greatest detect: a limit far above it would turn the squares of all
 * differences into 0. False if a value is not finite. */
static bool find_scale(const struct ehr_sample *rising, int *exponent)
{
	double most = 0;

	for (size_t i = 0; i < rising->n; i++) {
		if (!isfinite(rising->value[i]))
			return false;
		if (ehr_is_detect(rising, i))
			most = fmax(most, fabs(rising->value[i]));
	}
	frexp(most, exponent);
	return true;
}

static void count_steps(const struct ehr_sample *rising, const uint32_t *times,
	struct steps *steps, struct ehr_kaplan_meier *found)
{
	bool has_limit = false;

	for (size_t i = 0; i < rising->n; i++) {
		uint32_t count = count_of(times, i);
		double at = ldexp(rising->value[i], -steps->exponent);
		struct step *step = steps->step + steps->n;

		if (count == 0)
			continue;
		found->n += count;
		if (!ehr_is_detect(rising, i)) {
			if (!has_limit)
				steps->least_limit = at;
			has_limit = true;
			found->above += count;
			continue;
		}
		found->detects += count;
		found->above = 0;
		if (steps->n > 0 && at == step[-1].at)
			step--;
		else
			*step = (struct step){ .at = at, .equal = 0 };
		steps->n = (size_t)(step - steps->step) + 1;
		step->equal += count;
		step->upto = (double)found->n;
	}
}

/* From the greatest downwards: F, and so the mass of each step. */
static void share_out(struct steps *steps)
{
	double f = 1;

	for (size_t j = steps->n; j-- > 0;) {
		struct step *step = &steps->step[j];
		double under = f * ((step->upto - step->equal) / step->upto);

		step->mass = f - under;
		f = under;
	}
	steps->left_over = f;
}

/* Sum of A_j^2 d_j / (n_j (n_j - d_j)), the area counted from low on. */
static double variance_sum(const struct steps *steps, double low)
{
	double f = steps->left_over, area = 0, sum = 0, last = low;

	for (size_t j = 0; j < steps->n; j++) {
		const struct step *step = &steps->step[j];

		area += f * (step->at - last);
		if (step->upto > step->equal)
			sum += area * area * step->equal /
			       (step->upto * (step->upto - step->equal));
		f += step->mass;
		last = step->at;
	}
	return sum;
}

static bool sum_up(
	const struct steps *steps, double low, struct ehr_kaplan_meier *found)
{
	double mean = steps->left_over * low, squares;

	for (size_t j = 0; j < steps->n; j++)
		mean += steps->step[j].mass * steps->step[j].at;
	squares = steps->left_over * (low - mean) * (low - mean);
	for (size_t j = 0; j < steps->n; j++) {
		double d = steps->step[j].at - mean;
		squares += steps->step[j].mass * d * d;
	}
	found->mean = ldexp(mean, steps->exponent);
	found->sd = ldexp(sqrt(squares), steps->exponent);
	found->left_over = steps->left_over;
	found->has_se = found->detects > 1;
	if (found->has_se) {
		double d = (double)found->detects;
		found->se = ldexp(sqrt(d / (d - 1) * variance_sum(steps, low)),
			steps->exponent);
	}
	return isfinite(found->mean) && isfinite(found->sd) &&
	       isfinite(found->se);
}

bool ehr_kaplan_meier_counted(const struct ehr_sample *rising,
	const uint32_t *times, enum ehr_km_left left,
	struct ehr_kaplan_meier *found)
{
	struct ehr_kaplan_meier result = { 0 };
	struct steps steps = { 0 };
	bool good = false;

	if (!find_scale(rising, &steps.exponent))
		return false;
	steps.step = ehr_calloc(rising->n + 1, sizeof *steps.step);
	count_steps(rising, times, &steps, &result);
	if (steps.n > 0) {
		share_out(&steps);
		double low = steps.step[0].at;
		if (left == EHR_KM_ON_LIMIT && steps.left_over > 0)
			low = fmin(low, steps.least_limit);
		good = sum_up(&steps, low, &result);
	}
	free(steps.step);
	if (good)
		*found = result;
	return good;
}

bool ehr_kaplan_meier(const struct ehr_sample *sample, enum ehr_km_left left,
	struct ehr_kaplan_meier *found)
{
	double *value = ehr_calloc(sample->n + 1, sizeof *value);
	bool *detected = ehr_calloc(sample->n + 1, sizeof *detected);
	struct ehr_sample rising = ehr_sample_rising(sample, value, detected);
	bool good = ehr_kaplan_meier_counted(&rising, NULL, left, found);

	free(value);
	free(detected);
	return good;
}
