/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/amount.h"

static struct ehr_words *words;
static struct ehr_cell_rules rules, comma;
static struct ehr_arena arena;

static int setup(void **state)
{
	(void)state;
	words = ehr_words_open(&(struct ehr_err){ 0 });
	if (words == NULL ||
		ehr_cell_rules_read(&rules, words, &(struct ehr_err){ 0 }) != 0)
		return -1;
	comma = rules;
	comma.decimal = ',';
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_words_close(words);
	ehr_arena_release(&arena);
	return 0;
}

static unsigned reads_by(const struct ehr_cell_rules *by, const char *cell,
	enum ehr_amount_kind kind, const char *number, double value)
{
	struct ehr_amount amount = { 0 };
	struct ehr_err err = { 0 };

	if (ehr_amount_read(
		    by, "Cd", ehr_str_of(cell), &arena, &amount, &err) != 0)
		fail_msg("%s", err.text);
	assert_int_equal(amount.kind, kind);
	if (number != NULL) {
		assert_true(ehr_str_is(amount.number, number));
		assert_true(amount.value == value);
	}
	return amount.cleaned;
}

static void reads(const char *cell, enum ehr_amount_kind kind,
	const char *number, double value)
{
	assert_int_equal(reads_by(&rules, cell, kind, number, value), 0);
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
	reads("0.05L", EHR_AMOUNT_BELOW, "0.05", 0.05);
	reads("0.05 L", EHR_AMOUNT_BELOW, "0.05", 0.05);
	reads("3(L)", EHR_AMOUNT_BELOW, "3", 3);
}

static void test_words(void **state)
{
	(void)state;
	reads("ND", EHR_AMOUNT_NOT_DETECTED, NULL, 0);
	reads(" nd ", EHR_AMOUNT_NOT_DETECTED, NULL, 0);
	reads("N.D.", EHR_AMOUNT_NOT_DETECTED, NULL, 0);
	reads("<DL", EHR_AMOUNT_NOT_DETECTED, NULL, 0);
	reads("\u4f4e\u4e8e\u68c0\u51fa\u9650", EHR_AMOUNT_NOT_DETECTED, NULL,
		0);
	reads("\xe6\x9c\xaa\xe6\xa3\x80\xe5\x87\xba", EHR_AMOUNT_NOT_DETECTED,
		NULL, 0);
}

static void test_cleaned(void **state)
{
	static const struct {
		const char *cell;
		enum ehr_amount_kind kind;
		const char *number;
		double value;
		unsigned cleaned;
	} good[] = {
		{ "１２．５", EHR_AMOUNT_NUMBER, "12.5", 12.5,
			EHR_CLEANED_WIDTH },
		{ "＜0.05", EHR_AMOUNT_BELOW, "0.05", 0.05, EHR_CLEANED_WIDTH },
		{ "3.5（L）", EHR_AMOUNT_BELOW, "3.5", 3.5, EHR_CLEANED_WIDTH },
		{ "1,234.5", EHR_AMOUNT_NUMBER, "1234.5", 1234.5,
			EHR_CLEANED_GROUPS },
		{ "１，２３４", EHR_AMOUNT_NUMBER, "1234", 1234,
			EHR_CLEANED_WIDTH | EHR_CLEANED_GROUPS },
		{ "-12,345,678", EHR_AMOUNT_NUMBER, "-12345678", -12345678,
			EHR_CLEANED_GROUPS },
		{ "<1,234", EHR_AMOUNT_BELOW, "1234", 1234,
			EHR_CLEANED_GROUPS },
		{ "1 234.5", EHR_AMOUNT_NUMBER, "1234.5", 1234.5,
			EHR_CLEANED_BLANKS },
		{ "1 234", EHR_AMOUNT_NUMBER, "1234", 1234,
			EHR_CLEANED_BLANKS },
		{ "　7.5　", EHR_AMOUNT_NUMBER, "7.5", 7.5,
			EHR_CLEANED_BLANKS },
		{ "7.5​", EHR_AMOUNT_NUMBER, "7.5", 7.5, EHR_CLEANED_BLANKS },
		{ "'7.5", EHR_AMOUNT_NUMBER, "7.5", 7.5, EHR_CLEANED_QUOTES },
		{ "'7.5'", EHR_AMOUNT_NUMBER, "7.5", 7.5, EHR_CLEANED_QUOTES },
		{ "=\"7.5\"", EHR_AMOUNT_NUMBER, "7.5", 7.5,
			EHR_CLEANED_QUOTES },
		{ "−0.3", EHR_AMOUNT_NUMBER, "-0.3", -0.3, EHR_CLEANED_WIDTH },
		{ "——", EHR_AMOUNT_MISSING, NULL, 0, EHR_CLEANED_EMPTY },
		{ "-", EHR_AMOUNT_MISSING, NULL, 0, EHR_CLEANED_EMPTY },
		{ "NA", EHR_AMOUNT_MISSING, NULL, 0, EHR_CLEANED_EMPTY },
		{ "nan", EHR_AMOUNT_MISSING, NULL, 0, EHR_CLEANED_EMPTY },
		{ "／", EHR_AMOUNT_MISSING, NULL, 0, EHR_CLEANED_EMPTY },
		{ "无", EHR_AMOUNT_MISSING, NULL, 0, EHR_CLEANED_EMPTY },
		{ "　", EHR_AMOUNT_MISSING, NULL, 0, EHR_CLEANED_BLANKS },
		{ "ＮＤ", EHR_AMOUNT_NOT_DETECTED, NULL, 0, EHR_CLEANED_WIDTH },
	};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_int_equal(reads_by(&rules, good[i].cell, good[i].kind,
					 good[i].number, good[i].value),
			good[i].cleaned);
}

static void test_decimal_comma(void **state)
{
	struct ehr_amount amount;

	(void)state;
	assert_int_equal(
		reads_by(&comma, "12,5", EHR_AMOUNT_NUMBER, "12.5", 12.5), 0);
	assert_int_equal(reads_by(&comma, "1.234,5", EHR_AMOUNT_NUMBER,
				 "1234.5", 1234.5),
		EHR_CLEANED_GROUPS);
	assert_int_equal(
		reads_by(&comma, "1.234", EHR_AMOUNT_NUMBER, "1234", 1234),
		EHR_CLEANED_GROUPS);
	assert_int_equal(
		reads_by(&comma, "<0,05", EHR_AMOUNT_BELOW, "0.05", 0.05), 0);
	assert_int_equal(
		reads_by(&comma, "0,05L", EHR_AMOUNT_BELOW, "0.05", 0.05), 0);
	assert_int_equal(
		reads_by(&comma, "17", EHR_AMOUNT_NUMBER, "17", 17), 0);
	assert_int_equal(
		reads_by(&comma, "1,5e-3", EHR_AMOUNT_NUMBER, "1.5e-3", 0.0015),
		0);
	/* a point where none belongs is no decimal point */
	assert_int_equal(ehr_amount_read(&comma, "Cd", ehr_str_of("1.5"),
				 &arena, &amount, &(struct ehr_err){ 0 }),
		-1);
	assert_int_equal(ehr_amount_read(&comma, "Cd", ehr_str_of("0.123"),
				 &arena, &amount, &(struct ehr_err){ 0 }),
		-1);
}

static void refused(const char *cell, const char *reason, const char *expected)
{
	struct ehr_amount amount;
	struct ehr_err err = { 0 };

	if (ehr_amount_read(
		    &rules, "Cd", ehr_str_of(cell), &arena, &amount, &err) == 0)
		fail_msg("read: %s", cell);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, "Cd");
	assert_string_equal(err.reason, reason);
	assert_string_equal(err.found, cell);
	if (expected != NULL)
		assert_string_equal(err.expected, expected);
}

static void test_refused(void **state)
{
	static const char *const cell[] = { "1,23", "1,2345", "0,123", ",5",
		"1,234,56", "1,234.5,6", "1.5.5", "0x10", "inf", "1e999",
		"12 5", "1 23", "- 5", "<", "<<1", "<-1", "<0", "0L", "L",
		"(L)", "0.05l", "5 mg/kg", "<1,5", "NDx", "0.05LL", "#REF!",
		"≤0.05", "10³", "①", "=7.5",
		"12。"
		"5",
		"—"
		"5" };

	(void)state;
	for (size_t i = 0; i < sizeof cell / sizeof cell[0]; i++)
		refused(cell[i], "not_a_number", NULL);
}

static void test_hints(void **state)
{
	(void)state;
	refused(">100", "above_range",
		"a number; a lower bound cannot be kept");
	refused("＞100", "above_range",
		"a number; a lower bound cannot be kept");
	refused("≥100", "above_range",
		"a number; a lower bound cannot be kept");
	refused("12 mg/L", "not_a_number",
		"a number without its unit, which belongs in the map");
	refused("12毫克/升", "not_a_number",
		"a number without its unit, which belongs in the map");
	refused("1,5", "not_a_number",
		"a number (with --decimal=, if the comma is the decimal mark)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_cleaned),
		cmocka_unit_test(test_decimal_comma),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_hints),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
