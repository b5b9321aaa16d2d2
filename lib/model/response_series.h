/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Daily series that a response model is fitted to: counts of events, pollutants,
 * weather and what else is adjusted for, on an axis without gaps from the first
 * day of the table to its last. What is not there is NAN, never 0.
 */
#ifndef EHR_MODEL_RESPONSE_SERIES_H
#define EHR_MODEL_RESPONSE_SERIES_H

#include "base/mem.h"
#include "io/reader.h"
#include "ref/response_setting.h"

enum ehr_response_role {
	EHR_RESPONSE_OUTCOME,     /* whole numbers, 0 or more */
	EHR_RESPONSE_POLLUTANT,   /* any unit */
	EHR_RESPONSE_TEMPERATURE, /* degC */
	EHR_RESPONSE_DEW_POINT,   /* degC */
	EHR_RESPONSE_HUMIDITY,    /* % */
	EHR_RESPONSE_HOLIDAY,     /* 0 or 1 */
	EHR_RESPONSE_COVARIATE,   /* any number */
	EHR_RESPONSE_ROLES,
};

/* A column that is wanted. unit "": that of the role; degF and K become degC.
 * All texts are borrowed for as long as the series lives. */
struct ehr_response_column {
	const char *name, *heading, *unit;
	enum ehr_response_role role;
};

struct ehr_response_variable {
	struct ehr_response_column column;
	double *value;   /* of every day of the axis, or NAN */
	size_t missing;  /* days without a value */
	size_t negative; /* values below 0 that were read, kept or not */
	double least;    /* of those; else 0 */
};

struct ehr_response_series {
	long first;    /* day (base/day.h) of the axis' first entry */
	size_t n;      /* days */
	size_t absent; /* of them without a row */
	struct ehr_response_variable *variable; /* in the order asked for */
	size_t n_variable;
	bool *row; /* has the day a row? */
	size_t cap;
};

enum { EHR_RESPONSE_DAYS = 73050 }; /* of an axis, at most: 200 years */

struct ehr_response_reading {
	const char *date; /* heading of the day */
	const struct ehr_response_column *column;
	size_t n_column;
	const double *setting; /* EHR_RESPONSE_SETTINGS of them */
	bool negative_missing; /* pollutants below 0 count as missing */
};

/* Fills *series, which was { 0 }. Days have to rise from row to row. Fails
 * (EHR_FAULT_DATA) on a missing column, a day that is none, comes twice or out of
 * order, a count that is not whole or negative, a holiday that is not 0 or 1, and
 * on numbers outside the bounds of the settings. Bad records may go to the
 * rejects: such a day has no row. */
EHR_MUST_USE int ehr_response_series_read(struct ehr_response_series *series,
	const struct ehr_response_reading *how, struct ehr_reader *reader,
	struct ehr_err *err);

/* Adds a variable of the given name with 1 on the days of a list (its column as
 * `date` says) and 0 on all others. Days beyond the axis are passed over. */
EHR_MUST_USE int ehr_response_series_holidays(
	struct ehr_response_series *series, const char *name, const char *date,
	struct ehr_reader *reader, struct ehr_err *err);

/* Multiplies the values of variable i on all days before day; the number of
 * values. */
size_t ehr_response_series_scale(
	struct ehr_response_series *series, size_t i, long day, double factor);

/* The variable of that name, or EHR_NO_COLUMN. */
long ehr_response_series_find(
	const struct ehr_response_series *series, const char *name);

void ehr_response_series_release(struct ehr_response_series *series);

#endif
