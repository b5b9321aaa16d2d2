/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/day.h"

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

/* Against a count of every single day, over a leap year that is none (1900) and
 * one that is (2000). */
static void goes_there_and_back(void **state)
{
	long day = ehr_day_of(1899, 12, 31);

	(void)state;
	for (int year = 1900; year <= 2101; year++)
		for (int month = 1; month <= 12; month++)
			for (int of = 1; of <= 31; of++) {
				struct ehr_calendar there = {
					.precision = EHR_PRECISION_DAY,
					.year = year,
					.month = month,
					.day = of
				};
				struct ehr_calendar back;

				if (!ehr_calendar_exists(&there))
					continue;
				day++;
				assert_int_equal(
					ehr_day_of(year, month, of), day);
				back = ehr_day_calendar(day);
				assert_int_equal(back.year, year);
				assert_int_equal(back.month, month);
				assert_int_equal(back.day, of);
			}
}

static void refuses_what_is_no_day(void **state)
{
	static const char *const bad[] = { "", "2025", "2025-10", "2025-02-29",
		"2025-13-01", "8/10/2025", "2025-10-08x" };
	long day;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(ehr_day_read(ehr_str_of(bad[i]), &day));
}

static void goes_months_back(void **state)
{
	(void)state;
	assert_int_equal(ehr_day_back(ehr_day_of(2024, 3, 31), 1),
		ehr_day_of(2024, 2, 29));
	assert_int_equal(ehr_day_back(ehr_day_of(2026, 1, 15), 24),
		ehr_day_of(2024, 1, 15));
	assert_int_equal(ehr_day_back(ehr_day_of(2026, 10, 8), 12),
		ehr_day_of(2025, 10, 8));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_from_1970),
		cmocka_unit_test(goes_there_and_back),
		cmocka_unit_test(refuses_what_is_no_day),
		cmocka_unit_test(goes_months_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
