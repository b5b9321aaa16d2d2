/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals of forecasts from the errors that forecasts of the same method and
 * lead had before: the errors (observed less forecast) that are known, sorted,
 * and their quantiles.
 */
#ifndef EHR_MODEL_FORECAST_ERRORS_H
#define EHR_MODEL_FORECAST_ERRORS_H

#include <stdbool.h>
#include <stddef.h>

/* Room for as many errors as are added is lent; n 0 is empty. */
struct ehr_forecast_errors {
	double *error; /* rising */
	size_t n;
};

/* Nothing is added if one of them is NAN. */
void ehr_forecast_errors_add(
	struct ehr_forecast_errors *errors, double observed, double forecast);

struct ehr_forecast_interval {
	double low, high;
};

/*
 * forecast plus the quantiles (1 - share) / 2 and (1 + share) / 2 of the errors:
 * type 7 of Hyndman and Fan 1996, as R's quantile. Not below 0 unless the
 * forecast is. False with fewer than least errors.
 */
bool ehr_forecast_errors_interval(const struct ehr_forecast_errors *errors,
	double least, double share, double forecast,
	struct ehr_forecast_interval *interval);

#endif
