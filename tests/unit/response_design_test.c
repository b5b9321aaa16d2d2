/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_design.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"

enum { DAYS = 731 }; /* 2019-12-31 to 2021-12-30 */

static double deaths[DAYS], temp[DAYS], flu[DAYS];

static struct ehr_response_variable variable[] = {
	{ .column = { "deaths", "", "", EHR_RESPONSE_OUTCOME },
		.value = deaths },
	{ .column = { "temp", "", "", EHR_RESPONSE_TEMPERATURE },
		.value = temp },
	{ .column = { "flu", "", "", EHR_RESPONSE_COVARIATE }, .value = flu },
};
static const size_t df[] = { 0, 3, 0 };

static struct ehr_response_series series = {
	.n = DAYS, .variable = variable, .n_variable = 3
};

static int fill(void **state)
{
	(void)state;
	series.first = ehr_day_of(2019, 12, 31);
	for (size_t d = 0; d < DAYS; d++) {
		deaths[d] = (double)(d % 5);
		temp[d] = 10 + 10 * sin((double)d / 58) + (double)(d % 7);
		flu[d] = (double)(d % 11);
	}
	temp[100] = NAN;
	flu[200] = NAN;
	return 0;
}

static void spline(void **state)
{
	struct ehr_response_terms terms = { .time = EHR_TIME_SPLINE,
		.time_df = 2,
		.dow = true,
		.temperature_lag = { 0, 2 },
		.df = df };
	struct ehr_response_design design;
	struct ehr_arena arena = { 0 };
	struct ehr_err err;

	(void)state;
	assert_int_equal(ehr_response_design_make(
				 &design, &series, &terms, &arena, &err),
		0);
	/* 731 / 365.25 years of 2: 4; intercept, time, six days of the week,
	 * temperature, a straight line */
	assert_int_equal(design.time_df, 4);
	assert_int_equal(design.n, 1 + 4 + 6 + 3 + 1);
	assert_string_equal(design.name[0], "intercept");
	assert_string_equal(design.name[4], "time.4");
	assert_string_equal(design.name[5], "dow.1");
	assert_string_equal(design.name[11], "temp.1");
	assert_string_equal(design.name[14], "flu");
	/* 2019-12-31 was a Tuesday, 2; the first of January 2020 a Wednesday */
	assert_true(design.column[6][0] == 1 && design.column[6][1] == 0);
	assert_true(design.column[7][1] == 1 && design.column[7][8] == 1);
	/* the mean of three days lacks the first two, and what has day 100 */
	assert_int_equal(design.lacks[1], 2);
	assert_int_equal(design.lacks[2], 0);
	assert_int_equal(design.lacks[102], 2);
	assert_int_equal(design.lacks[103], 0);
	assert_int_equal(design.lacks[200], 3);
	assert_null(design.stratum);
	ehr_arena_release(&arena);
}

static void strata(void **state)
{
	struct ehr_response_terms terms = {
		.time = EHR_TIME_STRATA, .dow = true, .df = df
	};
	struct ehr_response_design design;
	struct ehr_arena arena = { 0 };
	struct ehr_err err;

	(void)state;
	assert_int_equal(ehr_response_design_make(
				 &design, &series, &terms, &arena, &err),
		0);
	assert_int_equal(design.n, 3 + 1);
	/* the same day of the week in the same month, and in no other */
	assert_int_equal(design.stratum[1], design.stratum[8]);
	assert_int_not_equal(design.stratum[1], design.stratum[2]);
	assert_int_not_equal(design.stratum[0], design.stratum[7]);
	/* 2020-01-01 and 2020-01-29, but not 2020-02-05 */
	assert_int_equal(design.stratum[1], design.stratum[29]);
	assert_int_not_equal(design.stratum[1], design.stratum[36]);
	ehr_arena_release(&arena);
}

static void months_and_harmonics(void **state)
{
	struct ehr_response_terms terms = { .time = EHR_TIME_MONTH, .df = df };
	struct ehr_response_design design;
	struct ehr_arena arena = { 0 };
	struct ehr_err err;

	(void)state;
	/* December 2019 to December 2021: 25 months, 24 levels */
	assert_int_equal(ehr_response_design_make(
				 &design, &series, &terms, &arena, &err),
		0);
	assert_int_equal(design.n, 1 + 24 + 3 + 1);
	assert_true(design.column[1][0] == 0 && design.column[1][1] == 1 &&
		    design.column[1][31] == 1 && design.column[1][32] == 0);
	terms.time = EHR_TIME_HARMONICS;
	terms.harmonics = 2;
	assert_int_equal(ehr_response_design_make(
				 &design, &series, &terms, &arena, &err),
		0);
	/* line, two pairs; the sine of a quarter of a year is 1 */
	assert_int_equal(design.n, 1 + 1 + 4 + 3 + 1);
	assert_string_equal(design.name[5], "cos.2");
	assert_true(fabs(design.column[2][91] - 1) < 1e-3);
	assert_true(fabs(design.column[5][91] + 1) < 1e-3);
	ehr_arena_release(&arena);
}

static void too_few_values(void **state)
{
	static const size_t many[] = { 0, 3, 30 };
	struct ehr_response_terms terms = { .time = EHR_TIME_STRATA,
		.df = many };
	struct ehr_response_design design;
	struct ehr_arena arena = { 0 };
	struct ehr_err err = { 0 };

	(void)state;
	/* eleven different values for 31 knots */
	assert_int_equal(ehr_response_design_make(
				 &design, &series, &terms, &arena, &err),
		-1);
	assert_non_null(strstr(err.text, "flu"));
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spline),
		cmocka_unit_test(strata),
		cmocka_unit_test(months_and_harmonics),
		cmocka_unit_test(too_few_values),
	};

	return cmocka_run_group_tests(tests, fill, NULL);
}
