/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forecasts and what was observed, read from two tables and brought together.
 * Rows of forecasts have station (or all are of one), issued, time, and may have
 * method; each quantity is a column, its interval NAME_lo and NAME_hi. Of the
 * health index aqhi the value is aqhi_raw where both tables have that column, and
 * aqhi, such as 10+, what was published.
 */
#ifndef EHR_MODEL_FORECAST_PAIRS_H
#define EHR_MODEL_FORECAST_PAIRS_H

#include "model/forecast_table.h"

enum ehr_pair_part {
	EHR_PAIR_VALUE,
	EHR_PAIR_LOW,
	EHR_PAIR_HIGH,
	EHR_PAIR_LABEL,
	EHR_PAIR_PARTS,
};

/* What is verified, and where it is. */
struct ehr_pair_variable {
	const char *name;
	struct ehr_forecast_field field[EHR_PAIR_PARTS]; /* of the forecasts */
	long at[EHR_PAIR_PARTS]; /* their columns, or EHR_NO_COLUMN */
	size_t value, label;     /* fields of what was observed; */
	bool has_label;          /* is there a label in both? */
};

struct ehr_pair_row {
	long station, method; /* in the maps below */
	long issued, target;
	long reference[2];  /* rows of persistence and climatology of the same
	                         station, issue and time; -1: none */
	const double *part; /* EHR_PAIR_PARTS of each variable; NAN */
	const char *file;
	unsigned long line;
};

struct ehr_pairs {
	struct ehr_pair_variable *variable;
	size_t n_variable, cap_variable;
	struct ehr_forecast_field *field; /* of what was observed */
	size_t n_field;
	struct ehr_forecast_table observed;
	struct ehr_map station, method; /* of the forecasts */
	struct ehr_pair_row *row;
	size_t n, cap;
	struct ehr_arena arena;
};

/* names: with commas between; NULL: all quantities with an interval that both
 * tables have. heading gives the heading that a column has among what was
 * observed, or NULL where it is its name. Fails on a column that is not there, and if there is nothing to
 * verify. Release it in either case. */
EHR_MUST_USE int ehr_pairs_init(struct ehr_pairs *pairs, const char *names,
	const struct ehr_reader *forecasts, const struct ehr_reader *observed,
	const char *(*heading)(const char *name), struct ehr_err *err);
void ehr_pairs_release(struct ehr_pairs *pairs);

/* Position of the variable of that name; -1 if there is none. */
long ehr_pairs_find(const struct ehr_pairs *pairs, struct ehr_str name);

/* Is it the column of a variable, or of its label? */
bool ehr_pairs_reads(const struct ehr_pairs *pairs, struct ehr_str name);

/* Read to the end, first what was observed, then the forecasts. The headings of
 * station and time in observed may be set before. Fail as series do
 * (model/forecast_table.h), and on two forecasts of one station, method,
 * issue and time. */
EHR_MUST_USE int ehr_pairs_observed(struct ehr_pairs *pairs,
	struct ehr_reader *reader, struct ehr_err *err);
EHR_MUST_USE int ehr_pairs_forecasts(struct ehr_pairs *pairs,
	struct ehr_reader *reader, struct ehr_err *err);

/* Part of a variable of a forecast. */
static inline double ehr_pair_forecast(const struct ehr_pair_row *row,
	size_t variable, enum ehr_pair_part part)
{
	return row->part[variable * EHR_PAIR_PARTS + part];
}

/* What was observed of the variable at its time: the value, or the label. */
double ehr_pair_observed(const struct ehr_pairs *pairs,
	const struct ehr_pair_row *row, size_t variable, bool label);

#endif
