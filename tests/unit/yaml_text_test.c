/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/yaml_text.h"

/* Any text comes back as it was. */
static void reads_back(void **state)
{
	static const char *const text[] = { "", " a ", "a: b # c", "\"\\\n\t",
		"化学需氧量（吨）", "~", "- x", "{a}", "\xc2\x85\xe2\x80\xa8",
		"\xef\xbb\xbfx", "\x01\x7f", "\xf0\x9f\x98\x80" };

	(void)state;
	for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
		struct ehr_buf buf = { 0 };
		struct ehr_arena arena = { 0 };
		struct ehr_err err = { 0 };
		const struct ehr_yaml *root;

		ehr_buf_puts(&buf, "key: ");
		ehr_yaml_quote_text(&buf, text[i]);
		ehr_yaml_end_line(&buf, "two\nlines");
		root = ehr_yaml_read(
			"x", (struct ehr_str){ buf.p, buf.n }, &arena, &err);
		assert_string_equal(err.text, "");
		assert_string_equal(
			ehr_yaml_find(root, "key")->text.p, text[i]);
		ehr_arena_release(&arena);
		ehr_buf_release(&buf);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(reads_back) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
