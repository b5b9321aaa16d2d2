/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/turner.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static struct ehr_weather_rules rules;

static int open_rules(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	return ehr_weather_rules_open(&rules, NULL, NULL, &err);
}

static int index_of(double sun, double cloud, double ceiling)
{
	const struct ehr_sky sky = { .sun = sun,
		.sun_before = sun,
		.sun_after = sun,
		.cloud_tenths = cloud,
		.ceiling_ft = ceiling };

	return ehr_turner_radiation(&rules, &sky);
}

/* Table 6-5: above 60 degrees 4, above 35 3, above 15 2, else 1. */
static void clear_days(void **state)
{
	(void)state;
	assert_int_equal(index_of(60.1, 5, NAN), 4);
	assert_int_equal(index_of(60, 0, NAN), 3);
	assert_int_equal(index_of(35, 0, NAN), 2);
	assert_int_equal(index_of(15, 0, NAN), 1);
	assert_int_equal(index_of(0.1, 0, NAN), 1);
}

/* Table 6-6: 2 less under 7000 ft, 1 less under 16000 ft, 1 less for overcast
 * high clouds, never below 1; low overcast is 0 by day and night. */
static void clouds(void **state)
{
	(void)state;
	assert_int_equal(index_of(61, 6, 6999), 2);
	assert_int_equal(index_of(61, 6, 7000), 3);
	assert_int_equal(index_of(61, 9.9, 16000), 4);
	assert_int_equal(index_of(61, 10, 16000), 3);
	assert_int_equal(index_of(20, 6, 1000), 1);
	assert_int_equal(index_of(61, 10, 6999), 0);
	assert_int_equal(index_of(-20, 10, 6999), 0);
	/* not stated: as of 10000 ft */
	assert_int_equal(index_of(61, 6, NAN), 3);
	assert_int_equal(index_of(61, 10, NAN), 3);
}

static void nights(void **state)
{
	const struct ehr_sky dusk = { .sun = 5,
		.sun_before = 15,
		.sun_after = -7,
		.cloud_tenths = 0,
		.ceiling_ft = NAN };

	(void)state;
	assert_int_equal(index_of(-1, 4, NAN), -2);
	assert_int_equal(index_of(-1, 5, NAN), -1);
	assert_int_equal(ehr_turner_radiation(&rules, &dusk), -2);
}

/* Table 6-4, some of its cells; 1 knot is 0.5144 m/s. */
static void classes(void **state)
{
	static const struct {
		int radiation;
		double knots;
		char class;
	} cases[] = {
		{ 4, 0, 'A' },
		{ 4, 5, 'A' },
		{ 4, 6, 'B' },
		{ 3, 3, 'B' },
		{ 2, 8, 'C' },
		{ 1, 1, 'C' },
		{ 0, 20, 'D' },
		{ -1, 6, 'E' },
		{ -1, 7, 'D' },
		{ -2, 0, 'F' },
		{ -2, 6, 'F' },
		{ -2, 7, 'E' },
		{ -2, 11, 'D' },
		{ 4, 12, 'C' },
		{ 4, 99, 'C' },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
			ehr_turner_stability(&rules, cases[i].radiation,
				cases[i].knots * 0.514444),
			cases[i].class - 'A');
	/* 3.4 knots count as 3, 3.6 as 4 */
	assert_int_equal(ehr_turner_stability(&rules, 4, 3.4 * 0.514444), 0);
	assert_int_equal(ehr_turner_stability(&rules, 3, 3.4 * 0.514444), 1);
	assert_int_equal(ehr_turner_stability(&rules, 2, 3.6 * 0.514444), 2);
}

static void units(void **state)
{
	(void)state;
	assert_true(fabs(ehr_knots(1852.0 / 3600) - 1) < 1e-12);
	assert_true(fabs(ehr_feet(304.8) - 1000) < 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clear_days),
		cmocka_unit_test(clouds),
		cmocka_unit_test(nights),
		cmocka_unit_test(classes),
		cmocka_unit_test(units),
	};

	return cmocka_run_group_tests(tests, open_rules, NULL);
}
