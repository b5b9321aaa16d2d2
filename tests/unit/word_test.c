/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "ref/word.h"

static void test_words(void **state)
{
	struct ehr_words *words = ehr_words_open(&(struct ehr_err){ 0 });
	struct ehr_err err = { 0 };

	(void)state;
	assert_non_null(words);
	assert_true(ehr_words_has(words, "medium", ehr_str_of("soil")));
	assert_false(ehr_words_has(words, "medium", ehr_str_of("Soil")));
	assert_false(ehr_words_has(words, "medium", ehr_str_of("stack")));
	assert_true(ehr_words_has(words, "point_type", ehr_str_of("stack")));
	assert_true(ehr_words_rule(words, "layer"));
	assert_false(ehr_words_rule(words, "source_id"));
	assert_int_equal(
		ehr_words_check(words, "layer", ehr_str_of("surface"), &err),
		0);
	assert_int_equal(ehr_words_check(words, "source_id",
				 ehr_str_of("anything"), &err),
		0);
	assert_int_equal(
		ehr_words_check(words, "layer", ehr_str_of("top"), &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, "layer");
	assert_string_equal(err.reason, "unknown_word");
	assert_string_equal(err.expected, "surface|subsurface|all");
	assert_string_equal(err.found, "top");
	ehr_words_close(words);
	ehr_words_close(NULL);
}

static void assert_meant(const struct ehr_words *words, const char *column,
	const char *text, const char *expected)
{
	struct ehr_str word = ehr_words_meant(words, column, ehr_str_of(text));

	assert_true(ehr_str_is(word, expected));
}

static void test_meant(void **state)
{
	struct ehr_words *words = ehr_words_open(&(struct ehr_err){ 0 });

	(void)state;
	assert_non_null(words);
	assert_meant(words, "record_kind",
		"\u884c\u653f\u5904\u7f5a" /* fine */, "violation");
	assert_meant(words, "severity", "\u4e00\u822c", "general");
	assert_meant(words, "severity", "visit", "visit");
	assert_meant(words, "record_kind", "\u4e00\u822c",
		"\u4e00\u822c"); /* of another column */
	assert_meant(words, "record", "\u884c\u653f\u5904\u7f5a",
		"\u884c\u653f\u5904\u7f5a"); /* part of a name */
	ehr_words_close(words);
}

enum { NAMES = 4 };

/* Asks for the names that the headings get. */
static void assert_named(
	const char *const *heading, const char *const *expected)
{
	struct ehr_words *words = ehr_words_open(&(struct ehr_err){ 0 });
	char *name[NAMES];
	struct ehr_header header = { name, NAMES };

	assert_non_null(words);
	for (size_t i = 0; i < NAMES; i++)
		name[i] = ehr_strdup(heading[i]);
	ehr_words_name_columns(words, &header);
	for (size_t i = 0; i < NAMES; i++) {
		assert_string_equal(name[i], expected[i]);
		free(name[i]);
	}
	ehr_words_close(words);
}

static void test_names(void **state)
{
	static const char company[] = "\u4f01\u4e1a\u540d\u79f0";
	static const char code[] = "\u7edf\u4e00\u793e\u4f1a"
				   "\u4fe1\u7528\u4ee3\u7801";
	static const char day[] = " \u65e5\u671f ";

	(void)state;
	/* the code is the number where there is one, else the name is */
	assert_named((const char *[NAMES]){ company, code, day, "x" },
		(const char *[NAMES]){
			"source_name", "source_id", "date", "x" });
	assert_named((const char *[NAMES]){ company, "y", day, "x" },
		(const char *[NAMES]){ "source_id", "y", "date", "x" });
	/* what has the name already keeps it */
	assert_named((const char *[NAMES]){ code, "source_id", day, "date" },
		(const char *[NAMES]){ "uscc", "source_id", day, "date" });
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_words),
		cmocka_unit_test(test_meant), cmocka_unit_test(test_names) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
