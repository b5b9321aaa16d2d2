/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What goes through the skin from water in one event (a bath, a shower), per
 * unit of concentration: pure functions of numbers.
 *
 *     DA_event / C_w                     mg/cm2 per mg/L, that is L/cm2
 *
 * so that dose = C_w * (DA_event / C_w) * EV * SA * EF * ED / (BW * AT).
 * US EPA: RAGS Part E (EPA/540/R/99/005) 3.2.1 and Appendix A.
 *
 * Arguments are 0 or more and finite; molar masses more than 0. For numbers
 * from 1e-60 to 1e60, molar masses to 5 000 g/mol, every result is finite, 0
 * or more and never NaN. Use pow and sqrt: the last digits depend on the C
 * library.
 */
#ifndef EHR_CALC_SKIN_WATER_H
#define EHR_CALC_SKIN_WATER_H

#include <stdbool.h>

/*
 * Inorganic substances, RAGS Part E equation 3.4 (also HJ 25.3-2019 Annex C,
 * DAe, for every substance):
 *
 *     DA_event / C_w = Kp t / 1000                               L/cm2
 *
 * kp_cm_h permeability, t_h duration of the event; 1 000 cm3 to the litre.
 */
double ehr_skin_event_inorganic(double kp_cm_h, double t_h);

/* An organic substance at the skin. */
struct ehr_skin_organic {
	double kp_cm_h;          /* permeability coefficient of skin */
	double fraction;         /* FA: of what is taken up, not shed; 0 to 1 */
	double molar_mass_g_mol; /* MW */
};

/*
 * Organic substances, RAGS Part E equations 3.2 and 3.3:
 *
 *     t <= t*: DA / C_w = 2 FA Kp / 1000 sqrt(6 tau t / pi)      L/cm2
 *     t >  t*: DA / C_w = FA Kp / 1000 (t / (1 + B)
 *                         + 2 tau (1 + 3 B + 3 B^2) / (1 + B)^2)
 *     B = Kp sqrt(MW) / 2.6
 *
 * The two branches do not meet exactly at t*: guidance fits them so.
 */
double ehr_skin_event_organic(
	const struct ehr_skin_organic *substance, double t_h);

/* Lag time through the horny layer, equation A.4:
 *     tau = 0.105 * 10^(0.0056 MW)                               h */
double ehr_skin_lag_h(double molar_mass_g_mol);

/*
 * Time until the flow is steady, equations A.5 to A.8:
 *     B <= 0.6: t* = 2.4 tau
 *     B >  0.6: t* = 6 tau (b - sqrt(b^2 - c^2)), c = (1 + 3 B + 3 B^2) /
 *               (3 (1 + B)), b = 2 (1 + B)^2 / pi - c            h
 * computed as 6 tau c^2 / (b + sqrt(b^2 - c^2)), which loses no digits.
 */
double ehr_skin_steady_after_h(const struct ehr_skin_organic *substance);

/*
 * Permeability from the octanol-water partition, equation 3.8:
 *     log10 Kp = -2.80 + 0.66 log10 Kow - 0.0056 MW              cm/h
 */
double ehr_skin_permeability_cm_h(double log_kow, double molar_mass_g_mol);

/*
 * Does that prediction hold for the substance (the effective prediction domain,
 * equations 3.9 and 3.10; the factor of the mass by the errata of 2007, the
 * bounds from memory)?
 *     -0.06831 <=  5.103e-4 MW + 0.05616 log Kow <= 0.5577
 *     -0.3010  <= -5.103e-4 MW + 0.05616 log Kow <= 0.1758
 * US screening levels of tap water leave the skin out where it does not
 * (benzo[a]pyrene, dioxins).
 */
bool ehr_skin_permeability_holds(double log_kow, double molar_mass_g_mol);

#endif
