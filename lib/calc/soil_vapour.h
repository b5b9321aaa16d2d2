/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Vapour from soil into the air above it, by the US method: pure functions of
 * numbers.
 *
 *     C_air / C_soil = 1 / VF                     mg/m3 per mg/kg
 *
 * US EPA: Soil Screening Guidance, Technical Background Document
 * (EPA/540/R95/128) 2.4; RSL User's Guide (volatilization factor). The square
 * root of time and a source without end make it an average over T from now.
 *
 * Arguments are finite and 0 or more. For numbers that are 0 or from 1e-60 to
 * 1e60 (shares of volume 0 to 1) no result is NaN; what comes out where the
 * formula has no value is said below.
 */
#ifndef EHR_CALC_SOIL_VAPOUR_H
#define EHR_CALC_SOIL_VAPOUR_H

/* Soil between the grains. Air fills what water leaves: theta_a = n - theta_w,
 * or 0. */
struct ehr_soil_pore {
	double density_kg_l; /* rho_b, dry soil; more than 0 */
	double porosity;     /* n, of the volume; 0: no pores, no vapour */
	double water;        /* theta_w, of the volume; at most n counts */
	double carbon;       /* foc, organic carbon, of the mass */
};

/* A substance in it. */
struct ehr_soil_substance {
	double henry;    /* H', dimensionless at soil temperature; 0: none */
	double da_cm2_s; /* diffusion in air */
	double dw_cm2_s; /* diffusion in water */
	double koc_l_kg; /* organic carbon to water; Kd = Koc foc */
};

/* Grains and water share it: Kd = Koc foc, L/kg. */
double ehr_soil_sorption_l_kg(const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance);

/*
 * Apparent diffusion:
 *
 *     D_A = (theta_a^(10/3) Da H' + theta_w^(10/3) Dw) / n^2
 *           / (rho_b Kd + theta_w + theta_a H')                  cm2/s
 *
 * 0 without pores or with H' = 0 (no vapour leaves, though the formula would
 * let water carry it).
 */
double ehr_soil_diffusion_cm2_s(const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance);

/*
 * Volatilization factor:
 *
 *     VF = Q/C sqrt(3.14 D_A T) 1e-4 / (2 rho_b D_A)           m3/kg
 *
 * dispersion_g_m2_s is Q/C in g/(m2 s) per kg/m3, duration_s is T, both more
 * than 0; 1e-4 m2 to the cm2; 3.14 is the guidance's own pi. HUGE_VAL, so that
 * 1 / VF is 0, where D_A is 0.
 */
double ehr_volatilization_factor_m3_kg(const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance, double dispersion_g_m2_s,
	double duration_s);

#endif
