/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Regression of the logarithm of a pollutant on what was known before: one for
 * each lead, by ordinary least squares, fitted again and again as days go by, on
 * days up to the day of the fit only.
 *
 *	log x(target) = b0 + b1 log x(issued) + b2 log x(same hour) +
 *	                b3 log climatology + weather + weekday + season
 *
 * x(issued) is the last value, on hours one that is at most lag_hours old; x(same
 * hour), on hours only, that of persistence. Weather is that of the moment of
 * issue or, where forecasts of it are given, of the target: observed in the
 * fit, forecast in use. Season is two pairs of sine and cosine of the year
 * (365.25 days), fitted where the days reach over season_days. Weekdays are six
 * columns beside Monday. Aliased columns are dropped.
 *
 * The forecast is exp(fit), the median of a lognormal, or that times the mean of
 * exp(residual), the smearing estimate of the mean (Duan 1983, Journal of the
 * American Statistical Association 78, 605-610).
 */
#ifndef EHR_MODEL_FORECAST_FIT_H
#define EHR_MODEL_FORECAST_FIT_H

#include "model/forecast_terms.h"

/* The issues that are fitted and forecast: n of them, a day apart. */
struct ehr_forecast_grid {
	long first;
	size_t n;
};

struct ehr_forecast_fit {
	const struct ehr_forecast_series *series;
	const struct ehr_forecast_terms *terms;
	const struct ehr_forecast_grid *grid;
	bool median; /* else the mean */
};

/* Forecasts for one lead, issued at each step of the grid: value and na (enum
 * ehr_forecast_na), n of each. arena is emptied. */
void ehr_forecast_fit(const struct ehr_forecast_fit *fit, long lead,
	double *value, unsigned char *na, struct ehr_arena *arena);

#endif
