/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Single numbers of daily response models: data/response_settings.csv, or a
 * file in its place.
 */
#ifndef EHR_REF_RESPONSE_SETTING_H
#define EHR_REF_RESPONSE_SETTING_H

#include "ref/setting.h"

enum ehr_response_setting {
	EHR_RESPONSE_LEAST_MEAN,    /* events a day; below: no coefficient */
	EHR_RESPONSE_LEAST_POWER,   /* below: told that the place is weak */
	EHR_RESPONSE_POWER_EFFECT,  /* percent per 10 units */
	EHR_RESPONSE_LEAST_DAYS,    /* days above the coefficients of a model */
	EHR_RESPONSE_RUN_DAYS,      /* equal values that are told */
	EHR_RESPONSE_ZERO_CHANCE,   /* below: days without events are told */
	EHR_RESPONSE_LEAST_CONC,    /* pollutant, in its unit */
	EHR_RESPONSE_LEAST_TEMP,    /* degC */
	EHR_RESPONSE_MOST_TEMP,     /* degC */
	EHR_RESPONSE_MOST_HUMIDITY, /* % */
	EHR_RESPONSE_BASIS_BEFORE,  /* K */
	EHR_RESPONSE_BASIS_AFTER,   /* K */
	/* what --diagnose tries, from and to */
	EHR_RESPONSE_TRY_LAG,  /* single lags 0 to this, d */
	EHR_RESPONSE_TRY_MEAN, /* means over 0-1, ..., 0 to this */
	EHR_RESPONSE_TRY_TIME_DF_LEAST,
	EHR_RESPONSE_TRY_TIME_DF_MOST,
	EHR_RESPONSE_TRY_TEMP_DF_LEAST,
	EHR_RESPONSE_TRY_TEMP_DF_MOST,
	EHR_RESPONSE_TRY_TEMP_LAG,  /* means of temperature over 0 to this */
	EHR_RESPONSE_RESIDUAL_LAGS, /* of autocorrelations */
	EHR_RESPONSE_SETTINGS,
};

/* Fails (EHR_FAULT_DATA) as ehr_settings_read does. */
EHR_MUST_USE int ehr_response_settings_read(const char *path,
	double value[static EHR_RESPONSE_SETTINGS],
	struct ehr_setting_table *table, struct ehr_err *err);

#endif
