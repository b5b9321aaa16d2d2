/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/risk.h"

#include <math.h>

#include "calc/convert.h"

double ehr_dermal_reference_dose(double rfdo_mg_kg_d, double giabs)
{
	return rfdo_mg_kg_d * giabs;
}

double ehr_dermal_slope(double sfo_kg_d_mg, double giabs)
{
	return sfo_kg_d_mg / giabs;
}

double ehr_giabs_used(double giabs, double below)
{
	return giabs < below ? giabs : 1.0;
}

double ehr_inhalation_slope(double iur_m3_ug, double bwa_kg, double daira_m3_d)
{
	return ehr_ug_of_mg(iur_m3_ug) * bwa_kg / daira_m3_d;
}

double ehr_inhalation_reference_dose(
	double rfc_mg_m3, double bwa_kg, double daira_m3_d)
{
	return rfc_mg_m3 * daira_m3_d / bwa_kg;
}

double ehr_one_hit(double linear, double above)
{
	return linear > above ? -expm1(-linear) : linear;
}

double ehr_age_weighted(double plain, double mutagen, double share)
{
	return share * mutagen + (1.0 - share) * plain;
}
