/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/sun.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* 2000-01-01 12:00 is day 0; leap years by the rules of the calendar. */
static void days_count_from_2000(void **state)
{
	(void)state;
	assert_true(fabs(ehr_sun_days(2000, 1, 1) + 0.5) < 1e-9);
	assert_true(fabs(ehr_sun_days(2000, 3, 1) - 59.5) < 1e-9);
	assert_true(fabs(ehr_sun_days(2001, 1, 1) - 365.5) < 1e-9);
	/* 1900 had no leap day: 36524 days from 1900-01-01 to 2000-01-01 */
	assert_true(fabs(ehr_sun_days(1900, 1, 1) + 36524.5) < 1e-9);
	assert_true(fabs(ehr_sun_days(2024, 2, 29) + 1 -
			    ehr_sun_days(2024, 3, 1)) < 1e-9);
}

/*
 * The worked example of I. Reda and A. Andreas, Solar position algorithm for
 * solar radiation applications, NREL/TP-560-34302, table A5.1: 2003-10-17
 * 12:30:30 at UTC-7, 105.1786 W, 39.742476 N. There the altitude before
 * refraction is 39.872046 degrees, seen from 1830 m up; the parallax of 0.002
 * degrees is within the tolerance.
 */
static void as_in_the_solar_position_algorithm(void **state)
{
	double days = ehr_sun_days(2003, 10, 17) +
		      (19 + 30 / 60.0 + 30 / 3600.0) / 24;

	(void)state;
	assert_true(fabs(ehr_sun_altitude(days, -105.1786, 39.742476) -
			    39.872046) < 0.015);
}

/* At the June solstice of 2025 (02:42 UTC on the 21st) the declination is
 * 23.44 degrees: at noon of the sun it stands 90 - lat + 23.44 high, and at
 * midnight lat + 23.44 - 90. The equation of time is -1.9 minutes then, so noon
 * at 120 E is at 04:01:55 UTC. */
static void noon_and_midnight(void **state)
{
	double noon =
		ehr_sun_days(2025, 6, 21) + (4 + 1 / 60.0 + 55 / 3600.0) / 24;

	(void)state;
	assert_true(fabs(ehr_sun_altitude(noon, 120, 30) - 83.44) < 0.02);
	assert_true(fabs(ehr_sun_altitude(noon + 0.5, 120, 30) + 36.56) < 0.02);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_count_from_2000),
		cmocka_unit_test(as_in_the_solar_position_algorithm),
		cmocka_unit_test(noon_and_midnight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
