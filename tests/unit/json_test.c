/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "io/json.h"

static struct ehr_err err;

static int check(const char *text)
{
	err = (struct ehr_err){ 0 };
	return ehr_json_check(ehr_str_of(text), &err);
}

static void assert_good(const char *text)
{
	if (check(text) < 0)
		fail_msg("%s: %s", text, err.text);
}

static void assert_bad(const char *text, unsigned long line, const char *what)
{
	assert_int_equal(check(text), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	if (strstr(err.text, what) == NULL)
		fail_msg("%s: \"%s\" is not in \"%s\"", text, what, err.text);
	assert_int_equal(err.line, line);
}

static void test_check_good(void **state)
{
	(void)state;
	assert_good("0");
	assert_good(" -0.0e+00 \t\r\n");
	assert_good("\"\"");
	assert_good("null");
	assert_good("[]");
	assert_good("[ ]");
	assert_good("{ }");
	assert_good("[1,[true,false],{\"a\":{},\"b\":[{}]}]");
	assert_good("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"");
	assert_good("\"\xE8\x8B\xAF \xF0\x9F\x98\x80 \x7F\"");
	assert_good("{\"\":1}");
	assert_good("-1.5E-7");
}

static void test_check_bad(void **state)
{
	(void)state;
	assert_bad("", 1, "a value is missing");
	assert_bad("  \n ", 2, "a value is missing");
	assert_bad("nul", 1, "a value");
	assert_bad("nulll", 1, "follows");
	assert_bad("1 2", 1, "follows");
	assert_bad("[1,]", 1, "a value");
	assert_bad("[1 2]", 1, "comma or ]");
	assert_bad("[,1]", 1, "a value");
	assert_bad("{\"a\":1,}", 1, "a name");
	assert_bad("{\"a\" 1}", 1, "colon");
	assert_bad("{\"a\":}", 1, "a value");
	assert_bad("{a:1}", 1, "a name");
	assert_bad("{\"a\":1\n\n]", 3, "comma or }");
	assert_bad("[1}", 1, "comma or ]");
	assert_bad("[", 1, "a value");
	assert_bad("{", 1, "a name");
	assert_bad("]", 1, "a value");
	assert_bad("'a'", 1, "a value");
	assert_bad("[NaN]", 1, "a value");
	assert_bad("\xEF\xBB\xBF[]", 1, "a value");
	assert_bad("[\f]", 1, "a value");
}

static void test_check_numbers(void **state)
{
	(void)state;
	assert_bad("01", 1, "number");
	assert_bad("-", 1, "number");
	assert_bad("+1", 1, "value");
	assert_bad(".5", 1, "value");
	assert_bad("-.5", 1, "number");
	assert_bad("1.", 1, "number");
	assert_bad("2.e3", 1, "number");
	assert_bad("1e", 1, "number");
	assert_bad("1e+", 1, "number");
	assert_bad("0x10", 1, "follows");
	assert_bad("-012", 1, "number");
	assert_bad("1,5", 1, "follows");
}

static void test_check_texts(void **state)
{
	(void)state;
	assert_bad("\"abc", 1, "does not end");
	assert_bad("\"abc\\\"", 1, "does not end");
	assert_bad("\"\\", 1, "escape");
	assert_bad("\"\\x41\"", 1, "escape");
	assert_bad("\"\\u12\"", 1, "escape");
	assert_bad("\"\\u12G4\"", 1, "escape");
	assert_bad("\"\\u0000\"", 1, "escaped NUL");
	assert_bad("\"\\uD800\"", 1, "surrogate");
	assert_bad("\"\\uDC00\"", 1, "surrogate");
	assert_bad("\"\\uD800\\n\"", 1, "surrogate");
	assert_bad("\"\\uD800\\uD800\"", 1, "surrogate");
	assert_bad("\"a\tb\"", 1, "control");
	assert_bad("\"a\nb\"", 1, "control");
	assert_bad("\"\xFF\"", 1, "UTF-8");
	assert_bad("\"\xED\xA0\x80\"", 1, "UTF-8");
	assert_bad("\"\xE8\x8B\"", 1, "UTF-8");
	err = (struct ehr_err){ 0 };
	assert_int_equal(
		ehr_json_check((struct ehr_str){ "\"a\0\"", 4 }, &err), -1);
	assert_int_equal(
		ehr_json_check((struct ehr_str){ "\"\\\0\"", 4 }, &err), -1);
}

static void test_depth(void **state)
{
	(void)state;
	char text[140];

	memset(text, '[', 64);
	memset(text + 64, ']', 64);
	text[128] = '\0';
	assert_good(text);
	memset(text, '[', 65);
	memset(text + 65, ']', 65);
	text[130] = '\0';
	assert_bad(text, 1, "64 levels");
}

static struct ehr_json *read_text(const char *text)
{
	err = (struct ehr_err){ 0 };
	return ehr_json_read("x.json", ehr_str_of(text), &err);
}

static void test_document(void **state)
{
	(void)state;
	struct ehr_json *root = read_text(
		"\xEF\xBB\xBF{\"Cd\":1,\"cd\":[2.5,\"\\u82ef\\n\",true,null],"
		"\"x\":{}}");

	assert_non_null(root);
	assert_int_equal(ehr_json_kind(root), EHR_JSON_MAP);
	assert_true(ehr_json_number(ehr_json_get(root, "Cd")) == 1);
	assert_null(ehr_json_get(root, "CD"));
	const struct ehr_json *list = ehr_json_get(root, "cd");
	assert_int_equal(ehr_json_kind(list), EHR_JSON_LIST);
	assert_string_equal(ehr_json_key(list), "cd");
	const struct ehr_json *item = ehr_json_first(list);
	assert_int_equal(ehr_json_kind(item), EHR_JSON_NUMBER);
	assert_true(ehr_json_number(item) == 2.5);
	item = ehr_json_next(item);
	assert_int_equal(ehr_json_kind(item), EHR_JSON_TEXT);
	assert_string_equal(ehr_json_text(item), "\xE8\x8B\xAF\n");
	item = ehr_json_next(item);
	assert_int_equal(ehr_json_kind(item), EHR_JSON_BOOL);
	assert_true(ehr_json_bool(item));
	item = ehr_json_next(item);
	assert_int_equal(ehr_json_kind(item), EHR_JSON_NULL);
	assert_null(ehr_json_next(item));
	assert_null(ehr_json_first(ehr_json_get(root, "x")));
	ehr_json_free(root);
}

static void assert_unread(const char *text, const char *what)
{
	assert_null(read_text(text));
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.file, "x.json");
	if (strstr(err.text, what) == NULL)
		fail_msg("%s: \"%s\" is not in \"%s\"", text, what, err.text);
}

static void test_document_refused(void **state)
{
	(void)state;
	assert_unread("[1,2\n,]", "not JSON");
	assert_int_equal(err.line, 2);
	assert_unread("{\"a\":1,\"b\":2,\"a\":3}", "\"a\" stands twice");
	assert_unread("[{\"b\":{\"a\":1,\"\\u0061\":2}}]", "stands twice");
	assert_unread("[1e999]", "too large");
	assert_unread("-1e999", "too large");
	/* beyond the keys that are compared one by one */
	assert_unread("{\"a\":0,\"b\":0,\"c\":0,\"d\":0,\"e\":0,\"f\":0,"
		      "\"g\":0,\"h\":0,\"i\":0,\"j\":0,\"k\":0,\"l\":0,"
		      "\"m\":0,\"n\":0,\"o\":0,\"p\":0,\"q\":0,\"g\":0}",
		"\"g\" stands twice");
}

/* 0.1 with 98 zeros behind it, and a third with 98 threes: more digits than
 * a fixed buffer would hold. */
static void test_long_numbers(void **state)
{
	(void)state;
	char text[128] = "[0.1", third[128] = "[0.3";

	memset(text + 4, '0', 98);
	memset(third + 4, '3', 98);
	memcpy(text + 102, "]", 2);
	memcpy(third + 102, "]", 2);
	struct ehr_json *root = read_text(text);
	assert_non_null(root);
	assert_true(ehr_json_number(ehr_json_first(root)) == 0.1);
	ehr_json_free(root);
	root = read_text(third);
	assert_non_null(root);
	assert_true(ehr_json_number(ehr_json_first(root)) == 1.0 / 3);
	ehr_json_free(root);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_check_good),
		cmocka_unit_test(test_check_bad),
		cmocka_unit_test(test_check_numbers),
		cmocka_unit_test(test_check_texts),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_document),
		cmocka_unit_test(test_document_refused),
		cmocka_unit_test(test_long_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
