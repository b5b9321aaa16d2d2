/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wind by height: a power law whose exponent depends on stability.
 */
#ifndef EHR_CALC_WIND_PROFILE_H
#define EHR_CALC_WIND_PROFILE_H

/*
 * u(h) = u_ref (max(h, from_m) / ref_height_m)^exponent, at least wind_min_m_s.
 * wind_m_s is that at ref_height_m, more than 0; from_m more than 0: below it
 * the wind is taken to be as there.
 * ISC3 User's Guide volume II, equation 1-6.
 */
double ehr_wind_at(double wind_m_s, double ref_height_m, double exponent,
	double height_m, double from_m, double wind_min_m_s);

#endif
