/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The air quality index of forecast concentrations of days under a standard: each
 * value is taken as what its item wants, a mean over 24 hours or, of ozone, the
 * daily maximum of 8-hour means.
 */
#ifndef EHR_MODEL_FORECAST_AQI_H
#define EHR_MODEL_FORECAST_AQI_H

#include "model/aqi_report.h"
#include "model/forecast_board.h"

struct ehr_forecast_aqi {
	struct ehr_aqi_plan plan;
	/* by pollutant: the field that is it, or EHR_FORECAST_NO_FIELD, and what
	 * makes it its basis */
	size_t field[EHR_AIR_N];
	double scale[EHR_AIR_N];
};

/* Of the forecast on that day of the grid for that lead. A value that is below 0
 * is missing. */
void ehr_forecast_aqi_of(const struct ehr_forecast_aqi *aqi,
	const struct ehr_forecast_board *board, size_t day, size_t lead,
	struct ehr_aqi_result *out);

/* Of what was observed on a day; NAN without an index. */
double ehr_forecast_aqi_observed(const struct ehr_forecast_aqi *aqi,
	const struct ehr_forecast_line *line, long step);

/* Puts the index of every forecast into the board, as its value. */
void ehr_forecast_aqi_fill(const struct ehr_forecast_aqi *aqi,
	struct ehr_forecast_board *board, size_t value);

#endif
