/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/saturation.h"

#include <math.h>

#include "calc/ratio.h"

double ehr_soil_saturation_mg_kg(const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance, double solubility_mg_l)
{
	double water = fmin(pore->water, pore->porosity);
	double air = pore->porosity - water;

	return solubility_mg_l *
	       (ehr_soil_sorption_l_kg(pore, substance) +
		       (water + substance->henry * air) / pore->density_kg_l);
}

double ehr_vapour_pressure_pa(
	double henry, double solubility_mg_l, double molar_mass_g_mol)
{
	return henry * solubility_mg_l / molar_mass_g_mol *
	       EHR_GAS_CONSTANT_J_MOL_K * EHR_REFERENCE_TEMPERATURE_K;
}
