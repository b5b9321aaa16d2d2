/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/natural_spline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "calc/sample.h"

enum { ORDER = 4 };

/* The i-th of the knots with the outer ones four times each. */
static double knot_at(const struct ehr_natural_spline *spline, size_t i)
{
	size_t inner = i < ORDER ? 0 : i - (ORDER - 1);

	return spline->knot[inner < spline->df ? inner : spline->df];
}

/* B-splines of one order more out of those of order k - 1 on the interval that
 * begins at knot j: their values at x, or their derivatives. */
static void raise_order(const struct ehr_natural_spline *spline, size_t j,
	size_t k, const double *x, double value[static ORDER])
{
	double below[ORDER] = { 0 };

	memcpy(below, value, (k - 1) * sizeof(*below));
	for (size_t m = 0; m < k; m++) {
		size_t i = j + 1 + m - k;
		double left = m ? below[m - 1] : 0;
		double right = m + 1 < k ? below[m] : 0;

		if (m)
			left /= knot_at(spline, i + k - 1) - knot_at(spline, i);
		if (m + 1 < k)
			right /=
				knot_at(spline, i + k) - knot_at(spline, i + 1);
		value[m] = x ? (*x - knot_at(spline, i)) * left +
					   (knot_at(spline, i + k) - *x) * right
			     : (double)(k - 1) * (left - right);
	}
}

/* The four B-splines that are not 0 between knots piece and piece + 1, or their
 * derivatives of an order below 4. */
static void fill_local(const struct ehr_natural_spline *spline, size_t piece,
	double x, size_t derivative, double value[static ORDER])
{
	size_t j = piece + ORDER - 1;

	value[0] = 1;
	for (size_t k = 2; k <= ORDER - derivative; k++)
		raise_order(spline, j, k, &x, value);
	for (size_t k = ORDER + 1 - derivative; k <= ORDER; k++)
		raise_order(spline, j, k, NULL, value);
}

/* Into the df + 2 B-splines after the first: those of a piece, times factor. */
static void add_local(size_t piece, const double value[static ORDER],
	double factor, double *all)
{
	for (size_t m = piece ? 0 : 1; m < ORDER; m++)
		all[piece + m - 1] += factor * value[m];
}

static void reflect(const double *v, size_t n, double *x)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += v[i] * x[i];
	for (size_t i = 0; i < n; i++)
		x[i] -= sum * v[i];
}

/* v, 0 before first, such that I - v v' turns x into one number at first. */
static void make_reflection(const double *x, size_t first, size_t n, double *v)
{
	double length = 0;

	for (size_t i = first; i < n; i++)
		length = hypot(length, x[i]);
	length = copysign(length, x[first]);
	memset(v, 0, n * sizeof(*v));
	for (size_t i = first; i < n; i++)
		v[i] = x[i] / length;
	v[first] += 1;
	double root = sqrt(v[first]);
	for (size_t i = first; i < n; i++)
		v[i] /= root;
}

/* Second derivatives at the outer knots, and what turns them away. */
static void make_reflections(
	struct ehr_natural_spline *spline, struct ehr_arena *arena)
{
	size_t n = spline->df + 2;
	double *bend[2], value[ORDER];

	for (size_t side = 0; side < 2; side++) {
		size_t piece = side ? spline->df - 1 : 0;

		bend[side] = ehr_arena_calloc(arena, n, sizeof(double));
		spline->reflect[side] =
			ehr_arena_calloc(arena, n, sizeof(double));
		fill_local(spline, piece, spline->knot[side ? spline->df : 0],
			2, value);
		add_local(piece, value, 1, bend[side]);
	}
	make_reflection(bend[0], 0, n, spline->reflect[0]);
	reflect(spline->reflect[0], n, bend[1]);
	make_reflection(bend[1], 1, n, spline->reflect[1]);
}

bool ehr_natural_spline_knots(struct ehr_natural_spline *spline,
	const double *knot, size_t df, struct ehr_arena *arena)
{
	if (df < 1)
		return false;
	for (size_t i = 0; i <= df; i++)
		if (!isfinite(knot[i]) || (i && !(knot[i] > knot[i - 1])))
			return false;
	spline->df = df;
	spline->knot = ehr_arena_calloc(arena, df + 1, sizeof(double));
	memcpy(spline->knot, knot, (df + 1) * sizeof(double));
	make_reflections(spline, arena);
	return true;
}

/* The quantile i / df of n rising numbers, type 7. */
static double knot_of(const double *rising, size_t n, size_t i, size_t df)
{
	double at = (double)(n - 1) * ((double)i / (double)df);
	size_t below = (size_t)at;
	double share = at - (double)below;

	if (below + 1 >= n)
		return rising[n - 1];
	return (1 - share) * rising[below] + share * rising[below + 1];
}

bool ehr_natural_spline_init(struct ehr_natural_spline *spline, const double *x,
	size_t n, size_t df, struct ehr_arena *arena)
{
	double *value = ehr_calloc(n + 1, sizeof(*value));
	double *knot = ehr_calloc(df + 1, sizeof(*knot));
	size_t known = 0;
	bool made = false;

	for (size_t i = 0; i < n; i++)
		if (isfinite(x[i]))
			value[known++] = x[i];
	ehr_sort(value, known);
	if (known && df) {
		for (size_t i = 0; i <= df; i++)
			knot[i] = knot_of(value, known, i, df);
		made = ehr_natural_spline_knots(spline, knot, df, arena);
	}
	free(knot);
	free(value);
	return made;
}

/* The piece that x, within the outer knots, lies in. */
static size_t piece_of(const struct ehr_natural_spline *spline, double x)
{
	size_t low = 0, high = spline->df;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (spline->knot[middle] <= x)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The df + 2 B-splines after the first, at x; all must be 0 before. */
static void fill_all(
	const struct ehr_natural_spline *spline, double x, double *all)
{
	double low = spline->knot[0], high = spline->knot[spline->df];
	double nearest = fmin(fmax(x, low), high);
	size_t piece = piece_of(spline, nearest);
	double value[ORDER];

	fill_local(spline, piece, nearest, 0, value);
	add_local(piece, value, 1, all);
	if (x == nearest)
		return;
	fill_local(spline, piece, nearest, 1, value);
	add_local(piece, value, x - nearest, all);
}

/* all has room for df + 2 numbers. */
static void fill_row(const struct ehr_natural_spline *spline, double x,
	double *all, double *out, size_t step)
{
	size_t n = spline->df + 2;

	memset(all, 0, n * sizeof(*all));
	if (isfinite(x)) {
		fill_all(spline, x, all);
		reflect(spline->reflect[0], n, all);
		reflect(spline->reflect[1], n, all);
	}
	for (size_t i = 0; i < spline->df; i++)
		out[i * step] = isfinite(x) ? all[i + 2] : (double)NAN;
}

void ehr_natural_spline_at(
	const struct ehr_natural_spline *spline, double x, double *out)
{
	double *all = ehr_calloc(spline->df + 2, sizeof(*all));

	fill_row(spline, x, all, out, 1);
	free(all);
}

void ehr_natural_spline_columns(const struct ehr_natural_spline *spline,
	const double *x, size_t n, double *out)
{
	double *all = ehr_calloc(spline->df + 2, sizeof(*all));

	for (size_t i = 0; i < n; i++)
		fill_row(spline, x[i], all, out + i, n);
	free(all);
}
