/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units of the pollutants of ehrisk-forecast, for its indices: --units and
 * --temp-ref.
 */
#ifndef EHR_CMD_FORECAST_UNITS_H
#define EHR_CMD_FORECAST_UNITS_H

#include "forecast/setup.h"

struct forecast_units {
	struct ehr_aqi_basis of;
	double scale[EHR_AIR_N]; /* from the field to the basis */
};

EHR_MUST_USE int forecast_units(
	struct forecast_setup *setup, struct forecast_units *units);

/* The field that is the pollutant, or EHR_FORECAST_NO_FIELD. */
size_t forecast_field(const struct forecast_setup *setup, enum ehr_air air);

/* The column of the highest mean of 8 hours of a day beside that of the mean,
 * and its field. */
extern const char forecast_o3_8h_max[];
size_t forecast_field_o3_8h_max(const struct forecast_setup *setup);

#endif
