/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Expected values: the formulas of HJ 25.3-2019 Annex E in Python as printed,
 * with its site of class 1. Another implementation
 * (github.com/CarsonClack030/risk commit 78de587e) gives the same for 817
 * substances with Qs = 0 and Qs > 0 to 8.5e-7 (it takes pi as 3.14159), but for
 * the porosity of cracks (hj_transport.h) and for groundwater to indoor air with
 * Qs > 0, where it has 1 in place of e^xi.
 */
#include "calc/hj_transport.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

static const struct ehr_hj_site class1 = {
	.density_kg_l = 1.5,
	.grain_density_kg_l = 2.65,
	.water_kg_kg = 0.2,
	.organic_g_kg = 15,
	.fringe_air = 0.038,
	.fringe_water = 0.342,
	.fringe_cm = 5,
	.surface_cm = 50,
	.below_cm = 100,
	.below_depth_cm = 50,
	.water_table_cm = 300,
	.years_a = 30,
	.wind_cm_s = 200,
	.mixing_cm = 200,
	.width_cm = 4000,
	.source_cm2 = 1.6e7,
	.room_cm = 220,
	.exchange_d = 12,
	.floor_cm2 = 700000,
	.crack_share = 0.0005,
	.floor_cm = 35,
	.perimeter_cm = 3400,
	.crack_depth_cm = 35,
	.crack_air = 0.26,
	.crack_water = 0.12,
	.pressure_g_cm_s2 = 0,
	.permeability_cm2 = 1e-8,
	.flow_cm_a = 2500,
	.plume_cm = 200,
	.recharge_cm_a = 30,
};

static const struct ehr_hj_chemical benzene = { 0.227, 0.0895, 1.03e-5, 146 };

enum { SURFACE, BELOW, BELOW_IN, GROUND, GROUND_IN, LEACHING, ALL };

static void all(const struct ehr_hj_site *site,
	const struct ehr_hj_chemical *chemical, double found[ALL])
{
	found[SURFACE] = ehr_hj_vf_surface_outdoor_kg_m3(site, chemical);
	found[BELOW] = ehr_hj_vf_below_outdoor_kg_m3(site, chemical);
	found[BELOW_IN] = ehr_hj_vf_below_indoor_kg_m3(site, chemical);
	found[GROUND] = ehr_hj_vf_groundwater_outdoor_l_m3(site, chemical);
	found[GROUND_IN] = ehr_hj_vf_groundwater_indoor_l_m3(site, chemical);
	found[LEACHING] = ehr_hj_leaching_kg_l(site, chemical);
}

/* Benzene, trichloroethylene, vinyl chloride, benzo[a]pyrene; the site as it is
 * and with dP = 40 g/(cm s2) and sources of unknown thickness. */
static const struct {
	struct ehr_hj_chemical chemical;
	double still[ALL], drawn[ALL];
} row[] = {
	{ { 0.227, 0.0895, 1.03e-05, 146 },
		{ 7.927447995941146e-06, 1.5854895991882292e-05,
			0.0003743630582506436, 3.0556930695946136e-05,
			0.0005378071569272264, 0.12830449358490903 },
		{ 4.2439330005225896e-05, 0.0001784403238170411,
			0.027203604268795548, 3.0556930695946136e-05,
			0.008848583914850973, 0.12830449358490903 } },
	{ { 0.403, 0.0687, 1.02e-05, 60.7 },
		{ 7.927447995941146e-06, 1.5854895991882292e-05,
			0.0009973853845125916, 3.982280663570111e-05,
			0.0007310890080702258, 0.16666666666666666 },
		{ 6.920227634513039e-05, 0.0004744569863059155,
			0.08266223353076675, 3.982280663570111e-05,
			0.011896136694211499, 0.2508470022728365 } },
	{ { 1.14, 0.107, 1.2e-05, 21.7 },
		{ 7.927447995941146e-06, 1.5854895991882292e-05,
			0.00518887505188875, 0.00015535568956973276,
			0.0031977776222685546, 0.16666666666666666 },
		{ 0.00018130933332779217, 0.0032568382472895506,
			0.4511071968219577, 0.00015535568956973276,
			0.0449234357833618, 0.3923687116218436 } },
	{ { 1.87e-05, 0.0476, 5.56e-06, 587000 },
		{ 4.594517261588043e-08, 2.091274767069868e-10,
			7.094252188594438e-12, 1.8205597138137952e-07,
			3.672662886696493e-08, 3.7367354123568905e-05 },
		{ 4.594517261588043e-08, 2.091274767069868e-10,
			1.2003977703577975e-09, 1.8205597138137952e-07,
			5.720933449669618e-06, 3.7367354123568905e-05 } },
};

static void agrees_with_python(void **state)
{
	struct ehr_hj_site drawn = class1;
	double found[ALL];

	(void)state;
	drawn.pressure_g_cm_s2 = 40;
	drawn.surface_cm = drawn.below_cm = 0;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		all(&class1, &row[i].chemical, found);
		for (size_t k = 0; k < ALL; k++)
			assert_near(found[k], row[i].still[k], 1e-13);
		all(&drawn, &row[i].chemical, found);
		for (size_t k = 0; k < ALL; k++)
			assert_near(found[k], row[i].drawn[k], 1e-12);
	}
}

static void agrees_between(void **state)
{
	struct ehr_hj_site drawn = class1;

	(void)state;
	assert_near(ehr_hj_diffusion_soil_cm2_s(&class1, &benzene),
		0.0005929053300047457, 1e-13);
	assert_near(ehr_hj_diffusion_cm2_s(&benzene, 0.038, 0.342, 0.38),
		2.038107413353356e-05, 1e-13);
	assert_near(ehr_hj_diffusion_crack_cm2_s(&class1, &benzene),
		0.00535546422963665, 1e-13);
	assert_near(ehr_hj_diffusion_groundwater_cm2_s(&class1, &benzene),
		0.00040383614285388294, 1e-13);
	/* By hand: 200 * 4000 * 200 / 1.6e7 = 10; 220 * 12 / 86400 */
	assert_true(ehr_hj_dilution_outdoor_cm_s(&class1) == 10);
	assert_near(ehr_hj_dilution_indoor_cm_s(&class1), 0.0305555555555556,
		1e-13);
	/* (0.3 + 146*15/1700*1.5 + 0.227*(1 - 1.5/2.65 - 0.3)) / 1.5 by hand:
	 * (0.3 + 1.9323529 + 0.0304094) / 1.5 = 1.5085082 */
	assert_near(
		ehr_hj_soil_to_water_l_kg(&class1, &benzene), 1.5085082, 1e-7);
	assert_true(ehr_hj_soil_air_flow_cm3_s(&class1) == 0);
	drawn.pressure_g_cm_s2 = 40;
	assert_near(
		ehr_hj_soil_air_flow_cm3_s(&drawn), 7.2385774922643895, 1e-13);
}

/* Little flow is no flow: the two forms meet. 0.001 g/(cm s2) in Python. */
static void goes_over_into_no_flow(void **state)
{
	struct ehr_hj_site drawn = class1;
	double still = ehr_hj_vf_below_indoor_kg_m3(&class1, &benzene);

	(void)state;
	drawn.pressure_g_cm_s2 = 1e-3;
	assert_near(ehr_hj_vf_below_indoor_kg_m3(&drawn, &benzene),
		0.00037499185025400064, 1e-12);
	assert_near(ehr_hj_vf_groundwater_indoor_l_m3(&drawn, &benzene),
		0.0005386673416554664, 1e-12);
	for (double dp = 1e-6; dp > 1e-60; dp /= 100) {
		drawn.pressure_g_cm_s2 = dp;
		assert_near(ehr_hj_vf_below_indoor_kg_m3(&drawn, &benzene),
			still, 2e-6);
	}
}

/* e^xi of a floor 1 m thick without pores would overflow; the flow alone
 * carries: 1000 H'/Ksw / (DFia (LS/D + Ab/Qs)). */
static void survives_a_large_exponent(void **state)
{
	struct ehr_hj_site drawn = class1;
	double dilution = 0.0305555555555556, flow = 7.2385774922643895;
	double way = 50 / 0.0005929053300047457;

	(void)state;
	drawn.pressure_g_cm_s2 = 40;
	drawn.below_cm = 0;
	drawn.crack_air = drawn.crack_water = 0;
	assert_near(ehr_hj_vf_below_indoor_kg_m3(&drawn, &benzene),
		1000 * 0.227 / 1.5085082500924898 /
			(dilution * (way + 700000 / flow)),
		1e-12);
	drawn.pressure_g_cm_s2 = 0;
	assert_true(ehr_hj_vf_below_indoor_kg_m3(&drawn, &benzene) == 0);
}

static void gives_no_vapour_without_henry(void **state)
{
	struct ehr_hj_chemical salt = benzene;
	double found[ALL];

	(void)state;
	salt.henry = 0;
	all(&class1, &salt, found);
	for (size_t k = 0; k < LEACHING; k++)
		assert_true(found[k] == 0);
	/* it seeps all the same; by hand: 1 / (1 + 2500*200/(30*4000)) = 6/31
	 * of 1/Ksw = 1.5/(0.3 + 1.93235) is 0.130052 */
	assert_near(found[LEACHING], 0.130052, 1e-5);
	salt.henry = 1e-300;
	all(&class1, &salt, found);
	for (size_t k = BELOW; k < LEACHING; k++)
		assert_true(found[k] < 1e-290);
}

/* Wet soil: air has no pores; from the layer below only what crosses water,
 * 1000 H'/Ksw / (1 + DFoa LS H' theta^2 / (Dw theta^3.33)). */
static void goes_through_wet_soil_in_water(void **state)
{
	struct ehr_hj_site wet = class1;
	double all_pores = 1 - 1.5 / 2.65;
	double held = (all_pores + 146 * 15 / 1700.0 * 1.5) / 1.5;
	double diffusion = 1.03e-5 * pow(all_pores, 1.33) / 0.227;

	(void)state;
	wet.water_kg_kg = 0.5;
	assert_near(ehr_hj_vf_below_outdoor_kg_m3(&wet, &benzene),
		1000 * 0.227 / held / (1 + 10 * 50 / diffusion), 1e-13);
}

static void knows_its_limits(void **state)
{
	struct ehr_hj_site site = class1;

	(void)state;
	site.grain_density_kg_l = 1.5; /* no pores */
	assert_true(ehr_hj_diffusion_soil_cm2_s(&site, &benzene) == 0);
	assert_true(ehr_hj_vf_below_outdoor_kg_m3(&site, &benzene) == 0);
	site = class1;
	site.water_table_cm = 0;
	assert_true(ehr_hj_diffusion_groundwater_cm2_s(&site, &benzene) == 0);
	assert_near(ehr_hj_vf_groundwater_outdoor_l_m3(&site, &benzene), 227,
		1e-15);
	site = class1;
	site.recharge_cm_a = 0;
	assert_true(ehr_hj_leaching_kg_l(&site, &benzene) == 0);
	site = class1;
	site.crack_depth_cm = 0;
	assert_true(ehr_hj_soil_air_flow_cm3_s(&site) == 0);
	site.pressure_g_cm_s2 = 40;
	assert_true(ehr_hj_soil_air_flow_cm3_s(&site) == HUGE_VAL);
	assert_true(ehr_hj_vf_below_indoor_kg_m3(&site, &benzene) > 0);
}

static bool divides(size_t i)
{
#define AT(member) offsetof(struct ehr_hj_site, member) / sizeof(double)
	static const size_t at[] = { AT(density_kg_l), AT(grain_density_kg_l),
		AT(years_a), AT(wind_cm_s), AT(mixing_cm), AT(width_cm),
		AT(source_cm2), AT(room_cm), AT(exchange_d), AT(crack_share) };

	for (size_t k = 0; k < sizeof(at) / sizeof(at[0]); k++)
		if (i == at[k])
			return true;
	return false;
}

/* Every number of site and substance in turn at the ends of the range, all
 * pairs of them; 0 but where a formula divides by it. */
static void is_never_nan(void **state)
{
	enum { N = sizeof(class1) / sizeof(double) + 4 };
	static const double end[] = { 1e-60, 1e60, 0 };
	double number[N], found[ALL];
	struct ehr_hj_site site;
	struct ehr_hj_chemical chemical;

	(void)state;
	for (size_t i = 0; i < N * 3; i++)
		for (size_t k = 0; k < N * 3; k++) {
			if ((i % 3 == 2 && divides(i / 3)) ||
				(k % 3 == 2 && divides(k / 3)))
				continue;
			memcpy(number, &class1, sizeof(class1));
			memcpy(number + N - 4, &benzene, sizeof(benzene));
			number[i / 3] = end[i % 3];
			number[k / 3] = end[k % 3];
			memcpy(&site, number, sizeof(site));
			memcpy(&chemical, number + N - 4, sizeof(chemical));
			all(&site, &chemical, found);
			for (size_t m = 0; m < ALL; m++)
				if (isnan(found[m]) || found[m] < 0)
					fail_msg("%zu %zu %zu: %g", i, k, m,
						found[m]);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_python),
		cmocka_unit_test(agrees_between),
		cmocka_unit_test(goes_over_into_no_flow),
		cmocka_unit_test(survives_a_large_exponent),
		cmocka_unit_test(gives_no_vapour_without_henry),
		cmocka_unit_test(goes_through_wet_soil_in_water),
		cmocka_unit_test(knows_its_limits),
		cmocka_unit_test(is_never_nan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
