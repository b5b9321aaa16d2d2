/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_errors.h"

#include <math.h>
#include <string.h>

void ehr_forecast_errors_add(
	struct ehr_forecast_errors *errors, double observed, double forecast)
{
	double error = observed - forecast;
	size_t low = 0, high = errors->n;

	if (isnan(error))
		return;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (errors->error[middle] > error)
			high = middle;
		else
			low = middle + 1;
	}
	memmove(errors->error + low + 1, errors->error + low,
		(errors->n - low) * sizeof(*errors->error));
	errors->error[low] = error;
	errors->n++;
}

static double quantile(const struct ehr_forecast_errors *errors, double share)
{
	double place = (double)(errors->n - 1) * share;
	size_t at = (size_t)place;
	double low = errors->error[at];

	if (at + 1 >= errors->n)
		return low;
	return low + (place - (double)at) * (errors->error[at + 1] - low);
}

bool ehr_forecast_errors_interval(const struct ehr_forecast_errors *errors,
	double least, double share, double forecast,
	struct ehr_forecast_interval *interval)
{
	if (errors->n == 0 || (double)errors->n < least)
		return false;
	interval->low = forecast + quantile(errors, (1 - share) / 2);
	interval->high = forecast + quantile(errors, (1 + share) / 2);
	if (forecast >= 0 && interval->low < 0)
		interval->low = 0;
	if (forecast >= 0 && interval->high < 0)
		interval->high = 0;
	return true;
}
