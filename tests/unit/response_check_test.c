/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_check.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double found, double expected)
{
	assert_true(fabs(found - expected) <= 1e-6 * fabs(expected) + 1e-12);
}

enum { DAYS = 30 };

static const struct ehr_response_finding *find(
	const struct ehr_response_finding *finding, size_t n,
	enum ehr_response_oddity what, size_t variable)
{
	for (size_t i = 0; i < n; i++)
		if (finding[i].what == what && finding[i].variable == variable)
			return &finding[i];
	return NULL;
}

static void finds(void **state)
{
	double deaths[DAYS], pm[DAYS], temp[DAYS], dew[DAYS];
	bool row[DAYS];
	struct ehr_response_variable variable[] = {
		{ .column = { "deaths", "", "", EHR_RESPONSE_OUTCOME },
			.value = deaths },
		{ .column = { "pm", "", "", EHR_RESPONSE_POLLUTANT },
			.value = pm,
			.missing = 4,
			.negative = 2,
			.least = -3 },
		{ .column = { "temp", "", "", EHR_RESPONSE_TEMPERATURE },
			.value = temp },
		{ .column = { "dew", "", "", EHR_RESPONSE_DEW_POINT },
			.value = dew },
	};
	struct ehr_response_series series = { .first = 1000,
		.n = DAYS,
		.absent = 1,
		.variable = variable,
		.n_variable = 4,
		.row = row };
	double setting[EHR_RESPONSE_SETTINGS] = {
		[EHR_RESPONSE_RUN_DAYS] = 7, [EHR_RESPONSE_ZERO_CHANCE] = 0.01
	};
	struct ehr_response_finding finding[EHR_RESPONSE_FINDINGS(4)];
	const struct ehr_response_finding *one;
	size_t n;

	(void)state;
	for (size_t d = 0; d < DAYS; d++) {
		row[d] = d != 12;
		deaths[d] = 20;
		pm[d] = (double)d;
		temp[d] = (double)d;
		dew[d] = temp[d] - 1;
	}
	deaths[3] = 0;
	pm[12] = pm[20] = pm[21] = pm[22] = NAN;
	for (size_t d = 1; d < 8; d++)
		pm[d] = 5; /* seven days */
	dew[4] = dew[6] = 29;
	n = ehr_response_check(&series, setting, finding);
	assert_int_equal(n, 6);
	one = find(finding, n, EHR_ODD_ABSENT, 0);
	assert_true(one && one->count == 1 && one->from == 1012);
	one = find(finding, n, EHR_ODD_MISSING, 1);
	assert_true(
		one && one->count == 4 && one->from == 1020 && one->to == 1022);
	one = find(finding, n, EHR_ODD_NEGATIVE, 1);
	assert_true(one && one->count == 2 && one->value == -3);
	one = find(finding, n, EHR_ODD_RUN, 1);
	assert_true(one && one->count == 1 && one->from == 1001 &&
		    one->to == 1007 && one->value == 5);
	/* 30 exp(-580 / 30) is far below 0.01 */
	one = find(finding, n, EHR_ODD_ZERO, 0);
	assert_true(one && one->count == 1);
	assert_close(one->value, 580.0 / 30);
	one = find(finding, n, EHR_ODD_DEW_POINT, 3);
	assert_true(one && one->count == 2);
	/* with three deaths a day a 0 is no wonder; six days are no run */
	for (size_t d = 0; d < DAYS; d++)
		deaths[d] = d == 3 ? 0 : 3;
	pm[7] = 6;
	n = ehr_response_check(&series, setting, finding);
	assert_null(find(finding, n, EHR_ODD_ZERO, 0));
	assert_null(find(finding, n, EHR_ODD_RUN, 1));
}

static void means(void **state)
{
	double value[] = { 1, NAN, 4 }, none[] = { NAN, NAN, NAN };
	struct ehr_response_variable variable[] = { { .value = value },
		{ .value = none } };
	struct ehr_response_series series = {
		.n = 3, .variable = variable, .n_variable = 2
	};

	(void)state;
	assert_true(ehr_response_mean(&series, 0) == 2.5);
	assert_true(isnan(ehr_response_mean(&series, 1)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(means),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
