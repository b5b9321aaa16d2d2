/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/amount_steps.h"

static void assert_steps(const double *value, size_t n, const double *expected,
	size_t n_expected)
{
	double bound[EHR_AMOUNT_BOUNDS];

	assert_int_equal(ehr_amount_steps(bound, value, n), n_expected);
	for (size_t i = 0; i < n_expected; i++)
		if (bound[i] < expected[i] || bound[i] > expected[i])
			fail_msg("bound %zu is %.17g, not %.17g", i, bound[i],
				expected[i]);
}

/* 900000 is more than 100 times 3. The highest power of ten below it is 10^5;
 * four of them end the four lower classes. */
static void wide_ranges_go_by_tens(void **state)
{
	static const double value[] = { 0, 900000, NAN, 3 };
	static const double expected[] = { 100, 1000, 10000, 100000 };

	(void)state;
	assert_steps(value, 4, expected, 4);
}

/* Of 1, 10, 100 below 250 none is below the least value; 0.1 is. */
static void no_bound_is_below_all_values(void **state)
{
	static const double value[] = { 1, 5, 250 };
	static const double expected[] = { 1, 10, 100 };
	/* a power of ten that is the highest value ends no class */
	static const double round[] = { 0.5, 1000 };
	static const double below[] = { 1, 10, 100 };

	(void)state;
	assert_steps(value, 3, expected, 3);
	assert_steps(round, 2, below, 3);
}

/* From 12 to 47 steps of 5 would give 7 bounds (15, 20, ... 45), steps of 10
 * give 20, 30, 40. */
static void narrow_ranges_go_by_round_steps(void **state)
{
	static const double value[] = { 47, 12 };
	static const double expected[] = { 20, 30, 40 };
	/* 0.05 would give 0.15, 0.2, ... 0.4: six */
	static const double small[] = { 0.1, 0.2, 0.3, 0.45 };
	static const double tenths[] = { 0.2, 0.3, 0.4 };
	static const double either[] = { -30, 30 };
	static const double around[] = { -20, -10, 0, 10, 20 };

	(void)state;
	assert_steps(value, 2, expected, 3);
	assert_steps(small, 4, tenths, 3);
	assert_steps(either, 2, around, 5);
}

static void one_value_is_one_class(void **state)
{
	static const double value[] = { NAN, 7, 7 };

	(void)state;
	assert_steps(value, 3, NULL, 0);
	assert_steps(value, 1, NULL, 0);
}

/* The highest power of ten below 1.5e308 is 1e308; of what is smaller than
 * 1e-290 a power of ten may be no number. */
static void the_ends_of_numbers(void **state)
{
	static const double high[] = { 1, 1.5e308 };
	static const double tens[] = { 1e305, 1e306, 1e307, 1e308 };
	static const double tiny[] = { 0, 1e-320 };
	static const double apart[] = { -1.5e308, 1.5e308 };

	(void)state;
	assert_steps(high, 2, tens, 4);
	assert_steps(tiny, 2, NULL, 0);
	assert_steps(apart, 2, NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wide_ranges_go_by_tens),
		cmocka_unit_test(no_bound_is_below_all_values),
		cmocka_unit_test(narrow_ranges_go_by_round_steps),
		cmocka_unit_test(one_value_is_one_class),
		cmocka_unit_test(the_ends_of_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
