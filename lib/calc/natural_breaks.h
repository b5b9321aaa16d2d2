/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounds of classes made of the values themselves. Values are finite and
 * ascend; n is 1 or more. A bound belongs to the class below it, so equal
 * values never part. The bounds written are those between classes: one less
 * than there are classes, the last of which is open.
 */
#ifndef EHR_CALC_NATURAL_BREAKS_H
#define EHR_CALC_NATURAL_BREAKS_H

#include <stddef.h>

/*
 * Natural breaks, exact (Fisher 1958, Journal of the American Statistical
 * Association 53, 789-798): of all ways to part the values into k classes the
 * one with the least sum of squares about the means of the classes,
 *
 *     D[m][j] = min over i of D[m - 1][i] + cost(i + 1, j)
 *
 * over distinct values with their numbers, costs from sums of the values less
 * their mean. Since the best i never falls while j rises, a row takes
 * n log n costs. Of two equally good ways the one with the lower breaks is
 * taken, from the highest break down. The sum of squares is known to about
 * 1e-15 of that about the mean of all: ways nearer than that count as equal.
 *
 * upper (room for k - 1) gets the highest value of each class but the last;
 * *fit the goodness of variance fit, 1 less the sum of squares within classes
 * over that about the mean of all (1 if all values are alike). Returns the
 * number of classes: k, or the number of distinct values if that is less.
 * Memory: about 60 + 4 k bytes for a distinct value.
 */
size_t ehr_natural_breaks(
	const double *value, size_t n, size_t k, double *upper, double *fit);

/*
 * Classes of like number: the bounds are the quantiles 1/k, 2/k, ..., linear in
 * (n - 1) i / k between the order statistics (type 7 of Hyndman and Fan 1996;
 * calc/summary.h). A bound that would leave the class below it, or all above
 * it, without a value is dropped: few or equal values make fewer classes.
 * Returns the number of classes.
 */
size_t ehr_quantile_breaks(
	const double *value, size_t n, size_t k, double *upper);

/* Classes of like width between the least and the greatest value; one class if
 * they are alike. Some may be without a value. Returns the number of classes. */
size_t ehr_equal_breaks(const double *value, size_t n, size_t k, double *upper);

#endif
