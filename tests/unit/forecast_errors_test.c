/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_errors.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static double room[16];

/* Errors 5 -3 0 1 -1, added in that order. */
static struct ehr_forecast_errors five(void)
{
	struct ehr_forecast_errors errors = { room, 0 };

	ehr_forecast_errors_add(&errors, 15, 10);
	ehr_forecast_errors_add(&errors, 7, 10);
	ehr_forecast_errors_add(&errors, 10, 10);
	ehr_forecast_errors_add(&errors, NAN, 10);
	ehr_forecast_errors_add(&errors, 11, 10);
	ehr_forecast_errors_add(&errors, 9, NAN);
	ehr_forecast_errors_add(&errors, 9, 10);
	return errors;
}

static void are_sorted(void **state)
{
	static const double want[] = { -3, -1, 0, 1, 5 };
	struct ehr_forecast_errors errors = five();

	(void)state;
	assert_int_equal(errors.n, 5);
	for (int i = 0; i < 5; i++)
		assert_true(fabs(errors.error[i] - want[i]) < 1e-12);
}

/* Type 7, as R's quantile(c(-3, -1, 0, 1, 5), c(0.1, 0.9)): places 0.4 and 3.6:
 * -3 + 0.4 * 2 = -2.2 and 1 + 0.6 * 4 = 3.4. */
static void give_quantiles(void **state)
{
	struct ehr_forecast_errors errors = five();
	struct ehr_forecast_interval interval;

	(void)state;
	assert_true(
		ehr_forecast_errors_interval(&errors, 5, 0.8, 20, &interval));
	assert_true(fabs(interval.low - 17.8) < 1e-12);
	assert_true(fabs(interval.high - 23.4) < 1e-12);
	assert_false(
		ehr_forecast_errors_interval(&errors, 6, 0.8, 20, &interval));
}

/* A concentration of 1 less 2.2 is none; one that was below 0 may be lower. */
static void end_at_zero(void **state)
{
	struct ehr_forecast_errors errors = five();
	struct ehr_forecast_interval interval;

	(void)state;
	assert_true(
		ehr_forecast_errors_interval(&errors, 5, 0.8, 1, &interval));
	assert_true(fabs(interval.low) < 1e-12);
	assert_true(fabs(interval.high - 4.4) < 1e-12);
	assert_true(
		ehr_forecast_errors_interval(&errors, 5, 0.8, -1, &interval));
	assert_true(fabs(interval.low + 3.2) < 1e-12);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(are_sorted),
		cmocka_unit_test(give_quantiles),
		cmocka_unit_test(end_at_zero),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
