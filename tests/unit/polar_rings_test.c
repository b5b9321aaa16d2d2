/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/polar_rings.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct ehr_polar_rule hem = {
	.rings = 13,
	.radials = 16,
	.least_m = 100,
	.overlap_m = 30,
	.near_m = 3000,
	.domain_m = 50000,
	.fine_step_m = 10,
	.coarse_step_m = 100,
	.grain_m = 1,
};

static void assert_rings(const struct ehr_polar_rule *rule, double reach_m,
	const double *expected, size_t n)
{
	double ring[EHR_POLAR_RINGS_MAX];

	assert_int_equal(ehr_polar_rings(rule, reach_m, ring), n);
	for (size_t i = 0; i < n; i++)
		assert_true(fabs(ring[i] - expected[i]) < 1e-9);
}

/* The rings printed in the example facility's all_polar_receptors. */
static void published(void **state)
{
	const double expected[] = { 100, 180, 320, 560, 990, 1750, 3000, 4800,
		7700, 12300, 19700, 31500, 50000 };

	(void)state;
	assert_rings(&hem, 0, expected, 13);
	/* 70 + 30: still the least */
	assert_rings(&hem, 70, expected, 13);
}

/* Computed by the lines of HEM4's FacilityPrep.py, run apart for these. */
static void as_hem_computes(void **state)
{
	const double wide[] = { 482, 760, 1200, 1900, 3000, 4300, 6100, 8700,
		12400, 17600, 25000, 35500, 50000 };
	const double just_below[] = { 2970, 3000, 3800, 4800, 6100, 7700, 9700,
		12300, 15500, 19600, 24800, 31400, 50000 };
	const double at[] = { 3000, 3700, 4600, 5700, 7100, 8800, 10900, 13500,
		16800, 20900, 25900, 32200, 50000 };
	const double one_step[] = { 100, 170, 290, 490, 820, 1380, 2320, 3890,
		6530, 10960, 18400, 30880, 50000 };
	const double seven[] = { 100, 320, 1000, 2100, 4400, 9300, 20000 };
	struct ehr_polar_rule rule = hem;

	(void)state;
	assert_rings(&hem, 451.7, wide, 13);
	assert_rings(&hem, 2940, just_below, 13);
	assert_rings(&hem, 2970, at, 13);
	rule.near_m = 50000;
	assert_rings(&rule, 0, one_step, 13);
	rule = hem;
	rule.rings = 7;
	rule.near_m = 1000;
	rule.domain_m = 20000;
	assert_rings(&rule, 0, seven, 7);
}

/* Where HEM's rings fall on each other, each is there once; where HEM stops
 * (first ring beyond the modelling distance), it is the modelling distance. */
static void ours(void **state)
{
	/* HEM: 100 110 120 130 140 150 150 200 200 200 200 200 200 */
	const double crowded[] = { 100, 110, 120, 130, 140, 150, 200 };
	/* r1 = 4030; by (50000 / 4030)^(1/13) = 1.21370 each:
	 * 4891.2 -> 4900, 5947.1 -> 5900, 7160.8 -> 7200, 8738.7 -> 8700, ... */
	const double far[] = { 4030, 4900, 5900, 7200, 8700 };
	const double only[] = { 90 };
	struct ehr_polar_rule rule = hem;
	double ring[EHR_POLAR_RINGS_MAX];

	(void)state;
	rule.near_m = 150;
	rule.domain_m = 200;
	assert_rings(&rule, 0, crowded, 7);
	assert_int_equal(ehr_polar_rings(&hem, 4000, ring), 13);
	for (int i = 0; i < 5; i++)
		assert_true(fabs(ring[i] - far[i]) < 1e-9);
	assert_true(ring[12] == 50000);
	/* a domain within the first ring */
	rule.domain_m = 90;
	assert_rings(&rule, 0, only, 1);
	for (double reach = 0; reach < 60000; reach += 37) {
		size_t n = ehr_polar_rings(&hem, reach, ring);

		assert_in_range(n, 1, 13);
		for (size_t i = 1; i < n; i++)
			assert_true(ring[i] > ring[i - 1]);
		assert_true(ring[n - 1] == 50000);
	}
}

/* 3-4-5 and the four winds; half a metre is rounded up, as the example's own
 * points are: 22.5 degrees and 100 m from 514554, 3776658 is 514592, 3776750
 * (38.27 east, 92.39 north). */
static void places(void **state)
{
	const double centre[2] = { 514554, 3776658 };
	const struct {
		double east, north, distance, bearing;
	} place[] = {
		{ 0, 10, 10, 0 },
		{ 10, 0, 10, 90 },
		{ 0, -10, 10, 180 },
		{ -10, 0, 10, 270 },
		{ 30, 40, 50, 36.86989764584402 },
		{ -30, 40, 50, 360 - 36.86989764584402 },
		{ 0, 0, 0, 0 },
		{ 9.5, 0, 10, 90 },
		{ 9.4, 0, 9, 90 },
	};
	double distance, bearing, point[2];

	(void)state;
	for (size_t i = 0; i < sizeof(place) / sizeof(place[0]); i++) {
		point[0] = centre[0] + place[i].east;
		point[1] = centre[1] + place[i].north;
		ehr_polar_place(&hem, centre, point, &distance, &bearing);
		assert_true(fabs(distance - place[i].distance) < 1e-12);
		assert_true(fabs(bearing - place[i].bearing) < 1e-12);
	}
	ehr_polar_point(&hem, centre, 100, 1, point);
	assert_true(point[0] == 514592 && point[1] == 3776750);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published),
		cmocka_unit_test(as_hem_computes),
		cmocka_unit_test(ours),
		cmocka_unit_test(places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
