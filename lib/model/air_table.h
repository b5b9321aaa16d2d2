/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of concentrations in the air at stations: wide, with a column for each
 * pollutant, or canonical long rows, one for each station, time and pollutant.
 *
 * Wide: station, time (ISO 8601, whole hours or days) and any of pm25, pm10, no2,
 * so2, o3, co, in whatever letters (PM2.5). Instead of station, receptor_id or
 * source_id; with none of them the table is one station. Long: source_id or
 * receptor_id, time, pollutant, value, unit, as ehrisk-ingest writes them.
 *
 * An empty cell is missing, and so is a negative number and what was not
 * detected; the last two are told apart. All other text that is no number is
 * an error.
 */
#ifndef EHR_MODEL_AIR_TABLE_H
#define EHR_MODEL_AIR_TABLE_H

#include "calc/air.h"
#include "io/table.h"
#include "model/hour.h"

struct ehr_air_opts {
	/* NAME=COLUMN: headings of station, time and pollutants */
	const char *const *column;
	size_t n_columns;
	const char
		*units; /* wide: o3=ppb,co=mg/m3; ug/m3 unless named; or NULL */
};

/* Columns that say what a station is; those that a table has are kept where
 * rows are made anew. */
enum { EHR_AIR_KEEPS = 9 };

enum ehr_air_long {
	EHR_AIR_SOURCE,
	EHR_AIR_RECEPTOR,
	EHR_AIR_POLLUTANT,
	EHR_AIR_VALUE,
	EHR_AIR_UNIT,
	EHR_AIR_QUALIFIER,
	EHR_AIR_MEDIUM,
	EHR_AIR_QUANTITY,
	EHR_AIR_POINT_TYPE,
	EHR_AIR_LONG,
};

struct ehr_air_table {
	bool is_long;
	long station_at, time_at;    /* station_at EHR_NO_COLUMN: one station */
	const char *time;            /* heading of time_at */
	long at[EHR_AIR_N];          /* wide; EHR_NO_COLUMN: not there */
	const char *name[EHR_AIR_N]; /* headings of those */
	int scale[EHR_AIR_N];
	enum ehr_air_basis basis[EHR_AIR_N];
	long from[EHR_AIR_LONG]; /* long */
	long keep_at[EHR_AIR_KEEPS];
	const char *keep[EHR_AIR_KEEPS];
	size_t keeps;
};

/* header must outlive the table. Fails (EHR_FAULT_DATA or, where options name
 * what is not there, EHR_FAULT_USAGE). */
EHR_MUST_USE int ehr_air_table_bind(struct ehr_air_table *table,
	const struct ehr_header *header, const struct ehr_air_opts *opts,
	struct ehr_err *err);

/* What one row says. */
struct ehr_air_reading {
	int64_t micro[EHR_AIR_N];
	unsigned has;      /* bits of enum ehr_air: long, the one of the row */
	unsigned negative; /* taken as missing */
	unsigned nondetect;
	long hour;
	struct ehr_hour_form form;
	struct ehr_str station[2]; /* parts of its name; cells of the row */
};

/* 1: taken; 0: a row of another pollutant, medium or kind of point; -1: a cell
 * cannot be read (EHR_FAULT_DATA, with the column). */
EHR_MUST_USE int ehr_air_table_read(const struct ehr_air_table *table,
	const struct ehr_row *row, struct ehr_air_reading *reading,
	struct ehr_err *err);

#endif
