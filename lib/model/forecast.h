/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forecasts as rows: for each station, method, moment of issue and lead the
 * values with their intervals, the index, and what there is no forecast of and
 * why. In the order of the stations of the table, methods as they are asked
 * for, then time.
 */
#ifndef EHR_MODEL_FORECAST_H
#define EHR_MODEL_FORECAST_H

#include "io/tasks.h"
#include "model/forecast_aqi.h"
#include "model/forecast_index.h"

/* Rows written, and values in them that there is no forecast of. */
struct ehr_forecast_report {
	unsigned long rows, values, missing;
};

struct ehr_forecast_job {
	const struct ehr_forecast_table *table;
	const double *setting;           /* EHR_FORECAST_SETTINGS */
	size_t n_value;                  /* of the fields, the first ones */
	struct ehr_forecast_terms terms; /* station is not looked at */
	const struct ehr_forecast_index *index; /* NULL: none */
	const struct ehr_forecast_aqi *aqi;     /* NULL: none */
	const struct ehr_forecast_method *method;
	size_t n_method;
	long from, to; /* steps of issue, the first and the last */
	long every;    /* steps between, a multiple of a day */
	struct ehr_forecast_report report; /* filled by the tasks */
};

/* Names of the columns that job writes, NULL-terminated, in the arena. */
const char *const *ehr_forecast_columns(
	const struct ehr_forecast_job *job, struct ehr_arena *arena, size_t *n);

/* Columns of no number among them, and among those of verification. */
bool ehr_forecast_is_text(const char *column);

/* The last step at which any of the values is known; false if there is none. */
bool ehr_forecast_newest(const struct ehr_forecast_job *job, long *step);

/* One task for each station and method, for ehr_tasks_run over one writer. The
 * report is whole when they are done. */
struct ehr_tasks ehr_forecast_tasks(struct ehr_forecast_job *job);

#endif
