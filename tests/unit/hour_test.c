/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/hour.h"

static void same_again(const char *text, long expected)
{
	struct ehr_hour_form form;
	char out[EHR_HOUR_TEXT];
	long hour = 0;

	assert_true(ehr_hour_read(ehr_str_of(text), &hour, &form));
	assert_int_equal(hour, expected);
	assert_int_equal(ehr_hour_write(out, hour, form), strlen(text));
	assert_string_equal(out, text);
}

static void reads_and_writes_again(void **state)
{
	(void)state;
	/* 15765 days from 1970-01-01 to 2013-03-01: 43 years with 11 leap days
	 * (1972 to 2012) are 15706, and 59 days more */
	same_again("2013-03-01", 15765L * 24);
	same_again("2013-03-01T05", 15765L * 24 + 5);
	same_again("2013-03-01T05:00", 15765L * 24 + 5);
	same_again("2013-03-01 05:00:00", 15765L * 24 + 5);
	same_again("2013-03-01T23:00+08:00", 15765L * 24 + 23);
	same_again("2013-03-01T00:00:00Z", 15765L * 24);
	same_again("2013-03-01 00:00-03:30", 15765L * 24);
	same_again("1970-01-01T00:00", 0);
	same_again("1969-12-31T23:00", -1);
}

static void midnight_is_the_next_day(void **state)
{
	struct ehr_hour_form form;
	char out[EHR_HOUR_TEXT];
	long hour = 0;

	(void)state;
	assert_true(
		ehr_hour_read(ehr_str_of(" 2013-02-28 24:00 "), &hour, &form));
	ehr_hour_write(out, hour, form);
	assert_string_equal(out, "2013-03-01 00:00");
	assert_true(ehr_hour_read(
		ehr_str_of("2013-02-28T07:00:00.000+0800"), &hour, &form));
	assert_int_equal(form.offset_min, 480);
}

static void refuses_what_is_no_hour(void **state)
{
	static const char *const bad[] = { "", "2013", "2013-03", "2013-02-29",
		"2013-3-1", "2013-03-01T05:30", "2013-03-01T05:00:01",
		"2013-03-01T25:00", "2013-03-01T", "2013-03-01T5", "20130301",
		"2013/03/01 05:00", "2013-03-01T05:00:00.", "2013-03-01x",
		"2013-03-01T05:00:00.5", "2013-03-01T05:00+8",
		"2013-03-01T05:00+08:60", "0000-01-01", "45000" };
	struct ehr_hour_form form;
	struct ehr_err err;
	long hour = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(ehr_hour_read(ehr_str_of(bad[i]), &hour, &form));
	assert_int_equal(hour, 7);
	assert_int_equal(ehr_hour_cell(ehr_str_of("2013-03-01T05:30"), "time",
				 &hour, &form, &err),
		-1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, "time");
}

static void tells_clocks_apart(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} pair[] = {
		{ "2013-03-01T05:00", "2013-03-01 06:00:00", true },
		{ "2013-03-01T05:00", "2013-03-01", false },
		{ "2013-03-01T05:00", "2013-03-01T05:00+08:00", false },
		{ "2013-03-01T05:00+08", "2013-03-01T05:00+08:00", true },
		{ "2013-03-01T05:00Z", "2013-03-01T05:00+00:00", true },
		{ "2013-03-01T05:00Z", "2013-03-01T05:00", false },
	};
	struct ehr_hour_form a, b;
	long hour;

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++) {
		assert_true(ehr_hour_read(ehr_str_of(pair[i].a), &hour, &a));
		assert_true(ehr_hour_read(ehr_str_of(pair[i].b), &hour, &b));
		assert_int_equal(ehr_hour_same_clock(a, b), pair[i].same);
	}
}

static void finds_the_day(void **state)
{
	(void)state;
	assert_int_equal(ehr_hour_day(0), 0);
	assert_int_equal(ehr_hour_day(23), 0);
	assert_int_equal(ehr_hour_day(24), 1);
	assert_int_equal(ehr_hour_day(-1), -1);
	assert_int_equal(ehr_hour_day(-24), -1);
	assert_int_equal(ehr_hour_day(-25), -2);
	assert_int_equal(ehr_hour_of_day(-1), 23);
	assert_int_equal(ehr_hour_of_day(-24), 0);
	assert_int_equal(ehr_hour_of_day(49), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_writes_again),
		cmocka_unit_test(midnight_is_the_next_day),
		cmocka_unit_test(refuses_what_is_no_hour),
		cmocka_unit_test(tells_clocks_apart),
		cmocka_unit_test(finds_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
