/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/aqi_report.h"
#include "model/aqi_text.h"

static struct ehr_aqi_standards *standards;
static struct ehr_aqi_plan plan;
static struct ehr_aqi_input input;
static struct ehr_aqi_result result;

static int open_standards(void **state)
{
	struct ehr_aqi_paths built_in = { 0 };
	struct ehr_err err = { 0 };

	(void)state;
	standards = ehr_aqi_standards_open(&built_in, &err);
	if (standards == NULL)
		print_message("%s\n", err.text);
	return standards == NULL;
}

static int close_standards(void **state)
{
	(void)state;
	ehr_aqi_standards_close(standards);
	return 0;
}

static void choose(const char *name, enum ehr_aqi_form form)
{
	const struct ehr_aqi_standard *standard =
		ehr_aqi_standards_find(standards, ehr_str_of(name));
	struct ehr_aqi_basis basis = { .litres_mol = 24.465,
		.g_mol = { [EHR_AIR_NO2] = 46.005,
			[EHR_AIR_SO2] = 64.058,
			[EHR_AIR_O3] = 47.997,
			[EHR_AIR_CO] = 28.010 } };
	struct ehr_err err = { 0 };

	assert_non_null(standard);
	assert_int_equal(
		ehr_aqi_plan_init(&plan, standard, form, &basis, &err), 0);
	input = (struct ehr_aqi_input){ 0 };
}

/* A mean of thousandths of a ug/m3, resting on so many values. */
static void give(enum ehr_aqi_averaging averaging, enum ehr_air air,
	long thousandths, int values)
{
	input.value[averaging][air] =
		(struct ehr_aqi_value){ values, { thousandths, 1000 } };
}

static int compute(void)
{
	ehr_aqi_compute(&plan, &input, &result);
	return result.aqi;
}

static void assert_na(const char *expected)
{
	struct ehr_buf buf = { 0 };

	ehr_aqi_na_text(&plan, &result, &buf);
	assert_string_equal(ehr_buf_text(&buf), expected);
	ehr_buf_release(&buf);
}

static void assert_primary(const char *expected)
{
	struct ehr_buf buf = { 0 };

	ehr_aqi_primary_text(&result, &buf);
	assert_string_equal(ehr_buf_text(&buf), expected);
	ehr_buf_release(&buf);
}

static void give_day(void)
{
	give(EHR_AQI_24H, EHR_AIR_SO2, 10000, 24);
	give(EHR_AQI_24H, EHR_AIR_NO2, 40000, 24);
	give(EHR_AQI_24H, EHR_AIR_CO, 1000000, 24);
	give(EHR_AQI_24H, EHR_AIR_PM10, 50000, 24);
	give(EHR_AQI_24H, EHR_AIR_PM25, 70000, 24);
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 100000, 17);
	give(EHR_AQI_1H_MAX, EHR_AIR_O3, 120000, 24);
}

/* 70 of PM2.5: of 35 to 75, 50 / 40 * 35 + 50 = 93.75, 94; of 60 to 115, 50 / 55
 * * 10 + 100 = 109.09, 110. The day that was good is not. */
static void test_editions(void **state)
{
	(void)state;
	choose("hj633-2012", EHR_AQI_DAY);
	give_day();
	assert_int_equal(compute(), 94);
	assert_int_equal(result.level->level, 2);
	assert_primary("pm25");
	assert_na("");
	choose("hj633-2026", EHR_AQI_DAY);
	give_day();
	assert_int_equal(compute(), 110);
	assert_int_equal(result.level->level, 3);
	/* CO 1 mg/m3: 25; O3 of 8 hours 100: 50 */
	assert_int_equal(result.index[EHR_AIR_CO], 25);
	assert_int_equal(result.index[EHR_AIR_O3], 50);
}

/* GB/T 8170: 60.5 is 60 (index 100), 61.5 is 62: 50 / 55 * 2 + 100 = 101.8; CO of
 * 4.05 mg/m3 is 4.0, 100. The edition of 2012 has no rounding: 60.5 is 50 / 40 *
 * 25.5 + 50 = 81.875. */
static void test_rounding(void **state)
{
	(void)state;
	choose("hj633-2026", EHR_AQI_DAY);
	give_day();
	give(EHR_AQI_24H, EHR_AIR_PM25, 60500, 24);
	assert_int_equal(compute(), 100);
	give(EHR_AQI_24H, EHR_AIR_PM25, 61500, 24);
	assert_int_equal(compute(), 102);
	give(EHR_AQI_24H, EHR_AIR_PM25, 1000, 24);
	give(EHR_AQI_24H, EHR_AIR_CO, 4050000, 24);
	assert_int_equal(compute(), 100);
	choose("hj633-2012", EHR_AQI_DAY);
	give_day();
	give(EHR_AQI_24H, EHR_AIR_PM25, 60500, 24);
	assert_int_equal(compute(), 82);
}

/* HJ 633-2012, table 1, notes 2 and 3. */
static void test_rules_2012(void **state)
{
	(void)state;
	choose("hj633-2012", EHR_AQI_DAY);
	give_day();
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 801000, 17);
	give(EHR_AQI_1H_MAX, EHR_AIR_O3, 900000, 24);
	assert_int_equal(compute(), 350); /* by the hour: 300 + 100 / 2 */
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 800000, 17);
	give(EHR_AQI_1H_MAX, EHR_AIR_O3, 810000, 24);
	assert_int_equal(compute(), 305);
	choose("hj633-2012", EHR_AQI_HOUR);
	give(EHR_AQI_1H, EHR_AIR_SO2, 800000, 1);
	give(EHR_AQI_24H, EHR_AIR_SO2, 475000, 24);
	assert_int_equal(compute(), 200); /* 24 hours do not count */
	give(EHR_AQI_1H, EHR_AIR_SO2, 900000, 1);
	assert_int_equal(compute(), 150); /* those of 24 hours: 475 */
	give(EHR_AQI_24H, EHR_AIR_SO2, 475000, 19);
	assert_int_equal(compute(), EHR_AQI_NONE);
	assert_na("missing:no2,co,o3_1h,so2_24h,pm10_1h,pm25_1h,o3_8h,"
		  "pm10_24h,pm25_24h no_index");
}

/* HJ 633-2026, table 3, notes b and c; above the last breakpoint 500. */
static void test_rules_2026(void **state)
{
	(void)state;
	choose("hj633-2026", EHR_AQI_DAY);
	give_day();
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 900000, 17);
	assert_int_equal(compute(), 300);
	give(EHR_AQI_24H, EHR_AIR_PM25, 700000, 24);
	assert_int_equal(compute(), 500);
	assert_primary("pm25");
	choose("hj633-2026", EHR_AQI_HOUR);
	give(EHR_AQI_1H, EHR_AIR_SO2, 801000, 1);
	assert_int_equal(compute(), 200);
	/* 800.5 is 800 before it is looked at */
	give(EHR_AQI_1H, EHR_AIR_SO2, 800500, 1);
	assert_int_equal(compute(), 200);
	/* particles of an hour by the breakpoints of a day: 60 is 100 */
	give(EHR_AQI_1H, EHR_AIR_SO2, 0, 1);
	give(EHR_AQI_1H, EHR_AIR_PM25, 61000, 1);
	assert_int_equal(compute(), 101);
}

/* HJ 633-2026, 5.3: with a pollutant missing the index stands only above 100,
 * unless the pollutant is not in the plan of monitoring. */
static void test_completeness(void **state)
{
	(void)state;
	choose("hj633-2026", EHR_AQI_DAY);
	give_day();
	give(EHR_AQI_24H, EHR_AIR_PM25, 60000, 24);
	give(EHR_AQI_24H, EHR_AIR_CO, 1000000, 19);
	assert_int_equal(compute(), EHR_AQI_NONE);
	assert_int_equal(result.highest, 100);
	assert_int_equal(result.index[EHR_AIR_PM25], 100);
	assert_int_equal(result.index[EHR_AIR_CO], EHR_AQI_NONE);
	assert_null(result.level);
	assert_primary("");
	assert_na("missing:co incomplete");
	give(EHR_AQI_24H, EHR_AIR_PM25, 61000, 24);
	assert_int_equal(compute(), 101);
	assert_na("missing:co");
	give(EHR_AQI_24H, EHR_AIR_PM25, 60000, 24);
	plan.not_monitored[EHR_AIR_CO] = true;
	assert_int_equal(compute(), 100);
	assert_na("not_monitored:co");
	/* the edition of 2012 takes the highest of what there is */
	choose("hj633-2012", EHR_AQI_DAY);
	give(EHR_AQI_24H, EHR_AIR_PM25, 35000, 24);
	assert_int_equal(compute(), 50);
}

/* 14 means of 8 hours, or fewer where the maximum is above the limit of 160. */
static void test_ozone_validity(void **state)
{
	(void)state;
	choose("hj633-2026", EHR_AQI_DAY);
	give_day();
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 100000, 13);
	(void)compute();
	assert_int_equal(result.index[EHR_AIR_O3], EHR_AQI_NONE);
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 215000, 13);
	(void)compute();
	assert_int_equal(result.index[EHR_AIR_O3], 150);
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 100000, 14);
	(void)compute();
	assert_int_equal(result.index[EHR_AIR_O3], 50);
}

static void test_primary_and_range(void **state)
{
	(void)state;
	choose("hj633-2026", EHR_AQI_DAY);
	give_day();
	/* 50 is no reason to name anything; a tie names both */
	give(EHR_AQI_24H, EHR_AIR_PM25, 35000, 24);
	assert_int_equal(compute(), 50);
	assert_primary("");
	give(EHR_AQI_24H, EHR_AIR_PM25, 60000, 24);
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 160000, 17);
	assert_int_equal(compute(), 100);
	assert_primary("pm25 o3");
	for (int i = 0; i < EHR_AIR_N; i++) {
		give(EHR_AQI_24H, (enum ehr_air)i, 0, 24);
		give(EHR_AQI_8H_MAX, (enum ehr_air)i, 0, 17);
	}
	assert_int_equal(compute(), 1);
	assert_int_equal(result.index[EHR_AIR_PM25], 0);
}

/* EPA-454/B-24-002. Ozone in ug/m3: 0.078 ppm is 78 * 47.997 / 24.465 = 153.02;
 * 153.03 is 0.078 when cut. */
static void test_us(void **state)
{
	(void)state;
	choose("us-2024", EHR_AQI_DAY);
	give(EHR_AQI_24H, EHR_AIR_PM25, 35490, 24);
	assert_int_equal(compute(), 100); /* 35.4 */
	give(EHR_AQI_24H, EHR_AIR_PM25, 9099, 24);
	assert_int_equal(compute(), 50); /* 9.0, nothing lies between */
	give(EHR_AQI_24H, EHR_AIR_PM25, 425200, 24);
	assert_int_equal(compute(), 699);
	give(EHR_AQI_24H, EHR_AIR_PM25, 0, 24);
	give(EHR_AQI_8H_MAX, EHR_AIR_O3, 153030, 17);
	assert_int_equal(compute(), 126);
	/* an hour below 0.125 ppm does not count: 0.104 is 204 ug/m3 */
	give(EHR_AQI_1H_MAX, EHR_AIR_O3, 204100, 24);
	assert_int_equal(compute(), 126);
	/* 305 ppb of SO2 are 798.6 ug/m3: 200, and 24 hours from 305 on */
	give(EHR_AQI_1H_MAX, EHR_AIR_SO2, 799000, 24);
	give(EHR_AQI_24H, EHR_AIR_SO2, 700000, 24);
	assert_int_equal(compute(), 200);
	give(EHR_AQI_24H, EHR_AIR_SO2, 799000, 24);
	assert_int_equal(compute(), 201);
	assert_primary("so2");
}

static void test_advice(void **state)
{
	struct ehr_buf buf = { 0 };

	(void)state;
	choose("hj633-2026", EHR_AQI_DAY);
	give_day();
	assert_int_equal(compute(), 110);
	ehr_aqi_advice_text(&plan, &result, true, EHR_AQI_EN, &buf);
	assert_non_null(strstr(ehr_buf_text(&buf), "cut back"));
	assert_non_null(strstr(ehr_buf_text(&buf), "active outdoors"));
	ehr_buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_editions),
		cmocka_unit_test(test_rounding),
		cmocka_unit_test(test_rules_2012),
		cmocka_unit_test(test_rules_2026),
		cmocka_unit_test(test_completeness),
		cmocka_unit_test(test_ozone_validity),
		cmocka_unit_test(test_primary_and_range),
		cmocka_unit_test(test_us),
		cmocka_unit_test(test_advice),
	};

	return cmocka_run_group_tests(tests, open_standards, close_standards);
}
