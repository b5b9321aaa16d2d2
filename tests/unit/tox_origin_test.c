/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ref/tox_origin.h"

static unsigned place(struct ehr_tox_origins *all, struct ehr_arena *arena,
	const char *source, const char *agency)
{
	return ehr_tox_origin_of(
		all, arena, ehr_str_of(source), ehr_str_of(agency));
}

static void numbers_pairs_as_they_come(void **state)
{
	static const struct ehr_tox_step order[] = {
		{ "IRIS", NULL, false },
		{ "IHB", "CALEPA", false },
		{ "HJ", NULL, true },
	};
	struct ehr_tox_origins all = { .order = order, .n_order = 3 };
	struct ehr_arena arena = { 0 };

	(void)state;
	assert_int_equal(place(&all, &arena, "HEM5", ""), 0);
	assert_int_equal(place(&all, &arena, "IRIS", "IRIS"), 1);
	assert_int_equal(place(&all, &arena, "IHB", "MDH"), 2);
	assert_int_equal(place(&all, &arena, "IHB", "CALEPA"), 3);
	assert_int_equal(place(&all, &arena, "IRIS", "IRIS"), 1);
	assert_int_equal(place(&all, &arena, "HJ", ""), 4);
	assert_int_equal(place(&all, &arena, "", ""), 5);
	assert_int_equal(place(&all, &arena, "user", ""), 5);
	assert_int_equal(all.n, 6);
	assert_false(all.item[0].wanted);
	assert_true(all.item[1].wanted);
	assert_false(all.item[2].wanted);
	assert_true(all.item[3].wanted);
	assert_true(all.item[4].wanted);
	assert_string_equal(all.item[3].agency.p, "CALEPA");
	free(all.item);
	ehr_arena_release(&arena);
}

static void wants_all_without_an_order(void **state)
{
	struct ehr_tox_origins all = { .order = NULL };
	struct ehr_arena arena = { 0 };

	(void)state;
	assert_true(all.item == NULL);
	assert_int_equal(place(&all, &arena, "a", "b"), 0);
	assert_true(all.item[0].wanted);
	free(all.item);
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_pairs_as_they_come),
		cmocka_unit_test(wants_all_without_an_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
