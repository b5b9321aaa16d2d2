/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/reading.h"

#include "model/flag.h"

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

/* Cadmium in mg/kg, not detected written as 0.2, limit 0.4. */
static const struct ehr_measure cadmium = {
	.column = "Cd",
	.cas = { "7440-43-9", 9 },
	.factor = { 1, 0 },
	.limit = "0.4",
	.limit_value = 0.4,
	.stand_in = "0.2",
	.stand_in_value = 0.2,
};

/* Something in ug/L to mg/L without a CAS number and without limits. */
static const struct ehr_measure other = {
	.column = "X",
	.factor = { 1, -3 },
};

static struct ehr_reading reading_of(
	const struct ehr_measure *measure, const char *cell)
{
	struct ehr_reading reading;
	struct ehr_err err = { 0 };

	if (ehr_reading_make(
		    &reading, measure, words, ehr_str_of(cell), &err) != 0)
		fail_msg("%s", err.text);
	return reading;
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
	assert_int_equal(reading.flags, ehr_flag(EHR_FLAG_NO_CAS));
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
	assert_int_equal(reading.flags,
		ehr_flag(EHR_FLAG_NEGATIVE) | ehr_flag(EHR_FLAG_NO_CAS));
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

static void test_refused(void **state)
{
	struct ehr_measure up = { .column = "Y", .factor = { 1, 9 } };
	struct ehr_reading reading;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(ehr_reading_make(&reading, &up, words,
				 ehr_str_of("1e300"), &err),
		-1);
	assert_string_equal(err.reason, "out_of_range");
	assert_string_equal(err.column, "Y");
	assert_int_equal(ehr_reading_make(&reading, &up, words,
				 ehr_str_of("0x10"), &err),
		-1);
	assert_string_equal(err.reason, "not_a_number");
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
