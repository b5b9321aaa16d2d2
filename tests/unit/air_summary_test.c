/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "model/air_summary.h"
#include "model/air_summary_limit.h"

/* Everything that one summary needs, and its rows as lines. */
static struct {
	struct ehr_aqi_standards *standards;
	struct ehr_air_limits limits;
	struct ehr_aqi_basis basis;
	struct ehr_aqi_plan plan[2];
	struct ehr_air_days *days;
	struct ehr_air_indices *indices;
	struct ehr_air_dust dust;
	struct ehr_buf lines;
	struct ehr_air_summary summary;
} it;

static int put(void *self, const struct ehr_air_row *row, struct ehr_err *err)
{
	(void)self;
	(void)err;
	ehr_buf_printf(&it.lines,
		"%s %s %s %s %s %d %g %g %ld/%ld %s %g %s %s\n",
		*row->station ? row->station : row->city, row->period,
		row->scheme, row->measure, row->pollutant, row->level,
		row->value, row->rounded, row->n, row->of, row->time,
		row->limit, row->verdict, row->flags);
	return 0;
}

static void plan(int i, const char *name)
{
	struct ehr_err err = { 0 };

	assert_int_equal(
		ehr_aqi_plan_init(&it.plan[i],
			ehr_aqi_standards_find(it.standards, ehr_str_of(name)),
			EHR_AQI_DAY, &it.basis, &err),
		0);
}

static int begin(void **state)
{
	const struct ehr_air_rules rules = { 20, 14, { 160, 1 }, 75 };
	struct ehr_aqi_paths tables = { 0 };
	struct ehr_air_limit_paths limit_tables = { 0 };
	struct ehr_err err = { 0 };

	(void)state;
	it.standards = ehr_aqi_standards_open(&tables, &err);
	if (!it.standards ||
		ehr_air_limits_read(&it.limits, &limit_tables, &err))
		return -1;
	plan(0, "hj633-2012");
	plan(1, "hj633-2026");
	it.days = ehr_air_days_new(&rules);
	it.indices = ehr_air_indices_new();
	it.summary = (struct ehr_air_summary){ .days = it.days,
		.plan = it.plan,
		.n_plans = 2,
		.limits = &it.limits,
		.area = EHR_AIR_AREA_II,
		.basis = &it.basis,
		.dust = &it.dust,
		.put = put };
	return 0;
}

static int end(void **state)
{
	(void)state;
	ehr_aqi_standards_close(it.standards);
	ehr_air_limits_release(&it.limits);
	ehr_air_days_free(it.days);
	ehr_air_indices_free(it.indices);
	ehr_air_dust_release(&it.dust);
	ehr_buf_release(&it.lines);
	it.dust = (struct ehr_air_dust){ 0 };
	return 0;
}

static void give(long day, long pm25)
{
	struct ehr_aqi_input input = { 0 };

	input.value[EHR_AQI_24H][EHR_AIR_PM25] = (struct ehr_aqi_value){ 24,
		{ (ehr_wide)pm25 * 24 * EHR_AIR_MICRO,
			(ehr_wide)24 * EHR_AIR_MICRO } };
	ehr_air_days_put(it.days,
		ehr_air_days_station(it.days, ehr_str_of("A"), ehr_str_of("")),
		day, &input);
}

static void summarize(enum ehr_air_period period)
{
	struct ehr_err err = { 0 };

	it.summary.period = period;
	it.lines.n = 0;
	assert_int_equal(ehr_air_summary_run(&it.summary, &err), 0);
}

static void assert_line(const char *line)
{
	struct ehr_buf end = { 0 };

	ehr_buf_printf(&end, "%s\n", line);
	if (!strstr(ehr_buf_text(&it.lines), ehr_buf_text(&end)))
		fail_msg("no \"%s\" in\n%s", line, ehr_buf_text(&it.lines));
	ehr_buf_release(&end);
}

/*
 * PM2.5 alone of 60, 70 and 80. Of 2012, which takes what there is: 1.25 * 25 +
 * 50 = 81.25, 1.25 * 35 + 50 = 93.75, 1.25 * 5 + 100 = 106.25: 82, 94, 107. Of
 * 2026: 100, which is not enough to stand without the other five; 50 / 55 * 10 +
 * 100 = 109.09, 50 / 55 * 20 + 100 = 118.2: 110, 119. Days above 75: one.
 */
static void test_editions(void **state)
{
	long from = ehr_day_of(2025, 2, 27);

	(void)state;
	give(from, 60);
	give(from + 1, 70);
	give(from + 2, 80); /* 1 March */
	summarize(EHR_AIR_BY_STATION);
	assert_line("A 2025-02-27/2025-03-01 hj633-2012 valid  0 1 nan 3/3  nan"
		    "  partial:3");
	assert_line("A 2025-02-27/2025-03-01 hj633-2012 level  2 0.666667 nan "
		    "2/3  nan  ");
	assert_line("A 2025-02-27/2025-03-01 hj633-2012 max  3 107 nan -1/-1 "
		    "2025-03-01 nan  ");
	assert_line("A 2025-02-27/2025-03-01 hj633-2012 good  0 0.666667 nan "
		    "2/3  nan  partial:2");
	assert_line("A 2025-02-27/2025-03-01 hj633-2012 primary pm25 0 1 nan "
		    "3/3  nan  ");
	assert_line("A 2025-02-27/2025-03-01 hj633-2026 valid  0 0.666667 nan "
		    "2/3  nan  partial:2");
	assert_line("A 2025-02-27/2025-03-01 hj633-2026 good  0 0 nan 0/2  nan"
		    "  ");
	assert_line("A 2025-02-27/2025-03-01 gb3095-2012 exceeded pm25 0 "
		    "0.333333 nan 1/3  75  ");
	summarize(EHR_AIR_BY_MONTH);
	assert_line("A 2025-02 hj633-2012 good  0 1 nan 2/2  nan  "
		    "partial:2");
	assert_line("A 2025-03 hj633-2012 good  0 0 nan 0/1  nan  ");
	assert_line("A 2025-02 gb3095-2012 mean pm25 0 65 65 2/28  nan  ");
	summarize(EHR_AIR_BY_DAY);
	assert_line("A 2025-02-27 hj633-2026 aqi  0 nan nan -1/-1  nan  "
		    "missing:so2,no2,co,pm10,o3 incomplete");
	assert_line("A 2025-03-01 hj633-2026 aqi pm25 3 119 nan -1/-1  nan  "
		    "missing:so2,no2,co,pm10,o3");
	assert_line("A 2025-03-01 gb3095-2012 24h pm25 0 80 80 -1/-1  75 "
		    "exceeds ");
}

/*
 * A year: 340 days of 20 and 25 of 90, these in the first 25 days. Mean (6800 +
 * 2250) / 365 = 24.79, 25; the 95th percentile: k = 1 + 364 * 0.95 = 346.8, above
 * 340: 90. So 2012: the mean of 35 is met, the percentile of 75 is exceeded. With
 * the 25 days declared dust 340 days are left, but none but 6 in January.
 */
static void test_year(void **state)
{
	long from = ehr_day_of(2025, 1, 1);

	(void)state;
	for (long i = 0; i < 365; i++)
		give(from + i, i < 25 ? 90 : 20);
	summarize(EHR_AIR_BY_YEAR);
	assert_line("A 2025 gb3095-2012 mean pm25 0 24.7945 25 365/365  35 "
		    "meets ");
	assert_line("A 2025 gb3095-2012 p95 pm25 0 90 90 365/365  75 exceeds ");
	assert_line("A 2025 gb3095-2012 attainment  0 nan nan -1/-1  nan "
		    "exceeds ");
	for (long i = 0; i < 25; i++)
		ehr_air_dust_add(
			&it.dust, ehr_str_of(i % 2 ? "" : "A"), from + i);
	summarize(EHR_AIR_BY_YEAR);
	assert_line("A 2025 hj633-2012 valid  0 0.931507 nan 340/365  nan  "
		    "dust_left_out:25 partial:340");
	assert_line("A 2025 gb3095-2012 p95 pm25 0 20 20 340/365  75 not_valid "
		    "dust_left_out:25 few_days:01");
	/* the five others have no day at all */
	assert_line("A 2025 gb3095-2012 mean so2 0 nan nan 0/365  60 not_valid "
		    "few_days:01/02/03/04/05/06/07/08/09/10/11/12");
	assert_line("A 2025 gb3095-2012 attainment  0 nan nan -1/-1  nan "
		    "not_valid ");
}

/* A health index and goals: days at level 1. */
static void test_goals(void **state)
{
	const struct ehr_air_scheme scheme = { "zhejiang", 4, it.indices };
	const struct ehr_air_goal goal[] = { { ehr_str_of("zhejiang"), 1, NAN },
		{ ehr_str_of("zhejiang"), 1, 0.5 },
		{ ehr_str_of("zhejiang"), 2, 0.9 } };
	long from = ehr_day_of(2025, 1, 1);

	(void)state;
	it.summary.scheme = &scheme;
	it.summary.n_schemes = 1;
	it.summary.goal = goal;
	it.summary.n_goals = 3;
	for (long i = 0; i < 4; i++) {
		give(from + i, 10);
		if (i != 2)
			ehr_air_indices_put(it.indices, 0, from + i,
				2 + 1.5 * (double)i, 1 + (int)i);
	}
	summarize(EHR_AIR_BY_YEAR);
	assert_line("A 2025 zhejiang max  4 6.5 nan -1/-1 2025-01-04 nan  ");
	assert_line("A 2025 zhejiang level  2 0.333333 nan 1/3  nan  ");
	assert_line("A 2025 zhejiang goal  1 0.333333 nan 1/3  nan "
		    "needs_judgement ");
	/* three days say nothing of a year */
	assert_line("A 2025 zhejiang goal  1 0.333333 nan 1/3  0.5 not_valid ");
	assert_null(strstr(ehr_buf_text(&it.lines), "zhejiang good"));
	summarize(EHR_AIR_BY_MONTH);
	assert_line("A 2025-01 zhejiang goal  1 0.333333 nan 1/3  0.5 fails ");
	assert_line("A 2025-01 zhejiang goal  2 0.666667 nan 2/3  0.9 fails ");
	/* 3 and 321 days are the 324 that a year needs */
	for (long i = 4; i < 325; i++) {
		give(from + i, 10);
		ehr_air_indices_put(it.indices, 0, from + i, 2, 1);
	}
	summarize(EHR_AIR_BY_YEAR);
	assert_line("A 2025 zhejiang goal  1 0.993827 nan 322/324  0.5 meets ");
}

/* The worked example at blog.csdn.net/weixin_44237659/article/details/124068041:
 * of 2 3 4 4 5 8 the 90th percentile is 5 + (8 - 5) * 0.5 = 6.5. */
static void test_percentile(void **state)
{
	static const struct ehr_fraction value[] = { { 2, 1 }, { 6, 2 },
		{ 4, 1 }, { 12, 3 }, { 5, 1 }, { 8, 1 } };

	(void)state;
	assert_float_equal(
		ehr_fraction_value(ehr_air_percentile(value, 6, 90)), 6.5, 0);
	assert_float_equal(
		ehr_fraction_value(ehr_air_percentile(value, 6, 100)), 8, 0);
	assert_float_equal(
		ehr_fraction_value(ehr_air_percentile(value, 6, 20)), 3, 0);
	assert_float_equal(
		ehr_fraction_value(ehr_air_percentile(value, 1, 95)), 2, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_editions, begin, end),
		cmocka_unit_test_setup_teardown(test_year, begin, end),
		cmocka_unit_test_setup_teardown(test_goals, begin, end),
		cmocka_unit_test(test_percentile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
