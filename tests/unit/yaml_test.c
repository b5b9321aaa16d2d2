/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "io/yaml.h"

static struct ehr_arena arena;
static struct ehr_err err;

static struct ehr_yaml *read_text(const char *text)
{
	ehr_arena_release(&arena);
	err = (struct ehr_err){ 0 };
	return ehr_yaml_read("map.yaml", ehr_str_of(text), &arena, &err);
}

static void assert_refused(
	const char *text, unsigned long line, const char *what)
{
	assert_null(read_text(text));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_string_equal(err.file, "map.yaml");
	if (strstr(err.text, what) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", what, err.text);
	assert_int_equal(err.line, line);
}

static int release(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

static void test_shape(void **state)
{
	(void)state;
	const struct ehr_yaml *map = read_text("# profile\n"
					       "crs: EPSG:28992\n"
					       "columns:\n"
					       "  - name: \xE8\x8B\xAF\n"
					       "    cas: 71-43-2\n"
					       "  - [a, 'b c', \"d\\n\"]\n"
					       "empty:\n"
					       "no: 010\n");

	assert_non_null(map);
	assert_int_equal(map->kind, EHR_YAML_MAP);
	assert_int_equal(map->n, 4);
	assert_string_equal(ehr_yaml_find(map, "crs")->text.p, "EPSG:28992");
	assert_int_equal(ehr_yaml_find(map, "crs")->line, 2);
	assert_null(ehr_yaml_find(map, "CRS"));
	const struct ehr_yaml *list = ehr_yaml_find(map, "columns");
	assert_int_equal(list->kind, EHR_YAML_LIST);
	assert_int_equal(list->n, 2);
	assert_string_equal(
		ehr_yaml_find(list->first, "name")->text.p, "\xE8\x8B\xAF");
	assert_int_equal(ehr_yaml_find(list->first, "cas")->line, 5);
	const struct ehr_yaml *inner = list->first->next;
	assert_int_equal(inner->n, 3);
	assert_string_equal(inner->first->text.p, "a");
	assert_string_equal(inner->first->next->text.p, "b c");
	assert_string_equal(inner->first->next->next->text.p, "d\n");
	assert_null(inner->first->next->next->next);
	/* no type is guessed */
	assert_string_equal(ehr_yaml_find(map, "no")->text.p, "010");
	assert_int_equal(ehr_yaml_find(map, "empty")->kind, EHR_YAML_TEXT);
	assert_int_equal(ehr_yaml_find(map, "empty")->text.n, 0);
	assert_null(ehr_yaml_find(inner, "a"));
}

static void test_marks_and_flow(void **state)
{
	(void)state;
	const struct ehr_yaml *map = read_text(
		"\xEF\xBB\xBF%YAML 1.1\n---\n{a: {b: 1}, c: []}\n...\n");

	assert_non_null(map);
	assert_int_equal(ehr_yaml_find(map, "a")->n, 1);
	assert_int_equal(ehr_yaml_find(map, "c")->kind, EHR_YAML_LIST);
	assert_int_equal(ehr_yaml_find(map, "c")->n, 0);
	assert_int_equal(read_text("only")->kind, EHR_YAML_TEXT);
	/* the same key in another map is another key; "<<" in quotes is a key */
	assert_non_null(read_text("a: {x: 1}\nb: {x: 2}\n\"<<\": 3\n"));
}

static void test_refused(void **state)
{
	(void)state;
	assert_refused("", 1, "empty");
	assert_refused("# nothing\n", 1, "empty");
	assert_refused("a: 1\nb: 2\na: 3\n", 3, "\"a\" stands twice");
	assert_refused("x:\n  a: 1\n  a: 1\n", 3, "\"a\" stands twice");
	assert_refused("a: &x 1\n", 1, "anchors");
	assert_refused("a: &x [1]\n", 1, "anchors");
	assert_refused("a: 1\nb: *x\n", 2, "aliases");
	assert_refused("a: !!str 1\n", 1, "tags");
	assert_refused("a: ! 1\n", 1, "tags");
	assert_refused("a:\n  !x {b: 1}\n", 2, "tags");
	assert_refused("%TAG ! tag:x,2000:\n--- a\n", 1, "tags");
	assert_refused("a: {x: 1}\n<<: {b: 2}\n", 2, "merge");
	assert_refused("--- a\n--- b\n", 2, "more than one");
	assert_refused("? [a, b]\n: 1\n", 1, "a key must be a text");
	assert_refused("{{a: 1}: 2}\n", 1, "a key must be a text");
	assert_refused("a: \"x\\0y\"\n", 1, "NUL");
	assert_refused("a: 1\nb: \xFF\n", 2, "UTF-8");
	assert_refused("a: 1\nb: [\n", 3, "not valid YAML");
	assert_refused("a: 1\n\tb: 2\n", 2, "not valid YAML");
	/* a control character: libyaml's reader knows only an offset */
	assert_refused("a: 1\nb: 2\nc: \x01\n", 3, "not valid YAML");
}

static void test_limits(void **state)
{
	(void)state;
	char text[200];

	memset(text, '[', 64);
	memset(text + 64, ']', 64);
	text[128] = '\0';
	assert_non_null(read_text(text));
	memset(text, '[', 65);
	memset(text + 65, ']', 65);
	text[130] = '\0';
	assert_refused(text, 1, "64 levels");

	size_t n = (1 << 20) + 1;
	char *large = ehr_alloc(n);
	memset(large, ' ', n);
	memcpy(large, "a: 1\n#", 6);
	err = (struct ehr_err){ 0 };
	assert_null(ehr_yaml_read(
		"big.yaml", (struct ehr_str){ large, n }, &arena, &err));
	assert_non_null(strstr(err.text, "1 MiB"));
	assert_non_null(ehr_yaml_read(
		"big.yaml", (struct ehr_str){ large, n - 1 }, &arena, &err));
	memset(large, '[', n - 1);
	assert_null(ehr_yaml_read(
		"big.yaml", (struct ehr_str){ large, n - 1 }, &arena, &err));
	assert_non_null(strstr(err.text, "64 levels"));
	free(large);
}

static void test_nul_byte(void **state)
{
	(void)state;
	err = (struct ehr_err){ 0 };
	assert_null(ehr_yaml_read(
		"x", (struct ehr_str){ "a: 1\nb\0: 2", 10 }, &arena, &err));
	assert_int_equal(err.line, 2);
	assert_string_equal(err.text, "a NUL byte");
}

static void test_need(void **state)
{
	(void)state;
	const struct ehr_yaml *map =
		read_text("n: 1.5e2\nt: 1,5\ne:\nlist: [1]\nm: {a: 1}\n");
	double value = 0;

	assert_int_equal(ehr_yaml_number(map, "n", &value, &err), 0);
	assert_true(value == 150);
	assert_int_equal(ehr_yaml_number(map, "t", &value, &err), -1);
	assert_string_equal(
		err.text, "key \"t\": expected a number, found \"1,5\"");
	assert_int_equal(err.line, 2);
	assert_string_equal(err.file, "map.yaml");
	assert_int_equal(ehr_yaml_number(map, "e", &value, &err), -1);
	assert_int_equal(ehr_yaml_number(map, "list", &value, &err), -1);
	assert_int_equal(ehr_yaml_number(map, "none", &value, &err), -1);
	assert_string_equal(err.text, "key \"none\" is missing");
	assert_null(ehr_yaml_need(map, "m", EHR_YAML_LIST, &err));
	assert_string_equal(
		err.text, "key \"m\": expected a list, found a map");
	assert_null(ehr_yaml_need(
		ehr_yaml_find(map, "n"), "a", EHR_YAML_TEXT, &err));
	assert_non_null(ehr_yaml_need(map, "m", EHR_YAML_MAP, &err));
}

static void test_only(void **state)
{
	(void)state;
	static const char *const key[] = { "columns", "crs" };
	const struct ehr_yaml *map = read_text("crs: 1\ncolumns: 2\n");

	assert_int_equal(ehr_yaml_only(map, key, 2, &err), 0);
	map = read_text("crs: 1\ncolums: 2\n");
	assert_int_equal(ehr_yaml_only(map, key, 2, &err), -1);
	assert_string_equal(err.text,
		"key \"colums\": unknown key; did you mean \"columns\"?");
	assert_int_equal(err.line, 2);
	map = read_text("\xE5\x88\x97: 2\n");
	assert_int_equal(ehr_yaml_only(map, key, 2, &err), -1);
	assert_string_equal(err.text, "key \"\xE5\x88\x97\": unknown key");
	assert_int_equal(ehr_yaml_only(read_text("[a]"), key, 2, &err), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shape),
		cmocka_unit_test(test_marks_and_flow),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_nul_byte),
		cmocka_unit_test(test_need),
		cmocka_unit_test(test_only),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
