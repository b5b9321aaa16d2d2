/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/calendar_day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void days_exist(void **state)
{
	(void)state;
	assert_true(ehr_day_exists((struct ehr_day){ 2024, 2, 29 }));
	assert_false(ehr_day_exists((struct ehr_day){ 2023, 2, 29 }));
	/* no leap years in the Gregorian calendar: 1900 and 2100; 2000 is */
	assert_false(ehr_day_exists((struct ehr_day){ 1900, 2, 29 }));
	assert_true(ehr_day_exists((struct ehr_day){ 2000, 2, 29 }));
	assert_false(ehr_day_exists((struct ehr_day){ 2026, 4, 31 }));
	assert_false(ehr_day_exists((struct ehr_day){ 2026, 13, 1 }));
	assert_false(ehr_day_exists((struct ehr_day){ 2026, 0, 1 }));
	assert_false(ehr_day_exists((struct ehr_day){ 2026, 1, 0 }));
}

static void check(struct ehr_day day, long months, struct ehr_day expected)
{
	assert_int_equal(
		ehr_day_order(ehr_day_add_months(day, months), expected), 0);
}

static void months_are_added(void **state)
{
	(void)state;
	check((struct ehr_day){ 2026, 11, 22 }, 12,
		(struct ehr_day){ 2027, 11, 22 });
	check((struct ehr_day){ 2026, 11, 22 }, -36,
		(struct ehr_day){ 2023, 11, 22 });
	check((struct ehr_day){ 2026, 11, 22 }, 2,
		(struct ehr_day){ 2027, 1, 22 });
	check((struct ehr_day){ 2026, 1, 22 }, -1,
		(struct ehr_day){ 2025, 12, 22 });
	/* the month has no such day */
	check((struct ehr_day){ 2024, 1, 31 }, 1,
		(struct ehr_day){ 2024, 2, 29 });
	check((struct ehr_day){ 2024, 2, 29 }, 12,
		(struct ehr_day){ 2025, 2, 28 });
}

static void days_are_ordered(void **state)
{
	struct ehr_day day = { 2026, 11, 22 };

	(void)state;
	assert_int_equal(ehr_day_order(day, day), 0);
	assert_true(ehr_day_order(day, (struct ehr_day){ 2026, 11, 23 }) < 0);
	assert_true(ehr_day_order(day, (struct ehr_day){ 2026, 10, 30 }) > 0);
	assert_true(ehr_day_order(day, (struct ehr_day){ 2027, 1, 1 }) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_exist),
		cmocka_unit_test(months_are_added),
		cmocka_unit_test(days_are_ordered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
