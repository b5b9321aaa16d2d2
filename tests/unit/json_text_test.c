/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "io/json_text.h"
#include "io/writer.h"

static void assert_put(const char *text, size_t n, const char *expected)
{
	struct ehr_buf buf = { 0 };

	ehr_json_put(&buf, (struct ehr_str){ text, n });
	assert_string_equal(ehr_buf_text(&buf), expected);
	ehr_buf_release(&buf);
}

static void test_put(void **state)
{
	(void)state;
	assert_put("", 0, "\"\"");
	assert_put("abc", 3, "\"abc\"");
	assert_put("a\"b\\c/", 6, "\"a\\\"b\\\\c/\"");
	assert_put("\b\f\n\r\t", 5, "\"\\b\\f\\n\\r\\t\"");
	assert_put("\0\x01\x1F\x7F", 4, "\"\\u0000\\u0001\\u001f\x7F\"");
	assert_put("\xE8\x8B\xAF\xF0\x9F\x98\x80", 7,
		"\"\xE8\x8B\xAF\xF0\x9F\x98\x80\"");
	/* a byte that is not UTF-8, in the middle and cut off at the end */
	assert_put("a\xFF"
		   "b\xE8\x8B",
		5,
		"\"a\xEF\xBF\xBD"
		"b\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

/* Care is needed at every offset of the wide steps. */
static void test_put_offsets(void **state)
{
	(void)state;
	for (size_t n = 1; n < 40; n++) {
		for (size_t at = 0; at < n; at++) {
			char text[40], expected[48];

			memset(text, 'x', n);
			text[at] = '\n';
			memset(expected, 'x', n + 3);
			expected[0] = expected[n + 2] = '"';
			memcpy(expected + 1 + at, "\\n", 2);
			expected[n + 3] = '\0';
			assert_put(text, n, expected);
		}
	}
}

static void assert_text(const char *raw, const char *expected)
{
	struct ehr_str text = ehr_str_of(raw);
	const char *why = NULL;
	bool escaped;
	long n = ehr_json_scan_text(raw, raw + text.n, &escaped, &why);

	assert_int_equal(n, text.n - 1);
	assert_int_equal(escaped, strchr(raw, '\\') != NULL);
	char *out = ehr_alloc(text.n);
	text.n = (size_t)n;
	size_t length = ehr_json_unescape(out, text);
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(out, expected, length);
	free(out);
}

static void test_text(void **state)
{
	(void)state;
	assert_text("\"", "");
	assert_text("abc\"", "abc");
	assert_text("\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t");
	assert_text("\\u0041\\u00E9\\u82ef\"", "A\xC3\xA9\xE8\x8B\xAF");
	assert_text("x\\ud83d\\uDE00y\"", "x\xF0\x9F\x98\x80y");
	assert_text("\xE8\x8B\xAF\\n\"", "\xE8\x8B\xAF\n");
	assert_text("12345678901234567890\\t123456789012345678901\"",
		"12345678901234567890\t123456789012345678901");
}

static void test_number(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t length;
	} cases[] = {
		{ "0", 1 },
		{ "-0", 2 },
		{ "10.50e-07,", 9 },
		{ "1E5]", 3 },
		{ "00", 0 },
		{ "01", 0 },
		{ "-", 0 },
		{ "", 0 },
		{ "1.", 0 },
		{ "1.e1", 0 },
		{ "1e", 0 },
		{ "1e-", 0 },
		{ ".1", 0 },
		{ "+1", 0 },
		{ "1-", 1 },
		{ "0x1", 1 },
		{ "nan", 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ehr_str text = ehr_str_of(cases[i].text);

		assert_int_equal(ehr_json_scan_number(text.p, text.p + text.n),
			cases[i].length);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_put_offsets),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
