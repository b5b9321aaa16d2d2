/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/goodness.h"

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

/* Weights of eleven men (Shapiro and Wilk 1965, Biometrika 52): W 0.79. p: R
 * 4.2.2, shapiro.test. */
static const double men[] = { 148, 154, 158, 160, 161, 162, 166, 170, 182, 195,
	236 };

static void tests_eleven_men(void **state)
{
	struct ehr_goodness found;

	(void)state;
	assert_true(ehr_shapiro_wilk(men, COUNT(men), &found));
	assert_true(fabs(found.statistic - 0.79) < 0.005);
	assert_near(found.p, 0.0067038140565029254, 1e-9);
}

/* With three values W = d^2 / sum of squares with d = sqrt(1/2) range: 1, 2, 6
 * has 12.5 / 14, and p = 6 / pi (asin sqrt W - asin sqrt 0.75). 1, 1, 2 has W =
 * 0.75 and p 0. */
static void tests_three_values(void **state)
{
	static const double value[] = { 6, 1, 2 }, least[] = { 1, 2, 1 };
	struct ehr_goodness found;

	(void)state;
	assert_true(ehr_shapiro_wilk(value, 3, &found));
	assert_near(found.statistic, 12.5 / 14, 1e-14);
	assert_near(found.p,
		6 / acos(-1) * (asin(sqrt(12.5 / 14)) - asin(sqrt(0.75))),
		1e-12);
	assert_true(ehr_shapiro_wilk(least, 3, &found));
	assert_near(found.statistic, 0.75, 1e-14);
	assert_true(found.p < 1e-7);
}

/* R 4.2.2, nortest 1.0-4, lillie.test. */
static void measures_the_greatest_distance(void **state)
{
	static const double one_two[] = { 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1 };
	static const double even[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	struct ehr_goodness found;

	(void)state;
	assert_true(ehr_lilliefors(men, COUNT(men), &found));
	assert_near(found.statistic, 0.25921535714887756, 1e-12);
	assert_near(found.p, 0.037407621800030828, 1e-10);
	assert_true(ehr_lilliefors(even, COUNT(even), &found));
	assert_near(found.statistic, 0.10485431269629009, 1e-12);
	assert_near(found.p, 0.99813741752778651, 1e-10);
	assert_true(ehr_lilliefors(one_two, COUNT(one_two), &found));
	assert_true(found.p >= 0 && found.p < 1e-6);
}

/* Neither depends on where 0 is and how large a unit. */
static void has_no_favourite_unit(void **state)
{
	double moved[COUNT(men)];
	struct ehr_goodness one, other;

	(void)state;
	for (size_t i = 0; i < COUNT(men); i++)
		moved[i] = ldexp(men[COUNT(men) - 1 - i] - 150, 900);
	assert_true(ehr_shapiro_wilk(men, COUNT(men), &one));
	assert_true(ehr_shapiro_wilk(moved, COUNT(men), &other));
	assert_near(other.p, one.p, 1e-10);
	assert_true(ehr_lilliefors(men, COUNT(men), &one));
	assert_true(ehr_lilliefors(moved, COUNT(men), &other));
	assert_near(other.p, one.p, 1e-10);
}

static void says_when_it_cannot(void **state)
{
	static const double equal[] = { 3, 3, 3, 3, 3, 3 };
	static double many[5001];
	struct ehr_goodness found = { 99, 99 };

	(void)state;
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = (double)i;
	assert_false(ehr_shapiro_wilk(men, 2, &found));
	assert_false(ehr_shapiro_wilk(equal, 6, &found));
	assert_false(ehr_shapiro_wilk(many, 5001, &found));
	assert_false(ehr_lilliefors(men, 4, &found));
	assert_false(ehr_lilliefors(equal, 6, &found));
	assert_true(found.statistic == 99 && found.p == 99);
	assert_true(ehr_shapiro_wilk(many, 5000, &found));
	assert_true(ehr_lilliefors(many, 5001, &found));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tests_eleven_men),
		cmocka_unit_test(tests_three_values),
		cmocka_unit_test(measures_the_greatest_distance),
		cmocka_unit_test(has_no_favourite_unit),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
