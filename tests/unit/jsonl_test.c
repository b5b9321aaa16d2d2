/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "io/jsonl.h"

enum { MAX = 8 };

static struct ehr_err err;
static struct ehr_header header;
static struct ehr_jsonl jsonl;
static struct ehr_str cell[MAX];

static void drop_header(void)
{
	for (size_t i = 0; i < header.n; i++)
		free(header.name[i]);
	free(header.name);
	header = (struct ehr_header){ 0 };
	ehr_jsonl_release(&jsonl);
}

static int read_header(const char *text)
{
	drop_header();
	err = (struct ehr_err){ 0 };
	return ehr_jsonl_header(ehr_str_of(text), &header, &err);
}

static int read_cells(const char *text)
{
	err = (struct ehr_err){ 0 };
	return ehr_jsonl_cells(&jsonl, &header, ehr_str_of(text), cell, &err);
}

/* Both ways must give it: the flat one and the general one. */
static void assert_cells(const char *text, const char *const *expected)
{
	for (int general = 0; general < 2; general++) {
		if (read_cells(text) < 0)
			fail_msg("%s: %s", text, err.text);
		for (size_t i = 0; i < header.n; i++)
			if (!ehr_str_is(cell[i], expected[i]))
				fail_msg("%s: cell %zu is \"%.*s\"", text, i,
					(int)cell[i].n, cell[i].p);
		jsonl.plain = false;
	}
	jsonl.plain = true;
}

static void assert_refused(
	const char *text, const char *reason, const char *column)
{
	assert_int_equal(read_cells(text), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.reason, reason);
	assert_string_equal(err.column, column);
	assert_int_equal(err.line, strcmp(reason, "json") == 0);
	assert_true(err.text[0] != '\0');
}

static int release(void **state)
{
	(void)state;
	drop_header();
	return 0;
}

static void test_header(void **state)
{
	(void)state;
	assert_int_equal(read_header("{\"id\":1,\"\\u82ef\":null,"
				     "\"a\":{\"b\":2,\"c\":{\"d\":\"x\"}},"
				     "\"e\":{},\"z\":true}"),
		0);
	static const char *const expected[] = { "id", "\xE8\x8B\xAF", "a.b",
		"a.c.d", "z" };
	assert_int_equal(header.n, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(header.name[i], expected[i]);
}

static void test_header_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *reason, *column;
	} cases[] = {
		{ "{}", "no_columns", "" },
		{ "[1]", "not_an_object", "" },
		{ "12", "not_an_object", "" },
		{ "{\"a\":1", "json", "" },
		{ "", "json", "" },
		{ "{\"a\":[1]}", "list", "a" },
		{ "{\"a\":{\"b\":[]}}", "list", "a.b" },
		{ "{\"a\":1,\"a\":2}", "duplicate_key", "" },
		{ "{\"a.b\":1,\"a\":{\"b\":2}}", "duplicate_key", "a.b" },
		{ "{\"\":1}", "no_name", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(read_header(cases[i].text), -1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.reason, cases[i].reason);
		assert_string_equal(err.column, cases[i].column);
		assert_null(header.name);
	}
}

static void test_cells(void **state)
{
	(void)state;
	assert_int_equal(
		read_header("{\"id\":1,\"v\":2,\"t\":\"x\",\"q\":null}"), 0);
	assert_cells("{\"id\":\"007\",\"v\":1.50e-07,\"t\":true,\"q\":false}",
		(const char *[]){ "007", "1.50e-07", "true", "false" });
	/* no number is read: what it means is not for here to say */
	assert_cells("{\"id\":9007199254740993,\"v\":-0.0,\"t\":1e999,\"q\":1}",
		(const char *[]){ "9007199254740993", "-0.0", "1e999", "1" });
	assert_cells("{\"id\":null,\"v\":\"\",\"t\":\"null\",\"q\":null}",
		(const char *[]){ "", "", "null", "" });
	assert_cells(" {\t\"id\" : 1 ,\r\n \"v\": 2, \"t\" :3,\"q\":4 } ",
		(const char *[]){ "1", "2", "3", "4" });
	assert_cells("{\"id\":\"a\\\"b\\\\\\u82ef\\n-1\",\"v\":-2,\"t\":"
		     "\"\\ud83d\\ude00\","
		     "\"q\":\"\xE8\x8B\xAF\"}",
		(const char *[]){ "a\"b\\\xE8\x8B\xAF\n-1", "-2",
			"\xF0\x9F\x98\x80", "\xE8\x8B\xAF" });
}

static void test_missing_and_order(void **state)
{
	(void)state;
	assert_int_equal(
		read_header("{\"id\":1,\"v\":2,\"t\":\"x\",\"q\":null}"), 0);
	assert_cells("{\"v\":1,\"q\":2}", (const char *[]){ "", "1", "", "2" });
	assert_cells("{}", (const char *[]){ "", "", "", "" });
	assert_cells("{ }", (const char *[]){ "", "", "", "" });
	assert_cells("{\"q\":4,\"t\":\"3\",\"v\":2,\"id\":1}",
		(const char *[]){ "1", "2", "3", "4" });
	assert_cells("{\"\\u0069d\":5,\"q\":\"\\\\\",\"v\":-7e-1}",
		(const char *[]){ "5", "-7e-1", "", "\\" });
}

static void test_nested(void **state)
{
	(void)state;
	assert_int_equal(
		read_header("{\"a\":{\"b\":1,\"c\":\"x\"},\"d\":2}"), 0);
	assert_cells("{\"a\":{\"b\":10,\"c\":\"1\"},\"d\":20}",
		(const char *[]){ "10", "1", "20" });
	assert_cells("{\"d\":-1,\"a\":{\"c\":\"9{\\\"8\",\"b\":3}}",
		(const char *[]){ "3", "9{\"8", "-1" });
	assert_cells("{\"a.b\":1,\"a\":{\"c\":2}}",
		(const char *[]){ "1", "2", "" });
	assert_cells("{\"a\":{}}", (const char *[]){ "", "", "" });
	assert_refused("{\"a\":1}", "unknown_key", "a");
	assert_refused("{\"a\":{\"x\":1}}", "unknown_key", "a.x");
	assert_refused("{\"a.b\":1,\"a\":{\"b\":2}}", "duplicate_key", "a.b");
	assert_refused("{\"\":{\"d\":2}}", "unknown_key", ".d");
}

static void test_refused(void **state)
{
	(void)state;
	static const char *const not_json[] = { "", "{", "{\"id\"",
		"{\"id\":", "{\"id\":1", "{\"id\":1,", "{\"id\":1,}",
		"{\"id\":1]", "{\"id\":1}x", "{\"id\":1}{}", "{\"id\" 1}",
		"{id:1}", "{\"id\":01}", "{\"id\":1.}", "{\"id\":+1}",
		"{\"id\":.5}", "{\"id\":tru}", "{\"id\":nan}",
		"{\"id\":\"a\tb\"}", "{\"id\":\"\\x\"}", "{\"id\":\"\\u0000\"}",
		"{\"id\":\"\\ud800\"}", "{\"id\":\"\xFF\"}", "{\"id\":\"x}",
		"{\"id\":1 \"v\":2}", "{\"id\":1,,\"v\":2}", "{,\"id\":1}",
		"\xEF\xBB\xBF{\"id\":1}" };

	assert_int_equal(read_header("{\"id\":1,\"v\":2}"), 0);
	for (size_t i = 0; i < sizeof(not_json) / sizeof(not_json[0]); i++)
		assert_refused(not_json[i], "json", "");
	assert_refused("[]", "not_an_object", "");
	assert_refused("\"id\"", "not_an_object", "");
	assert_refused("{\"id\":[1]}", "list", "id");
	assert_refused("{\"id\":1,\"x\":2}", "unknown_key", "x");
	assert_refused("{\"id\":1,\"V\":2}", "unknown_key", "V");
	assert_refused("{\"id\":1,\"id\":2}", "duplicate_key", "");
	assert_refused("{\"v\":1,\"id\":2,\"v\":1}", "duplicate_key", "");
}

/* A name that ends in a backslash is written with two; `"a\":` is not it. */
static void test_hard_names(void **state)
{
	(void)state;
	assert_int_equal(read_header("{\"a\\\\\":1,\"b\\\"\":2}"), 0);
	assert_string_equal(header.name[0], "a\\");
	assert_string_equal(header.name[1], "b\"");
	assert_int_equal(read_cells("{\"a\\\\\":3,\"b\\\"\":4}"), 0);
	assert_true(ehr_str_is(cell[0], "3"));
	assert_true(ehr_str_is(cell[1], "4"));
	assert_refused("{\"a\\\":1}", "json", "");
}

static void test_lines(void **state)
{
	(void)state;
	assert_int_equal(read_header("{\n \"id\": 1\n}"), 0);
	assert_int_equal(read_cells("{\n\n \"id\": x\n}"), -1);
	assert_int_equal(err.line, 3);
}

/* {"id":"xx..."}, the text 1 MiB long and one byte longer */
static void test_long_cell(void **state)
{
	(void)state;
	size_t n = EHR_CELL_MAX + 7;
	char *text = ehr_alloc(n + 4);

	assert_int_equal(read_header("{\"id\":1}"), 0);
	memset(text, 'x', n);
	memcpy(text, "{\"id\":\"", 7);
	memcpy(text + n, "\"}", 3);
	assert_int_equal(read_cells(text), 0);
	assert_int_equal(cell[0].n, EHR_CELL_MAX);
	memcpy(text + n, "x\"}", 4);
	assert_refused(text, "long_cell", "id");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_header),
		cmocka_unit_test(test_header_refused),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_missing_and_order),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_hard_names),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_long_cell),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
