/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/exposure.h"

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

/* US EPA resident: child 15 kg, 6 a, 200 mg/d; adult 80 kg, 20 a, 100 mg/d;
 * 350 d/a. RSL calculator: IFS = 36 750 mg/kg.
 * By hand: 200*350*6/15 = 28 000; 100*350*20/80 = 8 750. */
static void adds_soil_ingested_to_the_rsl_factor(void **state)
{
	double child = ehr_soil_ingested(200, 350, 6, 15);
	double adult = ehr_soil_ingested(100, 350, 20, 80);

	(void)state;
	assert_true(child == 28000 && adult == 8750);
	assert_true(child + adult == 36750);
}

/* RSL calculator: DFS = 103 390 mg/kg with 2 373 and 6 032 cm2, 0.2 and 0.07
 * mg/cm2. By hand: 2373*0.2*350*6/15 = 66 444; 6032*0.07*350*20/80 =
 * 36 946. */
static void adds_soil_on_skin_to_the_rsl_factor(void **state)
{
	double child = ehr_soil_on_skin(2373, 0.2, 1, 350, 6, 15);
	double adult = ehr_soil_on_skin(6032, 0.07, 1, 350, 20, 80);

	(void)state;
	assert_near(child, 66444, 1e-14);
	assert_near(adult, 36946, 1e-14);
	assert_near(child + adult, 103390, 1e-14);
}

/* Mutagens: 0-2 a times 10, 2-6 a times 3 (child), 6-16 a times 3, 16-26 a
 * times 1 (adult). IFSM by hand: 200*350/15*(2*10+4*3) + 100*350/80*(10*3+10)
 * = 149 333.3 + 17 500 = 166 833.3; DFSM likewise 2373*0.2*350/15*32 +
 * 6032*0.07*350/80*40 = 354 368 + 73 892 = 428 260. */
static void weights_ages_to_the_rsl_mutagen_factors(void **state)
{
	static const struct {
		double years, adaf;
		int adult;
	} bin[] = { { 2, 10, 0 }, { 4, 3, 0 }, { 10, 3, 1 }, { 10, 1, 1 } };
	double ifsm = 0, dfsm = 0;

	(void)state;
	for (int i = 0; i < 4; i++) {
		double bw = bin[i].adult ? 80 : 15;
		ifsm += bin[i].adaf *
			ehr_soil_ingested(bin[i].adult ? 100 : 200, 350,
				bin[i].years, bw);
		dfsm += bin[i].adaf *
			ehr_soil_on_skin(bin[i].adult ? 6032 : 2373,
				bin[i].adult ? 0.07 : 0.2, 1, 350, bin[i].years,
				bw);
	}
	assert_near(ifsm, 166833.0 + 1.0 / 3, 1e-14);
	assert_near(dfsm, 428260, 1e-14);
}

/* HJ 25.3-2019 Annex G prints the areas for its default bodies: 2 848 (child,
 * 113.15 cm, 19.2 kg, 0.36), 5 374 (adult 161.5 cm, 61.8 kg, 0.32) and 3 023
 * cm2 (0.18). */
static void gives_skin_areas_of_hj_25_3(void **state)
{
	(void)state;
	assert_near(ehr_skin_area_cm2(113.15, 19.2, 0.36), 2848, 0.5 / 2848);
	assert_near(ehr_skin_area_cm2(161.5, 61.8, 0.32), 5374, 0.5 / 5374);
	assert_near(ehr_skin_area_cm2(161.5, 61.8, 0.18), 3023, 0.5 / 3023);
}

/* HJ 25.3-2019 class 1, child: 0.119 mg/m3 * 7.5 m3/d * 6 a * 0.75 *
 * (0.5*87.5 + 0.8*262.5 = 253.75 d/a) / 19.2 kg = 53.0791... mg/kg;
 * over 6 * 365 d: 2.4237e-8 kg/(kg d). */
static void gives_soil_breathed_of_hj_25_3(void **state)
{
	struct ehr_particle_air air = { 0.119, 0.75, 0.5, 0.8 };
	double intake = ehr_soil_breathed(&air, 7.5, 87.5, 262.5, 6, 19.2);

	(void)state;
	assert_near(intake, 0.119 * 7.5 * 4.5 * 253.75 / 19.2, 1e-14);
	assert_near(ehr_soil_dose(intake, 2190), 2.42370e-8, 1e-5);
}

/* Child of 19.2 kg, 200 mg/d, 350 d/a, 6 a over 6 a:
 * 200*350*6/19.2/1e6/2190 = 9.98858447e-6 kg/(kg d). */
static void averages_a_dose(void **state)
{
	(void)state;
	assert_near(ehr_soil_dose(ehr_soil_ingested(200, 350, 6, 19.2), 2190),
		9.98858447488584e-6, 1e-14);
}

/* RAGS Part F: 24 h/d, 350 d/a, 26 a of 70 a: 26*350/25550 = 0.356164...; a
 * worker 8 h/d, 250 d/a, 25 a: 8/24*250*25/25550 = 0.081539... */
static void shares_air(void **state)
{
	(void)state;
	assert_near(ehr_air_share(24, 350, 26, 25550), 0.35616438356164, 1e-13);
	assert_near(ehr_air_share(8, 250, 25, 25550), 0.08153946510111, 1e-12);
	assert_true(ehr_air_of_soil(1.36e9) == 1 / 1.36e9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_soil_ingested_to_the_rsl_factor),
		cmocka_unit_test(adds_soil_on_skin_to_the_rsl_factor),
		cmocka_unit_test(weights_ages_to_the_rsl_mutagen_factors),
		cmocka_unit_test(gives_skin_areas_of_hj_25_3),
		cmocka_unit_test(gives_soil_breathed_of_hj_25_3),
		cmocka_unit_test(averages_a_dose),
		cmocka_unit_test(shares_air),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
