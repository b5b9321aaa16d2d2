/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/decimal_round.h"

static long units(
	long over, long under, int decimals, enum ehr_decimal_round rule)
{
	return (long)ehr_decimal_units(
		(struct ehr_fraction){ over, under }, decimals, rule);
}

/* GB/T 8170-2008, 3.2: 10.502 to one decimal 10.5; to units: 10.5 is 10, 11.5
 * is 12, 1.0501 to one decimal 1.1. */
static void test_half_even(void **state)
{
	(void)state;
	assert_int_equal(units(10502, 1000, 1, EHR_ROUND_HALF_EVEN), 105);
	assert_int_equal(units(21, 2, 0, EHR_ROUND_HALF_EVEN), 10);
	assert_int_equal(units(23, 2, 0, EHR_ROUND_HALF_EVEN), 12);
	assert_int_equal(units(105, 100, 1, EHR_ROUND_HALF_EVEN), 10);
	assert_int_equal(units(115, 100, 1, EHR_ROUND_HALF_EVEN), 12);
	assert_int_equal(units(10501, 10000, 1, EHR_ROUND_HALF_EVEN), 11);
	/* 60.5 and a mean a hair above it, 1452000001 / 24000000 */
	assert_int_equal(
		units(1452000000, 24000000, 0, EHR_ROUND_HALF_EVEN), 60);
	assert_int_equal(
		units(1452000001, 24000000, 0, EHR_ROUND_HALF_EVEN), 61);
}

static void test_others(void **state)
{
	(void)state;
	assert_int_equal(units(21, 2, 0, EHR_ROUND_HALF_UP), 11);
	assert_int_equal(units(20, 3, 0, EHR_ROUND_DOWN), 6);
	assert_int_equal(units(20, 3, 0, EHR_ROUND_UP), 7);
	assert_int_equal(units(20, 2, 0, EHR_ROUND_UP), 10);
	assert_int_equal(units(354999, 10000, 1, EHR_ROUND_DOWN), 354);
	assert_int_equal(units(0, 7, 3, EHR_ROUND_UP), 0);
}

static void test_fractions(void **state)
{
	struct ehr_fraction third = { 1, 3 }, more = { 33334, 100000 };
	struct ehr_fraction reduced =
		ehr_fraction_reduce((struct ehr_fraction){ 462, 1071 });

	(void)state;
	assert_int_equal(ehr_fraction_compare(third, more), -1);
	assert_int_equal(ehr_fraction_compare(more, third), 1);
	assert_int_equal(
		ehr_fraction_compare(third, (struct ehr_fraction){ 7, 21 }), 0);
	/* the greatest common divisor is 21 (Euclid, Elements VII.2) */
	assert_int_equal((long)reduced.over, 22);
	assert_int_equal((long)reduced.under, 51);
	assert_int_equal(
		(long)ehr_decimal_round(third, 2, EHR_ROUND_UP).over, 34);
	assert_int_equal(
		(long)ehr_decimal_round(third, 2, EHR_ROUND_NONE).under, 3);
	assert_float_equal(
		ehr_fraction_value((struct ehr_fraction){ 1, 8 }), 0.125, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_half_even),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_fractions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
