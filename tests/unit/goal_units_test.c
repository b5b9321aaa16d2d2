/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of government units: what is in one alone, and names of one unit.
 */
#include "model/goal_units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ehr_unit_names *names;

static int open_names(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	names = ehr_unit_names_open(NULL, &err);
	return names == NULL;
}

static int close_names(void **state)
{
	(void)state;
	ehr_unit_names_close(names);
	return 0;
}

static void check(
	const char *a, const char *b, const char *parts, const char *renamed)
{
	struct ehr_goal_units units = { 0 };

	ehr_goal_units_part(&units, names, ehr_str_of(a), ehr_str_of(b));
	assert_string_equal(ehr_buf_text(&units.parts), parts);
	assert_string_equal(ehr_buf_text(&units.renamed), renamed);
	ehr_goal_units_release(&units);
}

static void test_same(void **state)
{
	(void)state;
	check("", "", "", "");
	check("a;b", "b; a", "", "");
	check("a;;a", "a;", "", "");
}

static void test_parts(void **state)
{
	(void)state;
	check("a;b", "b;c", "-a +c", "");
	check("a", "", "-a", "");
	check("", "b;c", "+b +c", "");
	/* part of a name is another name */
	check("ab", "a;b", "-ab +a +b", "");
}

/* The bureau of health is the commission of health, by the built-in table. */
static void test_renamed(void **state)
{
	(void)state;
	check("\u53bf\u536b\u5065\u59d4;x",
		"\u53bf\u536b\u751f\u5065\u5eb7\u59d4\u5458\u4f1a", "-x",
		"\u53bf\u536b\u5065\u59d4 = "
		"\u53bf\u536b\u751f\u5065\u5eb7\u59d4\u5458\u4f1a");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_renamed),
	};

	return cmocka_run_group_tests(tests, open_names, close_names);
}
