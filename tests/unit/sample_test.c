/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/sample.h"

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

/* 2, 3, 7: mean 4; squares 4 + 1 + 9 = 14, sd sqrt(7); cubes -8 - 1 + 27 = 18,
 * skew 3 * 18 / (2 * 1 * 7^1.5) = 27 / 7^1.5. */
static void finds_moments(void **state)
{
	static const double value[] = { 3, 7, 2 };
	struct ehr_moments found;

	(void)state;
	assert_true(ehr_moments(value, 3, &found));
	assert_true(found.n == 3 && found.min == 2 && found.max == 7);
	assert_true(found.mean == 4);
	assert_near(found.sd, sqrt(7), 1e-15);
	assert_near(found.skew, 27 / pow(7, 1.5), 1e-15);
}

/* The moments do not depend on the unit, not even at the ends of double. */
static void has_no_favourite_unit(void **state)
{
	static const int power[] = { -1070, -600, 600, 1020 };
	struct ehr_moments one, other;

	(void)state;
	for (size_t i = 0; i < COUNT(power); i++) {
		const double plain[] = { 8, 1, 1, 12 };
		const double scaled[] = { ldexp(8, power[i]),
			ldexp(1, power[i]), ldexp(1, power[i]),
			ldexp(12, power[i]) };

		assert_true(ehr_moments(plain, 4, &one));
		assert_true(ehr_moments(scaled, 4, &other));
		assert_near(other.skew, one.skew, 1e-14);
		if (power[i] > -1000)
			assert_near(ldexp(other.sd, -power[i]), one.sd, 1e-14);
	}
}

/* Exact sums: any order gives the same bits. */
static void has_no_order(void **state)
{
	static const double value[] = { 0.1, 1e9, 0.7, 3e-7, 0.1, 55 };
	static const double other[] = { 55, 0.1, 0.1, 0.7, 1e9, 3e-7 };
	struct ehr_moments a, b;

	(void)state;
	assert_true(ehr_moments(value, 6, &a) && ehr_moments(other, 6, &b));
	assert_true(a.mean == b.mean && a.sd == b.sd && a.skew == b.skew);
}

static void knows_few_and_equal_values(void **state)
{
	static const double equal[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
	static const double two[] = { 1, 4 };
	struct ehr_moments found;

	(void)state;
	assert_true(ehr_moments(equal, 7, &found));
	assert_true(found.mean == 0.1 && found.sd == 0 && found.skew == 0);
	assert_true(ehr_moments(equal, 1, &found));
	assert_true(found.mean == 0.1 && found.sd == 0 && found.skew == 0);
	assert_true(ehr_moments(two, 2, &found));
	assert_near(found.sd, sqrt(4.5), 1e-15);
	assert_true(found.skew == 0);
}

static void says_when_it_cannot(void **state)
{
	const double bad[][2] = { { 1, (double)NAN }, { INFINITY, 1 } };
	const double wide[] = { -1.7e308, 1.7e308 };
	const double low[] = { 1, 0 }, high[] = { 1, 2.718281828459045 };
	struct ehr_moments found = { .n = 99 };

	(void)state;
	assert_false(ehr_moments(low, 0, &found));
	assert_false(ehr_moments(bad[0], 2, &found));
	assert_false(ehr_moments(bad[1], 2, &found));
	assert_false(ehr_moments(wide, 2, &found));
	assert_false(ehr_log_moments(low, 2, &found));
	assert_int_equal(found.n, 99);
	assert_true(ehr_log_moments(high, 2, &found));
	assert_near(found.mean, 0.5, 1e-15);
}

static void sorts_a_sample(void **state)
{
	static const double value[] = { 3, 1, 2, 1 };
	static const bool detected[] = { true, true, false, false };
	const struct ehr_sample sample = { value, detected, 4 };
	const struct ehr_sample all = { value, NULL, 4 };
	double to[4];
	bool flag[4];
	struct ehr_sample rising = ehr_sample_rising(&sample, to, flag);

	(void)state;
	assert_true(to[0] == 1 && to[1] == 1 && to[2] == 2 && to[3] == 3);
	assert_true(!flag[0] && flag[1] && !flag[2] && flag[3]);
	assert_true(rising.n == 4 && rising.value == to);
	assert_int_equal(ehr_detects(&sample), 2);
	assert_int_equal(ehr_detects(&all), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_moments),
		cmocka_unit_test(has_no_favourite_unit),
		cmocka_unit_test(has_no_order),
		cmocka_unit_test(knows_few_and_equal_values),
		cmocka_unit_test(says_when_it_cannot),
		cmocka_unit_test(sorts_a_sample),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
