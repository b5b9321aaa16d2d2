/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/wind_profile.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* 3.5 m/s at 10 m, class D in the open (0.15): at 100 m 3.5 10^0.15 = 4.94388
 * m/s. US EPA's SCREEN3 example: 1 m/s in a town's class F (0.30), at 100 m
 * 10^0.3 = 1.995, printed 2.0. */
static void grows_by_a_power(void **state)
{
	(void)state;
	near(ehr_wind_at(3.5, 10, 0.15, 100, 10, 1), 4.943881406180, 1e-12);
	near(ehr_wind_at(1, 10, 0.30, 100, 10, 1), 1.9953, 1e-4);
	near(ehr_wind_at(6, 2, 0.5, 8, 1, 1), 12, 1e-14);
}

static void stays_within_bounds(void **state)
{
	(void)state;
	/* at 2 m as at 10 m */
	near(ehr_wind_at(3, 10, 0.55, 2, 10, 1), 3, 1e-14);
	near(ehr_wind_at(0.2, 10, 0.07, 10, 10, 1), 1, 1e-14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_by_a_power),
		cmocka_unit_test(stays_within_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
