/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/cell_rule.h"

/* Every rule of the table is filled, and every list has words. */
static void test_rules(void **state)
{
	struct ehr_words *words = ehr_words_open(&(struct ehr_err){ 0 });
	struct ehr_cell_rules rules;
	bool found = false;

	(void)state;
	assert_non_null(words);
	assert_int_equal(
		ehr_cell_rules_read(&rules, words, &(struct ehr_err){ 0 }), 0);
	for (size_t i = 0; i < rules.n_sentinels; i++)
		found |= rules.sentinel[i] == -9999;
	assert_true(found);
	assert_true(rules.near_zero > 2.8e-17 && rules.near_zero < 1e-9);
	assert_true(rules.repeated_cells > 1);
	assert_true(rules.repeated_share > 0 && rules.repeated_share < 1);
	assert_true(rules.repeated_whole > 5); /* limits of whole numbers */
	/* 45000 is 2023-03-15; 60 is the day that was none */
	assert_true(rules.serial_first > 60 && rules.serial_first < 45000);
	assert_true(rules.serial_last > 45000);
	assert_int_equal(rules.decimal, '.');
	assert_true(ehr_word_list_has(rules.missing, ehr_str_of("NA")));
	assert_true(ehr_word_list_has(rules.not_detected, ehr_str_of("ND")));
	assert_true(ehr_word_list_has(rules.below, ehr_str_of("U")));
	assert_false(ehr_word_list_has(rules.below, ehr_str_of("J")));
	assert_true(ehr_word_list_has(rules.measured, ehr_str_of("J")));
	assert_true(ehr_word_list_has(rules.censored, ehr_str_of("TRUE")));
	assert_true(ehr_word_list_has(rules.uncensored, ehr_str_of("0")));
	ehr_words_close(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rules) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
