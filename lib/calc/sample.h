/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Results of measuring one thing, some of them only known to be below a limit,
 * and the moments of numbers. Whoever makes a sample owns its arrays. Nothing
 * here depends on the order of the results: sums are exact (base/sum.h).
 */
#ifndef EHR_CALC_SAMPLE_H
#define EHR_CALC_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

/* value[i] is what was measured, or, of a non-detect, the limit it is below;
 * detected NULL: all are. Several limits in one sample are the rule. Finite. */
struct ehr_sample {
	const double *value;
	const bool *detected;
	size_t n;
};

bool ehr_is_detect(const struct ehr_sample *sample, size_t i);
size_t ehr_detects(const struct ehr_sample *sample);

/* The same results rising by value, a non-detect before a detect of the same
 * value; value and detected have room for sample->n and are what it is of. */
struct ehr_sample ehr_sample_rising(
	const struct ehr_sample *sample, double *value, bool *detected);

/*
 *     mean = sum x / n      sd = sqrt(sum (x - mean)^2 / (n - 1))
 *     skew = n sum (x - mean)^3 / ((n - 1) (n - 2) sd^3)
 *
 * in the unit of the values; skew has none (US EPA 2002, OSWER 9285.6-10,
 * exhibit 7: the one that adjusts limits). One value has sd 0, two have skew
 * 0; equal values have exactly their value as mean and 0 for both.
 */
struct ehr_moments {
	size_t n;
	double min, max, mean, sd, skew;
};

/* False, and *moments untouched, if n is 0, a value is not finite or a moment
 * is too large for a double. */
bool ehr_moments(const double *value, size_t n, struct ehr_moments *moments);

/* The same of the natural logarithms. False also if a value is not above 0. */
bool ehr_log_moments(
	const double *value, size_t n, struct ehr_moments *moments);

/* Puts numbers in rising order, here or in a copy, to be freed. */
void ehr_sort(double *value, size_t n);
double *ehr_sorted(const double *value, size_t n);

#endif
