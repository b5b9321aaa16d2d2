/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/amount.h"

static struct ehr_words *words;

static int setup(void **state)
{
	(void)state;
	words = ehr_words_open(&(struct ehr_err){ 0 });
	return words == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_words_close(words);
	return 0;
}

static void reads(const char *cell, enum ehr_amount_kind kind,
	const char *number, double value)
{
	struct ehr_amount amount = { 0 };
	struct ehr_err err = { 0 };

	if (ehr_amount_read(words, "Cd", ehr_str_of(cell), &amount, &err) != 0)
		fail_msg("%s", err.text);
	assert_int_equal(amount.kind, kind);
	if (number == NULL)
		return;
	assert_true(ehr_str_is(amount.number, number));
	assert_true(amount.value == value);
}

static void test_numbers(void **state)
{
	(void)state;
	reads("11.7", EHR_AMOUNT_NUMBER, "11.7", 11.7);
	reads(" 11.70\t", EHR_AMOUNT_NUMBER, "11.70", 11.7);
	reads("-0.0197", EHR_AMOUNT_NUMBER, "-0.0197", -0.0197);
	reads("0", EHR_AMOUNT_NUMBER, "0", 0);
	reads("1e3", EHR_AMOUNT_NUMBER, "1e3", 1000);
	reads("", EHR_AMOUNT_MISSING, NULL, 0);
	reads("  ", EHR_AMOUNT_MISSING, NULL, 0);
}

static void test_limits(void **state)
{
	(void)state;
	reads("<0.05", EHR_AMOUNT_BELOW, "0.05", 0.05);
	reads("< 0.05 ", EHR_AMOUNT_BELOW, "0.05", 0.05);
	reads("\xef\xbc\x9c"
	      "0.05",
		EHR_AMOUNT_BELOW, "0.05", 0.05);
	reads("0.05L", EHR_AMOUNT_BELOW, "0.05", 0.05);
	reads("0.05 L", EHR_AMOUNT_BELOW, "0.05", 0.05);
	reads("3(L)", EHR_AMOUNT_BELOW, "3", 3);
	reads("3.5\xef\xbc\x88L\xef\xbc\x89", EHR_AMOUNT_BELOW, "3.5", 3.5);
}

static void test_words(void **state)
{
	(void)state;
	reads("ND", EHR_AMOUNT_NOT_DETECTED, NULL, 0);
	reads(" nd ", EHR_AMOUNT_NOT_DETECTED, NULL, 0);
	reads("N.D.", EHR_AMOUNT_NOT_DETECTED, NULL, 0);
	reads("<DL", EHR_AMOUNT_NOT_DETECTED, NULL, 0);
	reads("\xe6\x9c\xaa\xe6\xa3\x80\xe5\x87\xba", EHR_AMOUNT_NOT_DETECTED,
		NULL, 0);
}

static void test_refused(void **state)
{
	static const char *const cell[] = { "1,5", "1,234.5", "1.5.5", "0x10",
		"nan", "inf", "1e999", "12 5", "NA", "-", "<", "<<1", "<-1",
		"<0", "0L", "L", "(L)", "0.05l", "5 mg/kg", ">100", "<1,5",
		"NDx", "\xef\xbc\x91\xef\xbc\x92", "\xe6\x97\xa0", "0.05LL" };

	(void)state;
	for (size_t i = 0; i < sizeof cell / sizeof cell[0]; i++) {
		struct ehr_amount amount;
		struct ehr_err err = { 0 };

		if (ehr_amount_read(words, "Cd", ehr_str_of(cell[i]), &amount,
			    &err) == 0)
			fail_msg("read: %s", cell[i]);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.column, "Cd");
		assert_string_equal(err.reason, "not_a_number");
		assert_string_equal(err.found, cell[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
