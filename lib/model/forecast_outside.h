/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forecasts that somebody else made, of pollutants or of weather: rows with
 * station, issued, time and a column for each quantity, in any order. At a step
 * those issued up to it are known, and of several for one time the last.
 */
#ifndef EHR_MODEL_FORECAST_OUTSIDE_H
#define EHR_MODEL_FORECAST_OUTSIDE_H

#include "model/forecast_table.h"

struct ehr_forecast_outside_row {
	long station, target, issued; /* station: as in the series */
	const double *value;          /* by field; NAN missing */
	unsigned long line;
};

struct ehr_forecast_outside {
	struct ehr_forecast_outside_row *row; /* sorted by these three */
	size_t n, cap;
	unsigned long strangers; /* rows of stations that the series lack */
	struct ehr_arena arena;
};

/* Reads to the end. Columns are called as the fields, whatever heading those
 * have in the series; one that is not there is missing in all rows. Fails
 * (EHR_FAULT_DATA, with file, line and column) if none of them is there, as a
 * series does, on a time that is not after issued, and on two rows of one
 * station, issue and time. Must be released in either case. */
EHR_MUST_USE int ehr_forecast_outside_read(struct ehr_forecast_outside *outside,
	const struct ehr_forecast_table *series,
	const struct ehr_forecast_field *field, size_t n_field,
	struct ehr_reader *reader, struct ehr_err *err);
void ehr_forecast_outside_release(struct ehr_forecast_outside *outside);

/* Values by field for that time as known when issued; NULL: none. */
const double *ehr_forecast_outside_find(
	const struct ehr_forecast_outside *outside, long station, long issued,
	long target);

#endif
