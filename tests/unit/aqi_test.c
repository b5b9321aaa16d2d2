/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/aqi.h"

static const struct ehr_aqi_how up = { .round = EHR_ROUND_UP };
static const struct ehr_aqi_how nearest = { .round = EHR_ROUND_HALF_UP,
	.extend = true };

/* PM2.5 of 24 hours, HJ 633-2012, table 1. */
static const struct ehr_aqi_segment pm2_5[] = {
	{ 0, 50, 0, 35000 },
	{ 50, 100, 35000, 75000 },
	{ 100, 150, 75000, 115000 },
	{ 150, 200, 115000, 150000 },
	{ 200, 300, 150000, 250000 },
	{ 300, 400, 250000, 350000 },
	{ 400, 500, 350000, 500000 },
};

static int of_pm2_5(long thousandths)
{
	return ehr_aqi_individual(pm2_5, sizeof(pm2_5) / sizeof(pm2_5[0]),
		(struct ehr_fraction){ thousandths, 1000 }, up);
}

/* 88: 50 / 40 * (88 - 75) + 100 = 116.25, up to 117; 118: 50 / 35 * 3 + 150 =
 * 154.29, up to 155. Both were published with these numbers on 2022-01-04. */
static void test_published(void **state)
{
	(void)state;
	assert_int_equal(of_pm2_5(88000), 117);
	assert_int_equal(of_pm2_5(118000), 155);
}

static void test_edges(void **state)
{
	struct ehr_aqi_how extended = { EHR_ROUND_UP, true };

	(void)state;
	assert_int_equal(of_pm2_5(0), 0);
	assert_int_equal(of_pm2_5(1), 1);
	assert_int_equal(of_pm2_5(35000), 50);
	assert_int_equal(of_pm2_5(35001), 51);
	assert_int_equal(of_pm2_5(500000), 500);
	assert_int_equal(of_pm2_5(500100), EHR_AQI_NONE);
	assert_int_equal(of_pm2_5(-1), EHR_AQI_NONE);
	assert_int_equal(
		ehr_aqi_individual(pm2_5, 0, (struct ehr_fraction){ 1, 1 }, up),
		EHR_AQI_NONE);
	/* 100 / 150 * (575 - 350) + 400 = 550 */
	assert_int_equal(ehr_aqi_individual(pm2_5, 7,
				 (struct ehr_fraction){ 575, 1 }, extended),
		550);
}

/* A mean of 24 hours that is no decimal: 842 / 24 = 35.0833..., of 35 to 75:
 * 1.25 * 0.0833 + 50 = 50.104, up to 51; 840 / 24 = 35 exactly, 50. */
static void test_means(void **state)
{
	(void)state;
	assert_int_equal(ehr_aqi_individual(pm2_5, 7,
				 (struct ehr_fraction){ 842, 24 }, up),
		51);
	assert_int_equal(ehr_aqi_individual(pm2_5, 7,
				 (struct ehr_fraction){ 840, 24 }, up),
		50);
}

/*
 * Carbon monoxide of 24 hours and of one, all inputs of one decimal. Upwards of
 * a breakpoint the index of a concentration of t tenths is Il + r (t - l) / s in
 * whole numbers; here the ceiling is counted up, not divided: the smallest
 * whole i with s (i - Il) >= r (t - l).
 */
static void check_all_tenths(
	const struct ehr_aqi_segment *segment, const int table[][2], size_t n)
{
	for (size_t k = 1; k < n; k++) {
		int low = table[k - 1][1] * 10, high = table[k][1] * 10;
		int rise = table[k][0] - table[k - 1][0];

		for (int t = low + (k > 1); t <= high; t++) {
			int index = table[k - 1][0];

			while ((high - low) * (index - table[k - 1][0]) <
				rise * (t - low))
				index++;
			assert_int_equal(
				ehr_aqi_individual(segment, n - 1,
					(struct ehr_fraction){ t, 10 }, up),
				index);
		}
	}
}

static void test_all_carbon_monoxide(void **state)
{
	/* index and mg/m3, HJ 633-2012 table 1 and HJ 633-2026 table 3 */
	static const int day[][2] = { { 0, 0 }, { 50, 2 }, { 100, 4 },
		{ 150, 14 }, { 200, 24 }, { 300, 36 }, { 400, 48 },
		{ 500, 60 } };
	static const int hour[][2] = { { 0, 0 }, { 50, 5 }, { 100, 10 },
		{ 150, 35 }, { 200, 60 }, { 300, 90 }, { 400, 120 },
		{ 500, 150 } };
	struct ehr_aqi_segment of_day[7], of_hour[7];

	(void)state;
	for (int k = 0; k < 7; k++) {
		of_day[k] = (struct ehr_aqi_segment){ day[k][0], day[k + 1][0],
			day[k][1] * 1000, day[k + 1][1] * 1000 };
		of_hour[k] =
			(struct ehr_aqi_segment){ hour[k][0], hour[k + 1][0],
				hour[k][1] * 1000, hour[k + 1][1] * 1000 };
	}
	check_all_tenths(of_day, day, 8);
	check_all_tenths(of_hour, hour, 8);
	/* 50 / 2 * (2.2 - 2) + 50 is 55; binary numbers make it
	 * 55.00000000000001 and the ceiling 56 */
	assert_int_equal(ehr_aqi_individual(of_day, 7,
				 (struct ehr_fraction){ 22, 10 }, up),
		55);
}

/* CO of 0 to 2 mg/m3 is 0 to 50: 25 for each. 0.28, 0.56 and 1.16 give the
 * whole numbers 7, 14 and 29; with binary numbers 50 / 2 * 0.28 is
 * 7.000000000000001, which rounded up would be 8. */
static void test_whole(void **state)
{
	static const struct ehr_aqi_segment co[] = { { 0, 50, 0, 2000 } };
	static const int pair[][2] = { { 28, 7 }, { 56, 14 }, { 116, 29 },
		{ 117, 30 } };

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++)
		assert_int_equal(
			ehr_aqi_individual(co, 1,
				(struct ehr_fraction){ pair[i][0], 100 }, up),
			pair[i][1]);
}

/* EPA-454/B-24-002, section IV: ozone of 0.078 ppm is 126 (125.5); PM2.5 of 35.9
 * is 49 / 19.9 * 0.4 + 101 = 101.98, 102; CO of 8.4 is 49 / 4.9 * 3.9 + 51 = 90.
 * Its example of one hour of ozone, 0.162, disagrees with its own equation: 49 /
 * 39 * 37 + 101 is 147.49, not the 148 that it prints. Above the last row its
 * slope goes on: PM2.5 of 425.2 is 199 / 99.9 * 199.7 + 301 = 698.8. */
static void test_nearest(void **state)
{
	static const struct ehr_aqi_segment o3[] = { { 0, 50, 0, 54 },
		{ 51, 100, 55, 70 }, { 101, 150, 71, 85 } };
	static const struct ehr_aqi_segment o3_hour[] = { { 101, 150, 125,
		164 } };
	static const struct ehr_aqi_segment fine[] = { { 51, 100, 9100, 35400 },
		{ 101, 150, 35500, 55400 }, { 301, 500, 225500, 325400 } };
	static const struct ehr_aqi_segment co[] = { { 51, 100, 4500, 9400 } };

	(void)state;
	assert_int_equal(ehr_aqi_individual(o3, 3,
				 (struct ehr_fraction){ 78, 1000 }, nearest),
		126);
	assert_int_equal(ehr_aqi_individual(o3_hour, 1,
				 (struct ehr_fraction){ 162, 1000 }, nearest),
		147);
	assert_int_equal(ehr_aqi_individual(fine, 3,
				 (struct ehr_fraction){ 359, 10 }, nearest),
		102);
	assert_int_equal(ehr_aqi_individual(co, 1,
				 (struct ehr_fraction){ 84, 10 }, nearest),
		90);
	assert_int_equal(ehr_aqi_individual(fine, 3,
				 (struct ehr_fraction){ 4252, 10 }, nearest),
		699);
}

/* Between the rows of a table of whole numbers there is nothing: its
 * concentrations are to be cut first. */
static void test_gap(void **state)
{
	static const struct ehr_aqi_segment gap[] = { { 0, 50, 0, 54000 },
		{ 51, 100, 55000, 154000 } };

	(void)state;
	assert_int_equal(ehr_aqi_individual(gap, 2,
				 (struct ehr_fraction){ 545, 10 }, nearest),
		EHR_AQI_NONE);
	assert_int_equal(ehr_aqi_individual(gap, 2,
				 (struct ehr_fraction){ 55, 1 }, nearest),
		51);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_means),
		cmocka_unit_test(test_all_carbon_monoxide),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
