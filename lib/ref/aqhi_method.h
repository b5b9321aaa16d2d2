/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Air quality health indices as data: data/aqhi_methods.csv, a row for each
 * pollutant of a method, and beside it the bounds of indices that are read from
 * a table (aqhi_bands.csv) and the classes of what is published
 * (ref/aqhi_class.h).
 *
 * A user's own method is the same table with one method in it, such as
 * ehrisk-response writes it: method, pollutant, beta, unit, averaging, form,
 * combine and index must be there, scale where index is linear; all other
 * columns may be missing.
 */
#ifndef EHR_REF_AQHI_METHOD_H
#define EHR_REF_AQHI_METHOD_H

#include "ref/aqhi_band.h"
#include "ref/aqhi_class.h"
#include "ref/averaging.h"

enum ehr_aqhi_form {
	EHR_AQHI_EXP,     /* 100 (exp(beta C) - 1), percent */
	EHR_AQHI_LINEAR,  /* 100 beta C, percent */
	EHR_AQHI_CEILING, /* an index of its own: beta C rounded up, 1 or more;
	                     the larger one counts */
};

enum ehr_aqhi_combine {
	EHR_AQHI_SUM,
	EHR_AQHI_SUM_MAX_PM, /* of pm25 and pm10 only the larger term; one is
	                        enough */
	EHR_AQHI_SINGLE,     /* one pollutant */
};

enum ehr_aqhi_scaling {
	EHR_AQHI_BY_SCALE, /* 10 / scale times the sum */
	EHR_AQHI_BY_BANDS, /* the first band whose bound is not passed */
	EHR_AQHI_BY_KNOTS, /* straight lines between the bounds */
	EHR_AQHI_NO_INDEX, /* excess risks only */
};

enum ehr_aqhi_label {
	EHR_AQHI_WHOLE,        /* nearest whole number */
	EHR_AQHI_WHOLE_FROM_1, /* and at least 1 */
	EHR_AQHI_TENTHS,       /* nearest tenth */
};

enum ehr_aqhi_unit {
	EHR_AQHI_UG_M3,
	EHR_AQHI_MG_M3,
	EHR_AQHI_PPB,
	EHR_AQHI_PPM,
};

enum { EHR_AQHI_TERMS = 8 }; /* rows of a method at most */

/* pm25, pm10, no2, so2, o3, co: in the order of enum ehr_air (calc/air.h) */
enum { EHR_AQHI_POLLUTANTS = 6 };
extern const char *const ehr_aqhi_pollutant[EHR_AQHI_POLLUTANTS];

struct ehr_aqhi_term {
	unsigned air; /* place in ehr_aqhi_pollutant */
	double beta;  /* per unit; 0 or more */
	double se;    /* NAN: not known */
	enum ehr_aqhi_unit unit;
	unsigned averaging; /* set of those it may be used with */
	unsigned preferred; /* the first of them that was named */
	enum ehr_aqhi_form form;
};

enum ehr_aqhi_mark { EHR_AQHI_READ, EHR_AQHI_SECONDARY, EHR_AQHI_MEMORY };

struct ehr_aqhi_method {
	const char *name;
	struct ehr_aqhi_term term[EHR_AQHI_TERMS];
	size_t n;
	enum ehr_aqhi_combine combine;
	enum ehr_aqhi_scaling scaling;
	enum ehr_aqhi_label label;
	double scale;                     /* percent; NAN unless by scale */
	const struct ehr_aqhi_band *band; /* rising */
	size_t bands;
	const struct ehr_aqhi_scheme *scheme; /* NULL: no classes */
	const char *scale_rule, *base_years, *source;
	enum ehr_aqhi_mark mark; /* the worst of its rows and bands */
};

/* Files in place of the built-in tables; NULL: the built-in one. */
struct ehr_aqhi_files {
	const char *methods, *bands, *categories, *advice;
};

struct ehr_aqhi_methods;

/* NULL on failure (EHR_FAULT_DATA, with file, line and column): a word, number
 * or pollutant that is none, a pollutant and form twice in a method, rows of a
 * method that differ in what holds for all of it, no scale, bands that do not
 * rise, classes that are not known. */
struct ehr_aqhi_methods *ehr_aqhi_methods_open(
	const struct ehr_aqhi_files *files, struct ehr_err *err);
void ehr_aqhi_methods_close(struct ehr_aqhi_methods *methods); /* NULL too */

size_t ehr_aqhi_methods_count(const struct ehr_aqhi_methods *methods);
const struct ehr_aqhi_method *ehr_aqhi_methods_at(
	const struct ehr_aqhi_methods *methods, size_t i);

/* The method of that name; NULL and an EHR_FAULT_USAGE that names all there are
 * if there is none. */
const struct ehr_aqhi_method *ehr_aqhi_methods_find(
	const struct ehr_aqhi_methods *methods, const char *name,
	struct ehr_err *err);

/* Adds the one method of the file at path and returns it; NULL on failure, also
 * if the file has several, or its name is that of another one. */
const struct ehr_aqhi_method *ehr_aqhi_methods_add(
	struct ehr_aqhi_methods *methods, const char *path,
	struct ehr_err *err);

/* Does the name mean a file: with a slash, or ending in .csv? */
bool ehr_aqhi_is_file(const char *name);

/* For the manifest: digest and rows of a table as it was read. */
enum ehr_aqhi_table {
	EHR_AQHI_METHODS_TABLE,
	EHR_AQHI_BANDS_TABLE,
	EHR_AQHI_CATEGORIES_TABLE,
	EHR_AQHI_ADVICE_TABLE,
	EHR_AQHI_TABLES,
};
const char *ehr_aqhi_methods_sha256(const struct ehr_aqhi_methods *methods,
	enum ehr_aqhi_table table, size_t *rows);

#endif
