/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>

#include "base/num.h"

static const char *written(double value, int digits)
{
	static char text[EHR_NUM_MAX + 1];
	size_t n = digits == 0 ? ehr_num_write(text, value)
			       : ehr_num_write_digits(text, value, digits);

	assert_true(n <= EHR_NUM_MAX);
	text[n] = '\0';
	return text;
}

static void assert_value(const char *text, double expected)
{
	double value = -1;

	if (ehr_num_read(ehr_str_of(text), &value) != EHR_NUM_VALUE)
		fail_msg("\"%s\" is not read", text);
	if (value != expected)
		fail_msg("\"%s\" gives %a, not %a", text, value, expected);
}

static void test_read(void **state)
{
	(void)state;
	assert_value("0", 0);
	assert_value("-0", 0);
	assert_value("+7", 7);
	assert_value(" \t1.5\t ", 1.5);
	assert_value("1.", 1);
	assert_value(".5", 0.5);
	assert_value("-.5e1", -5);
	assert_value("007.250", 7.25);
	assert_value("1E+2", 100);
	assert_value("1e-2", 0.01);
	assert_value("0e999999999999999999999", 0);
	assert_value("0.1", 0x1.999999999999ap-4);
	assert_value("0e-400", 0);
}

static void test_read_states(void **state)
{
	(void)state;
	static const char *const bad[] = { "1e-400", "-1e-400",
		"1e-99999999999999999999", "2e-324",
		"2.4703282292062327e-324", /* a hair below half the smallest */
		"nan", "NaN", "inf", "-Infinity", "0x10", "0x1p3", "1,5",
		"1.5.5", "1e", "1e+", "e5", ".", "+", "-", "--1", "+-1", "1 2",
		"1_000", "1'000", "1e5.0", "1e 5", "1d5", "1f", "O.5", "<0.01",
		"ND", "1e400", "-1e309", "1.7976931348623159e308",
		"1e99999999999999999999", "\xEF\xBC\x91",
		"\xE2\x88\x92"
		"1",
		"\n1", "1\r",
		"\xC2\xA0"
		"1",
		"1%",
		"."
		"e1" };
	double value = 42;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (ehr_num_read(ehr_str_of(bad[i]), &value) != EHR_NUM_BAD)
			fail_msg("\"%s\" is read as %g", bad[i], value);
	assert_int_equal(ehr_num_read(ehr_str_of(""), &value), EHR_NUM_EMPTY);
	assert_int_equal(
		ehr_num_read(ehr_str_of(" \t"), &value), EHR_NUM_EMPTY);
	assert_int_equal(ehr_num_read((struct ehr_str){ NULL, 0 }, &value),
		EHR_NUM_EMPTY);
	assert_int_equal(ehr_num_read((struct ehr_str){ "1\0", 2 }, &value),
		EHR_NUM_BAD);
	assert_true(value == 42);
	/* only the n bytes count */
	assert_int_equal(ehr_num_read((struct ehr_str){ "12345", 2 }, &value),
		EHR_NUM_VALUE);
	assert_true(value == 12);
}

/* Values by CPython 3.11's float(). */
static void test_read_hard(void **state)
{
	(void)state;
	assert_value("9007199254740993", 0x1p53);
	assert_value("90071992547409930e-1", 0x1p53);
	assert_value("9007199254740995", 0x1.0000000000002p+53);
	assert_value("9007199254740993.00000000000000000000000000000000000001",
		0x1.0000000000001p+53);
	assert_value("2.2250738585072011e-308", 0x0.fffffffffffffp-1022);
	assert_value("2.2250738585072012e-308", 0x1p-1022);
	assert_value("2.4703282292062328e-324", 0x1p-1074);
	assert_value("1e-323", 0x1p-1073);
	assert_value("1.7976931348623158e308", DBL_MAX);
	assert_value("8.98846567431158e307", 0x1p+1023);
	assert_value("123456789012345678901234567890", 0x1.8ee90ff6c373ep+96);
	assert_value("18446744073709551615", 0x1p64);
	assert_value("18446744073709551616", 0x1p64);
	assert_value("9223372036854775808e-20", 0x1.79ca10c924223p-4);
	assert_value("6.62607015e-34", 0x1.b860bde023111p-111);
	assert_value("0.000000000000000000000000000000000000000000000000001234"
		     "e52",
		12.34);
	assert_value("12345678901234567891e-10", 0x1.26580b487e6b7p+30);
	assert_value("1e23", 0x1.52d02c7e14af6p+76);
	assert_value("8.5e22", 0x1.1ffdbf6b2b2ebp+76);
	assert_value("9.3e-40", 0x1.440ec5aadef73p-130);
}

/* Just half a digit, then something only after very many zeros; and a million
 * zeros taken back by the exponent. */
static void test_read_long(void **state)
{
	(void)state;
	enum { ZEROS = 1000000 };
	char *text = malloc(ZEROS + 64);
	int n = snprintf(text, 64, "9007199254740993.");

	memset(text + n, '0', ZEROS);
	text[n + ZEROS] = '\0';
	assert_value(text, 0x1p53);
	memcpy(text + n + ZEROS, "1", 2);
	assert_value(text, 0x1.0000000000001p+53);
	memcpy(text, "9007199254740991.", 17);
	assert_value(text, 9007199254740991);

	memcpy(text, "0.", 2);
	memset(text + 2, '0', ZEROS);
	(void)snprintf(text + 2 + ZEROS, 32, "15e%d", ZEROS + 1);
	assert_value(text, 1.5);
	memset(text, '0', ZEROS);
	text[0] = '1';
	(void)snprintf(text + ZEROS, 32, "e-%d", ZEROS - 1);
	assert_value(text, 1);
	free(text);
}

static const struct {
	double value;
	const char *text;
} shortest[] = {
	/* layout */
	{ 0, "0" },
	{ -0.0, "0" },
	{ 1, "1" },
	{ -7, "-7" },
	{ 100, "100" },
	{ 9007199254740991, "9007199254740991" },
	{ 0x1p53, "9007199254740992" },
	{ 9999999999999998, "9999999999999998" },
	{ 9.5e15, "9500000000000000" },
	{ 1e16, "1e16" },
	{ 1e21, "1e21" },
	{ 1e-5, "0.00001" },
	{ -0.00123, "-0.00123" },
	{ 9.999999999999999e-6, "9.999999999999999e-6" },
	{ 1.5e-7, "1.5e-7" },
	{ 1e-7, "1e-7" },
	{ 123456.789, "123456.789" },
	{ 0.1, "0.1" },
	{ 299792458.5, "299792458.5" },
	{ 6.02214076e23, "6.02214076e23" },
	/* digits by CPython 3.11's repr (D. Gay's algorithm) */
	{ 0x1p-1074, "5e-324" },
	{ 0x0.fffffffffffffp-1022, "2.225073858507201e-308" },
	{ 0x1p-1022, "2.2250738585072014e-308" },
	{ DBL_MAX, "1.7976931348623157e308" },
	{ -DBL_MAX, "-1.7976931348623157e308" },
	{ 0x1p-44, "5.684341886080802e-14" },
	{ 0x1p-1021, "4.450147717014403e-308" },
	{ 0x1p+1023, "8.98846567431158e307" },
	{ 0x1p+54, "1.8014398509481984e16" },
	{ 0x1p-20, "9.5367431640625e-7" },
	{ 0x1p-25, "2.9802322387695312e-8" },
	{ 0x1.5555555555555p-2, "0.3333333333333333" },
	{ 0.1 + 0.2, "0.30000000000000004" },
	{ 1e22, "1e22" },
	{ 1e23, "1e23" },
	{ -2.109808898695963e16, "-2.109808898695963e16" },
	{ 4.940656e-318, "4.940656e-318" },
	{ 1.18575755e-316, "1.18575755e-316" },
	{ 2.989102097996e-312, "2.989102097996e-312" },
	{ 9060801153433600, "9060801153433600" },
	{ 4.708356024711512e18, "4.708356024711512e18" },
	{ 9.409340012568248e18, "9.409340012568248e18" },
	{ 1.8531501765868567e21, "1.8531501765868567e21" },
	{ -3.347727380279489e33, "-3.347727380279489e33" },
};

static void test_write(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(shortest) / sizeof(shortest[0]); i++)
		assert_string_equal(
			written(shortest[i].value, 0), shortest[i].text);
}

/* The digits of a number's text without zeros at either end. */
static int digits_of(const char *text, char digit[static EHR_NUM_MAX])
{
	int n = 0;

	for (; *text != '\0' && *text != 'e'; text++)
		if (*text >= '0' && *text <= '9' && (n > 0 || *text != '0'))
			digit[n++] = *text;
	while (n > 0 && digit[n - 1] == '0')
		n--;
	return n;
}

/* Reads back equal, through us and through strtod; has the digits of the
 * shortest %.Ne that reads back equal, or fewer (then the interval of the
 * numbers that read back is lopsided, at a power of two). */
static void check_shortest(double value)
{
	char text[64], ours[EHR_NUM_MAX], theirs[EHR_NUM_MAX];
	const char *out = written(value, 0);
	double back = 0;

	if (ehr_num_read(ehr_str_of(out), &back) != EHR_NUM_VALUE ||
		back != value || strtod(out, NULL) != value)
		fail_msg(
			"%a is written as %s and read as %a", value, out, back);
	int n = digits_of(out, ours);
	int fewer = n > 1 ? n - 2 : 0;
	(void)snprintf(text, sizeof(text), "%.*e", fewer, value);
	if (n > 1 && strtod(text, NULL) == value)
		fail_msg("%a is written as %s, but %s will do", value, out,
			text);
	(void)snprintf(text, sizeof(text), "%.*e", n - 1, value);
	if (strtod(text, NULL) != value)
		return;
	if (digits_of(text, theirs) != n ||
		memcmp(ours, theirs, (size_t)n) != 0)
		fail_msg("%a is written as %s, but %s is nearer", value, out,
			text);
}

static uint64_t next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static void test_write_random(void **state)
{
	(void)state;
	uint64_t seed = 88172645463325252u;

	for (int i = 0; i < 200000; i++) {
		uint64_t bits = next_random(&seed);
		double value;

		memcpy(&value, &bits, sizeof(value));
		if (isfinite(value) && value != 0)
			check_shortest(value);
		/* of the sizes that are usual in tables */
		value = (double)(bits >> 12) / (double)(1 + bits % 1000003);
		if (value != 0)
			check_shortest(value);
	}
}

static void test_write_powers_of_two(void **state)
{
	(void)state;
	for (int e = -1074; e <= 1023; e++) {
		double value = ldexp(1, e);

		check_shortest(value);
		check_shortest(nextafter(value, INFINITY));
		if (e > -1074)
			check_shortest(nextafter(value, 0));
	}
}

/* strtod of glibc rounds correctly: a second opinion for digits and powers
 * of all sizes, and for numbers close to the middle of two. */
static void test_read_random(void **state)
{
	(void)state;
	uint64_t seed = 123456789123456789u;
	char text[64];

	for (int i = 0; i < 200000; i++) {
		uint64_t bits = next_random(&seed);
		int power = (int)(next_random(&seed) % 700) - 360;
		double middle, expected;

		(void)snprintf(text, sizeof(text), "%llue%d",
			(unsigned long long)(bits >> bits % 60), power);
		expected = strtod(text, NULL);
		if (isfinite(expected) && (expected != 0 || text[0] == '0'))
			assert_value(text, expected);
		else
			assert_int_equal(
				ehr_num_read(ehr_str_of(text), &middle),
				EHR_NUM_BAD);
		/* a whole number of 54 to 64 bits, halfway or one beside */
		bits |= (uint64_t)1 << 63;
		bits = bits >> 10 << 10 | (1u << 10);
		bits += bits % 3 - 1;
		(void)snprintf(
			text, sizeof(text), "%llu", (unsigned long long)bits);
		middle = strtod(text, NULL);
		assert_value(text, middle);
	}
}

static void test_write_digits(void **state)
{
	(void)state;
	assert_string_equal(written(0, 3), "0");
	assert_string_equal(written(-0.0, 3), "0");
	assert_string_equal(written(123456, 3), "123000");
	assert_string_equal(written(1.0 / 3, 4), "0.3333");
	assert_string_equal(written(2.0 / 3, 1), "0.7");
	assert_string_equal(written(-9.996, 3), "-10");
	assert_string_equal(written(0.00001234, 2), "0.000012");
	assert_string_equal(written(0.000009996, 3), "0.00001");
	assert_string_equal(written(1.2345e-9, 3), "1.23e-9");
	assert_string_equal(written(9.9999e15, 2), "1e16");
	assert_string_equal(written(1.5, 17), "1.5");
	/* halves that are exact go to the even digit, as printf rounds */
	assert_string_equal(written(2.5, 1), "2");
	assert_string_equal(written(0.125, 2), "0.12");
	assert_string_equal(written(1e300, 5), "1e300");
	assert_string_equal(written(DBL_MAX, 17), "1.7976931348623157e308");
	assert_string_equal(written(5e-324, 17), "4.9406564584124654e-324");
}

static void test_int(void **state)
{
	(void)state;
	struct ehr_err err;
	long value = 5;
	static const char *const bad[] = { "", "-", "+", "1.0", "1e2", " 1",
		"1 ", "0x1", "11", "-11", "99999999999999999999999",
		"-9223372036854775809", "9223372036854775808" };

	assert_int_equal(
		ehr_num_int("-j", ehr_str_of("007"), 1, 10, &value, &err), 0);
	assert_int_equal(value, 7);
	assert_int_equal(
		ehr_num_int("-j", ehr_str_of("+10"), 1, 10, &value, &err), 0);
	assert_int_equal(value, 10);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(ehr_num_int("-j", ehr_str_of(bad[i]), -10, 10,
					 &value, &err),
			-1);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
	}
	assert_int_equal(value, 10);
	assert_string_equal(err.text,
		"-j: expected a whole number from -10 to 10, found "
		"\"9223372036854775808\"");
	assert_int_equal(ehr_num_int("n", ehr_str_of("-9223372036854775808"),
				 INT64_MIN, INT64_MAX, &value, &err),
		0);
	assert_true(value == INT64_MIN);
	assert_int_equal(ehr_num_int("n", ehr_str_of("9223372036854775807"),
				 INT64_MIN, INT64_MAX, &value, &err),
		0);
	assert_true(value == INT64_MAX);
}

/* The decimal point moves in the text: what the compiler makes of the moved
 * literal. 0.7 * 0.001 is not 0.0007 in binary. */
static void test_scaled(void **state)
{
	double value = 0;

	(void)state;
	assert_int_equal(ehr_num_read_scaled(ehr_str_of("0.7"), -3, &value),
		EHR_NUM_VALUE);
	assert_true(value == 0.0007);
	assert_int_equal(ehr_num_read_scaled(ehr_str_of("-12.5e3"), 9, &value),
		EHR_NUM_VALUE);
	assert_true(value == -12.5e12);
	assert_int_equal(
		ehr_num_read_scaled(ehr_str_of("123456789012345678901234567890"
					       ".5"),
			-30, &value),
		EHR_NUM_VALUE);
	assert_true(value == 0.1234567890123456789012345678905);
	assert_int_equal(
		ehr_num_read_scaled(ehr_str_of("0"), 3, &value), EHR_NUM_VALUE);
	assert_true(value == 0);
	assert_int_equal(
		ehr_num_read_scaled(ehr_str_of(" "), 3, &value), EHR_NUM_EMPTY);
	assert_int_equal(ehr_num_read_scaled(ehr_str_of("1e307"), 3, &value),
		EHR_NUM_BAD);
	assert_int_equal(ehr_num_read_scaled(ehr_str_of("1e-323"), -9, &value),
		EHR_NUM_BAD);
	assert_int_equal(ehr_num_read_scaled(ehr_str_of("1e310"), -9, &value),
		EHR_NUM_VALUE);
	assert_true(value == 1e301);
}

/* Random digits with and without a point, the point moved; strtod says what
 * that is. */
static void test_decimal(void **state)
{
	uint64_t z = 1;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		char text[64], moved[80];
		struct ehr_short_decimal decimal;
		size_t n = (size_t)i % 18, point = (size_t)i / 18 % 20;
		bool has_point = point <= n;
		double value;

		for (size_t k = 0; k < n + has_point; k++) {
			z = z * 6364136223846793005u + 1442695040888963407u;
			text[k] = (char)('0' + (z >> 33) % 10);
		}
		if (has_point)
			text[point] = '.';
		text[n + has_point] = 0;
		assert_int_equal(
			ehr_short_decimal_read(ehr_str_of(text), &decimal),
			n >= 1 && n <= 15);
		if (n < 1)
			continue;
		for (int power = -EHR_SHORT_DECIMAL; power <= EHR_SHORT_DECIMAL;
			power++) {
			snprintf(moved, sizeof moved, "%se%d", text, power);
			assert_int_equal(ehr_num_read_scaled(ehr_str_of(text),
						 power, &value),
				EHR_NUM_VALUE);
			assert_true(value == strtod(moved, NULL));
			if (n <= 15)
				assert_true(ehr_short_decimal_value(
						    decimal, power) == value);
		}
	}
	const char *const not [] = { "", ".", "-1", "+1", "1e3", "1..2", " 1",
		"1 ", "1,5", "\xef\xbc\x91", "0x1" };
	for (size_t i = 0; i < sizeof not / sizeof *not ; i++) {
		struct ehr_short_decimal decimal;
		assert_false(
			ehr_short_decimal_read(ehr_str_of(not [i]), &decimal));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_read_states),
		cmocka_unit_test(test_read_hard),
		cmocka_unit_test(test_read_long),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_write_random),
		cmocka_unit_test(test_write_powers_of_two),
		cmocka_unit_test(test_read_random),
		cmocka_unit_test(test_write_digits),
		cmocka_unit_test(test_int),
		cmocka_unit_test(test_scaled),
		cmocka_unit_test(test_decimal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
