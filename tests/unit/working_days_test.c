/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "model/working_days.h"

/* The week of 1 October 2025, as the notice of the State Council of November 2024
 * has it: off from Wednesday the 1st to Wednesday the 8th, Sunday 28 September
 * and Saturday 11 October worked. Weekends within it need no row; one is there to
 * be counted once. */
static struct ehr_working_day october[9];

static struct ehr_working_days make(void)
{
	static const int month[] = { 9, 10, 10, 10, 10, 10, 10, 10, 10 };
	static const int day[] = { 28, 1, 2, 3, 4, 6, 7, 8, 11 };

	for (size_t i = 0; i < 9; i++)
		october[i] = (struct ehr_working_day){
			ehr_day_of(2025, month[i], day[i]), i == 0 || i == 8
		};
	return (struct ehr_working_days){ .exception = october, .n = 9 };
}

/* After Friday 26 September, up to Saturday 11 October: Sunday 28, Monday 29,
 * Tuesday 30, Thursday 9, Friday 10, Saturday 11. By the week alone: 29, 30, 1, 2,
 * 3, 6 to 10 October, so ten. */
static void counts(void **state)
{
	struct ehr_working_days days = make(), none = { 0 };
	long from = ehr_day_of(2025, 9, 26), to = ehr_day_of(2025, 10, 11);

	(void)state;
	assert_int_equal(ehr_working_days_between(&days, from, to), 6);
	assert_int_equal(ehr_working_days_between(&none, from, to), 10);
	assert_int_equal(ehr_working_days_between(&days, from, from), 0);
	assert_int_equal(ehr_working_days_between(&days, to, from), 0);
	/* neither what lies before nor the first day itself */
	assert_int_equal(
		ehr_working_days_between(&days, ehr_day_of(2025, 10, 8), to),
		3);
	assert_int_equal(ehr_working_days_between(&days, to - 1, to), 1);
	assert_int_equal(ehr_working_days_between(&days, to, to + 1), 0);
}

static void covers(void **state)
{
	struct ehr_working_days days = make(), none = { 0 };
	long day = ehr_day_of(2025, 1, 1);

	(void)state;
	assert_true(ehr_working_days_cover(&days, day, day + 364));
	assert_false(ehr_working_days_cover(&days, day, day + 365));
	assert_false(ehr_working_days_cover(&days, day - 1, day));
	assert_false(ehr_working_days_cover(&none, day, day));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts),
		cmocka_unit_test(covers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
