/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terms of a regression of the logarithm of a pollutant on what was known
 * before, see model/forecast_fit.h: a row of them for each moment of issue.
 */
#ifndef EHR_MODEL_FORECAST_TERMS_H
#define EHR_MODEL_FORECAST_TERMS_H

#include "model/forecast_outside.h"
#include "model/forecast_series.h"

enum {
	EHR_FORECAST_TERM_LAG = 1,
	EHR_FORECAST_TERM_USUAL = 2,
	EHR_FORECAST_TERM_WEATHER = 4,
	EHR_FORECAST_TERM_WEEKDAY = 8,
	EHR_FORECAST_TERM_SEASON = 16,
};

enum { EHR_FORECAST_WEATHER_MOST = 32, EHR_FORECAST_SEASON_COLUMNS = 4 };

struct ehr_forecast_terms {
	unsigned terms;   /* any of these */
	size_t weather;   /* the first field of weather, and how many */
	size_t n_weather; /* at most EHR_FORECAST_WEATHER_MOST */
	const struct ehr_forecast_outside *outside; /* weather; may be NULL */
	long station;                               /* in it */
};

/* Columns of a row; those of the season, if it is a term, stand last. */
size_t ehr_forecast_terms_count(
	const struct ehr_forecast_terms *terms, int day_steps);

/* The row for when; as_used: as a forecast has it, otherwise as a fit may see it
 * later. What is missing is NAN, and then not GIVEN is returned. */
enum ehr_forecast_na ehr_forecast_terms_row(
	const struct ehr_forecast_terms *terms,
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	bool as_used, double *row);

/* The logarithm; NAN of what has none. */
double ehr_forecast_log(double value);

#endif
