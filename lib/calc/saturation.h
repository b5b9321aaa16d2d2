/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The concentration in soil at which its water, air and grains hold all they
 * can: a pure function of numbers. Above it there is a phase of its own, and
 * vapours grow no more.
 */
#ifndef EHR_CALC_SATURATION_H
#define EHR_CALC_SATURATION_H

#include "calc/soil_vapour.h"

/*
 * Soil saturation:
 *
 *     Csat = S (Kd + theta_w / rho_b + H' theta_a / rho_b)     mg/kg
 *
 * solubility_mg_l is S, in water, 0 or more. Arguments as in
 * calc/soil_vapour.h; never NaN; 0 where S is 0.
 * US EPA: Soil Screening Guidance, User's Guide (EPA/540/R-96/018) equation 9;
 * RSL User's Guide, soil saturation limit.
 */
double ehr_soil_saturation_mg_kg(const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance, double solubility_mg_l);

/*
 * Vapour pressure at 25 C from what air over saturated water holds:
 *
 *     p = H' S R T / M                                         Pa
 *
 * henry dimensionless, solubility_mg_l as above, molar_mass_g_mol more than 0;
 * R and T as in calc/ratio.h. Right to some ten percent even for what mixes with
 * water, if its table gives 1e6 mg/L; enough to say whether it evaporates.
 */
double ehr_vapour_pressure_pa(
	double henry, double solubility_mg_l, double molar_mass_g_mol);

#endif
