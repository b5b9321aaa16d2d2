/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"

/* 2000-03-01: 30 years of 365 days, 7 leap days (1972 to 1996), then 31 + 29 days
 * of 2000: 10950 + 7 + 60 = 11017. */
static void counts_from_1970(void **state)
{
	long day = -1;

	(void)state;
	assert_int_equal(ehr_day_of(1970, 1, 1), 0);
	assert_int_equal(ehr_day_of(2000, 3, 1), 11017);
	assert_int_equal(ehr_day_of(1969, 12, 31), -1);
	assert_true(ehr_day_read(ehr_str_of("2000-03-01"), &day));
	assert_int_equal(day, 11017);
	assert_true(ehr_day_read(ehr_str_of("2000-03-01T23:59"), &day));
	assert_int_equal(day, 11017);
}

/* Against a count of every single day, over leap years that are none (1700,
 * 1800, 1900, 2100) and one that is (2000). */
static void goes_there_and_back(void **state)
{
	long day = ehr_day_of(1699, 12, 31);

	(void)state;
	for (int year = 1700; year <= 2101; year++)
		for (int month = 1; month <= 12; month++)
			for (int of = 1;
				of <= ehr_day_month_length(year, month); of++) {
				struct ehr_day_parts back;
				char text[EHR_DAY_TEXT];
				long read;

				day++;
				assert_int_equal(
					ehr_day_of(year, month, of), day);
				back = ehr_day_parts(day);
				assert_int_equal(back.year, year);
				assert_int_equal(back.month, month);
				assert_int_equal(back.day, of);
				ehr_day_write(text, day);
				assert_true(
					ehr_day_read(ehr_str_of(text), &read));
				assert_int_equal(read, day);
			}
}

static void knows_leap_years(void **state)
{
	(void)state;
	assert_int_equal(ehr_day_month_length(2024, 2), 29);
	assert_int_equal(ehr_day_month_length(2023, 2), 28);
	assert_int_equal(ehr_day_month_length(1900, 2), 28);
	assert_int_equal(ehr_day_month_length(2000, 2), 29);
	assert_int_equal(ehr_day_month_length(2026, 4), 30);
}

static void refuses_what_is_no_day(void **state)
{
	static const char *const bad[] = { "", "2025", "2025-10", "2025-02-29",
		"2025-13-01", "2025-00-10", "2025-01-00", "2025-6-30",
		"8/10/2025", "2025-10-08x", "0000-01-01" };
	long day;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(ehr_day_read(ehr_str_of(bad[i]), &day));
}

static void reads_days_of_offices(void **state)
{
	static const char *const good[] = { "2026-05-06", "2026-5-6",
		"2026/5/6", "2026/05/06 0:00", "2026.5.6", " 2026/5/6 ",
		"2026\u5e745\u67086\u65e5", "2026\u5e7405\u670806\u65e5" };
	static const char *const bad[] = { "", "6/5/2026", "26/5/6", "2026/5",
		"2026/5/6/7", "2026/5-6", "2026/13/1", "2026/2/29", "2026/5/60",
		"2026/005/6", "2026\u5e745\u67086", "02026/5/6" };
	long expected = ehr_day_of(2026, 5, 6), day;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(ehr_day_read_office(ehr_str_of(good[i]), &day));
		assert_int_equal(day, expected);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(ehr_day_read_office(ehr_str_of(bad[i]), &day));
}

static void add(const char *from, long months, const char *expected)
{
	char text[EHR_DAY_TEXT];
	long day = 0;

	assert_true(ehr_day_read(ehr_str_of(from), &day));
	ehr_day_write(text, ehr_day_add_months(day, months));
	assert_string_equal(text, expected);
}

static void adds_months(void **state)
{
	(void)state;
	add("2026-11-22", 12, "2027-11-22");
	add("2026-11-22", -36, "2023-11-22");
	add("2026-11-22", 2, "2027-01-22");
	add("2026-01-22", -1, "2025-12-22");
	/* the month has no such day */
	add("2024-01-31", 1, "2024-02-29");
	add("2024-03-31", -1, "2024-02-29");
	add("2024-02-29", 12, "2025-02-28");
	add("2024-02-29", 48, "2028-02-29");
	/* no further than the calendar goes */
	add("0001-05-05", -12, "0001-01-01");
	add("9999-05-05", 12, "9999-12-31");
}

/* 2026-06-26 is a Friday. */
static void counts_weekdays(void **state)
{
	long friday = ehr_day_of(2026, 6, 26);

	(void)state;
	assert_int_equal(ehr_day_weekdays(friday, friday), 0);
	assert_int_equal(ehr_day_weekdays(friday, friday + 2), 0);
	assert_int_equal(ehr_day_weekdays(friday, friday + 3), 1);
	assert_int_equal(ehr_day_weekdays(friday, friday + 7), 5);
	assert_int_equal(ehr_day_weekdays(friday + 2, friday + 30), 20);
	assert_int_equal(ehr_day_weekdays(friday + 7, friday), 0);
}

static void options_are_days_alone(void **state)
{
	struct ehr_err err = { 0 };
	long day = 0;

	(void)state;
	assert_int_equal(
		ehr_day_option("2026-06-26", "--as-of", &day, &err), 0);
	assert_int_equal(day, ehr_day_of(2026, 6, 26));
	assert_int_equal(
		ehr_day_option("2026-06-26T10:00", "--as-of", &day, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_string_equal(err.text,
		"--as-of takes a day as YYYY-MM-DD, not \"2026-06-26T10:00\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_from_1970),
		cmocka_unit_test(goes_there_and_back),
		cmocka_unit_test(refuses_what_is_no_day),
		cmocka_unit_test(reads_days_of_offices),
		cmocka_unit_test(knows_leap_years),
		cmocka_unit_test(adds_months),
		cmocka_unit_test(counts_weekdays),
		cmocka_unit_test(options_are_days_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
