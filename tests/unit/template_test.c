/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/template.h"

static void fills(const char *text, const char *expected)
{
	struct ehr_arena arena = { 0 };
	struct ehr_template made;
	struct ehr_err err = { 0 };
	const struct ehr_str cell[] = { { "12", 2 }, { "", 0 },
		{ "\xe6\xb9\x96", 3 } };

	if (ehr_template_read(&made, text, &arena, &err) != 0)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < made.n; i++) {
		const char *column = made.part[i].column;

		if (column != NULL)
			made.part[i].at = (size_t)(column[0] - 'a');
	}
	if (!ehr_str_is(ehr_template_fill(&made, cell, &arena), expected))
		fail_msg("%s: not %s", text, expected);
	ehr_arena_release(&arena);
}

/* Columns a, b and c hold 12, nothing and one Chinese character. */
static void test_fill(void **state)
{
	(void)state;
	fills("plain", "plain");
	fills("{a}", "12");
	fills("meuse-{a}", "meuse-12");
	fills("{a}-{c}-{a}", "12-\xe6\xb9\x96-12");
	fills("{{{a}}}", "{12}");
	fills("{{}}", "{}");
	fills("x{b}y", "");
}

static void test_refused(void **state)
{
	static const char *const text[] = { "{", "}", "{}", "a{b", "a}b",
		"{a}}", "{{}" };

	(void)state;
	for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
		struct ehr_arena arena = { 0 };
		struct ehr_template made;
		struct ehr_err err = { 0 };

		if (ehr_template_read(&made, text[i], &arena, &err) == 0)
			fail_msg("read: %s", text[i]);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
		ehr_arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fill),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
