/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/areal.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void near(double got, double want)
{
	if (!(fabs(got - want) <= 1e-9 * fmax(1, fabs(want))))
		fail_msg("%.17g is not %.17g", got, want);
}

static double area_in(const struct ehr_areal *areal, int col, int row)
{
	for (size_t i = 0; i < areal->n; i++)
		if (areal->part[i].cell.col == col &&
			areal->part[i].cell.row == row)
			return areal->part[i].area;
	return 0;
}

/* A rectangle from (50, 50) to (250, 150) on cells of 100 m: columns 0, 1, 2 by
 * 50, 100, 50 m, rows 0, 1 by 50 and 50 m, in all 200 x 100 = 20000 m2. */
static void rectangle(void **state)
{
	static const double ring[][2] = { { 50, 50 }, { 250, 50 }, { 250, 150 },
		{ 50, 150 }, { 50, 50 } };
	struct ehr_areal areal = { 0 };

	(void)state;
	assert_true(ehr_areal_ring(&areal, ring, 5, 100, false));
	near(area_in(&areal, 0, 0), 2500);
	near(area_in(&areal, 1, 0), 5000);
	near(area_in(&areal, 2, 0), 2500);
	near(area_in(&areal, 0, 1), 2500);
	near(area_in(&areal, 1, 1), 5000);
	near(area_in(&areal, 2, 1), 2500);
	near(areal.whole, 20000);
	ehr_areal_release(&areal);
}

/* The triangle (0, 0), (200, 0), (0, 200), clockwise: the cell at the right
 * angle whole, two halves beside it (5000 m2 each), nothing in the fourth. */
static void triangle(void **state)
{
	static const double ring[][2] = { { 0, 0 }, { 0, 200 }, { 200, 0 },
		{ 0, 0 } };
	struct ehr_areal areal = { 0 };

	(void)state;
	assert_true(ehr_areal_ring(&areal, ring, 4, 100, false));
	near(area_in(&areal, 0, 0), 10000);
	near(area_in(&areal, 1, 0), 5000);
	near(area_in(&areal, 0, 1), 5000);
	near(area_in(&areal, 1, 1), 0);
	near(areal.whole, 20000);
	ehr_areal_release(&areal);
}

/* West of 0, a U (two arms of 40 m over a base) that meets a row's line four
 * times: in the row above the base two parts apart, 40 x 100 each; with a hole
 * of 10 x 10 in the base. */
static void hole_and_arms(void **state)
{
	static const double ring[][2] = { { -250, 0 }, { -50, 0 }, { -50, 200 },
		{ -90, 200 }, { -90, 100 }, { -210, 100 }, { -210, 200 },
		{ -250, 200 }, { -250, 0 } };
	static const double hole[][2] = { { -155, 40 }, { -145, 40 },
		{ -145, 50 }, { -155, 50 }, { -155, 40 } };
	struct ehr_areal areal = { 0 };

	(void)state;
	assert_true(ehr_areal_ring(&areal, ring, 9, 100, false));
	assert_true(ehr_areal_ring(&areal, hole, 5, 100, true));
	near(area_in(&areal, -3, 0), 5000);
	near(area_in(&areal, -2, 0), 9900);
	near(area_in(&areal, -1, 0), 5000);
	near(area_in(&areal, -3, 1), 4000);
	near(area_in(&areal, -2, 1), 0);
	near(area_in(&areal, -1, 1), 4000);
	near(areal.whole, 27900);
	ehr_areal_begin(&areal);
	assert_int_equal(areal.n, 0);
	assert_true(areal.whole == 0);
	ehr_areal_release(&areal);
}

/* Parts add up to the whole: a 37-gon of radius 12345 m has the area
 * n/2 r^2 sin(2 pi / n). */
static void sums(void **state)
{
	double ring[38][2], sum = 0;
	const double pi = acos(-1), r = 12345;
	struct ehr_areal areal = { 0 };

	(void)state;
	for (int i = 0; i <= 37; i++) {
		ring[i][0] = 512345.678 + r * cos(2 * pi * (i % 37) / 37);
		ring[i][1] = 3112345.678 + r * sin(2 * pi * (i % 37) / 37);
	}
	assert_true(ehr_areal_ring(
		&areal, (const double(*)[2])ring, 38, 500, false));
	for (size_t i = 0; i < areal.n; i++) {
		assert_true(areal.part[i].area < 250000.001);
		sum += areal.part[i].area;
	}
	near(sum / (37 / 2. * r * r * sin(2 * pi / 37)), 1);
	near(areal.whole, sum);
	ehr_areal_release(&areal);
}

static void too_many(void **state)
{
	static const double ring[][2] = { { 0, 0 }, { 1e7, 0 }, { 1e7, 1e7 },
		{ 0, 0 } };
	static const double far[][2] = { { 1e12, 0 }, { 1e12 + 1, 0 },
		{ 1e12, 1 }, { 1e12, 0 } };
	struct ehr_areal areal = { 0 };

	(void)state;
	assert_false(ehr_areal_ring(&areal, ring, 4, 100, false));
	assert_false(ehr_areal_ring(&areal, far, 4, 1, false));
	assert_true(ehr_areal_ring(&areal, ring, 0, 100, false));
	assert_int_equal(areal.n, 0);
	ehr_areal_release(&areal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rectangle),
		cmocka_unit_test(triangle),
		cmocka_unit_test(hole_and_arms),
		cmocka_unit_test(sums),
		cmocka_unit_test(too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
