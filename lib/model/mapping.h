/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A map: how the columns of a table become canonical rows. YAML, described in
 * ehrisk-ingest(1), written by hand, shipped as a form, or made from the
 * headings (model/recognise.h). What it says is checked here, before any row is
 * read: words, units, CAS numbers, that nothing is said twice and that nothing
 * needed is left out. Whether the columns it names exist is for whoever has the
 * header (model/plan.h).
 *
 * The map belongs to its arena and is read only once it is read.
 */
#ifndef EHR_MODEL_MAPPING_H
#define EHR_MODEL_MAPPING_H

#include "base/err.h"
#include "base/mem.h"
#include "io/yaml.h"
#include "model/tablehead.h"
#include "ref/unit.h"
#include "ref/word.h"

enum ehr_field_kind {
	EHR_FIELD_COLUMN,   /* the first of column[] that has a good cell */
	EHR_FIELD_CONSTANT, /* text is the cell, in every row */
	EHR_FIELD_TEMPLATE, /* text with {column} in it */
	EHR_FIELD_MOMENT,   /* column[]: by part of a date, NULL where there is
	                       none */
};

/* The parts of a date that may stand in columns of their own. */
enum ehr_date_part {
	EHR_DATE_YEAR,
	EHR_DATE_MONTH,
	EHR_DATE_DAY,
	EHR_DATE_HOUR,
	EHR_DATE_MINUTE,
	EHR_DATE_PARTS
};

/* A canonical column and what it is filled with. */
struct ehr_field {
	const char *name;
	enum ehr_field_kind kind;
	const char *text;          /* CONSTANT, TEMPLATE */
	const char *const *column; /* COLUMN, MOMENT: input columns */
	size_t n_columns;
	const struct ehr_yaml *node; /* for messages */
};

/* What is said with each pollutant. */
enum ehr_trait {
	EHR_TRAIT_OUTLET,
	EHR_TRAIT_MEDIUM,
	EHR_TRAIT_POINT_TYPE,
	EHR_TRAIT_LAYER,
	EHR_TRAIT_QUANTITY,
	EHR_TRAIT_POLLUTANT,
	EHR_TRAIT_CAS,
	EHR_TRAIT_UNIT,
	EHR_TRAITS
};

/* A word of the input and what it stands for. */
struct ehr_rewording {
	struct ehr_str from, to;
};

/* A trait: the same text in all rows, or what stands in a column. */
struct ehr_given {
	const char *text;   /* NULL: from column */
	const char *column; /* NULL: from text; both NULL: not said */
	const struct ehr_rewording *word; /* of the cells of column; none: the
	                                     cells are the words */
	size_t n_words;
	const struct ehr_yaml *node; /* for messages; NULL: not said */
};

/* An input column with amounts. */
struct ehr_measure {
	const char *column;
	struct ehr_given trait[EHR_TRAITS];
	/* medium, quantity and unit are texts: what follows from them */
	bool fixed;
	struct ehr_unit_use use;
	/* columns that speak of the amount beside them; NULL: none */
	const char *qualifier, *censored, *limit_column;
	const char *limit; /* detection limit as written; NULL: none declared */
	double limit_value;   /* in the column's unit */
	const char *stand_in; /* nondetect_value; NULL: none declared */
	double stand_in_value;
	bool negative_is_limit;
	bool doubtful; /* its heading does not fit its numbers */
	bool unit_from_form;
	const struct ehr_yaml *node;
};

/* An input column that passes, and what it is called then. */
struct ehr_carry {
	const char *column, *name;
	const struct ehr_yaml *node;
};

/*
 * Where rows lie, from one of
 *   lon, lat     a column each: degrees, decimal or with minutes and seconds
 *   the same with *_minute and *_second: three columns each
 *   point        both in one column, longitude first
 *   x, y         easting and northing
 * in the reference system crs (a word or EPSG:n, geo/crs.h; NULL: WGS 84). All
 * NULL: unknown.
 */
struct ehr_place {
	const char *lon, *lat;
	const char *lon_minute, *lon_second, *lat_minute, *lat_second;
	const char *point;
	const char *x, *y, *crs;
	const struct ehr_yaml *node;
};

/* When a record gives a row that only says that its source is there. */
enum ehr_presence {
	EHR_PRESENT_NONE,
	EHR_PRESENT_RECORD, /* each record */
	EHR_PRESENT_SOURCE, /* the first of each source */
};

/* Two columns whose headings may be exchanged. */
struct ehr_index_pair {
	const char *hour, *maximum; /* of 24 hours */
};

/* An air quality index that each record has. */
struct ehr_index {
	const char *column;
	const char *const *standard; /* by which it may be made */
	size_t n_standards;
	const struct ehr_index_pair *pair;
	size_t n_pairs;
	const char *form; /* that reads them exchanged; NULL: none */
	const struct ehr_yaml *node;
};

struct ehr_mapping {
	const char *form;        /* name; NULL: none */
	struct ehr_field *field; /* without the traits */
	size_t n_fields;
	struct ehr_measure *measure;
	size_t n_measures;
	struct ehr_carry *carry;
	size_t n_carries;
	struct ehr_str *ignore; /* columns left out on purpose */
	size_t n_ignored;
	const struct ehr_yaml *ignore_node;
	struct ehr_str *missing; /* spellings of a missing cell */
	size_t n_missing;
	struct ehr_place place;
	enum ehr_presence present;
	bool drop_empty; /* an empty amount gives no row */
	/* records whose cell in totals_column is one of totals add up others */
	const char *totals_column;
	struct ehr_str *totals;
	size_t n_totals;
	const struct ehr_yaml *totals_node;
	/* records whose cell in unreported_column is one of unreported report
	 * no amounts, whatever stands there */
	const char *unreported_column;
	struct ehr_str *unreported;
	size_t n_unreported;
	const struct ehr_yaml *unreported_node;
	char decimal;  /* '.' or ',' */
	bool has_head; /* where the headings are is said by hand: */
	struct ehr_tablehead_set head;
	const struct ehr_index *index; /* NULL: none */
};

/* Reads the map in bytes, called file in messages; it lives in arena (units and
 * words need not outlive the call). NULL on failure. */
struct ehr_mapping *ehr_mapping_read(const char *file, struct ehr_str bytes,
	const struct ehr_units *units, const struct ehr_words *words,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
