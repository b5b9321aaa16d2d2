/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/ratio.h"

static void assert_near(double a, double b, double tolerance)
{
	if (!(fabs(a - b) <= tolerance))
		fail_msg("%.17g is not %.17g", a, b);
}

static double ug_m3_of_ppb(double molar_mass_g_mol, double temperature_k)
{
	/* 1e-9 of volume, 1e6 ug in a gram */
	return 1e-9 * 1e6 *
	       ehr_density_of_gas_g_m3(molar_mass_g_mol, temperature_k, 101325);
}

/* Ozone, 48.00 g/mol, 298.15 K:
 * R T = 8.31446261815324 * 298.15 = 2478.957030 J/mol;
 * p / (R T) = 101325 / 2478.957030 = 40.87404452 mol/m3;
 * * 48.00 g/mol * 1e-3 = 1.961954137 ug/m3 for 1 ppb. */
static void test_ozone(void **state)
{
	(void)state;
	assert_near(ug_m3_of_ppb(48.00, 298.15), 1.961954137, 5e-9);
}

/* 1 mol of an ideal gas at 273.15 K and 101.325 kPa takes 22.413969545 L
 * (CODATA 2018): of 22.413969545 g/mol, 1 m3 weighs 1000 g. */
static void test_molar_volume(void **state)
{
	(void)state;
	assert_near(ehr_density_of_gas_g_m3(22.413969545, 273.15, 101325), 1000,
		1e-6);
}

/* ug/m3 for 1 ppb as published by the European Commission's and the British
 * air quality networks: NO2 (46.0055 g/mol) 1.91 at 293 K, 1.88 at 298 K; O3
 * 2.00 and 1.96; SO2 (64.066 g/mol) 2.66 and 2.62; to two places. */
static void test_published(void **state)
{
	(void)state;
	assert_near(ug_m3_of_ppb(46.0055, 293.15), 1.91, 0.005);
	assert_near(ug_m3_of_ppb(46.0055, 298.15), 1.88, 0.005);
	assert_near(ug_m3_of_ppb(48.00, 293.15), 2.00, 0.005);
	assert_near(ug_m3_of_ppb(48.00, 298.15), 1.96, 0.005);
	assert_near(ug_m3_of_ppb(64.066, 293.15), 2.66, 0.005);
	assert_near(ug_m3_of_ppb(64.066, 298.15), 2.62, 0.005);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ozone),
		cmocka_unit_test(test_molar_volume),
		cmocka_unit_test(test_published),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
