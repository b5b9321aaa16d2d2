/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people take in, per unit of concentration: pure functions of numbers.
 *
 * An "intake" of soil is mg of soil per kg of body over the whole exposure, so
 * that populations and age groups add before they are averaged:
 *
 *     dose = C * sum of intakes / AT * 1e-6       mg/(kg d), C in mg/kg
 *
 * Every argument must be finite and 0 or more, and body weights and averaging
 * times more than 0; callers check that when they read them (ref/profile.h).
 * Within this range every result is finite or, for arguments near the end of
 * double, infinite; nothing is ever NaN.
 */
#ifndef EHR_CALC_EXPOSURE_H
#define EHR_CALC_EXPOSURE_H

/*
 * Soil swallowed by a person:
 *
 *     I = IR EF ED / BW                                        mg/kg
 *
 * ir_mg_d soil a day, ef_d_a days a year, ed_a years, bw_kg body weight.
 * US EPA: RSL User's Guide, resident soil, IFS (with IR = IRS); HJ 25.3-2019
 * Annex C, OISER (with IR = OSIR).
 */
double ehr_soil_ingested(
	double ir_mg_d, double ef_d_a, double ed_a, double bw_kg);

/*
 * Soil that stays on the skin of a person (how much of a chemical goes through
 * is the chemical's, ABSd):
 *
 *     I = SA AF EV EF ED / BW                                  mg/kg
 *
 * sa_cm2 skin exposed, af_mg_cm2 adherence, ev_d events a day.
 * US EPA: RAGS Part E (EPA/540/R/99/005) 3.2.2 and RSL User's Guide, DFS;
 * HJ 25.3-2019 Annex C, DCSER (SA = SAE, AF = SSAR).
 */
double ehr_soil_on_skin(double sa_cm2, double af_mg_cm2, double ev_d,
	double ef_d_a, double ed_a, double bw_kg);

/*
 * Skin exposed, from the size of the body:
 *
 *     SAE = 239 H^0.417 BW^0.517 SER                           cm2
 *
 * height_cm, bw_kg, share (SER) of the body's surface, 0 to 1.
 * HJ 25.3-2019 Annex C. Uses pow: the last digits depend on the C library.
 */
double ehr_skin_area_cm2(double height_cm, double bw_kg, double share);

/*
 * Soil breathed in as particles by a person, HJ 25.3-2019 Annex C, PISER:
 *
 *     I = PM10 DAIR ED PIAF (fspo EFO + fspi EFI) / BW         mg/kg
 *
 * pm10_mg_m3 in air, dair_m3_d breathed a day, piaf share kept in the body,
 * fspo and fspi share of soil in the particles outdoors and indoors, efo_d_a
 * and efi_d_a days a year outdoors and indoors.
 */
struct ehr_particle_air {
	double pm10_mg_m3, piaf, fspo, fspi;
};
double ehr_soil_breathed(const struct ehr_particle_air *air, double dair_m3_d,
	double efo_d_a, double efi_d_a, double ed_a, double bw_kg);

/*
 * Dose per unit of concentration in soil from an intake:
 *
 *     dose / C = I 1e-6 / AT                        mg/(kg d) per mg/kg
 *
 * at_d averaging time in days: ED * 365 for a hazard, lifetime for cancer.
 */
double ehr_soil_dose(double intake_mg_kg, double at_d);

/*
 * Water, food or air taken in by a person, averaged over at_d days:
 *
 *     I / AT = IR EF ED / (BW AT)                     units of IR a kg and d
 *
 * a_day (IR) in L/d of water, kg/d of food, m3/d of air: then dose = C I / AT
 * is in mg/(kg d) of C in mg/L, mg/kg, mg/m3.
 * US EPA: RAGS Part A (EPA/540/1-89/002) 6.6; HJ 25.3-2019 Annex C, CGWER and,
 * for air that holds vapour of soil, IOVER and IIVER.
 */
double ehr_taken_in(
	double a_day, double ef_d_a, double ed_a, double bw_kg, double at_d);

/*
 * Share of the averaging time for which air is breathed:
 *
 *     EC / C = (ET / 24) EF ED / AT                            -
 *
 * et_h_d hours a day (0 to 24), ef_d_a, ed_a; at_d in days.
 * US EPA: RAGS Part F (EPA-540-R-070-002) equation 8.
 */
double ehr_air_share(double et_h_d, double ef_d_a, double ed_a, double at_d);

/*
 * Air that soil gives, as particles of wind erosion:
 *
 *     C_air / C_soil = 1 / PEF                      mg/m3 per mg/kg
 *
 * US EPA: Soil Screening Guidance (EPA/540/R95/128) 2.5; PEF in m3/kg.
 */
double ehr_air_of_soil(double pef_m3_kg);

#endif
