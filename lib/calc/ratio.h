/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Volume ratios in air (ppb, umol/mol) and concentrations, for an ideal gas:
 *
 *	concentration = ratio * M * p / (R * T)
 *
 * M molar mass, p pressure, T temperature, R molar gas constant. A ratio needs
 * no state; a concentration holds at one temperature and pressure only.
 */
#ifndef EHR_CALC_RATIO_H
#define EHR_CALC_RATIO_H

/* Molar gas constant in J/(mol K), exact since 2019: Avogadro constant times
 * Boltzmann constant, 6.02214076e23 /mol * 1.380649e-23 J/K (BIPM, The
 * International System of Units, 9th edition 2019, table 1; CODATA 2018). */
#define EHR_GAS_CONSTANT_J_MOL_K 8.31446261815324

/* The reference state in which concentrations of gases in ambient air are given
 * in China: 298.15 K and 101.325 kPa (GB 3095-2012 as amended in 2018). */
#define EHR_REFERENCE_TEMPERATURE_K 298.15
#define EHR_REFERENCE_PRESSURE_PA 101325.0

/* g/m3 that a gas has where its volume ratio is 1: M * p / (R * T). All three
 * above 0. */
double ehr_density_of_gas_g_m3(
	double molar_mass_g_mol, double temperature_k, double pressure_pa);

#endif
