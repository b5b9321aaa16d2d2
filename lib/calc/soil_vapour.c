/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/soil_vapour.h"

#include <math.h>

/* Water and air of the pores. */
static double water(const struct ehr_soil_pore *pore)
{
	return fmin(pore->water, pore->porosity);
}

static double air(const struct ehr_soil_pore *pore)
{
	return pore->porosity - water(pore);
}

double ehr_soil_sorption_l_kg(const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance)
{
	return substance->koc_l_kg * pore->carbon;
}

double ehr_soil_diffusion_cm2_s(const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance)
{
	double through, held;

	if (pore->porosity <= 0 || substance->henry <= 0)
		return 0;
	through = (pow(air(pore), 10.0 / 3) * substance->da_cm2_s *
				  substance->henry +
			  pow(water(pore), 10.0 / 3) * substance->dw_cm2_s) /
		  (pore->porosity * pore->porosity);
	held = pore->density_kg_l * ehr_soil_sorption_l_kg(pore, substance) +
	       water(pore) + air(pore) * substance->henry;
	return through / held;
}

double ehr_volatilization_factor_m3_kg(const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance, double dispersion_g_m2_s,
	double duration_s)
{
	double apparent = ehr_soil_diffusion_cm2_s(pore, substance);

	if (apparent <= 0)
		return HUGE_VAL;
	return dispersion_g_m2_s * sqrt(3.14 * apparent * duration_s) * 1e-4 /
	       (2 * pore->density_kg_l * apparent);
}
