/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Class schemes for cells: bounds, names and colours, from
 * data/zone_classes.csv or a file in its place with the columns
 * scheme,values,class,name_en,name_zh,upper,colour,source,note.
 *
 * Classes are numbered from 1, the lowest, and hold their upper bound: with
 * 1e-6 as the bound of class 1, 1e-6 is in class 1. The last has no upper
 * bound. values names the columns that are classed so when no scheme is asked
 * for.
 */
#ifndef EHR_REF_ZONE_CLASS_H
#define EHR_REF_ZONE_CLASS_H

#include "base/err.h"

enum { EHR_ZONE_CLASSES = 20 }; /* at most, of a scheme */

struct ehr_zone_class {
	const char *name_en, *name_zh;
	double upper;       /* INFINITY for the last */
	const char *colour; /* "#rrggbb" */
	const char *source, *note;
};

struct ehr_zone_scheme {
	const char *name;             /* such as "risk-4" */
	const char *values;           /* names of columns, blanks between */
	struct ehr_zone_class *class; /* class k is class[k - 1] */
	size_t n;
};

struct ehr_zone_schemes;

/* The built-in table (path NULL) or the file at path. Fails with
 * EHR_FAULT_DATA, with file, line and column, if a scheme's rows do not stand
 * together with classes 1, 2, ... and ascending bounds, the last one's empty;
 * if a colour is not #rrggbb, a name_en, a scheme or source is empty, or two
 * schemes claim a column. NULL on failure. */
struct ehr_zone_schemes *ehr_zone_schemes_open(
	const char *path, struct ehr_err *err);

/* The one of that name; the one for that column. NULL if there is none. */
const struct ehr_zone_scheme *ehr_zone_scheme_find(
	const struct ehr_zone_schemes *schemes, struct ehr_str name);
const struct ehr_zone_scheme *ehr_zone_scheme_for(
	const struct ehr_zone_schemes *schemes, struct ehr_str column);

/* All of them, in the order of the table. */
size_t ehr_zone_schemes_count(const struct ehr_zone_schemes *schemes);
const struct ehr_zone_scheme *ehr_zone_schemes_at(
	const struct ehr_zone_schemes *schemes, size_t i);

/* SHA-256 of the table's bytes, 64 letters, and its rows. */
const char *ehr_zone_schemes_sha256(const struct ehr_zone_schemes *schemes);
size_t ehr_zone_schemes_rows(const struct ehr_zone_schemes *schemes);

void ehr_zone_schemes_close(struct ehr_zone_schemes *schemes);

#endif
