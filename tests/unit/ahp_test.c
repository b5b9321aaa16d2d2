/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ahp.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double found, double expected, double by)
{
	if (!(fabs(found - expected) <= by))
		fail_msg("%.17g is not near %.17g", found, expected);
}

#define OVER(n) (1.0 / (n))

/* Saaty 1990, How to make a decision (European Journal of Operational Research
 * 48:9): eight criteria for buying a house. Printed: lambda 9.669, CI 0.238, and
 * the weights to three digits. */
static void agrees_with_saaty(void **state)
{
	static const double house[] = {
		1, 5, 3, 7, 6, 6, OVER(3), OVER(4),             /* */
		OVER(5), 1, OVER(3), 5, 3, 3, OVER(5), OVER(7), /* */
		OVER(3), 3, 1, 6, 3, 4, 6, OVER(5),             /* */
		OVER(7), OVER(5), OVER(6), 1, OVER(3), OVER(4), OVER(7),
		OVER(8), /* */
		OVER(6), OVER(3), OVER(3), 3, 1, OVER(2), OVER(5),
		OVER(6),                                              /* */
		OVER(6), OVER(3), OVER(4), 4, 2, 1, OVER(5), OVER(6), /* */
		3, 5, OVER(6), 7, 5, 5, 1, OVER(2),                   /* */
		4, 7, 5, 8, 6, 6, 2, 1,                               /* */
	};
	static const double expected[] = { 0.173, 0.054, 0.188, 0.018, 0.031,
		0.036, 0.167, 0.333 };
	double weight[8];
	struct ehr_ahp result;

	(void)state;
	assert_true(ehr_ahp(house, 8, weight, &result));
	assert_close(result.lambda, 9.669, 5e-4);
	assert_close(result.consistency_index, 0.238, 5e-4);
	for (int i = 0; i < 8; i++)
		assert_close(weight[i], expected[i], 1e-3);
}

/* 6 : 3 : 2 throughout contradicts nothing: lambda is the order. */
static void consistent_judgements(void **state)
{
	static const double judgement[] = { 1, 2, 3, 0.5, 1, 1.5, 1.0 / 3,
		2.0 / 3, 1 };
	double weight[3];
	struct ehr_ahp result;

	(void)state;
	assert_true(ehr_ahp(judgement, 3, weight, &result));
	assert_close(result.lambda, 3, 1e-12);
	assert_close(result.consistency_index, 0, 1e-12);
	assert_close(weight[0], 6.0 / 11, 1e-12);
	assert_close(weight[2], 2.0 / 11, 1e-12);
}

static void a_single_one(void **state)
{
	static const double judgement[] = { 1 };
	double weight[1];
	struct ehr_ahp result;

	(void)state;
	assert_true(ehr_ahp(judgement, 1, weight, &result));
	assert_close(weight[0], 1, 0);
	assert_close(result.consistency_index, 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_saaty),
		cmocka_unit_test(consistent_judgements),
		cmocka_unit_test(a_single_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
