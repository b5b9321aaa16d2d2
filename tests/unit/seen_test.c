/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/seen.h"

static struct ehr_print of_two(const char *a, const char *b)
{
	struct ehr_print print = ehr_print_begin();

	ehr_print_add(&print, ehr_str_of(a));
	ehr_print_add(&print, ehr_str_of(b));
	ehr_print_end(&print);
	return print;
}

static bool same(struct ehr_print a, struct ehr_print b)
{
	return a.a == b.a && a.b == b.b;
}

static void tells_where_a_text_ends(void **state)
{
	(void)state;
	assert_true(same(of_two("ab", "c"), of_two("ab", "c")));
	assert_false(same(of_two("ab", "c"), of_two("a", "bc")));
	assert_false(same(of_two("abc", ""), of_two("", "abc")));
	assert_false(same(of_two("", ""), ehr_print_of(ehr_str_of(""))));
	assert_false(ehr_print_is_none(ehr_print_of(ehr_str_of(""))));
}

/* NULs in the last word must not be taken for its filling. */
static void counts_bytes_of_zero(void **state)
{
	(void)state;
	assert_false(same(ehr_print_of((struct ehr_str){ "a", 1 }),
		ehr_print_of((struct ehr_str){ "a\0", 2 })));
	assert_false(same(ehr_print_of((struct ehr_str){ "\0", 1 }),
		ehr_print_of((struct ehr_str){ "", 0 })));
}

static void points_are_equal_as_numbers(void **state)
{
	struct ehr_print point =
		ehr_print_point(ehr_str_of("118.1"), ehr_str_of("24.5"));

	(void)state;
	assert_true(same(point,
		ehr_print_point(ehr_str_of("118.10"), ehr_str_of("2.45e1"))));
	assert_true(same(ehr_print_point(ehr_str_of("0"), ehr_str_of("-0.0")),
		ehr_print_point(ehr_str_of("0.00"), ehr_str_of("0"))));
	assert_false(same(point,
		ehr_print_point(ehr_str_of("24.5"), ehr_str_of("118.1"))));
	assert_true(ehr_print_is_none(
		ehr_print_point(ehr_str_of(""), ehr_str_of("24.5"))));
	assert_true(ehr_print_is_none(
		ehr_print_point(ehr_str_of("118.1"), ehr_str_of("north"))));
}

enum { MANY = 100000 };

static struct ehr_print number(int i)
{
	char text[16];

	snprintf(text, sizeof text, "%d", i);
	return ehr_print_of(ehr_str_of(text));
}

static void finds_what_was_added(void **state)
{
	struct ehr_seen seen = { .words = 2 };
	uint64_t *word;

	(void)state;
	assert_null(ehr_seen_find(&seen, number(1)));
	for (int i = 0; i < MANY; i++) {
		assert_int_equal(
			ehr_seen_add(&seen, number(i), &word), EHR_SEEN_NEW);
		assert_int_equal(word[0], 0);
		word[0] = (uint64_t)i;
		word[1] = (uint64_t)i * 3;
	}
	for (int i = 0; i < MANY; i++) {
		assert_int_equal(
			ehr_seen_add(&seen, number(i), &word), EHR_SEEN_BEFORE);
		assert_int_equal(word[0], i);
		assert_int_equal(ehr_seen_find(&seen, number(i))[1], i * 3);
	}
	assert_int_equal(seen.n, MANY);
	assert_null(ehr_seen_find(&seen, number(MANY)));
	ehr_seen_clear(&seen);
	assert_null(ehr_seen_find(&seen, number(1)));
	assert_int_equal(ehr_seen_add(&seen, number(1), &word), EHR_SEEN_NEW);
	assert_int_equal(word[1], 0);
	ehr_seen_release(&seen);
}

/* What came first stays known; what does not fit is never called new. */
static void says_when_it_is_full(void **state)
{
	struct ehr_seen seen = { .limit = 3, .words = 1 };
	uint64_t *word;

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(
			ehr_seen_add(&seen, number(i), NULL), EHR_SEEN_NEW);
	assert_int_equal(ehr_seen_add(&seen, number(3), &word), EHR_SEEN_FULL);
	assert_null(word);
	assert_int_equal(ehr_seen_add(&seen, number(3), NULL), EHR_SEEN_FULL);
	assert_int_equal(
		ehr_seen_add(&seen, number(2), &word), EHR_SEEN_BEFORE);
	assert_non_null(word);
	ehr_seen_release(&seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_where_a_text_ends),
		cmocka_unit_test(counts_bytes_of_zero),
		cmocka_unit_test(points_are_equal_as_numbers),
		cmocka_unit_test(finds_what_was_added),
		cmocka_unit_test(says_when_it_is_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
