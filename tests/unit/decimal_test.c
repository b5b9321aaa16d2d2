/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/decimal.h"

static struct ehr_decimal number(const char *text)
{
	struct ehr_decimal value = { 0 };

	assert_int_equal(
		ehr_decimal_read(ehr_str_of(text), &value), EHR_NUM_VALUE);
	return value;
}

static void is(const struct ehr_decimal *value, const char *text)
{
	struct ehr_buf buf = { 0 };

	ehr_decimal_write(value, &buf);
	assert_string_equal(ehr_buf_text(&buf), text);
	ehr_buf_release(&buf);
}

static void keeps_what_is_written(void **state)
{
	static const char *const pair[][2] = { { "95.0", "95.0" },
		{ " +007.50 ", "7.50" }, { "-0.00", "0.00" }, { ".5", "0.5" },
		{ "5.", "5" }, { "1.5e-3", "0.0015" }, { "12E2", "1200" },
		{ "1.25e1", "12.5" }, { "0e9", "0" },
		{ "1234567890123456789012345678901234567890",
			"1234567890123456789012345678901234567890" },
		{ "-0.0000000000000000000000000000000000000001",
			"-0.0000000000000000000000000000000000000001" } };

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		struct ehr_decimal value = number(pair[i][0]);

		is(&value, pair[i][1]);
	}
}

static void refuses_what_is_no_number(void **state)
{
	static const char *const bad[] = { "+", "-", ".", "1.2.3", "1e", "1e+",
		"e5", "0x10", "1,5", "--1", "1 2", "nan", "1e41", "1e-41",
		"1e99999999999999999999", "95%",
		"12345678901234567890123456789012345678901" };
	struct ehr_decimal value = ehr_decimal_of(7);

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(ehr_decimal_read(ehr_str_of(bad[i]), &value),
			EHR_NUM_BAD);
	assert_int_equal(
		ehr_decimal_read(ehr_str_of(" \t"), &value), EHR_NUM_EMPTY);
	is(&value, "7");
}

static void compares_as_numbers(void **state)
{
	/* in order; those of one line are equal */
	static const char *const order[][2] = { { "-10", "-10.0" },
		{ "-9.99", "-9.990" }, { "-0.1", "-.1" }, { "0", "-0.00" },
		{ "0.05", "5e-2" }, { "94.95", "94.950" }, { "95", "95.0" },
		{ "95.00000000000000000000000001",
			"95.000000000000000000000000010" },
		{ "100", "1e2" } };
	enum { N = sizeof(order) / sizeof(order[0]) };

	(void)state;
	for (size_t i = 0; i < N; i++)
		for (size_t j = 0; j < N; j++) {
			struct ehr_decimal a = number(order[i][0]);
			struct ehr_decimal b = number(order[j][1]);

			assert_int_equal(
				ehr_decimal_compare(&a, &b), (i > j) - (i < j));
		}
}

/* GB/T 8170-2008, 3.2: 12.1498 to one place is 12.1; 10.502 to a whole is 11;
 * 1.050 is 1.0, 0.35 is 0.4; and the wrong way of 3.3, in steps, would make
 * 15.4546 into 16. */
static void rounds_once_and_to_even(void **state)
{
	static const struct {
		const char *from;
		unsigned places;
		const char *to;
	} row[] = { { "12.1498", 1, "12.1" }, { "10.502", 0, "11" },
		{ "1.050", 1, "1.0" }, { "0.35", 1, "0.4" },
		{ "15.4546", 0, "15" }, { "-0.035", 2, "-0.04" },
		{ "-355", 0, "-355" }, { "0.25", 1, "0.2" }, { "0.5", 0, "0" },
		{ "1.5", 0, "2" }, { "-0.5", 0, "0" }, { "-1.5", 0, "-2" },
		{ "2.5", 0, "2" },
		{ "2.50000000000000000000000000000000001", 0, "3" },
		{ "94.95", 0, "95" }, { "94.95", 1, "95.0" },
		{ "94.85", 1, "94.8" }, { "99.95", 1, "100.0" },
		{ "0.05", 0, "0" }, { "95", 2, "95" },
		{ "9.999", 2, "10.00" } };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct ehr_decimal from = number(row[i].from);
		struct ehr_decimal to =
			ehr_decimal_rounded(&from, row[i].places);

		is(&to, row[i].to);
	}
}

static void computes_by_hand(void **state)
{
	struct ehr_decimal a = number("94.95"), b = number("95"), c;

	(void)state;
	assert_true(ehr_decimal_subtract(&a, &b, &c));
	is(&c, "-0.05");
	assert_true(ehr_decimal_add(&c, &b, &c));
	is(&c, "94.95");
	a = number("0.95");
	assert_true(ehr_decimal_multiply(&a, &a, &a));
	is(&a, "0.9025");
	assert_true(ehr_decimal_subtract(&a, &a, &c));
	is(&c, "0.0000");
	c = ehr_decimal_trimmed(&c);
	is(&c, "0");
	a = number("-1200.500");
	c = ehr_decimal_trimmed(&a);
	is(&c, "-1200.5");
	c = ehr_decimal_of(-9223372036854775807L - 1);
	is(&c, "-9223372036854775808");
	assert_true(ehr_decimal_double(&c) == -9223372036854775808.0);
}

/* 1/3 = 0.333..., 2/3 = 0.666...; 1/8 = 0.125 lies in the middle of two places,
 * 3/8 = 0.375 too; 0.10005/0.2 = 0.50025 is above the middle of 3 places, in which
 * the divisor alone leaves a rest below it. */
static void divides_and_rounds_once(void **state)
{
	static const struct {
		const char *over, *under;
		unsigned places;
		const char *quotient;
	} row[] = { { "1", "3", 4, "0.3333" }, { "2", "3", 4, "0.6667" },
		{ "1", "8", 2, "0.12" }, { "3", "8", 2, "0.38" },
		{ "-1", "8", 2, "-0.12" }, { "0.10005", "0.2", 3, "0.500" },
		{ "0.10015", "0.2", 3, "0.501" }, { "2.9", "3", 0, "1" },
		{ "1.49", "3", 0, "0" }, { "1.51", "3", 0, "1" },
		{ "1.5", "3", 0, "0" }, { "4.5", "3", 0, "2" },
		{ "1380", "21.66", 3, "63.712" }, { "0", "-7", 2, "0.00" },
		{ "1e39", "1e-3", 0,
			"1000000000000000000000000000000000000000000" } };
	struct ehr_decimal quotient = ehr_decimal_of(7), zero = quotient;

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct ehr_decimal a = number(row[i].over);
		struct ehr_decimal b = number(row[i].under);

		assert_true(
			ehr_decimal_divide(&a, &b, row[i].places, &quotient));
		is(&quotient, row[i].quotient);
	}
	zero = number("0.00");
	assert_false(ehr_decimal_divide(&quotient, &zero, 2, &quotient));
	assert_false(ehr_decimal_divide(
		&quotient, &quotient, EHR_DECIMAL_DIGITS + 1, &quotient));
}

/* The digits that are kept, by hand; at the middle to the even one. */
static void divides_to_digits(void **state)
{
	static const struct {
		const char *over, *under;
		unsigned digits;
		const char *quotient;
	} row[] = { { "0.0000315", "1", 2, "0.000032" },
		{ "0.0000325", "1", 2, "0.000032" },
		{ "0.00003251", "1", 2, "0.000033" }, { "1", "2", 2, "0.50" },
		{ "1", "3", 3, "0.333" }, { "2", "3", 1, "0.7" },
		{ "-1.96", "1", 2, "-2.0" }, { "9.96", "1", 2, "10" },
		{ "0.0996", "1", 2, "0.10" }, { "999.5", "1", 3, "1000" },
		{ "1234.56", "1", 3, "1230" }, { "1235", "1", 3, "1240" },
		{ "1245", "1", 3, "1240" }, { "96", "100", 2, "0.96" },
		{ "7", "0.001", 2, "7000" }, { "100", "8", 2, "12" },
		{ "0.00", "3", 2, "0" } };
	struct ehr_decimal quotient, zero = number("0.0");

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct ehr_decimal a = number(row[i].over);
		struct ehr_decimal b = number(row[i].under);

		assert_true(ehr_decimal_divide_digits(
			&a, &b, row[i].digits, &quotient));
		is(&quotient, row[i].quotient);
	}
	quotient = number("1");
	assert_false(ehr_decimal_divide_digits(&quotient, &zero, 2, &quotient));
	quotient = number("1e-40");
	assert_false(
		ehr_decimal_divide_digits(&quotient, &quotient, 41, &quotient));
	zero = number("1");
	assert_false(ehr_decimal_divide_digits(&quotient, &zero, 2, &quotient));
}

/* All pairs of small numbers against arithmetic on whole ones. */
static void agrees_with_whole_numbers(void **state)
{
	(void)state;
	for (long a = -130; a <= 130; a += 3)
		for (long b = -25; b <= 25; b++) {
			struct ehr_decimal x = ehr_decimal_of(a);
			struct ehr_decimal y = ehr_decimal_of(b), z;
			struct ehr_decimal want = ehr_decimal_of(a + b);

			assert_true(ehr_decimal_add(&x, &y, &z));
			assert_int_equal(ehr_decimal_compare(&z, &want), 0);
			want = ehr_decimal_of(a - b);
			assert_true(ehr_decimal_subtract(&x, &y, &z));
			assert_int_equal(ehr_decimal_compare(&z, &want), 0);
			want = ehr_decimal_of(a * b);
			assert_true(ehr_decimal_multiply(&x, &y, &z));
			assert_int_equal(ehr_decimal_compare(&z, &want), 0);
			if (b == 0)
				continue;
			/* nearest, the even one of two */
			long down = a / b - (a % b != 0 && (a < 0) != (b < 0));
			long twice = 2 * (a - down * b), size = b;
			if (b < 0) {
				twice = -twice;
				size = -b;
			}
			bool up = twice > size ||
				  (twice == size && down % 2 != 0);
			want = ehr_decimal_of(down + up);
			assert_true(ehr_decimal_divide(&x, &y, 0, &z));
			assert_int_equal(ehr_decimal_compare(&z, &want), 0);
		}
}

static void refuses_what_has_no_room(void **state)
{
	struct ehr_decimal a = number(
				   "9999999999999999999999999999999999999999"),
			   b = a;

	(void)state;
	for (int i = 1; i < 5; i++)
		assert_true(ehr_decimal_multiply(&a, &b, &a));
	assert_int_equal(a.n, 200);
	assert_false(ehr_decimal_multiply(&a, &b, &a));
	assert_false(ehr_decimal_add(&a, &a, &a));
	assert_false(ehr_decimal_divide(&b, &a, 40, &b));
	assert_int_equal(a.n, 200);
	assert_int_equal(b.n, 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_what_is_written),
		cmocka_unit_test(refuses_what_is_no_number),
		cmocka_unit_test(compares_as_numbers),
		cmocka_unit_test(rounds_once_and_to_even),
		cmocka_unit_test(computes_by_hand),
		cmocka_unit_test(divides_and_rounds_once),
		cmocka_unit_test(divides_to_digits),
		cmocka_unit_test(agrees_with_whole_numbers),
		cmocka_unit_test(refuses_what_has_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
