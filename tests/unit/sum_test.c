/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/sum.h"

static double sum_of(const double *value, size_t n)
{
	struct ehr_sum sum = { 0 };

	for (size_t i = 0; i < n; i++)
		ehr_sum_add(&sum, value[i]);
	double result = ehr_sum_value(&sum);
	ehr_sum_release(&sum);
	return result;
}

static void assert_same(double a, double b)
{
	if (memcmp(&a, &b, sizeof(a)) != 0)
		fail_msg("%a is not %a", a, b);
}

#define ASSERT_SUM(expected, ...) \
	do { \
		const double part[] = { __VA_ARGS__ }; \
		double back[sizeof(part) / sizeof(part[0])]; \
		size_t count = sizeof(part) / sizeof(part[0]); \
		for (size_t k = 0; k < count; k++) \
			back[k] = part[count - 1 - k]; \
		assert_same(sum_of(part, count), expected); \
		assert_same(sum_of(back, count), expected); \
	} while (0)

/* Each sum is worked out in whole numbers beside it. */
static void test_exact(void **state)
{
	(void)state;
	struct ehr_sum none = { 0 };

	assert_same(ehr_sum_value(&none), 0.0);
	ASSERT_SUM(0.0, -0.0);
	ASSERT_SUM(0.0, 1.5, -1.5);
	/* 10^16 + 1 - 10^16 */
	ASSERT_SUM(1.0, 1e16, 1, -1e16);
	/* 10^100 is whole; it goes and leaves 1 + 1 */
	ASSERT_SUM(2.0, 1, 1e100, 1, -1e100);
	/* ten times the double nearest to 0.1, that is
	 * 3602879701896397/2^55 each, 36028797018963970/2^55 together, that is
	 * 1 + 2/2^55, which rounds to 1 (the next double is 1 + 8/2^55) */
	ASSERT_SUM(1.0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
	/* 2^53 + 1 lies halfway and goes to the even 2^53; the least bit more
	 * or less decides */
	ASSERT_SUM(0x1p53, 0x1p53, 1);
	ASSERT_SUM(0x1.0000000000001p53, 0x1p53, 1, 0x1p-1074);
	ASSERT_SUM(0x1p53, 0x1p53, 1, -0x1p-1074);
	/* 2^53 + 3 lies halfway between ..2 and ..4, even is ..4 */
	ASSERT_SUM(0x1.0000000000002p53, 0x1p53, 3);
	ASSERT_SUM(0x1.0000000000001p53, 0x1p53, 3, -0x1p-1000);
	/* the same below zero */
	ASSERT_SUM(-0x1.0000000000001p53, -0x1p53, -1, -0x1p-1000);
	/* five sizes at once: 2^900 - 2^900 and the like leave 2^-900 */
	ASSERT_SUM(0x1p-900, 0x1p900, 0x1p500, 0x1p100, 0x1p-500, 0x1p-900,
		-0x1p-500, -0x1p100, -0x1p500, -0x1p900);
}

static void test_beyond_the_range(void **state)
{
	(void)state;
	/* it leaves the range on the way and comes back */
	ASSERT_SUM(DBL_MAX, DBL_MAX, DBL_MAX, -DBL_MAX);
	ASSERT_SUM(-DBL_MAX, -DBL_MAX, -DBL_MAX, DBL_MAX);
	ASSERT_SUM(0x1p-1074, DBL_MAX, DBL_MAX, 0x1p-1074, -DBL_MAX, -DBL_MAX);
	ASSERT_SUM(1.0, 0x1p1023, 0x1p1023, 0x1p1023, 1, -0x1p1023, -0x1p1023,
		-0x1p1023);
	/* DBL_MAX is 2^1024 - 2^971; half of its last digit, 2^970, is as much
	 * as rounds up to 2^1024, out of range; a little less does not */
	ASSERT_SUM(INFINITY, DBL_MAX, 0x1p970);
	ASSERT_SUM(DBL_MAX, DBL_MAX, 0x1p970, -0x1p-1074);
	ASSERT_SUM(DBL_MAX, -0x1p-1074, 0x1p1023, 0x1p-1050, 0x1p1023, -0x1p970,
		-0x1p-1050);
	ASSERT_SUM(INFINITY, 0x1p-1074, 0x1p1023, 0x1p1023, -0x1p970);
	ASSERT_SUM(-INFINITY, -DBL_MAX, -DBL_MAX, 1, 2);
}

static uint64_t next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* Finite, of any size and sign; every fourth cancels the one before. */
static void fill(double *value, size_t n, uint64_t *seed)
{
	for (size_t i = 0; i < n; i++) {
		uint64_t bits = next_random(seed);

		if (i > 0 && bits % 4 == 0) {
			value[i] = -value[i - 1];
			continue;
		}
		do {
			bits = next_random(seed);
			memcpy(&value[i], &bits, sizeof(bits));
		} while (!isfinite(value[i]));
	}
}

static void shuffle(double *value, size_t n, uint64_t *seed)
{
	for (size_t i = n - 1; i > 0; i--) {
		size_t k = next_random(seed) % (i + 1);
		double other = value[i];

		value[i] = value[k];
		value[k] = other;
	}
}

/* In three parts that are then merged. */
static double merged(const double *value, size_t n, uint64_t *seed)
{
	struct ehr_sum part[3] = { 0 };

	for (size_t i = 0; i < n; i++)
		ehr_sum_add(&part[next_random(seed) % 3], value[i]);
	ehr_sum_merge(&part[2], &part[0]);
	ehr_sum_merge(&part[1], &part[2]);
	double result = ehr_sum_value(&part[1]);
	for (int i = 0; i < 3; i++)
		ehr_sum_release(&part[i]);
	return result;
}

static void test_order_and_merging(void **state)
{
	(void)state;
	enum { N = 60 };
	uint64_t seed = 4101842887655102017u;
	double value[N];

	for (int round = 0; round < 300; round++) {
		fill(value, N, &seed);
		double first = sum_of(value, N);
		for (int i = 0; i < 5; i++) {
			shuffle(value, N, &seed);
			assert_same(sum_of(value, N), first);
			assert_same(merged(value, N, &seed), first);
		}
	}
}

/* Against whole numbers: k / 2^40 with |k| < 2^43 is a double, and the sum of
 * the k fits in 64 bits; dividing it rounds once. */
static void test_against_whole_numbers(void **state)
{
	(void)state;
	uint64_t seed = 2862933555777941757u;

	for (int round = 0; round < 200; round++) {
		struct ehr_sum sum = { 0 };
		int64_t whole = 0;

		for (int i = 0; i < 5000; i++) {
			int64_t k = (int64_t)(next_random(&seed) >> 21);

			ehr_sum_add(&sum, (double)k * 0x1p-40);
			whole += k;
		}
		assert_same(ehr_sum_value(&sum), (double)whole * 0x1p-40);
		ehr_sum_release(&sum);
	}
}

/* The parts of a sum make another of the same value; a sum out of range has
 * none. */
static void test_parts(void **state)
{
	const double value[] = { 1e300, 1, 1e-300, -1e300, 3e-17, 0.1 };
	struct ehr_sum sum = { 0 }, other = { 0 };
	const double *part;
	size_t n = 7;

	(void)state;
	assert_non_null(ehr_sum_parts(&sum, &n));
	assert_int_equal(n, 0);
	for (size_t i = 0; i < 6; i++)
		ehr_sum_add(&sum, value[i]);
	part = ehr_sum_parts(&sum, &n);
	assert_true(n > 1);
	for (size_t i = 0; i < n; i++)
		ehr_sum_add(&other, part[n - 1 - i]);
	assert_same(ehr_sum_value(&other), ehr_sum_value(&sum));
	ehr_sum_add(&sum, DBL_MAX);
	ehr_sum_add(&sum, DBL_MAX);
	assert_null(ehr_sum_parts(&sum, &n));
	ehr_sum_release(&sum);
	ehr_sum_release(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exact),
		cmocka_unit_test(test_beyond_the_range),
		cmocka_unit_test(test_order_and_merging),
		cmocka_unit_test(test_against_whole_numbers),
		cmocka_unit_test(test_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
