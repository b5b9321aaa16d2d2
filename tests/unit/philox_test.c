/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/philox.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct ehr_stream stream = { .seed = 1, .row = 2, .parameter = 3 };

/* Random123 1.14, tests/kat_vectors, lines "philox4x64 10". */
static void gives_the_published_vectors(void **state)
{
	static const struct {
		uint64_t counter[4], key[2], out[4];
	} known[] = {
		{ { 0 }, { 0 },
			{ 0x16554d9eca36314c, 0xdb20fe9d672d0fdc,
				0xd7e772cee186176b, 0x7e68b68aec7ba23b } },
		{ { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX },
			{ UINT64_MAX, UINT64_MAX },
			{ 0x87b092c3013fe90b, 0x438c3c67be8d0224,
				0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0 } },
		{ { 0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0,
			  0x082efa98ec4e6c89 },
			{ 0x452821e638d01377, 0xbe5466cf34e90c6c },
			{ 0xa528f45403e61d95, 0x38c72dbd566e9788,
				0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6 } },
	};
	uint64_t out[4];

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		ehr_philox_block(known[i].counter, known[i].key, out);
		assert_memory_equal(out, known[i].out, sizeof(out));
	}
}

/* Fowler, Noll, Vo: test vectors of FNV-1a with 64 bits. */
static void hashes_as_published(void **state)
{
	(void)state;
	assert_true(ehr_name_hash(ehr_str_of("")) == 0xcbf29ce484222325);
	assert_true(ehr_name_hash(ehr_str_of("a")) == 0xaf63dc4c8601ec8c);
	assert_true(ehr_name_hash(ehr_str_of("foobar")) == 0x85944171f73967e8);
}

static uint64_t of_two(const char *one, const char *two)
{
	uint64_t hash = ehr_name_hash_add(EHR_HASH_EMPTY, ehr_str_of(one));

	return ehr_name_hash_add(hash, ehr_str_of(two));
}

static void parts_do_not_run_together(void **state)
{
	(void)state;
	assert_true(of_two("ab", "c") != of_two("a", "bc"));
	assert_true(of_two("", "a") != of_two("a", ""));
}

static void many_are_the_same_as_one_by_one(void **state)
{
	double many[11];

	(void)state;
	for (uint64_t first = 0; first < 6; first++)
		for (size_t n = 0; n <= 11; n++) {
			ehr_uniforms(&stream, first, n, many);
			for (size_t i = 0; i < n; i++)
				assert_true(many[i] ==
					    ehr_uniform(&stream, first + i));
		}
}

static void every_part_of_the_name_matters(void **state)
{
	struct ehr_stream other[5] = { stream, stream, stream, stream, stream };
	double u = ehr_uniform(&stream, 7);

	(void)state;
	other[0].seed++;
	other[1].row++;
	other[2].parameter++;
	other[3].outer++;
	other[4].purpose = EHR_RANDOM_BOOTSTRAP;
	for (int i = 0; i < 5; i++)
		assert_true(ehr_uniform(&other[i], 7) != u);
	assert_true(ehr_uniform(&stream, 8) != u);
}

/* 100000 uniform numbers: the mean has a standard error of 1/sqrt(12e5) =
 * 0.000913, each tenth of the interval holds 10000 with sd 94.9; five of them
 * are allowed. */
static void numbers_are_spread_evenly(void **state)
{
	double sum = 0;
	int tenth[10] = { 0 };

	(void)state;
	for (uint64_t i = 0; i < 100000; i++) {
		double u = ehr_uniform(&stream, i);

		assert_true(u > 0 && u < 1);
		sum += u;
		tenth[(int)(10 * u)]++;
	}
	assert_true(fabs(sum / 1e5 - 0.5) < 5 * 0.000913);
	for (int i = 0; i < 10; i++)
		assert_true(abs(tenth[i] - 10000) < 475);
}

/* 60000 throws of a die: 10000 each with sd sqrt(60000 5/36) = 91.3. */
static void whole_numbers_are_as_likely(void **state)
{
	int seen[6] = { 0 };

	(void)state;
	for (uint64_t i = 0; i < 60000; i++)
		seen[ehr_random_below(&stream, i, 6)]++;
	for (int i = 0; i < 6; i++)
		assert_true(abs(seen[i] - 10000) < 457);
	assert_true(ehr_random_below(&stream, 0, 1) == 0);
}

static void an_order_meets_each_number_once(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= 300; n++) {
		struct ehr_permutation order;
		unsigned char seen[300] = { 0 };

		ehr_permutation_init(&order, &stream, n);
		for (uint64_t i = 0; i < n; i++) {
			uint64_t at = ehr_permuted(&order, i);

			assert_true(at < n);
			assert_int_equal(seen[at]++, 0);
		}
	}
}

/* Over 6000 streams the six orders of three come 1000 times each, sd
 * sqrt(6000 5/36) = 28.9; and neighbours of an order of 1000 stay no nearer
 * than chance: the rank correlation of i and its place has sd 1/sqrt(999). */
static void orders_are_as_likely(void **state)
{
	int seen[27] = { 0 };
	const double middle = 499.5;
	double product = 0, squares = 0;
	struct ehr_permutation order;
	struct ehr_stream other = stream;

	(void)state;
	for (other.row = 0; other.row < 6000; other.row++) {
		ehr_permutation_init(&order, &other, 3);
		seen[9 * ehr_permuted(&order, 0) + 3 * ehr_permuted(&order, 1) +
			ehr_permuted(&order, 2)]++;
	}
	for (int i = 0; i < 27; i++)
		assert_true(seen[i] == 0 || abs(seen[i] - 1000) < 145);
	ehr_permutation_init(&order, &stream, 1000);
	for (uint64_t i = 0; i < 1000; i++) {
		double x = (double)i - middle;

		product += x * ((double)ehr_permuted(&order, i) - middle);
		squares += x * x;
	}
	assert_true(fabs(product / squares) < 4 / sqrt(999));
}

static void strata_hold_one_each(void **state)
{
	double u[97];
	unsigned char seen[97] = { 0 };

	(void)state;
	ehr_uniforms_stratified(&stream, 97, u);
	for (int i = 0; i < 97; i++) {
		assert_true(u[i] > 0 && u[i] < 1);
		assert_int_equal(seen[(int)(97 * u[i])]++, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_published_vectors),
		cmocka_unit_test(hashes_as_published),
		cmocka_unit_test(parts_do_not_run_together),
		cmocka_unit_test(many_are_the_same_as_one_by_one),
		cmocka_unit_test(every_part_of_the_name_matters),
		cmocka_unit_test(numbers_are_spread_evenly),
		cmocka_unit_test(whole_numbers_are_as_likely),
		cmocka_unit_test(an_order_meets_each_number_once),
		cmocka_unit_test(orders_are_as_likely),
		cmocka_unit_test(strata_hold_one_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
