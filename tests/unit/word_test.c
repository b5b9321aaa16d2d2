/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_words) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
