/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/aqi_hours.h"

static struct ehr_aqi_hours hours;
static struct ehr_aqi_input input;

static void push(long hour, long value)
{
	int64_t all[EHR_AIR_N];

	for (int i = 0; i < EHR_AIR_N; i++)
		all[i] = value < 0 ? EHR_AIR_MISSING : value * EHR_AIR_MICRO;
	ehr_aqi_hours_push(&hours, hour, all);
}

static double mean(enum ehr_aqi_averaging averaging, int values)
{
	struct ehr_aqi_value value = input.value[averaging][EHR_AIR_O3];

	assert_int_equal(value.values, values);
	return ehr_fraction_value(value.mean);
}

static int begin(void **state)
{
	(void)state;
	hours = (struct ehr_aqi_hours){ .empty = true };
	return 0;
}

/* Hours 0 to 23 with the number of the hour: mean 11.5; the 8-hour means end
 * with 16 to 23: 19.5; 17 of them. */
static void test_day(void **state)
{
	(void)state;
	for (long h = 0; h < 24; h++)
		push(h, h);
	ehr_aqi_hours_day(&hours, 6, &input);
	assert_float_equal(mean(EHR_AQI_24H, 24), 11.5, 0);
	assert_float_equal(mean(EHR_AQI_8H_MAX, 17), 19.5, 0);
	assert_float_equal(mean(EHR_AQI_1H_MAX, 24), 23, 0);
	ehr_aqi_hours_now(&hours, &input);
	assert_float_equal(mean(EHR_AQI_1H, 1), 23, 0);
	assert_float_equal(mean(EHR_AQI_8H, 8), 19.5, 0);
	assert_float_equal(mean(EHR_AQI_24H, 24), 11.5, 0);
}

/* Moving means reach over midnight, those of a day do not: the day before was
 * higher. */
static void test_midnight(void **state)
{
	(void)state;
	for (long h = 0; h < 24; h++)
		push(h, 100);
	for (long h = 24; h < 48; h++)
		push(h, 10);
	ehr_aqi_hours_day(&hours, 6, &input);
	assert_float_equal(mean(EHR_AQI_8H_MAX, 17), 10, 0);
	assert_float_equal(mean(EHR_AQI_24H, 24), 10, 0);
	push(48, 20);
	ehr_aqi_hours_now(&hours, &input);
	/* (7 * 10 + 20) / 8 = 11.25; (23 * 10 + 20) / 24 */
	assert_float_equal(mean(EHR_AQI_8H, 8), 11.25, 0);
	assert_float_equal(mean(EHR_AQI_24H, 24), 250.0 / 24, 0);
}

/* Hours that were never given are missing: 4, 5 and 6 of the day; means ending
 * with 7 to 10 have 5 to 6 of their hours... at 6 hours needed: those that end
 * at 7 (0-3, 7: 5 hours), 8 (1-3, 7, 8: 5), 9, 10, 11 (4, 7-11: 5), are out, the
 * one that ends at 12 (7-12 of 5-12: 6) is in. */
static void test_gap(void **state)
{
	(void)state;
	for (long h = 0; h < 4; h++)
		push(h, 50);
	for (long h = 7; h < 24; h++)
		push(h, 10);
	ehr_aqi_hours_day(&hours, 6, &input);
	/* ends 12 to 23 */
	assert_float_equal(mean(EHR_AQI_8H_MAX, 12), 10, 0);
	/* (4 * 50 + 17 * 10) / 21 */
	assert_float_equal(mean(EHR_AQI_24H, 21), 370.0 / 21, 0);
	ehr_aqi_hours_day(&hours, 5, &input);
	/* ends 7: (4 * 50 + 10) / 5 = 42; 7 to 23 all have 5 hours */
	assert_float_equal(mean(EHR_AQI_8H_MAX, 17), 42, 0);
}

/* A series that begins at noon and pauses for days. */
static void test_parts(void **state)
{
	(void)state;
	for (long h = 12; h < 24; h++)
		push(h, 5);
	ehr_aqi_hours_day(&hours, 6, &input);
	assert_float_equal(mean(EHR_AQI_24H, 12), 5, 0);
	push(24 * 9 + 3, 7);
	ehr_aqi_hours_now(&hours, &input);
	assert_float_equal(mean(EHR_AQI_24H, 1), 7, 0);
	ehr_aqi_hours_day(&hours, 6, &input);
	assert_float_equal(mean(EHR_AQI_1H_MAX, 1), 7, 0);
	(void)mean(EHR_AQI_8H_MAX, 0);
	push(24 * 9 + 4, -1);
	ehr_aqi_hours_now(&hours, &input);
	(void)mean(EHR_AQI_1H, 0);
	/* particles: two of three are needed; ozone has no NowCast */
	assert_int_equal(input.value[EHR_AQI_NOWCAST][EHR_AIR_PM25].values, 0);
	push(24 * 9 + 5, 7);
	ehr_aqi_hours_now(&hours, &input);
	assert_int_equal(input.value[EHR_AQI_NOWCAST][EHR_AIR_PM25].values, 2);
	(void)mean(EHR_AQI_NOWCAST, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_day, begin),
		cmocka_unit_test_setup(test_midnight, begin),
		cmocka_unit_test_setup(test_gap, begin),
		cmocka_unit_test_setup(test_parts, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
