/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/civil_day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static long day(const char *text)
{
	long found = -1;

	assert_true(ehr_civil_day_read(ehr_str_of(text), &found));
	return found;
}

/* Counted by date(1): date -u -d DATE +%s, over 86400. */
static void reads_days(void **state)
{
	(void)state;
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day("1969-12-31"), -1);
	assert_int_equal(day("2000-02-29"), 11016);
	assert_int_equal(day("2026-06-30"), 20634);
	assert_int_equal(day("2026-06-30T08:00"), 20634);
}

static void refuses_what_is_none(void **state)
{
	static const char *const bad[] = { "", "2026", "2026-06", "2026-6-30",
		"2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
		"30.06.2026", "2026-06-30x", "0000-01-01" };
	long found;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(ehr_civil_day_read(ehr_str_of(bad[i]), &found));
}

/* Every day of 400 years, read back, and one more than the day before. */
static void writes_what_it_reads(void **state)
{
	long last = day("2099-12-31");

	(void)state;
	for (long i = day("1700-01-01"); i <= last; i++) {
		char text[EHR_CIVIL_DAY_TEXT];

		ehr_civil_day_write(text, i);
		assert_int_equal(day(text), i);
	}
}

static void adds_years(void **state)
{
	(void)state;
	assert_int_equal(ehr_civil_day_add_years(day("2023-03-15"), 3),
		day("2026-03-15"));
	assert_int_equal(ehr_civil_day_add_years(day("2024-02-29"), 1),
		day("2025-02-28"));
	assert_int_equal(ehr_civil_day_add_years(day("2024-02-29"), 4),
		day("2028-02-29"));
}

/* 2026-06-26 is a Friday. */
static void counts_weekdays(void **state)
{
	(void)state;
	assert_int_equal(
		ehr_civil_day_weekdays(day("2026-06-26"), day("2026-06-26")),
		0);
	assert_int_equal(
		ehr_civil_day_weekdays(day("2026-06-26"), day("2026-06-28")),
		0);
	assert_int_equal(
		ehr_civil_day_weekdays(day("2026-06-26"), day("2026-06-29")),
		1);
	assert_int_equal(
		ehr_civil_day_weekdays(day("2026-06-26"), day("2026-07-03")),
		5);
	assert_int_equal(
		ehr_civil_day_weekdays(day("2026-06-28"), day("2026-07-26")),
		20);
	assert_int_equal(
		ehr_civil_day_weekdays(day("2026-07-03"), day("2026-06-26")),
		0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_days),
		cmocka_unit_test(refuses_what_is_none),
		cmocka_unit_test(writes_what_it_reads),
		cmocka_unit_test(adds_years),
		cmocka_unit_test(counts_weekdays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
