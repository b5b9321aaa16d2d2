/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tuples.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void distinct_tuples_are_numbered(void **state)
{
	const uint32_t a[3] = { 1, 2, 3 }, b[3] = { 1, 2, 4 };
	struct ehr_tuples set = { .width = 3 };
	bool is_new;

	(void)state;
	assert_int_equal(ehr_tuples_add(&set, a, &is_new), 0);
	assert_true(is_new);
	assert_int_equal(ehr_tuples_add(&set, b, &is_new), 1);
	assert_true(is_new);
	assert_int_equal(ehr_tuples_add(&set, a, &is_new), 0);
	assert_false(is_new);
	assert_int_equal(ehr_tuples_add(&set, b, NULL), 1);
	assert_int_equal(set.n, 2);
	assert_int_equal(ehr_tuples_at(&set, 1)[2], 4);
	ehr_tuples_release(&set);
}

/* Far beyond the first slots, and numbers with all bits in use. */
static void many_are_found_again(void **state)
{
	struct ehr_tuples set = { .width = 2 };

	(void)state;
	for (uint32_t i = 0; i < 5000; i++) {
		const uint32_t key[2] = { i * 0x01000193u, UINT32_MAX - i / 7 };
		assert_int_equal(ehr_tuples_add(&set, key, NULL), i);
	}
	for (uint32_t i = 0; i < 5000; i++) {
		const uint32_t key[2] = { i * 0x01000193u, UINT32_MAX - i / 7 };
		assert_int_equal(ehr_tuples_add(&set, key, NULL), i);
	}
	ehr_tuples_release(&set);
}

/* A large set makes the small ones after it no slower: its slots go. */
static void reset_forgets(void **state)
{
	const uint32_t one[1] = { 7 };
	struct ehr_tuples set = { .width = 1 };
	bool is_new;

	(void)state;
	for (uint32_t i = 0; i < 5000; i++)
		ehr_tuples_add(&set, &i, NULL);
	ehr_tuples_reset(&set);
	assert_int_equal(set.n, 0);
	assert_int_equal(ehr_tuples_add(&set, one, &is_new), 0);
	assert_true(is_new);
	ehr_tuples_reset(&set);
	assert_true(set.slots < 100);
	assert_int_equal(ehr_tuples_add(&set, one, &is_new), 0);
	assert_true(is_new);
	ehr_tuples_release(&set);
	assert_int_equal(set.width, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distinct_tuples_are_numbered),
		cmocka_unit_test(many_are_found_again),
		cmocka_unit_test(reset_forgets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
