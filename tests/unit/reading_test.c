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

/* Amount, qualifier, censoring, limit; as text, in a unit that stays. */
static struct ehr_reading four(const struct ehr_reading_rules *rules,
	const char *amount, const char *qualifier, const char *censored,
	const char *limit)
{
	return beside(rules,
		(struct ehr_reading_cells){ ehr_str_of(amount),
			ehr_str_of(qualifier), ehr_str_of(censored),
			ehr_str_of(limit) },
		same);
}

static void is_below(
	const struct ehr_reading *reading, const char *limit, uint64_t flags)
{
	is_text(&reading->value, "");
	is_text(&reading->limit, limit);
	assert_string_equal(reading->qualifier, limit[0] == 0 ? "ND" : "<");
	assert_true(reading->flags == flags);
}

static void is_measured(
	const struct ehr_reading *reading, const char *value, uint64_t flags)
{
	is_text(&reading->value, value);
	is_text(&reading->limit, "");
	assert_string_equal(reading->qualifier, "");
	assert_true(reading->flags == flags);
}

static void test_qualifier(void **state)
{
	struct ehr_reading_rules rules = {
		.cells = &cells, .column = "Cr", .qualifier_column = "Flag"
	};
	const uint64_t cleaned = ehr_flag(EHR_FLAG_CLEANED);
	struct ehr_reading reading;

	(void)state;
	reading = four(&rules, "0.6", "<", "", "");
	is_below(&reading, "0.6", 0);
	reading = four(&rules, "0.6", "\uff1c", "", "");
	is_below(&reading, "0.6", cleaned);
	reading = four(&rules, "0.6", "U", "", "");
	is_below(&reading, "0.6", 0);
	reading = four(&rules, "", "ND", "", "");
	is_below(&reading, "", 0);
	reading = four(&rules, "0", "ND", "", ""); /* 0 is no limit */
	is_below(&reading, "", 0);
	reading = four(&rules, "0.6", "NA", "", "");
	is_measured(&reading, "0.6", 0);
	reading = four(&rules, "0.6", "", "", "");
	is_measured(&reading, "0.6", 0);
	reading = four(&rules, "0.6", "J", "", "");
	is_measured(&reading, "0.6", 0);
	reading = four(&rules, "", "", "", "");
	is_measured(&reading, "", ehr_flag(EHR_FLAG_MISSING));
	fails(&rules,
		(struct ehr_reading_cells){ .amount = ehr_str_of("0.6"),
			.qualifier = ehr_str_of("R") },
		same, "Flag", "unknown_word");
	fails(&rules,
		(struct ehr_reading_cells){ .amount = ehr_str_of("0.6"),
			.qualifier = ehr_str_of(">") },
		same, "Flag", "unknown_word");
}

static void test_censored(void **state)
{
	struct ehr_reading_rules rules = {
		.cells = &cells, .column = "Zn", .censored_column = "ZnCen"
	};
	static const char *const yes[] = { "1", "TRUE", "T", "yes", "1.0" };
	static const char *const no[] = { "0", "FALSE", "F", "no", "0.0" };
	struct ehr_reading reading;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		reading = four(&rules, "10", "", yes[i], "");
		is_below(&reading, "10", 0);
		reading = four(&rules, "10", "", no[i], "");
		is_measured(&reading, "10", 0);
	}
	reading = four(&rules, "10", "", "NA", "");
	is_measured(&reading, "10", ehr_flag(EHR_FLAG_NO_CENSORING));
	reading = four(&rules, "NA", "", "NA", "");
	is_measured(&reading, "", ehr_flag(EHR_FLAG_MISSING));
	reading = four(&rules, "ND", "", "TRUE", "");
	is_below(&reading, "", 0);
	fails(&rules,
		(struct ehr_reading_cells){ .amount = ehr_str_of("10"),
			.censored = ehr_str_of("2") },
		same, "ZnCen", "unknown_word");
}

static void test_limit_beside(void **state)
{
	struct ehr_reading_rules rules = { .cells = &cells,
		.column = "Cd",
		.qualifier_column = "q",
		.limit_column = "DL",
		.limit = { "0.4", 3 },
		.limit_value = 0.4 };
	struct ehr_reading reading;

	(void)state;
	reading = four(&rules, "ND", "", "", "0.05");
	is_below(&reading, "0.05", 0);
	reading = four(&rules, "0.025", "U", "", "0.05"); /* half put in */
	is_below(&reading, "0.05", 0);
	reading = four(&rules, "<0.03", "", "", "0.05");
	is_below(&reading, "0.03", 0);
	reading = four(&rules, "ND", "", "", "-");
	is_below(&reading, "0.4", ehr_flag(EHR_FLAG_LIMIT_FROM_MAP));
	reading = four(&rules, "0.04", "", "", "0.05");
	is_measured(&reading, "0.04", ehr_flag(EHR_FLAG_BELOW_LIMIT));
	reading = four(&rules, "0.06", "", "", "0.05");
	is_measured(&reading, "0.06", 0);
	fails(&rules,
		(struct ehr_reading_cells){
			.amount = ehr_str_of("ND"), .limit = ehr_str_of("0") },
		same, "DL", "not_a_number");
	fails(&rules,
		(struct ehr_reading_cells){ .amount = ehr_str_of("ND"),
			.limit = ehr_str_of("low") },
		same, "DL", "not_a_number");
}

static void test_negative_limit(void **state)
{
	struct ehr_reading_rules rules = {
		.cells = &cells, .column = "As", .negative_is_limit = true
	};
	struct ehr_reading reading;

	(void)state;
	reading = four(&rules, "-5", "", "", "");
	is_below(&reading, "5", 0);
	reading = four(&rules, "5", "", "", "");
	is_measured(&reading, "5", 0);
	reading = four(&rules, "0", "", "", "");
	is_measured(&reading, "0", 0);
	reading = four(&rules, "-9999", "", "", "");
	is_measured(&reading, "-9999",
		ehr_flag(EHR_FLAG_SENTINEL) | ehr_flag(EHR_FLAG_NEGATIVE));
}

static void test_suspects(void **state)
{
	struct ehr_reading_rules rules = {
		.cells = &cells, .column = "X", .repeated = { "0.7999", 6 }
	};
	struct ehr_reading reading;

	(void)state;
	reading = four(&rules, " 0.7999", "", "", "");
	is_measured(&reading, "0.7999", ehr_flag(EHR_FLAG_REPEATED_VALUE));
	reading = four(&rules, "0.79990", "", "", "");
	is_measured(&reading, "0.79990", 0);
	reading = four(&rules, "9999", "", "", "");
	is_measured(&reading, "9999", ehr_flag(EHR_FLAG_SENTINEL));
	reading = four(&rules, "-999.0", "", "", "");
	is_measured(&reading, "-999.0",
		ehr_flag(EHR_FLAG_SENTINEL) | ehr_flag(EHR_FLAG_NEGATIVE));
	reading = four(&rules, "-2.8e-17", "", "", "");
	is_measured(&reading, "-2.8e-17",
		ehr_flag(EHR_FLAG_NEAR_ZERO) | ehr_flag(EHR_FLAG_NEGATIVE));
	reading = four(&rules, "1,234", "", "", "");
	is_measured(&reading, "1234", ehr_flag(EHR_FLAG_CLEANED));
}

/* Limit 0.4: half 0.2, 0.4 / 1.41421356237 = 0.282842712475. */
static void test_substitutes(void **state)
{
	static const struct {
		enum ehr_nd nd;
		double value;
		enum ehr_flag flag;
	} each[] = {
		{ EHR_ND_HALF, 0.2, EHR_FLAG_ND_HALF },
		{ EHR_ND_ZERO, 0, EHR_FLAG_ND_ZERO },
		{ EHR_ND_SQRT2, 0.282842712475, EHR_FLAG_ND_SQRT2 },
	};
	struct ehr_reading_rules rules = { .cells = &cells, .column = "Cd" };
	struct ehr_reading reading;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		rules.nd = each[i].nd;
		reading = four(&rules, "<0.4", "", "", "");
		assert_true(reading.value.converted);
		assert_float_equal(reading.value.number, each[i].value, 1e-12);
		is_text(&reading.limit, "0.4");
		assert_string_equal(reading.qualifier, "<");
		assert_true(reading.flags == ehr_flag(each[i].flag));
		reading = four(&rules, "0.3", "", "", "");
		is_measured(&reading, "0.3", 0);
	}
	rules.nd = EHR_ND_LIMIT;
	reading = four(&rules, "<0.40", "", "", "");
	is_text(&reading.value, "0.40");
	is_text(&reading.limit, "0.40");
	assert_true(reading.flags == ehr_flag(EHR_FLAG_ND_LIMIT));
}

/* In another unit, 0.7 ug/L is 0.0007 mg/L; without a limit only 0 is left. */
static void test_substitutes_beside(void **state)
{
	struct ehr_reading_rules rules = {
		.cells = &cells, .column = "Cd", .nd = EHR_ND_HALF
	};
	struct ehr_reading_cells below = { .amount = ehr_str_of("0.7L") };
	struct ehr_reading reading = beside(&rules, below, thousandth);

	(void)state;
	assert_true(reading.value.converted);
	assert_true(reading.value.number == 0.00035);
	assert_true(reading.limit.number == 0.0007);
	reading = four(&rules, "ND", "", "", "");
	is_below(&reading, "", ehr_flag(EHR_FLAG_NOT_SUBSTITUTED));
	rules.nd = EHR_ND_ZERO;
	reading = four(&rules, "ND", "", "", "");
	assert_true(reading.value.converted);
	assert_true(reading.value.number == 0);
	assert_string_equal(reading.qualifier, "ND");
	assert_true(reading.flags == ehr_flag(EHR_FLAG_ND_ZERO));
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
		cmocka_unit_test(test_qualifier),
		cmocka_unit_test(test_censored),
		cmocka_unit_test(test_limit_beside),
		cmocka_unit_test(test_negative_limit),
		cmocka_unit_test(test_suspects),
		cmocka_unit_test(test_substitutes),
		cmocka_unit_test(test_substitutes_beside),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
