/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/saturation.h"

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

static const struct ehr_soil_pore soil = { 1.5, 1 - 1.5 / 2.65, 0.15, 0.006 };

/* US EPA's table of screening levels prints Csat 1.82e3 (benzene), 6.92e2
 * (trichloroethylene), 2.54e3 (chloroform), 3.92e3 mg/kg (vinyl chloride), from
 * memory. By hand for benzene: 145.8*0.006 = 0.8748; 0.15/1.5 = 0.1; 0.2269 *
 * 0.283962/1.5 = 0.042954; 1790 * 1.017754 = 1821.78. */
static void agrees_with_printed_limits(void **state)
{
	static const struct {
		struct ehr_soil_substance substance;
		double solubility, printed, half;
	} row[] = {
		{ { 0.2269, 0, 0, 145.8 }, 1790, 1.82e3, 5 },
		{ { 0.4029, 0, 0, 60.7 }, 1280, 6.92e2, 0.5 },
		{ { 0.15, 0, 0, 31.82 }, 7950, 2.54e3, 5 },
		{ { 1.137, 0, 0, 21.73 }, 8800, 3.92e3, 5 },
	};

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_near(ehr_soil_saturation_mg_kg(&soil, &row[i].substance,
				    row[i].solubility),
			row[i].printed, row[i].half / row[i].printed);
	assert_near(ehr_soil_saturation_mg_kg(&soil, &row[0].substance, 1790),
		1821.78, 1e-5);
}

static void holds_nothing_of_what_does_not_dissolve(void **state)
{
	static const struct ehr_soil_substance oil = { 1e3, 0.01, 0, 1e6 };

	(void)state;
	assert_true(ehr_soil_saturation_mg_kg(&soil, &oil, 0) == 0);
}

/* By hand: more water than pores leaves no air and 0.4 of water: 10 * 0.4 / 2
 * = 2. */
static void fills_pores_with_water_at_most(void **state)
{
	static const struct ehr_soil_pore wet = { 2, 0.4, 0.9, 0 };
	static const struct ehr_soil_substance gas = { 5, 0.01, 0, 7 };

	(void)state;
	assert_near(ehr_soil_saturation_mg_kg(&wet, &gas, 10), 2, 1e-15);
}

/* Handbooks print for benzene 94.8 mmHg = 12.6 kPa, 1,4-dioxane 38.1 mmHg = 5.1
 * kPa, aniline 0.67 mmHg = 89 Pa, from memory. By hand for benzene: 0.227 * 1790
 * / 78.11 * 8.314 * 298.15 = 12 895 Pa. */
static void estimates_vapour_pressure(void **state)
{
	(void)state;
	assert_near(ehr_vapour_pressure_pa(0.227, 1790, 78.11), 12895, 1e-4);
	assert_near(ehr_vapour_pressure_pa(0.227, 1790, 78.11), 12600, 0.05);
	assert_near(ehr_vapour_pressure_pa(1.96e-4, 1e6, 88.11), 5080, 0.1);
	assert_near(ehr_vapour_pressure_pa(8.26e-5, 36000, 93.13), 89, 0.15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_printed_limits),
		cmocka_unit_test(holds_nothing_of_what_does_not_dissolve),
		cmocka_unit_test(fills_pores_with_water_at_most),
		cmocka_unit_test(estimates_vapour_pressure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
