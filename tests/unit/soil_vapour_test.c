/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/soil_vapour.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* Soil of US screening levels: 1.5 kg/L, n = 1 - 1.5/2.65, theta_w 0.15, foc
 * 0.006; Q/C 68.18 g/(m2 s) per kg/m3, 26 a. */
static const struct ehr_soil_pore soil = { 1.5, 1 - 1.5 / 2.65, 0.15, 0.006 };
#define DISPERSION 68.18
#define DURATION_S (26 * 365 * 86400.0)

static const struct ehr_soil_substance benzene = { 0.2269, 0.0895, 1.03e-5,
	145.8 };
static const struct ehr_soil_substance trichloroethylene = { 0.4029, 0.0687,
	1.02e-5, 60.7 };
static const struct ehr_soil_substance benzo_a_pyrene = { 1.869e-5, 0.0476,
	5.56e-6, 587400 };

/* The formulas in Python as printed. */
static void agrees_with_python(void **state)
{
	(void)state;
	assert_near(ehr_soil_diffusion_cm2_s(&soil, &benzene),
		0.0010631173123051463, 1e-13);
	assert_near(ehr_volatilization_factor_m3_kg(
			    &soil, &benzene, DISPERSION, DURATION_S),
		3536.7140558975543, 1e-13);
	assert_near(ehr_volatilization_factor_m3_kg(
			    &soil, &trichloroethylene, DISPERSION, DURATION_S),
		2207.601048629433, 1e-13);
	assert_near(ehr_volatilization_factor_m3_kg(
			    &soil, &benzo_a_pyrene, DISPERSION, DURATION_S),
		23807023.166853797, 1e-13);
}

/* US EPA's table of screening levels prints for resident soil VF 3.54e3
 * (benzene) and 2.21e3 m3/kg (trichloroethylene), from memory. */
static void agrees_with_printed_factors(void **state)
{
	(void)state;
	assert_near(ehr_volatilization_factor_m3_kg(
			    &soil, &benzene, DISPERSION, DURATION_S),
		3.54e3, 0.005 / 3.54);
	assert_near(ehr_volatilization_factor_m3_kg(
			    &soil, &trichloroethylene, DISPERSION, DURATION_S),
		2.21e3, 0.005 / 2.21);
}

/* By hand, half the pores water: n 0.4, theta 0.2 and 0.2, rho_b 1, no carbon,
 * H' 1, Da 1, Dw 0: 0.2^(10/3) / 0.16 / 0.4; 0.2^(10/3) = 0.004678428. */
static void follows_a_hand_calculation(void **state)
{
	static const struct ehr_soil_pore half = { 1, 0.4, 0.2, 0 };
	static const struct ehr_soil_substance gas = { 1, 1, 0, 0 };
	double apparent = 0.0046784284 / 0.16 / 0.4;

	(void)state;
	assert_near(ehr_soil_diffusion_cm2_s(&half, &gas), apparent, 1e-8);
	/* 10 sqrt(3.14 D 100) 1e-4 / (2 D) */
	assert_near(ehr_volatilization_factor_m3_kg(&half, &gas, 10, 100),
		10 * sqrt(314 * apparent) * 1e-4 / (2 * apparent), 1e-8);
}

static void gives_no_vapour_where_there_is_none(void **state)
{
	struct ehr_soil_pore pore = soil;
	struct ehr_soil_substance salt = benzene;

	(void)state;
	salt.henry = 0;
	assert_true(ehr_soil_diffusion_cm2_s(&soil, &salt) == 0);
	assert_true(ehr_volatilization_factor_m3_kg(
			    &soil, &salt, DISPERSION, DURATION_S) == HUGE_VAL);
	pore.porosity = 0;
	assert_true(ehr_soil_diffusion_cm2_s(&pore, &benzene) == 0);
	/* water to the brim: what diffuses, diffuses in water; all of it held
	 * by 0.4 of water and the grains */
	pore.porosity = 0.4;
	pore.water = 0.9;
	assert_near(ehr_soil_diffusion_cm2_s(&pore, &benzene),
		pow(0.4, 10.0 / 3) * 1.03e-5 / 0.16 /
			(1.5 * 145.8 * 0.006 + 0.4),
		1e-14);
}

static void is_never_nan(void **state)
{
	static const double number[] = { 0, 1e-60, 1, 1e60 };
	static const double share[] = { 0, 1e-60, 0.4, 1 };

	(void)state;
	for (int i = 0; i < 4 * 4 * 4 * 4 * 4 * 4; i++) {
		struct ehr_soil_pore pore = { i & 1 ? 1e-60 : 1e60,
			share[i >> 1 & 3], share[i >> 3 & 3], 0.5 };
		struct ehr_soil_substance substance = { number[i >> 5 & 3],
			number[i >> 7 & 3], number[i >> 9 & 3],
			i & 2 ? 1e60 : 0 };
		double factor = ehr_volatilization_factor_m3_kg(
			&pore, &substance, 68, 1e9);
		assert_true(factor >= 0);
		assert_true(ehr_soil_diffusion_cm2_s(&pore, &substance) >= 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_python),
		cmocka_unit_test(agrees_with_printed_factors),
		cmocka_unit_test(follows_a_hand_calculation),
		cmocka_unit_test(gives_no_vapour_where_there_is_none),
		cmocka_unit_test(is_never_nan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
