/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/lognormal.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* The first 31 results of cadmium in testdata/soil-meuse, mg/kg. */
static const double cadmium[] = { 11.7, 8.6, 6.5, 2.6, 2.8, 3, 3.2, 2.8, 2.4,
	1.6, 1.4, 1.8, 11.2, 2.5, 2, 9.5, 7, 7.1, 8.7, 12.9, 5.5, 2.8, 2.9, 1.7,
	1.4, 1.5, 1.3, 1.3, 1.8, 1.5, 1.3 };

/* With two results the terms are u^k / (2 k)!: g(u) = cosh(sqrt(u)). */
static void sums_finneys_series(void **state)
{
	double g;

	(void)state;
	assert_true(ehr_finney_g(2, 4, &g));
	assert_near(g, cosh(2), 1e-14);
	assert_true(ehr_finney_g(2, 400, &g));
	assert_near(g, cosh(20), 1e-13);
	assert_true(ehr_finney_g(31, 0, &g) && g == 1);
	/* many results: nearly exp(u) */
	assert_true(ehr_finney_g(100000000, 2, &g));
	assert_near(g, exp(2), 1e-6);
}

/* R, with g written by the Bessel function, as in tests/oracle/epc-stats. */
static void estimates_the_mean(void **state)
{
	struct ehr_moments logs;
	struct ehr_lognormal_mean found;

	(void)state;
	assert_true(ehr_log_moments(cadmium, COUNT(cadmium), &logs));
	assert_true(ehr_lognormal_mean(&logs, &found));
	assert_near(found.mean, 4.18704275319853, 1e-13);
	assert_near(found.se, 0.6268093588083, 1e-11);
}

/* With a small spread the standard error is that of the ordinary mean, mean
 * times sy / sqrt(n), and does not drown in rounding. */
static void keeps_digits_of_small_spreads(void **state)
{
	struct ehr_moments logs = { .n = 16, .mean = 0, .sd = 1e-7 };
	struct ehr_lognormal_mean found;

	(void)state;
	assert_true(ehr_lognormal_mean(&logs, &found));
	assert_near(found.se, 1e-7 / 4, 1e-6);
	logs.sd = 0;
	assert_true(ehr_lognormal_mean(&logs, &found));
	assert_true(found.mean == 1 && found.se == 0);
}

static void says_when_it_cannot(void **state)
{
	const struct ehr_moments one = { .n = 1 };
	const struct ehr_moments wide = { .n = 50, .mean = 10, .sd = 1e4 };
	struct ehr_lognormal_mean found = { 99, 99 };
	double g = 99;

	(void)state;
	assert_false(ehr_lognormal_mean(&one, &found));
	assert_false(ehr_lognormal_mean(&wide, &found));
	assert_false(ehr_finney_g(1, 1, &g));
	assert_false(ehr_finney_g(5, -1, &g));
	assert_false(ehr_finney_g(5, (double)NAN, &g));
	assert_false(ehr_finney_g(5, INFINITY, &g));
	assert_true(g == 99 && found.mean == 99 && found.se == 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_finneys_series),
		cmocka_unit_test(estimates_the_mean),
		cmocka_unit_test(keeps_digits_of_small_spreads),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
