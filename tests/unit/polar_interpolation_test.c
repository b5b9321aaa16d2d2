/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/polar_interpolation.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const double ring_m[] = { 100, 1000, 10000 };
static const struct ehr_polar_rings_of rings = { ring_m, 3, 4 };
/* north, east, south, west */
static const double value[] = { 8, 4, 2, 0, 2, 1, 2, 6, 1, 0.25, 0, 0 };

static void assert_value(double distance, double bearing, double expected)
{
	struct ehr_polar_between between =
		ehr_polar_find(&rings, distance, bearing);
	double got = ehr_polar_value(&rings, &between, value);

	assert_true(fabs(got - expected) < 1e-12 * (1 + expected));
}

static void by_hand(void **state)
{
	(void)state;
	/* on the points */
	assert_value(100, 0, 8);
	assert_value(1000, 90, 1);
	assert_value(10000, 90, 0.25);
	/* half of the logarithm: the geometric mean, sqrt(8 x 2) */
	assert_value(sqrt(100.0 * 1000), 0, 4);
	assert_value(sqrt(1000.0 * 10000), 90, 0.5);
	/* a quarter of the angle: 3/4 x 8 + 1/4 x 4 */
	assert_value(100, 22.5, 7);
	/* both: north 4, east 2, half between */
	assert_value(sqrt(100.0 * 1000), 45, 3);
	/* from the last radial to the first: west 6, north 2 */
	assert_value(1000, 315, 4);
	assert_value(1000, 359.999999999999, 2);
	/* one is 0: the larger; both: 0 */
	assert_value(500, 270, 6);
	assert_value(5000, 180, 2);
	assert_value(20000, 180, 0);
}

/* Inside the first and beyond the last ring their own values hold. */
static void ends(void **state)
{
	const struct ehr_polar_rings_of one = { ring_m, 1, 4 };
	struct ehr_polar_between between;

	(void)state;
	assert_value(0, 0, 8);
	assert_value(99, 90, 4);
	assert_value(10000, 0, 1);
	assert_value(50000, 0, 1);
	between = ehr_polar_find(&one, 500, 45);
	assert_true(ehr_polar_value(&one, &between, value) == 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_hand),
		cmocka_unit_test(ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
