/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Natural cubic splines of one covariate as columns of a regression: piecewise
 * cubic between knots, twice continuously differentiable, linear beyond the
 * outer knots. The columns are those of R's splines::ns(x, df) to rounding:
 * df columns, knots at the ends of x and at its 1/df, ..., (df - 1)/df quantiles
 * (type 7 of Hyndman and Fan 1996), all columns 0 at the lowest knot, so that
 * they stand beside an intercept.
 *
 * B-splines of order 4 by de Boor's recursion (1978, A Practical Guide to
 * Splines); their first is left out, and two Householder reflections turn away
 * what has a second derivative at an outer knot.
 *
 * Knots belong to all days of a covariate, before days are left out because
 * something else is missing: other knots are another model.
 */
#ifndef EHR_CALC_NATURAL_SPLINE_H
#define EHR_CALC_NATURAL_SPLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* One spline; its arrays lie in the arena that it was made with. */
struct ehr_natural_spline {
	size_t df;
	double *knot;       /* df + 1, rising, the outer ones included */
	double *reflect[2]; /* vectors of df + 2; unit reflections I - v v' */
};

/* With knots from the values of x that are finite (others are passed over).
 * False, and *spline unusable, if df is 0 or the knots are not all different:
 * too few different values for so many degrees of freedom. */
bool ehr_natural_spline_init(struct ehr_natural_spline *spline, const double *x,
	size_t n, size_t df, struct ehr_arena *arena);

/* With the df + 1 knots given, which must be finite and rising; copied. */
bool ehr_natural_spline_knots(struct ehr_natural_spline *spline,
	const double *knot, size_t df, struct ehr_arena *arena);

/* The df columns at one x, any finite number; all NAN if x is not finite. */
void ehr_natural_spline_at(
	const struct ehr_natural_spline *spline, double x, double *out);

/* The columns of n values, column after column: n * df numbers in out. */
void ehr_natural_spline_columns(const struct ehr_natural_spline *spline,
	const double *x, size_t n, double *out);

#endif
