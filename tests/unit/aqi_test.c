/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/aqi.h"

/* PM2.5 of 24 hours, HJ 633-2012, table 1. */
static const struct ehr_aqi_segment pm2_5[] = {
	{ 0, 50, 0, 35 },
	{ 50, 100, 35, 75 },
	{ 100, 150, 75, 115 },
	{ 150, 200, 115, 150 },
	{ 200, 300, 150, 250 },
	{ 300, 400, 250, 350 },
	{ 400, 500, 350, 500 },
};

static int of_pm2_5(double concentration)
{
	return ehr_aqi_individual(
		pm2_5, sizeof pm2_5 / sizeof pm2_5[0], concentration);
}

/* 88: 50 / 40 * (88 - 75) + 100 = 116.25, up to 117; 118: 50 / 35 * 3 + 150 =
 * 154.29, up to 155. Both were published with these numbers on 2022-01-04. */
static void test_published(void **state)
{
	(void)state;
	assert_int_equal(of_pm2_5(88), 117);
	assert_int_equal(of_pm2_5(118), 155);
}

static void test_edges(void **state)
{
	(void)state;
	assert_int_equal(of_pm2_5(0), 0);
	assert_int_equal(of_pm2_5(0.001), 1);
	assert_int_equal(of_pm2_5(35), 50);
	assert_int_equal(of_pm2_5(35.001), 51);
	assert_int_equal(of_pm2_5(500), 500);
	assert_int_equal(of_pm2_5(500.1), EHR_AQI_NONE);
	assert_int_equal(of_pm2_5(-1), EHR_AQI_NONE);
	assert_int_equal(ehr_aqi_individual(pm2_5, 0, 1), EHR_AQI_NONE);
}

/* CO of 0 to 2 mg/m3 is 0 to 50: 25 for each. 0.28, 0.56 and 1.16 give the
 * whole numbers 7, 14 and 29; with binary numbers 50 / 2 * 0.28 is
 * 7.000000000000001, which rounded up would be 8. */
static void test_whole(void **state)
{
	static const struct ehr_aqi_segment co[] = { { 0, 50, 0, 2 } };

	(void)state;
	assert_int_equal(ehr_aqi_individual(co, 1, 0.28), 7);
	assert_int_equal(ehr_aqi_individual(co, 1, 0.56), 14);
	assert_int_equal(ehr_aqi_individual(co, 1, 1.16), 29);
	assert_int_equal(ehr_aqi_individual(co, 1, 1.17), 30);
}

/* Between the rows of a table of whole numbers there is nothing: its
 * concentrations are to be cut first. */
static void test_gap(void **state)
{
	static const struct ehr_aqi_segment gap[] = { { 0, 50, 0, 54 },
		{ 51, 100, 55, 154 } };

	(void)state;
	assert_int_equal(ehr_aqi_individual(gap, 2, 54.5), EHR_AQI_NONE);
	assert_int_equal(ehr_aqi_individual(gap, 2, 55), 51);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
