/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of goals compared: what is the same, alike, and where they part.
 */
#include "model/goal_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ehr_arena arena;

static struct ehr_goal_name name_of(const char *text)
{
	return ehr_goal_name_of(ehr_str_of(text), &arena);
}

static bool same(const char *one, const char *other)
{
	struct ehr_goal_name a = name_of(one), b = name_of(other);

	return ehr_goal_name_same(&a, &b);
}

static bool like(const char *one, const char *other, long percent)
{
	struct ehr_goal_name a = name_of(one), b = name_of(other);

	return ehr_goal_name_like(&a, &b, percent);
}

static void check_parts(const char *one, const char *other, const char *parts)
{
	struct ehr_goal_name a = name_of(one), b = name_of(other);
	struct ehr_buf text = { 0 };

	ehr_goal_name_parts(&a, &b, &text);
	assert_string_equal(ehr_buf_text(&text), parts);
	ehr_buf_release(&text);
}

static void test_same(void **state)
{
	(void)state;
	assert_true(same("PM2.5 (mean)", "pm2.5mean"));
	/* full-width letters, Chinese quotes and blanks */
	assert_true(
		same("\u300a\uff21\uff31\uff28\uff29\u300b \u3000x", "aqhi x"));
	assert_false(same("pm2.5", "pm25"));
	assert_false(same("", ""));
	assert_false(same("a+", "a"));
}

/* abcd and abed: three of four characters in common, 2 x 3 of 8: 75 percent. */
static void test_like(void **state)
{
	(void)state;
	assert_true(like("abcd", "abed", 75));
	assert_false(like("abcd", "abed", 76));
	assert_false(like("", "", 50));
	/* 4 of 4 and 8: 2 x 4 of 12 is 66.7 */
	assert_true(like("abcd", "abxxcdxx", 66));
	assert_false(like("abcd", "abxxcdxx", 67));
	assert_false(like("abcd", "dcba", 50));
}

static void test_parts(void **state)
{
	(void)state;
	check_parts("abcd", "abcd", "");
	check_parts("abcd", "abd", "-c");
	check_parts("abd", "abcd", "+c");
	check_parts("xab", "aby", "-x +y");
	check_parts("", "ab", "+ab");
	/* \u73af\u5883\u98ce\u9669 with \u5065\u5eb7 in it */
	check_parts("\u73af\u5883\u98ce\u9669",
		"\u73af\u5883\u5065\u5eb7\u98ce\u9669", "+\u5065\u5eb7");
}

/* Of a very long name the beginning is looked at. */
static void test_long(void **state)
{
	struct ehr_buf text = { 0 };
	struct ehr_goal_name name;

	(void)state;
	for (int i = 0; i < 5000; i++)
		ehr_buf_puts(&text, "\u73af");
	name = name_of(ehr_buf_text(&text));
	assert_int_equal(name.n, EHR_GOAL_NAME_MAX);
	assert_true(ehr_goal_name_like(&name, &name, 100));
	ehr_buf_release(&text);
}

static int teardown(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_like),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, teardown);
}
