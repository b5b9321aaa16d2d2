/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/index.h"

enum { KEYS = 5000 };

/* Keys far apart, near each other, 0, and equal in their lower 32 bits. */
static uint64_t key(uint64_t i)
{
	return i % 2 == 0 ? i / 2 : i << 32;
}

static void counts_keys_in_order(void **state)
{
	struct ehr_index index = { 0 };
	bool is_new;

	(void)state;
	for (uint64_t i = 0; i < KEYS; i++) {
		assert_int_equal(ehr_index_add(&index, key(i), &is_new), i);
		assert_true(is_new);
	}
	for (uint64_t i = 0; i < KEYS; i++) {
		assert_int_equal(ehr_index_find(&index, key(i)), i);
		assert_int_equal(ehr_index_add(&index, key(i), &is_new), i);
		assert_false(is_new);
	}
	assert_int_equal(index.n, KEYS);
	assert_int_equal(ehr_index_find(&index, UINT64_MAX), EHR_INDEX_NONE);
	ehr_index_release(&index);
}

static void finds_nothing_when_empty(void **state)
{
	struct ehr_index index = { 0 };

	(void)state;
	assert_int_equal(ehr_index_find(&index, 0), EHR_INDEX_NONE);
	ehr_index_release(&index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_keys_in_order),
		cmocka_unit_test(finds_nothing_when_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
