/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/exposure.h"

#include <math.h>

#include "calc/convert.h"

double ehr_soil_ingested(
	double ir_mg_d, double ef_d_a, double ed_a, double bw_kg)
{
	return ir_mg_d * ef_d_a * ed_a / bw_kg;
}

double ehr_soil_on_skin(double sa_cm2, double af_mg_cm2, double ev_d,
	double ef_d_a, double ed_a, double bw_kg)
{
	return sa_cm2 * af_mg_cm2 * ev_d * ef_d_a * ed_a / bw_kg;
}

double ehr_skin_area_cm2(double height_cm, double bw_kg, double share)
{
	return 239.0 * pow(height_cm, 0.417) * pow(bw_kg, 0.517) * share;
}

double ehr_soil_breathed(const struct ehr_particle_air *air, double dair_m3_d,
	double efo_d_a, double efi_d_a, double ed_a, double bw_kg)
{
	double soil_d_a = air->fspo * efo_d_a + air->fspi * efi_d_a;

	return air->pm10_mg_m3 * dair_m3_d * ed_a * air->piaf * soil_d_a /
	       bw_kg;
}

double ehr_soil_dose(double intake_mg_kg, double at_d)
{
	return ehr_kg_of_mg(intake_mg_kg) / at_d;
}

double ehr_air_share(double et_h_d, double ef_d_a, double ed_a, double at_d)
{
	return ehr_day_share_of_hours(et_h_d) * ef_d_a * ed_a / at_d;
}

double ehr_air_of_soil(double pef_m3_kg)
{
	return 1.0 / pef_m3_kg;
}

double ehr_taken_in(
	double a_day, double ef_d_a, double ed_a, double bw_kg, double at_d)
{
	return a_day * ef_d_a * ed_a / bw_kg / at_d;
}
