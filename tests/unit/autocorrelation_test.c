/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/autocorrelation.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_numbers(
	const double *found, const double *expected, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(fabs(found[i] - expected[i]) <= 1e-14))
			fail_msg("%.17g is not %.17g", found[i], expected[i]);
}

/* R 4.2.2: acf and pacf of c(3, 5, NA, 2, 8, 6, 7, NA, 1, 4, 4, 9) up to lag 4
 * with na.action = na.pass. */
static void agrees_with_r(void **state)
{
	static const double x[12] = { 3, 5, NAN, 2, 8, 6, 7, NAN, 1, 4, 4, 9 };
	static const double expected[4] = { -0.0580870279146142,
		-0.1096059113300492, -0.4094143404488231, -0.3785805509943440 };
	static const double expected_partial[4] = { -0.0580870279146141,
		-0.1133625109088299, -0.4300465846406927, -0.5804816312249212 };
	double r[4], partial[4];

	(void)state;
	assert_true(ehr_autocorrelations(x, 12, 4, r, partial));
	assert_numbers(r, expected, 4);
	assert_numbers(partial, expected_partial, 4);
}

/* 1 -1 1 -1: mean 0, sums of neighbours' products -3 and 2 of squares 4. */
static void follows_the_formula(void **state)
{
	static const double x[4] = { 1, -1, 1, -1 };
	double r[2];

	(void)state;
	assert_true(ehr_autocorrelations(x, 4, 2, r, NULL));
	assert_numbers(r, (double[]){ -0.75, 0.5 }, 2);
}

static void refuses_what_has_none(void **state)
{
	static const double alike[3] = { 2, 2, 2 }, one[3] = { NAN, 2, NAN };
	static const double apart[4] = { 1, NAN, 3, NAN };
	double r[3];

	(void)state;
	assert_false(ehr_autocorrelations(alike, 3, 1, r, NULL));
	assert_false(ehr_autocorrelations(one, 3, 1, r, NULL));
	assert_false(ehr_autocorrelations(apart, 4, 1, r, NULL));
	assert_false(ehr_autocorrelations(alike, 0, 1, r, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_r),
		cmocka_unit_test(follows_the_formula),
		cmocka_unit_test(refuses_what_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
