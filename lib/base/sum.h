/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact sums: the value of a sum is the correctly rounded sum of all numbers
 * added, so that order, blocks, threads and merging cannot change a digit.
 * (Non-overlapping expansions: Shewchuk 1997, Discrete Comput Geom 18.)
 *
 * { 0 } is an empty sum and valid; its value is 0. The numbers must be finite.
 * If the true sum is beyond the range of double, the value is infinite: the
 * writer refuses it. Release gives its memory back.
 */
#ifndef EHR_BASE_SUM_H
#define EHR_BASE_SUM_H

#include <stddef.h>

struct ehr_sum {
	double few[3]; /* parts, in order of size, while they fit */
	double *many;  /* all parts once they do not */
	unsigned n, cap;
	long wraps; /* times 2^1024 that were taken off to stay in range */
};

void ehr_sum_add(struct ehr_sum *sum, double value);
void ehr_sum_merge(struct ehr_sum *into, const struct ehr_sum *from);
double ehr_sum_value(const struct ehr_sum *sum);
/* Numbers, *n of them, whose exact sum it is, to be added elsewhere; they live
 * until the next call on sum. NULL if parts had to be taken off to stay in
 * range: such a sum can only be told by its value. */
const double *ehr_sum_parts(const struct ehr_sum *sum, size_t *n);
void ehr_sum_release(struct ehr_sum *sum);

#endif
