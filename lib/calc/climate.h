/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A climatology of dispersion: how much of all hours has which atmospheric
 * stability, wind speed and wind direction (a joint frequency table).
 *
 * Directions are where the wind comes FROM; sector i of n is centred on
 * i * 360 / n degrees, clockwise from north. All shares are 0 or more and sum
 * to 1; calm hours have been shared out among the directions already.
 */
#ifndef EHR_CALC_CLIMATE_H
#define EHR_CALC_CLIMATE_H

#include <stddef.h>

/* Pasquill's classes, A the most unstable, D neutral, F stable. */
enum ehr_stability {
	EHR_STABILITY_A,
	EHR_STABILITY_B,
	EHR_STABILITY_C,
	EHR_STABILITY_D,
	EHR_STABILITY_E,
	EHR_STABILITY_F,
	EHR_STABILITIES,
};

enum { EHR_CLIMATE_SECTORS_MIN = 4, EHR_CLIMATE_SECTORS_MAX = 360 };

struct ehr_climate_class {
	enum ehr_stability stability;
	double wind_m_s; /* that stands for the class, at ref_height_m */
	double *share;   /* of all hours, n_sectors of them */
};

struct ehr_climate {
	const char *name; /* of the table, or the path of the file */
	unsigned n_sectors;
	size_t n;
	struct ehr_climate_class *class; /* by stability, then wind */
	double ref_height_m;
	double air_temp_k;             /* NAN: that of the model */
	double lid_m[EHR_STABILITIES]; /* mixing height; NAN: the model's */
};

/* The share of all hours that has this class, whatever the direction. */
double ehr_climate_share(
	const struct ehr_climate *climate, const struct ehr_climate_class *of);

#endif
