/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/risk.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double found, double expected, double relative)
{
	if (fabs(found - expected) > relative * fabs(expected))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* Cadmium: RfDo 0.001, 2.5 % absorbed: 2.5e-5. */
static void turns_oral_values_into_dermal_ones(void **state)
{
	(void)state;
	assert_near(ehr_dermal_reference_dose(0.001, 0.025), 2.5e-5, 1e-15);
	assert_near(ehr_dermal_slope(1.5, 0.5), 3, 1e-15);
	assert_true(ehr_giabs_used(0.4, 0.5) == 0.4);
	assert_true(ehr_giabs_used(0.5, 0.5) == 1);
	assert_true(ehr_giabs_used(0.95, 1) == 0.95);
}

/* RAGS' older dose form with 70 kg and 20 m3/d: SFi = IUR * 3500, RfDi = RfC *
 * 0.2857. HJ 25.3: benzene 7.8e-6 per ug/m3 with 61.8 kg and 14.5 m3/d:
 * 7.8e-3*61.8/14.5 = 0.0332441... */
static void turns_air_values_into_doses(void **state)
{
	(void)state;
	assert_near(ehr_inhalation_slope(1e-6, 70, 20), 3.5e-3, 1e-15);
	assert_near(ehr_inhalation_reference_dose(0.03, 70, 20), 0.03 * 20 / 70,
		1e-15);
	assert_near(
		ehr_inhalation_slope(7.8e-6, 61.8, 14.5), 0.0332441379, 1e-9);
}

/* 1 - exp(-0.5) = 0.39346934; 0.01 itself stays. */
static void bends_large_risks(void **state)
{
	(void)state;
	assert_near(ehr_one_hit(0.5, 0.01), 0.393469340287367, 1e-14);
	assert_true(ehr_one_hit(0.01, 0.01) == 0.01);
	assert_true(ehr_one_hit(1e-6, 0.01) == 1e-6);
	assert_true(ehr_one_hit(1e4, 0.01) <= 1);
}

/* Trichloroethylene, oral: 0.202 of it with age weights. */
static void weights_a_share_by_age(void **state)
{
	(void)state;
	assert_true(ehr_age_weighted(26, 72, 1) == 72);
	assert_true(ehr_age_weighted(26, 72, 0) == 26);
	assert_near(ehr_age_weighted(26, 72, 0.202), 0.202 * 72 + 0.798 * 26,
		1e-15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_oral_values_into_dermal_ones),
		cmocka_unit_test(turns_air_values_into_doses),
		cmocka_unit_test(bends_large_risks),
		cmocka_unit_test(weights_a_share_by_age),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
