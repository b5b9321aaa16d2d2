/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stability of the air from wind, sun and cloud by Turner's method, as in US
 * EPA, Meteorological Monitoring Guidance for Regulatory Modeling Applications,
 * EPA-454/R-99-005, section 6.4.1 (D. B. Turner, A diffusion model for an urban
 * area, J. Appl. Meteorol. 3, 1964, 83-91). Class 7 counts as F.
 */
#ifndef EHR_MODEL_TURNER_H
#define EHR_MODEL_TURNER_H

#include "calc/climate.h"
#include "ref/weather_rule.h"

struct ehr_sky {
	/* altitude of the sun, degrees: now, and the margin of night before and
	 * after */
	double sun, sun_before, sun_after;
	double cloud_tenths;
	double ceiling_ft; /* NAN: not known */
};

/* Net radiation index, 4 to -2. */
int ehr_turner_radiation(
	const struct ehr_weather_rules *rules, const struct ehr_sky *sky);

/* The class for that index and a wind of 0 m/s or more, which counts in whole
 * knots. */
enum ehr_stability ehr_turner_stability(
	const struct ehr_weather_rules *rules, int radiation, double wind_m_s);

/* A letter from A to F, small or not, or a figure from 1 to 6. */
bool ehr_stability_read(struct ehr_str text, enum ehr_stability *stability);

/* Metres a second to knots (international: 1852 m an hour), and metres to
 * feet (0.3048 m). */
double ehr_knots(double m_s);
double ehr_feet(double metres);

#endif
