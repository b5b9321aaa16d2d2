/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From toxicity values to the values of a route, and from a linear risk to a
 * probability: pure functions of numbers, all finite and more than 0 (what the
 * toxicity table guarantees, ref/toxicity.h).
 */
#ifndef EHR_CALC_RISK_H
#define EHR_CALC_RISK_H

#include <stdbool.h>

/*
 * Dermal values from oral ones, for a dose that is absorbed:
 *
 *     RfDd = RfDo GIABS        SFd = SFo / GIABS
 *
 * US EPA: RAGS Part E 4.2; HJ 25.3-2019 Annex B (GIABS = ABSgi).
 */
double ehr_dermal_reference_dose(double rfdo_mg_kg_d, double giabs);
double ehr_dermal_slope(double sfo_kg_d_mg, double giabs);

/*
 * GIABS as a scheme uses it: HJ 25.3 always; the US one only where less than
 * the share (below, 0.5) is absorbed, otherwise 1 (RAGS Part E 4.2). With
 * below 1 it is always used.
 */
double ehr_giabs_used(double giabs, double below);

/*
 * Values of an inhaled dose from those of a concentration, HJ 25.3-2019 Annex
 * B, for an adult's body:
 *
 *     SFi = IUR BWa / DAIRa    RfDi = RfC DAIRa / BWa
 *
 * with IUR per mg/m3 there; iur_m3_ug is per ug/m3, so 1000 times it goes in.
 * rfc_mg_m3, bwa_kg, daira_m3_d. Results: (mg/(kg d))^-1 and mg/(kg d).
 */
double ehr_inhalation_slope(double iur_m3_ug, double bwa_kg, double daira_m3_d);
double ehr_inhalation_reference_dose(
	double rfc_mg_m3, double bwa_kg, double daira_m3_d);

/*
 * Linear risk, slope times lifetime dose, as a probability. Where the linear
 * risk is above the threshold (0.01 in RAGS Part A, EPA/540/1-89/002, 8.2.1):
 *
 *     risk = 1 - exp(-linear)
 *
 * else it is the risk. linear is 0 or more; the result is then below 1 (or 1,
 * rounded). The threshold itself stays linear.
 */
double ehr_one_hit(double linear, double above);

/*
 * Age-weighted slope for mutagens of which only a share acts so
 * (trichloroethylene; US EPA IRIS 2011):
 *
 *     I = share * I_mutagen + (1 - share) * I_plain
 *
 * where I_mutagen sums intake times ADAF over age groups and I_plain without
 * (EPA/630/R-03/003F). share 0 to 1: 1 is a mutagen, 0 none.
 */
double ehr_age_weighted(double plain, double mutagen, double share);

#endif
