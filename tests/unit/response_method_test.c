/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_method.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double found, double expected)
{
	assert_true(fabs(found - expected) <= 1e-9 * fabs(expected) + 1e-12);
}

static void scales(void **state)
{
	static const char *const bad[] = { "", "p", "p49", "p100", "98", "min",
		"guideline:", "guideline:@3", "guideline:pm25=15",
		"guideline:pm25=15@0", "guideline:pm25=0@3", "guideline:pm25@3",
		"guideline:pm25=1,pm25=2@3", "guideline:pm25=15@x",
		"guideline:=15@3" };
	struct ehr_response_scale scale;
	struct ehr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(
			ehr_response_scale_read(bad[i], &scale, &err), -1);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
	}
	assert_int_equal(ehr_response_scale_read("max", &scale, &err), 0);
	assert_true(scale.share == 1 && !scale.guideline);
	assert_int_equal(ehr_response_scale_read("p98", &scale, &err), 0);
	assert_true(scale.share == 0.98);
	assert_int_equal(ehr_response_scale_read(
				 "guideline:pm25=15,o3=100@3", &scale, &err),
		0);
	assert_true(scale.guideline && scale.n == 2 && scale.bound == 3);
	assert_true(ehr_str_is(scale.at[1].pollutant, "o3"));
	assert_true(scale.at[1].conc == 100);
}

static void terms(void **state)
{
	struct ehr_response_term term[] = {
		{ .pollutant = "pm25", .beta = 2e-4, .se = 1.1e-4 },
		{ .pollutant = "pm10", .beta = 3e-4, .se = 1e-4 },
		{ .pollutant = "no2", .beta = -1e-4, .se = 1e-4 },
		{ .pollutant = "o3", .beta = NAN, .se = NAN },
	};

	(void)state;
	assert_int_equal(
		ehr_response_terms_choose(term, 4, false, EHR_PM_LARGER), 2);
	assert_true(ehr_response_both_pm(term, 4));
	assert_int_equal(term[2].verdict, EHR_TERM_NOT_POSITIVE);
	assert_int_equal(term[3].verdict, EHR_TERM_NO_ESTIMATE);
	assert_int_equal(
		ehr_response_terms_choose(term, 4, false, EHR_PM_PM25), 1);
	assert_int_equal(term[1].verdict, EHR_TERM_OTHER_PM);
	assert_int_equal(
		ehr_response_terms_choose(term, 4, false, EHR_PM_PM10), 1);
	assert_int_equal(term[0].verdict, EHR_TERM_OTHER_PM);
	/* 2 / 1.1 = 1.82 is below 1.96: then there is no choice to make */
	assert_int_equal(
		ehr_response_terms_choose(term, 4, true, EHR_PM_PM25), 1);
	assert_int_equal(term[0].verdict, EHR_TERM_NOT_SIGNIFICANT);
	assert_int_equal(term[1].verdict, EHR_TERM_TAKEN);
}

/* b = log(1.01): a concentration of 1 has ER 1 %, 2 has 2.01 %, 3 3.0301 %.
 * Five days, the fifth outside the base, the third without one pollutant. */
static void scale_of_days(void **state)
{
	double fine[] = { 1, 2, 3, 1, 100 }, coarse[] = { 2, 1, 1, 1, 100 };
	double gas[] = { 1, 1, NAN, 0, 100 };
	struct ehr_response_variable variable[] = { { .value = fine },
		{ .value = coarse }, { .value = gas } };
	struct ehr_response_series series = {
		.first = 10, .n = 5, .variable = variable, .n_variable = 3
	};
	struct ehr_response_term term[] = {
		{ .variable = 0, .pollutant = "pm25", .beta = log(1.01) },
		{ .variable = 1, .pollutant = "pm10", .beta = log(1.01) },
		{ .variable = 2, .pollutant = "o3", .beta = log(1.01) },
	};
	struct ehr_response_scale scale;
	struct ehr_response_index index = { .term = term,
		.n = 3,
		.larger_pm = true,
		.from = 10,
		.to = 13,
		.scale = &scale };
	struct ehr_err err;

	(void)state;
	/* larger PM and gas: 2.01 + 1, 2.01 + 1, -, 1 + 0 */
	assert_int_equal(ehr_response_scale_read("max", &scale, &err), 0);
	assert_int_equal(ehr_response_index_scale(&index, &series, &err), 0);
	assert_int_equal(index.days, 3);
	assert_close(index.k, 3.01);
	/* sums: 1 + 2.01 + 1 = 4.01 twice, and 2; type 7 of three values at
	 * 0.75: halfway between the second and the third */
	index.larger_pm = false;
	fine[1] = 1; /* 1 + 1 + 1 = 3, 4.01 and 2 */
	assert_int_equal(ehr_response_scale_read("p75", &scale, &err), 0);
	assert_int_equal(ehr_response_index_scale(&index, &series, &err), 0);
	assert_close(index.k, (3 + 4.01) / 2);
	/* ER 1 + 2.01 + 1 = 4.01 is to be index 3 */
	assert_int_equal(
		ehr_response_scale_read(
			"guideline:pm25=1,o3=1,pm10=2@3", &scale, &err),
		0);
	assert_int_equal(ehr_response_index_scale(&index, &series, &err), 0);
	assert_close(index.k, 40.1 / 3);
	assert_int_equal(
		ehr_response_scale_read("guideline:pm25=1@3", &scale, &err), 0);
	assert_int_equal(ehr_response_index_scale(&index, &series, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	index.to = 9;
	assert_int_equal(ehr_response_index_scale(&index, &series, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
}

/* x 1 2 3 4, y 2 4 6 8 without the last: 1; with y 1 0 1 0: the covariance of
 * 1 2 3 4 with it is -0.5/..., r = -1 / sqrt(5) */
static void correlations(void **state)
{
	double x[] = { 1, 2, 3, 4 }, y[] = { 2, 4, 6, NAN },
	       z[] = { 1, 0, 1, 0 };
	struct ehr_response_variable variable[] = { { .value = x },
		{ .value = y }, { .value = z } };
	struct ehr_response_series series = {
		.n = 4, .variable = variable, .n_variable = 3
	};
	struct ehr_response_index index = { .from = 0, .to = 3 };
	size_t n;

	(void)state;
	assert_close(ehr_response_correlation(&series, &index, 0, 1, &n), 1);
	assert_int_equal(n, 3);
	assert_close(ehr_response_correlation(&series, &index, 0, 2, &n),
		-1 / sqrt(5));
	index.to = 1;
	assert_true(isnan(ehr_response_correlation(&series, &index, 0, 2, &n)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scales),
		cmocka_unit_test(terms),
		cmocka_unit_test(scale_of_days),
		cmocka_unit_test(correlations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
