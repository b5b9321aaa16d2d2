/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options of ehrisk-forecast.
 */
#ifndef EHR_CMD_FORECAST_OPTIONS_H
#define EHR_CMD_FORECAST_OPTIONS_H

#include "app/run.h"

struct forecast_given {
	const char *methods, *pollutants, *weather, *terms;
	const char *weather_forecast, *issue, *hindcast, *aqhi, *units;
	struct ehr_list columns, externals;
	long days, every, window;
	double interval, temp_k;
	/* of --verify */
	const char *verify, *by, *values, *aqi;
	struct ehr_list events;
};
extern struct forecast_given forecast_given;

extern const struct ehr_app forecast_app;

#endif
