/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Single numbers of forecasts and of their verification:
 * data/forecast_settings.csv, or a file in its place.
 */
#ifndef EHR_REF_FORECAST_SETTING_H
#define EHR_REF_FORECAST_SETTING_H

#include "ref/setting.h"

enum ehr_forecast_setting {
	EHR_FORECAST_LEAD_DAYS,    /* days ahead */
	EHR_FORECAST_INTERVAL,     /* per cent that an interval should hold */
	EHR_FORECAST_WINDOW_DAYS,  /* of a climatology, on either side */
	EHR_FORECAST_WINDOW_LEAST, /* values that a climatology needs */
	EHR_FORECAST_RECENT_DAYS,  /* how old a last value may be */
	EHR_FORECAST_LAG_HOURS,    /* the same for regression on hours */
	EHR_FORECAST_PAIRS_LEAST,  /* neighbours that a damping needs */
	EHR_FORECAST_FIT_LEAST,    /* days that a regression needs */
	EHR_FORECAST_FIT_PER_TERM, /* and days for each of its terms */
	EHR_FORECAST_REFIT_DAYS,   /* days from one fit to the next */
	EHR_FORECAST_SEASON_DAYS,  /* days from which on a season is fitted */
	EHR_FORECAST_ERRORS_LEAST, /* past errors that an interval needs */
	EHR_FORECAST_INDEX_HOURS,  /* of three that a 3-hour mean needs */
	EHR_FORECAST_HJ1130_RANGE, /* per cent around a forecast AQI */
	EHR_FORECAST_HJ1130_GOAL,  /* per cent of right levels wanted */
	EHR_FORECAST_SETTINGS,
};

/* Fails (EHR_FAULT_DATA) as ehr_settings_read does. */
EHR_MUST_USE int ehr_forecast_settings_read(const char *path,
	double value[static EHR_FORECAST_SETTINGS],
	struct ehr_setting_table *table, struct ehr_err *err);

#endif
