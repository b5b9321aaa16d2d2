/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/air_days.h"

static struct ehr_air_days *days;

static int open_days(void **state)
{
	const struct ehr_air_rules rules = { 20, 14, { 160, 1 }, 75 };

	(void)state;
	days = ehr_air_days_new(&rules);
	return 0;
}

static int close_days(void **state)
{
	(void)state;
	ehr_air_days_free(days);
	return 0;
}

static size_t station(const char *name, const char *city)
{
	return ehr_air_days_station(days, ehr_str_of(name), ehr_str_of(city));
}

/* PM2.5 of 24 hours, the sum of so many; ozone of 8, from so many means. */
static void put(size_t at, long day, long sum, int hours, long ozone, int means)
{
	struct ehr_aqi_input input = { 0 };

	input.value[EHR_AQI_24H][EHR_AIR_PM25] = (struct ehr_aqi_value){ hours,
		{ (ehr_wide)sum * EHR_AIR_MICRO,
			(ehr_wide)(hours ? hours : 1) * EHR_AIR_MICRO } };
	input.value[EHR_AQI_8H_MAX][EHR_AIR_O3] = (struct ehr_aqi_value){ means,
		{ (ehr_wide)ozone * EHR_AIR_MICRO, EHR_AIR_MICRO } };
	ehr_air_days_put(days, at, day, &input);
}

static double pm25(size_t place, long day)
{
	struct ehr_aqi_value value =
		ehr_air_days_one(days, place, day, EHR_AQI_24H, EHR_AIR_PM25);

	return value.values ? ehr_fraction_value(value.mean) : -1;
}

static int ozone_values(size_t place, long day)
{
	return ehr_air_days_one(days, place, day, EHR_AQI_8H_MAX, EHR_AIR_O3)
		.values;
}

static void test_station(void **state)
{
	struct ehr_air_place place;
	struct ehr_aqi_input input;
	size_t a = station("A", "");

	(void)state;
	put(a, 100, 240, 24, 100, 13);
	put(a, 103, 190, 19, 161, 13);
	place = ehr_air_days_place(days, a);
	assert_string_equal(place.name, "A");
	assert_int_equal(place.first, 100);
	assert_int_equal(place.days, 4);
	assert_false(place.is_city);
	assert_float_equal(pm25(a, 100), 10, 0);
	assert_float_equal(pm25(a, 101), -1, 0);
	assert_float_equal(pm25(a, 103), -1, 0); /* 19 hours */
	assert_int_equal(ozone_values(a, 100), 0);
	assert_int_equal(ozone_values(a, 103), 13); /* above 160 */
	assert_false(ehr_air_days_input(days, a, 99, &input));
	assert_true(ehr_air_days_input(days, a, 102, &input));
	assert_false(ehr_air_days_input(days, a, 104, &input));
	assert_int_equal(a, station("A", ""));
	assert_int_equal(ehr_air_days_places(days), 1);
}

/* Means first: (240 / 24 + 230 / 23 + 200 / 20 + 880 / 22) / 4 = 17.5, where the
 * mean of all hours would be 1550 / 89. Three of four stations are 75 %, two are
 * not enough. */
static void test_city(void **state)
{
	struct ehr_air_place place;
	size_t at[4], city;

	(void)state;
	at[0] = station("A", "C");
	at[1] = station("B", "C");
	at[2] = station("D", "C");
	at[3] = station("E", "C");
	put(at[0], 10, 240, 24, 0, 0);
	put(at[1], 10, 230, 23, 0, 0);
	put(at[2], 10, 200, 20, 0, 0);
	put(at[3], 10, 880, 22, 0, 0);
	put(at[0], 11, 240, 24, 0, 0);
	put(at[1], 11, 230, 23, 0, 0);
	put(at[2], 11, 200, 20, 0, 0);
	put(at[3], 11, 700, 19, 0, 0);
	put(at[0], 12, 240, 24, 0, 0);
	put(at[1], 12, 230, 23, 0, 0);
	assert_int_equal(ehr_air_days_places(days), 5);
	city = 4;
	place = ehr_air_days_place(days, city);
	assert_true(place.is_city);
	assert_string_equal(place.name, "C");
	assert_int_equal(place.first, 10);
	assert_int_equal(place.days, 3);
	assert_float_equal(pm25(city, 10), 17.5, 0);
	assert_float_equal(pm25(city, 11), 10, 0);
	assert_float_equal(pm25(city, 12), -1, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_station, open_days, close_days),
		cmocka_unit_test_setup_teardown(
			test_city, open_days, close_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
