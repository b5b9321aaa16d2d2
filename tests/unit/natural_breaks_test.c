/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/natural_breaks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "meuse.h"

static void assert_near(double got, double expected, double off)
{
	if (!(fabs(got - expected) <= off))
		fail_msg("%.17g, expected %.17g", got, expected);
}

static int rising(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

static void zinc(double value[MEUSE])
{
	for (size_t i = 0; i < MEUSE; i++)
		value[i] = meuse[i][2];
	qsort(value, MEUSE, sizeof(value[0]), rising);
}

/* R 4.2.2, classInt 0.4-9: classIntervals(meuse$zinc, k, style = "jenks"),
 * whose breaks are the highest values of the classes, and the goodness of
 * variance fit of jenks.tests(). */
static void meuse_as_classint(void **state)
{
	static const struct {
		size_t k;
		double fit, upper[5];
	} expected[] = {
		{ 2, 0.6903473, { 612 } },
		{ 3, 0.8834641, { 432, 933 } },
		{ 4, 0.9316805, { 432, 833, 1190 } },
		{ 5, 0.9625401, { 298, 569, 833, 1190 } },
		{ 6, 0.9743485, { 269, 451, 643, 907, 1190 } },
	};
	double value[MEUSE], upper[5], fit;

	(void)state;
	zinc(value);
	for (size_t i = 0; i < 5; i++) {
		size_t k = expected[i].k;

		assert_int_equal(
			ehr_natural_breaks(value, MEUSE, k, upper, &fit), k);
		assert_near(fit, expected[i].fit, 5e-8);
		for (size_t j = 0; j + 1 < k; j++)
			assert_near(upper[j], expected[i].upper[j], 0);
	}
}

/* sum of squares about the mean of value[from..to - 1] */
static double squares(const double *value, size_t from, size_t to)
{
	double mean = 0, sum = 0;

	for (size_t i = from; i < to; i++)
		mean += value[i] / (double)(to - from);
	for (size_t i = from; i < to; i++)
		sum += (value[i] - mean) * (value[i] - mean);
	return sum;
}

/* the least over all ways to part n values from the given one on into k
 * classes, none of which parts equal values */
static double tried(const double *value, size_t from, size_t n, size_t k)
{
	double least = INFINITY;

	if (k == 1)
		return squares(value, from, n);
	for (size_t to = from + 1; to < n; to++)
		if (value[to - 1] < value[to])
			least = fmin(least, squares(value, from, to) +
						    tried(value, to, n, k - 1));
	return least;
}

static double within(
	const double *value, size_t n, const double *upper, size_t classes)
{
	double sum = 0;
	size_t from = 0;

	for (size_t k = 0; k < classes; k++) {
		size_t to = from;

		while (to < n && (k + 1 == classes || value[to] <= upper[k]))
			to++;
		assert_true(to > from);
		sum += squares(value, from, to);
		from = to;
	}
	assert_int_equal(from, n);
	return sum;
}

/* all ways tried, over small numbers of which many are equal, and numbers far
 * from 0 */
static void as_all_ways_tried(void **state)
{
	enum { N = 12 };
	uint32_t random = 1;

	(void)state;
	for (int round = 0; round < 300; round++) {
		double value[N], upper[N], fit;
		double base = round % 3 == 0 ? 1e6 : 0;

		for (size_t i = 0; i < N; i++) {
			random = random * 1664525 + 1013904223;
			value[i] = base +
				   (random >> 24) % (4 + (uint32_t)round % 60);
		}
		qsort(value, N, sizeof(value[0]), rising);
		for (size_t k = 1; k <= 5; k++) {
			size_t classes =
				ehr_natural_breaks(value, N, k, upper, &fit);
			double all = squares(value, 0, N);
			double least = tried(value, 0, N, classes);

			assert_true(classes == k ||
				    isinf(tried(value, 0, N, classes + 1)));
			assert_near(within(value, N, upper, classes), least,
				1e-9 * all);
			if (all > 0)
				assert_near(fit, 1 - least / all, 1e-9);
		}
	}
}

/* 0, 1, 2 in two classes: 0 | 1 2 and 0 1 | 2 are equally good */
static void lower_of_equals(void **state)
{
	const double value[] = { 0, 1, 2 };
	double upper[2], fit;

	(void)state;
	assert_int_equal(ehr_natural_breaks(value, 3, 2, upper, &fit), 2);
	assert_near(upper[0], 0, 0);
	assert_near(fit, 0.75, 1e-15); /* 1 - 0.5 / 2 */
}

/* groups about 1e-9 and about 1, so that most digits are lost without care */
static void fewer_and_far_apart(void **state)
{
	const double value[] = { 1e-9, 1e-9, 2e-9, 1, 1, 1.5 };
	const double alike[] = { 3, 3, 3 };
	const double huge[] = { -1.7e308, -1.6e308, 1.6e308, 1.7e308 };
	double upper[5], fit;

	(void)state;
	assert_int_equal(ehr_natural_breaks(value, 6, 3, upper, &fit), 3);
	assert_near(upper[0], 2e-9, 0);
	assert_near(upper[1], 1, 0);
	assert_int_equal(ehr_natural_breaks(value, 6, 6, upper, &fit), 4);
	assert_near(upper[0], 1e-9, 0);
	assert_near(fit, 1, 0);
	assert_int_equal(ehr_natural_breaks(alike, 3, 4, upper, &fit), 1);
	assert_near(fit, 1, 0);
	assert_int_equal(ehr_natural_breaks(huge, 4, 2, upper, &fit), 2);
	assert_near(upper[0], -1.6e308, 0);
}

/* R: quantile(meuse$zinc, (1:4) / 5, type = 7) */
static void quantiles(void **state)
{
	const double expected[] = { 186.8, 246.4, 439.6, 737.2 };
	const double ties[] = { 1, 1, 1, 1, 1, 1, 2, 3 };
	double value[MEUSE], upper[7];

	(void)state;
	zinc(value);
	assert_int_equal(ehr_quantile_breaks(value, MEUSE, 5, upper), 5);
	for (size_t i = 0; i < 4; i++)
		assert_near(upper[i], expected[i], 1e-10);
	/* quartiles at 1.75, 3.5, 5.25: 1, 1, 1 + 0.25 (1 - 1) */
	assert_int_equal(ehr_quantile_breaks(ties, 8, 4, upper), 2);
	assert_near(upper[0], 1, 0);
	/* two values, four classes: 1.25, 1.5 and 1.75 part them alike */
	assert_int_equal(ehr_quantile_breaks(ties + 5, 2, 4, upper), 2);
	assert_near(upper[0], 1.25, 0);
	assert_int_equal(ehr_quantile_breaks(ties, 3, 4, upper), 1);
}

static void equal_widths(void **state)
{
	const double value[] = { 1, 1.5, 9 };
	double upper[3];

	(void)state;
	assert_int_equal(ehr_equal_breaks(value, 3, 4, upper), 4);
	assert_near(upper[0], 3, 0);
	assert_near(upper[1], 5, 0);
	assert_near(upper[2], 7, 0);
	assert_int_equal(ehr_equal_breaks(value, 1, 4, upper), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(meuse_as_classint),
		cmocka_unit_test(as_all_ways_tried),
		cmocka_unit_test(lower_of_equals),
		cmocka_unit_test(fewer_and_far_apart),
		cmocka_unit_test(quantiles),
		cmocka_unit_test(equal_widths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
