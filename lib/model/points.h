/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points to be shown on a map of cells, with what their table says of them,
 * in the metres of the cells' coordinate reference system.
 */
#ifndef EHR_MODEL_POINTS_H
#define EHR_MODEL_POINTS_H

#include "base/mem.h"
#include "geo/projection.h"
#include "io/reader.h"

struct ehr_point {
	double easting, northing;
	double lon, lat;
	double value;               /* by which it is sized; NAN: none */
	struct ehr_str name;        /* may be empty */
	const struct ehr_str *text; /* one for each column of the header */
};

struct ehr_points {
	char **column; /* n_columns of them */
	size_t n_columns;
	struct ehr_point *point; /* in order of the table */
	size_t n, n_nowhere;     /* rows with a place; rows without */
	const char *size;        /* column of the values; NULL: none */
	double value_max;        /* 0 if no value is above 0 */
	size_t n_valueless;      /* points without one, where size is set */
	struct ehr_arena arena;
};

/* Reads the rest of the reader: needs the columns lon and lat; the name is the
 * first column there is of source_name, name, source_id and receptor_id. size
 * (which is lent) names the column of the values, or is NULL; a value below 0
 * fails with EHR_FAULT_DATA. */
EHR_MUST_USE int ehr_points_read(struct ehr_points *points,
	struct ehr_reader *reader, const char *size,
	struct ehr_projection *projection, struct ehr_err *err);

void ehr_points_release(struct ehr_points *points);

#endif
