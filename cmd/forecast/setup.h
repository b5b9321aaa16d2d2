/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-forecast computes with, out of its options and its input.
 */
#ifndef EHR_CMD_FORECAST_SETUP_H
#define EHR_CMD_FORECAST_SETUP_H

#include "app/run.h"
#include "model/forecast.h"

enum { FORECAST_EXTERNALS = 8 };

struct forecast_setup {
	struct ehr_run *run;
	double setting[EHR_FORECAST_SETTINGS];
	struct ehr_forecast_field *field; /* pollutants, then weather */
	size_t n_field;
	struct ehr_forecast_table table;
	struct ehr_forecast_outside weather; /* --weather-forecast */
	struct ehr_forecast_outside external[FORECAST_EXTERNALS];
	struct ehr_forecast_method *method;
	struct ehr_aqhi_methods *aqhi_methods;
	struct ehr_forecast_index index;
	struct ehr_aqi_standards *aqi_standards;
	struct ehr_forecast_aqi aqi;
	struct ehr_forecast_job job;
	struct ehr_arena arena;
};

/* The table forecast_settings, as options change it; noted for the manifest. */
EHR_MUST_USE int forecast_settings(
	struct ehr_run *run, double setting[static EHR_FORECAST_SETTINGS]);

/* The file that an option names, with the spellings of --na. NULL on failure. */
struct ehr_reader *forecast_side(
	struct ehr_run *run, const char *option, const char *path);

/* Everything read and ready, the times of issue too. Release it in either
 * case. */
EHR_MUST_USE int forecast_setup(
	struct forecast_setup *setup, struct ehr_run *run);
void forecast_setup_release(struct forecast_setup *setup);

#endif
