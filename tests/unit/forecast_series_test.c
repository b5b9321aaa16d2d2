/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_series.h"

#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"

enum { ROOM = 800 };

static double value[ROOM], setting[EHR_FORECAST_SETTINGS];
static struct ehr_forecast_line line;
static struct ehr_arena arena;

static int set_up(void **state)
{
	(void)state;
	setting[EHR_FORECAST_WINDOW_DAYS] = 1;
	setting[EHR_FORECAST_WINDOW_LEAST] = 2;
	setting[EHR_FORECAST_RECENT_DAYS] = 1;
	setting[EHR_FORECAST_PAIRS_LEAST] = 3;
	for (int i = 0; i < ROOM; i++)
		value[i] = NAN;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

/* A series of n values from step first on. */
static struct ehr_forecast_series series_of(long first, size_t n, int day_steps)
{
	struct ehr_forecast_series series;

	line = (struct ehr_forecast_line){ first, n, value };
	ehr_forecast_series_init(&series, &line, 0, day_steps, setting, &arena);
	return series;
}

static bool is(double got, double want)
{
	return fabs(got - want) < 1e-12;
}

static void days_persist(void **state)
{
	struct ehr_forecast_series series;
	double out;

	(void)state;
	value[0] = 4;
	value[1] = 7;
	series = series_of(100, 5, 1);
	assert_int_equal(ehr_forecast_persistence(&series,
				 (struct ehr_forecast_when){ 101, 103 }, &out),
		EHR_FORECAST_GIVEN);
	assert_true(is(out, 7));
	/* 102 is missing and 101 a day old: recent enough; at 103 not */
	assert_int_equal(ehr_forecast_persistence(&series,
				 (struct ehr_forecast_when){ 102, 103 }, &out),
		EHR_FORECAST_GIVEN);
	assert_true(is(out, 7));
	assert_int_equal(ehr_forecast_persistence(&series,
				 (struct ehr_forecast_when){ 103, 104 }, &out),
		EHR_FORECAST_NO_RECENT);
}

/* Issued at hour 30, which is 06 of the second day: for hour 31 (07) the value of
 * hour 7, for hour 54 (06 of the third day) that of hour 30, for hour 55 that of
 * hour 7 again. */
static void hours_persist(void **state)
{
	struct ehr_forecast_series series;
	double out;

	(void)state;
	for (int i = 0; i < 60; i++)
		value[i] = i;
	series = series_of(0, 60, 24);
	assert_int_equal(ehr_forecast_persistence(&series,
				 (struct ehr_forecast_when){ 30, 31 }, &out),
		0);
	assert_true(is(out, 7));
	assert_int_equal(ehr_forecast_persistence(&series,
				 (struct ehr_forecast_when){ 30, 54 }, &out),
		0);
	assert_true(is(out, 30));
	assert_int_equal(ehr_forecast_persistence(&series,
				 (struct ehr_forecast_when){ 30, 55 }, &out),
		0);
	assert_true(is(out, 7));
}

/* Two years of days from 2015-01-01 on, each with its number. For 2016-03-01,
 * issued the day before, the window of a day on either side has 2015-02-28,
 * 03-01, 03-02 (numbers 58, 59, 60) and 2016-02-29 (number 424); the day itself
 * and the next are not known. For 2016-02-29 the middle of 2015 is 02-28. */
static void climatology(void **state)
{
	long first = ehr_day_of(2015, 1, 1), march = ehr_day_of(2016, 3, 1);
	struct ehr_forecast_series series;
	double out;

	(void)state;
	for (int i = 0; i < 700; i++)
		value[i] = i;
	series = series_of(first, 700, 1);
	assert_int_equal(ehr_forecast_climatology(&series,
				 (struct ehr_forecast_when){ march - 1, march },
				 false, &out),
		0);
	assert_true(is(out, (58 + 59 + 60 + 424) / 4.0));
	assert_int_equal(ehr_forecast_climatology(&series,
				 (struct ehr_forecast_when){ march - 1, march },
				 true, &out),
		0);
	assert_true(is(out, 59.5));
	assert_int_equal(
		ehr_forecast_climatology(&series,
			(struct ehr_forecast_when){ march - 3, march - 1 },
			false, &out),
		0);
	assert_true(is(out, (57 + 58 + 59) / 3.0));
	/* in the first year nothing but the day before is known */
	assert_int_equal(
		ehr_forecast_climatology(&series,
			(struct ehr_forecast_when){ first + 9, first + 10 },
			false, &out),
		EHR_FORECAST_FEW_VALUES);
}

static void what_does_not_change(void **state)
{
	struct ehr_forecast_series series;

	(void)state;
	value[1] = value[3] = value[4] = 2;
	value[6] = 3;
	series = series_of(0, 8, 1);
	assert_int_equal(ehr_forecast_state(&series, 0), EHR_FORECAST_NO_DATA);
	assert_int_equal(ehr_forecast_state(&series, 1), EHR_FORECAST_GIVEN);
	assert_int_equal(ehr_forecast_state(&series, 2), EHR_FORECAST_GIVEN);
	assert_int_equal(ehr_forecast_state(&series, 3), EHR_FORECAST_CONSTANT);
	assert_int_equal(ehr_forecast_state(&series, 5), EHR_FORECAST_CONSTANT);
	assert_int_equal(ehr_forecast_state(&series, 6), EHR_FORECAST_GIVEN);
}

/* Window of two days before, nothing in other years; least 2. Values 1 3 2 4 3 5:
 * means of the two before: 2 (of 1 3) for the third, 2.5, 3, 3.5; anomalies 0,
 * 1.5, 0, 1.5. Pairs (0, 1.5) (1.5, 0) (0, 1.5): r = -1, taken as 0. So the
 * forecast of the seventh is the climatology of 3 and 5. With 1 1 2 4 8 the
 * means are 1 1.5 3, the anomalies 1 2.5 5, and pairs only two: too few. */
static void damping(void **state)
{
	static const double zigzag[] = { 1, 3, 2, 4, 3, 5 };
	struct ehr_forecast_series series;
	double out;

	(void)state;
	setting[EHR_FORECAST_WINDOW_DAYS] = 2;
	for (int i = 0; i < 6; i++)
		value[i] = zigzag[i];
	series = series_of(0, 6, 1);
	ehr_forecast_anomalies(&series, &arena);
	assert_true(isnan(series.anomaly[1]));
	assert_true(is(series.anomaly[2], 0));
	assert_true(is(series.anomaly[3], 1.5));
	assert_true(isnan(series.r[4]));
	assert_true(is(series.r[5], 0));
	assert_int_equal(ehr_forecast_damped(&series,
				 (struct ehr_forecast_when){ 5, 6 }, &out),
		0);
	assert_true(is(out, 4));
	assert_int_equal(ehr_forecast_damped(&series,
				 (struct ehr_forecast_when){ 4, 5 }, &out),
		EHR_FORECAST_FEW_VALUES);
}

/* Values 0 0 1 2 4 7 5: means of the two before 0 0.5 1.5 3 5.5, anomalies 1 1.5
 * 2.5 4 -0.5, pairs (1, 1.5) (1.5, 2.5) (2.5, 4) (4, -0.5). After the sixth,
 * three pairs: x 1 1.5 2.5, y 1.5 2.5 4, mean 5/3 and 8/3; deviations in sixths
 * -4 -1 5 and -7 -1 8: r = 69 / sqrt(42 * 114). Two steps on: climatology of
 * 7 alone is too few (least 2), so one step: mean of 4 and 7, plus r * 4. */
static void damping_with_r(void **state)
{
	static const double rising[] = { 0, 0, 1, 2, 4, 7, 5 };
	struct ehr_forecast_series series;
	double out, r = 69 / sqrt(42.0 * 114);

	(void)state;
	setting[EHR_FORECAST_WINDOW_DAYS] = 2;
	for (int i = 0; i < 7; i++)
		value[i] = rising[i];
	series = series_of(0, 7, 1);
	ehr_forecast_anomalies(&series, &arena);
	assert_true(is(series.r[5], r));
	assert_int_equal(ehr_forecast_damped(&series,
				 (struct ehr_forecast_when){ 5, 6 }, &out),
		0);
	assert_true(is(out, 5.5 + r * 4));
	assert_int_equal(ehr_forecast_damped(&series,
				 (struct ehr_forecast_when){ 5, 7 }, &out),
		EHR_FORECAST_FEW_VALUES);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			days_persist, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			hours_persist, set_up, tear_down),
		cmocka_unit_test_setup_teardown(climatology, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			what_does_not_change, set_up, tear_down),
		cmocka_unit_test_setup_teardown(damping, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			damping_with_r, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
