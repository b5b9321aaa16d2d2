/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The individual air quality index of one pollutant, by interpolation between
 * breakpoints:
 *
 *	index = (Ih - Il) / (Ch - Cl) * (C - Cl) + Il
 *
 * rounded up (HJ 633-2012, 4.2 and 6.2; HJ 633-2026, 4.2.4 and 4.2.6) or to the
 * nearest whole number (EPA-454/B-24-002, equation 1). All in whole numbers:
 * binary arithmetic gives a ceiling one too high for some inputs of one decimal.
 */
#ifndef EHR_CALC_AQI_H
#define EHR_CALC_AQI_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/decimal_round.h"

/* Thousandths of the unit of a table of breakpoints: no table has more than
 * three decimals. */
enum { EHR_AQI_THOUSANDTHS = 1000 };

/* Between two breakpoints; a concentration equal to high belongs to it. */
struct ehr_aqi_segment {
	int index_low, index_high;
	int64_t low, high; /* concentrations, thousandths */
};

enum { EHR_AQI_NONE = -1 };

/* What happens beside the interpolation. */
struct ehr_aqi_how {
	enum ehr_decimal_round round; /* of the index */
	bool extend; /* above the last segment it goes on with its slope */
};

/* The index for segments in rising order, in the unit of their concentrations;
 * EHR_AQI_NONE below, between and, unless extended, above them. The
 * concentration must be below 10^12, and be over / under with over below 2^90
 * and under below 2^60. */
int ehr_aqi_individual(const struct ehr_aqi_segment *segment, size_t n,
	struct ehr_fraction concentration, struct ehr_aqi_how how);

#endif
