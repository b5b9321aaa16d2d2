/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One quantity of one station, and the forecasts of it that need nothing else.
 * A forecast issued at a step uses values of that step and those before it only.
 */
#ifndef EHR_MODEL_FORECAST_SERIES_H
#define EHR_MODEL_FORECAST_SERIES_H

#include "base/mem.h"
#include "model/forecast_table.h"
#include "ref/forecast_setting.h"

/* Why there is no forecast. */
enum ehr_forecast_na {
	EHR_FORECAST_GIVEN,        /* there is one */
	EHR_FORECAST_NO_DATA,      /* no value before it was issued */
	EHR_FORECAST_CONSTANT,     /* values, two or more, all alike */
	EHR_FORECAST_NO_RECENT,    /* the last value is too old */
	EHR_FORECAST_FEW_VALUES,   /* too few for a climatology or damping */
	EHR_FORECAST_FEW_DAYS,     /* too few for a regression */
	EHR_FORECAST_NO_WEATHER,   /* none at that time */
	EHR_FORECAST_NOT_POSITIVE, /* the last value has no logarithm */
	EHR_FORECAST_NOT_COVERED,  /* by the forecasts of another model */
	EHR_FORECAST_TOO_FAR,      /* a regression led beyond a billion */
	EHR_FORECAST_NO_POLLUTANT, /* an index without one of its terms */
	EHR_FORECAST_NAS,
};
/* "", "no_data", "constant", ... */
extern const char *const ehr_forecast_na_word[EHR_FORECAST_NAS];

struct ehr_forecast_series {
	const struct ehr_forecast_line *line; /* lent */
	size_t field;
	int day_steps;
	const double *setting; /* lent; EHR_FORECAST_SETTINGS */
	long known;            /* step of the first value; LONG_MAX: none */
	long again;            /* of the second */
	long varies;           /* of the first that differs from it */
	double *window;        /* room for the values of a climatology */
	double *anomaly, *r;   /* see ehr_forecast_anomalies; else NULL */
};

/* Memory is the arena's. */
void ehr_forecast_series_init(struct ehr_forecast_series *series,
	const struct ehr_forecast_line *line, size_t field, int day_steps,
	const double *setting, struct ehr_arena *arena);

/* What holds for every method: NO_DATA or CONSTANT at that step, or GIVEN. */
enum ehr_forecast_na ehr_forecast_state(
	const struct ehr_forecast_series *series, long issued);

/* When and for when; target > issued. */
struct ehr_forecast_when {
	long issued, target;
};

/* Days: the last value. Hours: the value of the same hour of the last day that
 * is known. Not older than recent_days beyond that. */
enum ehr_forecast_na ehr_forecast_persistence(
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	double *value);

/* Mean or median of the values of the same hour on the days of each year,
 * that of the target among them, up to window_days from the same date (28
 * February for 29 February), as far as they are known. */
enum ehr_forecast_na ehr_forecast_climatology(
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	bool median, double *value);

/*
 * Each value less the climatology (mean) that was issued one step before it, and
 * up to each step the correlation r of neighbouring anomalies, 0 where it is
 * below 0, NAN with fewer than pairs_least. Needed once before damped.
 */
void ehr_forecast_anomalies(
	struct ehr_forecast_series *series, struct ehr_arena *arena);

/* climatology + r^k * last anomaly, k the steps from that to the target. Not
 * below 0 unless the climatology is. */
enum ehr_forecast_na ehr_forecast_damped(
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	double *value);

#endif
