/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The individual air quality index of one pollutant, by interpolation between
 * breakpoints:
 *
 *	index = (Ih - Il) / (Ch - Cl) * (C - Cl) + Il, rounded up
 *
 * (HJ 633-2012, 4.3 and 4.4). The index of the air is the highest of its
 * pollutants.
 */
#ifndef EHR_CALC_AQI_H
#define EHR_CALC_AQI_H

#include <stddef.h>

/* Between two breakpoints; a concentration equal to high belongs to it. */
struct ehr_aqi_segment {
	double index_low, index_high;
	double low, high; /* concentrations */
};

enum { EHR_AQI_NONE = -1 };

/* The index for segments in rising order, in the unit of their concentrations;
 * EHR_AQI_NONE outside them. Exact for concentrations of up to three decimals:
 * 116.00 is not rounded up to 117 by the noise of binary arithmetic. */
int ehr_aqi_individual(
	const struct ehr_aqi_segment *segment, size_t n, double concentration);

#endif
