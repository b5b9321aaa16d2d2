/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ratio.h"

double ehr_density_of_gas_g_m3(
	double molar_mass_g_mol, double temperature_k, double pressure_pa)
{
	return molar_mass_g_mol * pressure_pa /
	       (EHR_GAS_CONSTANT_J_MOL_K * temperature_k);
}
