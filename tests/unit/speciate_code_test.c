/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/speciate_code.h"

/* Does the code of a cell begin with that of a table? */
static bool begins(const char *cell, const char *entry)
{
	struct ehr_speciate_key of_cell = { 0 }, of_entry = { 0 };
	bool is;

	ehr_speciate_key_make(&of_cell, ehr_str_of(cell));
	ehr_speciate_key_make(&of_entry, ehr_str_of(entry));
	is = ehr_speciate_key_begins(&of_cell,
		ehr_speciate_key_plain(&of_entry),
		ehr_speciate_key_figures(&of_entry));
	ehr_speciate_key_release(&of_cell);
	ehr_speciate_key_release(&of_entry);
	return is;
}

/* U+FF23 U+FF12 U+FF10 U+FF13 U+FF11 is C2031 in full width, U+3000 a blank of
 * full width. */
static void spellings_are_one(void **state)
{
	static const char *const same[] = { "C2031", "c2031", "2031", " 2031 ",
		"2031.0", "C 2031", "\uff23\uff12\uff10\uff13\uff11",
		"\u30002031\u3000", "'2031", "=\"2031\"" };

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		for (size_t k = 0; k < sizeof(same) / sizeof(same[0]); k++)
			if (!begins(same[i], same[k]))
				fail_msg("\"%s\" by \"%s\"", same[i], same[k]);
}

static void beginnings_count(void **state)
{
	(void)state;
	assert_true(begins("C2031", "20"));
	assert_true(begins("2031", "C203"));
	assert_true(begins("C2031", "c"));
	assert_false(begins("2031", "C"));
	assert_false(begins("203", "2031"));
	assert_false(begins("2031", "31"));
	assert_false(begins("", "2031"));
	assert_false(begins("2031", ""));
}

/* A code of a process such as P12 is not that of another letter. */
static void letters_that_differ_are_others(void **state)
{
	(void)state;
	assert_true(begins("P12", "p12"));
	assert_false(begins("Q12", "P12"));
	assert_false(begins("D2031", "C2031"));
	assert_true(begins("D2031", "2031"));
}

/* 0112 is a class of GB/T 4754; a spreadsheet makes 112 of it. In a table 112
 * may as well be the group of 1121. */
static void lost_zeros(void **state)
{
	(void)state;
	assert_true(begins("112", "0112"));
	assert_true(begins("112", "01"));
	assert_true(begins("1121", "112"));
	assert_true(begins("112", "112"));
	assert_false(begins("0112", "112"));
}

/* Codes of one's own are no codes of industries. */
static void words_are_codes_too(void **state)
{
	(void)state;
	assert_true(begins("Spray coating 2", "spraycoating"));
	assert_true(begins("\u55b7\u6f06\u8f66\u95f4", "\u55b7\u6f06"));
	assert_false(begins("\u55b7\u6f06", "\u70d8\u5e72"));
	assert_true(begins("A1", "a1"));
	assert_false(begins("1234", "A1"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_are_one),
		cmocka_unit_test(beginnings_count),
		cmocka_unit_test(letters_that_differ_are_others),
		cmocka_unit_test(lost_zeros),
		cmocka_unit_test(words_are_codes_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
