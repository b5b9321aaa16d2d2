/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Things judged by several indicators at once: what the methods that rank them
 * (calc/topsis.h, calc/dominance.h, calc/toxpi.h) and the rules that weigh the
 * indicators (calc/weights.h) share.
 *
 * "Worse" is what a ranking looks for: the worst comes first. A missing value is
 * NAN and stays missing: each method says what it makes of one.
 */
#ifndef EHR_CALC_CRITERIA_H
#define EHR_CALC_CRITERIA_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

enum { EHR_CRITERIA_MAX = 64 }; /* indicators at most */

struct ehr_criteria {
	size_t n;             /* things */
	size_t m;             /* indicators */
	const double *value;  /* n rows of m, finite or NAN */
	const bool *lower;    /* by indicator: a lower value is worse */
	const double *weight; /* by indicator, 0 or more, not all of them 0 */
};

static inline double ehr_criterion(
	const struct ehr_criteria *criteria, size_t i, size_t j)
{
	return criteria->value[i * criteria->m + j];
}

struct ehr_span_of {
	double min, max; /* NAN where every value is missing */
};

static inline struct ehr_span_of ehr_criteria_span(
	const struct ehr_criteria *criteria, size_t j)
{
	struct ehr_span_of span = { NAN, NAN };

	for (size_t i = 0; i < criteria->n; i++) {
		/* fmin and fmax pass over NAN */
		span.min = fmin(span.min, ehr_criterion(criteria, i, j));
		span.max = fmax(span.max, ehr_criterion(criteria, i, j));
	}
	return span;
}

/* The value between 0, the least bad, and 1, the worst of the things there are;
 * 0 where all are alike, NAN for a missing one. */
static inline double ehr_criteria_unit(
	struct ehr_span_of span, bool lower, double value)
{
	double width = span.max - span.min;

	if (isnan(value))
		return NAN;
	if (!(width > 0))
		return 0;
	return lower ? (span.max - value) / width : (value - span.min) / width;
}

#endif
