/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/gamma_fit.h"

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

/* R: k by uniroot of log(k) - digamma(k) = log(mean(x)) - mean(log(x)), limits
 * 62 kc mean(x) / qchisq(level, 62 kc). */
static void fits_a_gamma(void **state)
{
	struct ehr_gamma_fit fit;
	double ucl;

	(void)state;
	assert_true(ehr_gamma_fit(cadmium, COUNT(cadmium), &fit));
	assert_near(fit.shape, 1.83403182527205, 1e-9);
	assert_near(fit.scale, 2.32697267118078, 1e-9);
	assert_near(fit.shape_corrected, 1.67805025078336, 1e-9);
	assert_near(fit.scale_corrected, 2.54327421571051, 1e-9);
	assert_true(ehr_ucl_gamma(&fit, 0.05, &ucl));
	assert_near(ucl, 5.44783996270296, 1e-9);
	assert_true(ehr_ucl_gamma(&fit, 0.0413, &ucl));
	assert_near(ucl, 5.52294649488833, 1e-9);
}

/* R: the sum of the header over pgamma of the sorted values. */
static void measures_the_distance(void **state)
{
	struct ehr_gamma_fit fit;
	double a2;

	(void)state;
	assert_true(ehr_gamma_fit(cadmium, COUNT(cadmium), &fit));
	assert_true(ehr_gamma_distance(&fit, cadmium, COUNT(cadmium), &a2));
	assert_near(a2, 1.7100449348184, 1e-8);
}

/* log k - digamma(k) is about 1 / (2 k) for a large shape. */
static void fits_nearly_equal_values(void **state)
{
	static const double value[] = { 1000, 1001, 999, 1000 };
	struct ehr_gamma_fit fit;

	(void)state;
	assert_true(ehr_gamma_fit(value, 4, &fit));
	/* s = mean of r^2 / 2 = (1e-6 + 1e-6) / 2 / 4 */
	assert_near(fit.shape, 1 / (2 * 0.25e-6), 1e-5);
	assert_near(fit.shape * fit.scale, 1000, 1e-14);
}

static void says_when_it_cannot(void **state)
{
	static const double equal[] = { 2, 2, 2, 2, 2 };
	static const double zero[] = { 2, 0, 1, 3 };
	static const double large[] = { 7e307, 1.5e308, 1.3e307, 1.7e308 };
	static const double near[] = { 1, 1 + 1e-9, 1, 1 };
	struct ehr_gamma_fit fit = { .n = 99 };
	double ucl = 99;

	(void)state;
	assert_false(ehr_gamma_fit(cadmium, 3, &fit));
	assert_false(ehr_gamma_fit(equal, 5, &fit));
	assert_false(ehr_gamma_fit(zero, 4, &fit));
	assert_false(ehr_gamma_fit(near, 4, &fit));
	/* the scale, mean / k*, is beyond the largest double: k* is below 1 */
	assert_false(ehr_gamma_fit(large, 4, &fit));
	assert_int_equal(fit.n, 99);
	assert_true(ehr_gamma_fit(cadmium, 9, &fit));
	assert_false(ehr_ucl_gamma(&fit, 0, &ucl));
	assert_false(ehr_ucl_gamma(&fit, 0.5, &ucl));
	/* so far out that the cdf is 1 */
	const double out[] = { 1, 2, 1e9 };
	assert_false(ehr_gamma_distance(&fit, out, 3, &ucl));
	assert_true(ucl == 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_a_gamma),
		cmocka_unit_test(measures_the_distance),
		cmocka_unit_test(fits_nearly_equal_values),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
