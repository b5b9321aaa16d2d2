/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Another table of the same sources, by which empty cells of records are
 * filled: a roster with codes, coordinates and stacks (--update), or a list of
 * stations (--join).
 *
 * A source is found by its credit code, else by its organisation code (also the
 * one inside a credit code), else by its name; or, for a join, by source_id
 * alone. Names are compared folded (base/fold.h), without blanks. A code or name
 * that several sources of the table share finds none of them: ambiguous. Where
 * the table has several records of a source (one for each outlet), the record of
 * the same outlet counts, else what all its records agree on.
 */
#ifndef EHR_MODEL_SIDE_H
#define EHR_MODEL_SIDE_H

#include <stdint.h>

#include "base/hash.h"
#include "io/table.h"

/* The columns that can be filled, and those that are only compared by. */
enum ehr_side_field {
	EHR_SIDE_SOURCE_ID,
	EHR_SIDE_OUTLET,
	EHR_SIDE_SOURCE_NAME, /* from here on: filled */
	EHR_SIDE_USCC,
	EHR_SIDE_ORG_CODE,
	EHR_SIDE_PERMIT_NO,
	EHR_SIDE_INDUSTRY_CODE,
	EHR_SIDE_ADM_CODE,
	EHR_SIDE_LON,
	EHR_SIDE_LAT,
	EHR_SIDE_HOURS_RUN,
	EHR_SIDE_STACK_HEIGHT,
	EHR_SIDE_STACK_DIAMETER,
	EHR_SIDE_EXIT_VELOCITY,
	EHR_SIDE_EXIT_TEMPERATURE,
	EHR_SIDE_FIELDS
};

/* The canonical column of a field. */
const char *ehr_side_column(enum ehr_side_field field);

/* The cells of one record; empty where not known. */
struct ehr_side_record {
	struct ehr_str cell[EHR_SIDE_FIELDS];
};

enum ehr_side_match {
	EHR_SIDE_NONE,
	EHR_SIDE_AMBIGUOUS,
	EHR_SIDE_BY_ID,
	EHR_SIDE_BY_USCC,
	EHR_SIDE_BY_ORG_CODE,
	EHR_SIDE_BY_NAME,
	EHR_SIDE_MATCHES
};

struct ehr_side;

/* by_id: for a join. */
struct ehr_side *ehr_side_new(bool by_id);
void ehr_side_free(struct ehr_side *side);

/* One record of the table; copied. When all are added, end. */
void ehr_side_add(struct ehr_side *side, const struct ehr_side_record *record);
void ehr_side_end(struct ehr_side *side);

/* Does any record of the table have the field? */
bool ehr_side_has(const struct ehr_side *side, enum ehr_side_field field);

struct ehr_side_found {
	enum ehr_side_match match;
	size_t source;     /* number of the source in the table, if matched */
	unsigned filled;   /* bit for each field that was filled */
	unsigned conflict; /* for each where the table says something else */
	unsigned unclear;  /* for each that is empty, where the table says
	                      several things */
};

/* Fills the empty cells of record with views into side, and says what it did.
 * Cells that are not empty stay. Numbers and codes agree if they are equal as
 * such; longitude and latitude within 1e-5 degrees, a metre; they are filled
 * together or not at all. Read only: threads may share side. */
struct ehr_side_found ehr_side_fill(
	const struct ehr_side *side, struct ehr_side_record *record);

/* What the table says of a field that is in conflict. */
struct ehr_str ehr_side_says(const struct ehr_side *side,
	const struct ehr_side_found *found,
	const struct ehr_side_record *record, enum ehr_side_field field);

/* Sources of the table, and the id and name of one. */
size_t ehr_side_sources(const struct ehr_side *side);
struct ehr_str ehr_side_source_cell(
	const struct ehr_side *side, size_t source, enum ehr_side_field field);

#endif
