/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/air_limit.h"

static struct ehr_air_limits limits;

static int open_limits(void **state)
{
	struct ehr_air_limit_paths built_in = { 0 };
	struct ehr_err err = { 0 };

	(void)state;
	return ehr_air_limits_read(&limits, &built_in, &err);
}

static int close_limits(void **state)
{
	(void)state;
	ehr_air_limits_release(&limits);
	return 0;
}

static long limit(const char *edition, enum ehr_air_area area,
	const char *pollutant, enum ehr_air_over over)
{
	const struct ehr_air_limit *found = ehr_air_limit_find(
		ehr_air_edition_find(&limits, ehr_str_of(edition)), area,
		pollutant, over);

	return found ? (long)found->limit : -1;
}

/* GB 3095-2026, table 1, and the edition before it; ug/m3 and, of CO, mg/m3. */
static void test_layers(void **state)
{
	static const char *const edition[] = { "gb3095-2012", "gb3095-2026",
		"gb3095-2031" };
	static const long pm25_day[] = { 75000, 60000, 50000 };
	static const long pm25_year[] = { 35000, 30000, 25000 };
	static const long pm10_year[] = { 70000, 60000, 50000 };
	static const long so2_year[] = { 60000, 60000, 20000 };

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(limit(edition[i], EHR_AIR_AREA_II, "pm25",
					 EHR_AIR_OVER_24H),
			pm25_day[i]);
		assert_int_equal(limit(edition[i], EHR_AIR_AREA_II, "pm25",
					 EHR_AIR_OVER_YEAR),
			pm25_year[i]);
		assert_int_equal(limit(edition[i], EHR_AIR_AREA_II, "pm10",
					 EHR_AIR_OVER_YEAR),
			pm10_year[i]);
		assert_int_equal(limit(edition[i], EHR_AIR_AREA_II, "so2",
					 EHR_AIR_OVER_YEAR),
			so2_year[i]);
		assert_int_equal(limit(edition[i], EHR_AIR_AREA_II, "o3",
					 EHR_AIR_OVER_8H_MAX),
			160000);
		assert_int_equal(limit(edition[i], EHR_AIR_AREA_I, "co",
					 EHR_AIR_OVER_24H),
			4000);
		assert_int_equal(limit(edition[i], EHR_AIR_AREA_I, "co",
					 EHR_AIR_OVER_YEAR),
			-1);
		/* HJ 663: four means, six percentiles */
		assert_int_equal(limits.edition[i].n_statistics, 10);
	}
	assert_null(ehr_air_edition_find(&limits, ehr_str_of("latest")));
}

static void test_dates(void **state)
{
	(void)state;
	assert_string_equal(
		ehr_air_edition_on(&limits, "2026-02-28")->name, "gb3095-2012");
	assert_string_equal(
		ehr_air_edition_on(&limits, "2026-03-01")->name, "gb3095-2026");
	assert_string_equal(
		ehr_air_edition_on(&limits, "2031-01-01")->name, "gb3095-2031");
	assert_null(ehr_air_edition_on(&limits, "2015-12-31"));
	assert_true(limits.setting[EHR_AIR_DAYS_PER_YEAR] > 323.5 &&
		    limits.setting[EHR_AIR_DAYS_PER_YEAR] < 324.5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layers),
		cmocka_unit_test(test_dates),
	};

	return cmocka_run_group_tests(tests, open_limits, close_limits);
}
