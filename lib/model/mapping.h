/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A map file: how the columns of a sample table become canonical rows. YAML,
 * described in ehrisk-ingest(1). What it says is checked here, before any row
 * is read: words, units, CAS numbers, that nothing is said twice and that
 * nothing needed is left out. Whether the columns it names exist is for whoever
 * has the header.
 *
 * The map belongs to its arena and is read only once it is read.
 */
#ifndef EHR_MODEL_MAPPING_H
#define EHR_MODEL_MAPPING_H

#include "base/err.h"
#include "base/mem.h"
#include "io/yaml.h"
#include "ref/unit.h"
#include "ref/word.h"

enum ehr_field_kind {
	EHR_FIELD_COLUMN,   /* text is the name of an input column */
	EHR_FIELD_CONSTANT, /* text is the cell, in every row */
	EHR_FIELD_TEMPLATE, /* text with {column} in it */
};

/* A canonical column and what it is filled with. */
struct ehr_field {
	const char *name;
	enum ehr_field_kind kind;
	const char *text;
	const struct ehr_yaml *node; /* for messages */
};

/* An input column with the amounts of one pollutant. */
struct ehr_measure {
	const char *column;
	const char *pollutant;
	struct ehr_str cas; /* may be empty */
	const char *medium, *point_type, *quantity;
	const char *unit;         /* of the canonical row */
	struct ehr_factor factor; /* from the column's unit to that */
	const char *limit; /* detection limit as written; NULL: none declared */
	double limit_value;   /* in the column's unit */
	const char *stand_in; /* nondetect_value; NULL: none declared */
	double stand_in_value;
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

struct ehr_mapping {
	struct ehr_field
		*field; /* in canonical order, without those of measure */
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
};

/* Reads the map in bytes, called file in messages; it lives in arena (units and
 * words need not outlive the call). NULL on failure. */
struct ehr_mapping *ehr_mapping_read(const char *file, struct ehr_str bytes,
	const struct ehr_units *units, const struct ehr_words *words,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
