/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/num.h"
#include "ref/factor.h"

static const struct ehr_factor thousandth = { 1, -3 }, thousand = { 1, 3 };
static const struct ehr_factor pound = { 0.45359237, 0 };

static double read_with(struct ehr_factor factor, const char *text)
{
	double value = -1;

	assert_true(ehr_factor_read(factor, ehr_str_of(text), &value));
	return value;
}

/* The literals on the right are the compiler's reading of the decimal number
 * that moving the point by hand gives. */
static void test_point_moves(void **state)
{
	(void)state;
	assert_true(read_with(thousandth, "0.7") == 0.0007);
	assert_true(read_with(thousandth, "7.07") == 0.00707);
	assert_true(read_with(thousandth, " 1e3 ") == 1);
	assert_true(read_with(thousandth, "2.5E-2") == 0.000025);
	assert_true(read_with(thousandth, "-4.35") == -0.00435);
	assert_true(read_with(thousand, "1.005") == 1005);
	assert_true(read_with(thousand, "4.35e+1") == 43500);
	assert_true(read_with(thousand, "0") == 0);
}

/* 0.001 has no exact double, so that value * 0.001 is off by one rounding for
 * many values; through the text none is, there and back. */
static void test_there_and_back(void **state)
{
	char text[EHR_NUM_MAX];

	(void)state;
	for (int i = 1; i <= 20000; i++) {
		double value = i / 1000.0, there, back;
		size_t n = ehr_num_write(text, value);

		assert_true(ehr_factor_read(
			thousandth, (struct ehr_str){ text, n }, &there));
		n = ehr_num_write(text, there);
		assert_true(ehr_factor_read(
			thousand, (struct ehr_str){ text, n }, &back));
		assert_true(back == value);
	}
}

/* One pound is 0.45359237 kg by definition, so 100 lb are 45.359237 kg. */
static void test_other_factors(void **state)
{
	struct ehr_factor back =
		ehr_factor_over((struct ehr_factor){ 1, 0 }, pound);

	(void)state;
	assert_true(read_with(pound, "100") == 45.359237);
	assert_true(ehr_factor_apply(back, 45.359237) == 100);
	assert_true(ehr_factor_apply(thousandth, 8) == 0.008);
	assert_true(ehr_factor_apply((struct ehr_factor){ 1, 25 }, 1) == 1e25);
}

static void test_refused(void **state)
{
	double value = 5;

	(void)state;
	assert_false(ehr_factor_read(thousand, ehr_str_of("1e308"), &value));
	assert_false(ehr_factor_read(
		(struct ehr_factor){ 2, 0 }, ehr_str_of("1e308"), &value));
	assert_false(ehr_factor_read(thousand, ehr_str_of("1,5"), &value));
	assert_false(ehr_factor_read(thousand, ehr_str_of(""), &value));
	assert_true(value == 5);
}

/* More digits than a word holds: 0.111...1 (300 ones). */
static void test_many_digits(void **state)
{
	char text[303] = "0.";
	double value = 0;

	(void)state;
	memset(text + 2, '1', 300);
	assert_true(ehr_factor_read(
		thousand, (struct ehr_str){ text, 302 }, &value));
	assert_true(value > 111.1111111111 && value < 111.1111111112);
}

static void test_over(void **state)
{
	struct ehr_factor same = ehr_factor_over(thousand, thousand);

	(void)state;
	assert_true(ehr_factor_is_one(same));
	assert_false(ehr_factor_is_one(thousand));
	assert_false(ehr_factor_is_one(pound));
	assert_int_equal(ehr_factor_over(thousand, thousandth).exponent, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_point_moves),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_other_factors),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_many_digits),
		cmocka_unit_test(test_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
