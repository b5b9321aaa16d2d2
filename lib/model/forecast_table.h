/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Series of stations, a row for each station and time, a column for each
 * quantity, on a filled axis: what forecasts are made of and held against.
 *
 * Times are days (dates alone) or hours; steps count them from 1970-01-01 of the
 * clock of the table. Rows of one station stand in order of time; stations may
 * take turns. What is missing is NAN.
 */
#ifndef EHR_MODEL_FORECAST_TABLE_H
#define EHR_MODEL_FORECAST_TABLE_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/hour.h"

/* No number that is read, and no forecast, is beyond it. */
#define EHR_FORECAST_MOST 1e9

/* What is read, and under which heading. */
struct ehr_forecast_field {
	const char *name;    /* as it is called here */
	const char *heading; /* as it is called in the table */
	bool is_label;       /* 10+ is read as 11, 11+ as 12, ... */
};

struct ehr_forecast_line {
	long first;    /* step of the first value */
	size_t n;      /* steps */
	double *value; /* one field after another, n each */
};

struct ehr_forecast_table {
	/* set before it is read; lent */
	const struct ehr_forecast_field *field;
	size_t n_field;
	size_t n_positive;           /* the first ones, counted below zero */
	const char *station_heading; /* NULL: station, which may be missing */
	const char *time_heading;    /* NULL: time */
	/* what was read */
	struct ehr_hour_form form; /* of the first row */
	bool has_form;             /* there was a row */
	struct ehr_map station;    /* one of no name if there is no column */
	struct ehr_forecast_line *line; /* by station */
	unsigned long below_zero;       /* cells of fields below n_positive */
};

/* Reads to the end. Fails (EHR_FAULT_DATA, with file, line and column) on a
 * missing column, a cell that is no number or beyond a billion, an empty
 * station, a time that is none, of another clock or step than those before it,
 * or not after the time before it of its station, or more than 100 years from that
 * of the first row. Bad rows go to the reader's rejects. The table must
 * be released in either case; fields must outlive it. */
EHR_MUST_USE int ehr_forecast_table_read(struct ehr_forecast_table *table,
	struct ehr_reader *reader, struct ehr_err *err);
void ehr_forecast_table_release(struct ehr_forecast_table *table);

/* Steps of a day: 24 or 1. */
int ehr_forecast_day_steps(struct ehr_hour_form form);

/* The step of an hour counted as in model/hour.h, and back. */
long ehr_forecast_step(struct ehr_hour_form form, long hour);
long ehr_forecast_hour(struct ehr_hour_form form, long step);

/* Values of a field, n of them. */
static inline const double *ehr_forecast_values(
	const struct ehr_forecast_line *line, size_t field)
{
	return line->value + field * line->n;
}

/* The value of a field at a step; NAN outside the axis. */
double ehr_forecast_value(
	const struct ehr_forecast_line *line, size_t field, long step);

/* A cell of time against the form of the cells before it (*has: there were
 * some), as a step. Fails (EHR_FAULT_DATA) naming the column. */
EHR_MUST_USE int ehr_forecast_time(struct ehr_str cell, const char *column,
	struct ehr_hour_form *form, bool *has, long *step, struct ehr_err *err);

/* A cell that is a number or empty (NAN), and not beyond a billion. */
EHR_MUST_USE int ehr_forecast_number(struct ehr_str cell,
	const struct ehr_forecast_field *field, double *value,
	struct ehr_err *err);

#endif
