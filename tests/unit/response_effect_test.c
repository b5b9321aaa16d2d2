/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_effect.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double found, double expected)
{
	assert_true(fabs(found - expected) <= 1e-6 * fabs(expected) + 1e-12);
}

/* b = log(1.01) / 10: 1 % per 10; se = b / 1.959963985: the lower limit is 0 */
static void effects(void **state)
{
	double b = 0.000995033085;
	struct ehr_response_effect effect =
		ehr_response_effect(b, b / 1.959963984540054, 20);

	(void)state;
	assert_close(effect.rr10, 1.01);
	assert_close(effect.er10, 1);
	assert_true(fabs(effect.er10_lo) < 1e-9);
	/* 100 (1.01^2 - 1) */
	assert_close(effect.er10_hi, 2.01);
	assert_close(effect.er_iqr, 2.01);
	assert_true(isnan(ehr_response_effect(NAN, NAN, 20).er10));
}

/* 1 2 3 4: quartiles of type 7 are 1.75 and 3.25. */
static void iqr(void **state)
{
	double value[] = { 4, NAN, 1, 3, 2 },
	       none[] = { NAN, NAN, NAN, NAN, NAN };
	double out[5];
	struct ehr_response_variable variable[] = { { .value = value },
		{ .value = none } };
	struct ehr_response_series series = {
		.n = 5, .variable = variable, .n_variable = 2
	};

	(void)state;
	assert_close(ehr_response_iqr(&series, 0), 1.5);
	assert_true(isnan(ehr_response_iqr(&series, 1)));
	assert_int_equal(ehr_response_present(&variable[0], 1, 4, out), 2);
	assert_true(out[0] == 1 && out[1] == 3);
}

/* An effect of 2.801585 standard errors is found with 80 % (1.959964 +
 * 0.841621), one of 0 with the 5 % of the level. */
static void power(void **state)
{
	double b = log(1.005) / 10;

	(void)state;
	/* the other side adds 1e-6 */
	assert_true(fabs(ehr_response_power(0.5, b / 2.8015852) - 0.8) < 2e-6);
	assert_close(ehr_response_power(1e-12, 1), 0.05);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(effects),
		cmocka_unit_test(iqr),
		cmocka_unit_test(power),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
