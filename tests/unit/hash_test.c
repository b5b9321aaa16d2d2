/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/hash.h"

static void test_map(void **state)
{
	(void)state;
	enum { KEYS = 20000 };
	struct ehr_map map = { 0 };
	char text[32];

	assert_int_equal(ehr_map_find(&map, ehr_str_of("x")), EHR_MAP_NONE);
	for (long i = 0; i < KEYS; i++) {
		bool is_new = false;

		(void)snprintf(text, sizeof(text), "source-%ld", i * 7919);
		assert_int_equal(
			ehr_map_add(&map, ehr_str_of(text), &is_new), i);
		assert_true(is_new);
	}
	for (long i = 0; i < KEYS; i++) {
		bool is_new = true;

		(void)snprintf(text, sizeof(text), "source-%ld", i * 7919);
		assert_int_equal(ehr_map_find(&map, ehr_str_of(text)), i);
		assert_int_equal(
			ehr_map_add(&map, ehr_str_of(text), &is_new), i);
		assert_false(is_new);
		assert_string_equal(map.key[i].p, text);
		(void)snprintf(text, sizeof(text), "source-%ld", i * 7919 + 1);
		assert_int_equal(
			ehr_map_find(&map, ehr_str_of(text)), EHR_MAP_NONE);
	}
	assert_int_equal(map.n, KEYS);
	ehr_map_release(&map);
	assert_int_equal(map.n, 0);
	assert_int_equal(ehr_map_find(&map, ehr_str_of("x")), EHR_MAP_NONE);
}

/* Zeros of every length, and each byte of a key, tell keys apart. */
static void test_every_byte_counts(void **state)
{
	(void)state;
	struct ehr_map map = { 0 };
	char zeros[40] = { 0 };

	for (size_t n = 0; n < sizeof(zeros); n++)
		assert_int_equal(
			ehr_map_add(&map, (struct ehr_str){ zeros, n }, NULL),
			n);
	for (size_t i = 0; i < sizeof(zeros); i++) {
		char other[40] = { 0 };

		other[i] = 1;
		assert_int_equal(
			ehr_map_add(&map,
				(struct ehr_str){ other, sizeof(other) }, NULL),
			sizeof(zeros) + i);
	}
	ehr_map_release(&map);
}

static void test_merge(void **state)
{
	struct ehr_map map = { 0 }, more = { 0 };
	struct ehr_arena arena = { 0 };
	uint32_t *to;

	(void)state;
	ehr_map_add(&map, ehr_str_of("a"), NULL);
	ehr_map_add(&map, ehr_str_of("b"), NULL);
	ehr_map_add(&more, ehr_str_of("c"), NULL);
	ehr_map_add(&more, ehr_str_of("a"), NULL);
	to = ehr_map_merge(&map, &more, &arena);
	assert_int_equal(map.n, 3);
	assert_int_equal(to[0], 2);
	assert_int_equal(to[1], 0);
	assert_int_equal(ehr_map_find(&map, ehr_str_of("c")), 2);
	ehr_arena_release(&arena);
	ehr_map_release(&more);
	ehr_map_release(&map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_map),
		cmocka_unit_test(test_every_byte_counts),
		cmocka_unit_test(test_merge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
