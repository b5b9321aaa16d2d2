/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/reading.h"

#include "model/flag.h"

static struct ehr_words *words;
static struct ehr_cell_rules cells;
static struct ehr_arena arena;

/* Cadmium in mg/kg, not detected written as 0.2, limit 0.4. */
static struct ehr_reading_rules cadmium = {
	.cells = &cells,
	.column = "Cd",
	.limit = { "0.4", 3 },
	.limit_value = 0.4,
	.has_stand_in = true,
	.stand_in = 0.2,
};

/* Without limits. */
static struct ehr_reading_rules other = { .cells = &cells, .column = "X" };

static const struct ehr_factor same = { 1, 0 }, thousandth = { 1, -3 };

static int setup(void **state)
{
	(void)state;
	words = ehr_words_open(&(struct ehr_err){ 0 });
	if (words == NULL)
		return -1;
	return ehr_cell_rules_read(&cells, words, &(struct ehr_err){ 0 });
}

static int teardown(void **state)
{
	(void)state;
	ehr_words_close(words);
	ehr_arena_release(&arena);
	return 0;
}

static struct ehr_reading beside(const struct ehr_reading_rules *rules,
	struct ehr_reading_cells from, struct ehr_factor factor)
{
	struct ehr_reading reading;
	struct ehr_err err = { 0 };

	if (ehr_reading_make(&reading, rules, &from, factor, &arena, &err) != 0)
		fail_msg("%s", err.text);
	return reading;
}

static struct ehr_reading reading_of(
	const struct ehr_reading_rules *rules, const char *cell)
{
	return beside(rules,
		(struct ehr_reading_cells){ .amount = ehr_str_of(cell) },
		rules == &other ? thousandth : same);
}

static void is_text(const struct ehr_figure *figure, const char *text)
{
	assert_false(figure->converted);
	assert_true(ehr_str_is(figure->text, text));
}

static void test_number(void **state)
{
	struct ehr_reading reading = reading_of(&cadmium, " 11.70 ");

	(void)state;
	is_text(&reading.value, "11.70");
	is_text(&reading.limit, "");
	assert_string_equal(reading.qualifier, "");
	assert_int_equal(reading.flags, 0);
	reading = reading_of(&cadmium, "0.3");
	is_text(&reading.value, "0.3");
	assert_string_equal(reading.qualifier, "");
	assert_int_equal(reading.flags, ehr_flag(EHR_FLAG_BELOW_LIMIT));
	reading = reading_of(&cadmium, "0.4");
	assert_int_equal(reading.flags, 0);
}

static void test_stand_in(void **state)
{
	struct ehr_reading reading = reading_of(&cadmium, "0.20");

	(void)state;
	is_text(&reading.value, "");
	is_text(&reading.limit, "0.4");
	assert_string_equal(reading.qualifier, "<");
	assert_int_equal(
		reading.flags, ehr_flag(EHR_FLAG_SUBSTITUTED_NONDETECT) |
				       ehr_flag(EHR_FLAG_LIMIT_FROM_MAP));
}

static void test_not_detected(void **state)
{
	struct ehr_reading reading = reading_of(&cadmium, "ND");

	(void)state;
	is_text(&reading.limit, "0.4");
	assert_string_equal(reading.qualifier, "<");
	assert_int_equal(reading.flags, ehr_flag(EHR_FLAG_LIMIT_FROM_MAP));
	reading = reading_of(&other, "ND");
	is_text(&reading.limit, "");
	is_text(&reading.value, "");
	assert_string_equal(reading.qualifier, "ND");
	assert_int_equal(reading.flags, 0);
	reading = reading_of(&cadmium, "0.05L");
	is_text(&reading.limit, "0.05");
	assert_string_equal(reading.qualifier, "<");
	assert_int_equal(reading.flags, 0);
}

static void test_converted(void **state)
{
	struct ehr_reading reading = reading_of(&other, "7.07");

	(void)state;
	assert_true(reading.value.converted);
	assert_true(reading.value.number == 0.00707);
	reading = reading_of(&other, "<0.7");
	assert_true(reading.limit.converted);
	assert_true(reading.limit.number == 0.0007);
	is_text(&reading.value, "");
	reading = reading_of(&other, "-1");
	assert_true(reading.value.number == -0.001);
	assert_int_equal(reading.flags, ehr_flag(EHR_FLAG_NEGATIVE));
}

static void test_missing(void **state)
{
	struct ehr_reading reading = reading_of(&cadmium, "");

	(void)state;
	is_text(&reading.value, "");
	is_text(&reading.limit, "");
	assert_string_equal(reading.qualifier, "");
	assert_int_equal(reading.flags, ehr_flag(EHR_FLAG_MISSING));
}

static void fails(const struct ehr_reading_rules *rules,
	struct ehr_reading_cells from, struct ehr_factor factor,
	const char *column, const char *reason)
{
	struct ehr_reading reading;
	struct ehr_err err = { 0 };

	assert_int_equal(
		ehr_reading_make(&reading, rules, &from, factor, &arena, &err),
		-1);
	assert_string_equal(err.column, column);
	assert_string_equal(err.reason, reason);
}

static void test_refused(void **state)
{
	const struct ehr_factor up = { 1, 9 };

	(void)state;
	fails(&other, (struct ehr_reading_cells){ .amount = { "1e300", 5 } },
		up, "X", "out_of_range");
	fails(&other, (struct ehr_reading_cells){ .amount = { "0x10", 4 } }, up,
		"X", "not_a_number");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_stand_in),
		cmocka_unit_test(test_not_detected),
		cmocka_unit_test(test_converted),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
