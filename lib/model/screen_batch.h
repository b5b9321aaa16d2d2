/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Amounts read from the rows of one block, for a screening: what a thread does of
 * model/screen.h without the others. Texts that repeat are numbered within the
 * batch, in order of first appearance.
 *
 * A pollutant is its CAS number, or its name where it has none.
 */
#ifndef EHR_MODEL_SCREEN_BATCH_H
#define EHR_MODEL_SCREEN_BATCH_H

#include "model/grouped.h"
#include "model/unit_cache.h"

/* Columns that are looked at, in the order of ehr_screen_columns. */
enum ehr_screen_column {
	EHR_SCREEN_MEDIUM,
	EHR_SCREEN_POLLUTANT,
	EHR_SCREEN_VALUE,
	EHR_SCREEN_UNIT,
	EHR_SCREEN_NEEDED, /* those before must be there */
	EHR_SCREEN_CAS = EHR_SCREEN_NEEDED,
	EHR_SCREEN_QUANTITY,
	EHR_SCREEN_QUALIFIER,
	EHR_SCREEN_LIMIT,
	EHR_SCREEN_SOURCE_ID,
	EHR_SCREEN_FLAGS,
	EHR_SCREEN_COLUMNS,
};
extern const char *const ehr_screen_columns[EHR_SCREEN_COLUMNS + 1];

struct ehr_screen_bound {
	long column[EHR_SCREEN_COLUMNS]; /* EHR_NO_COLUMN where absent */
	struct ehr_group_columns group;
	bool by_pollutant;    /* else by the group's key */
	size_t by;            /* the column ranked by, unless by pollutant */
	const char *quantity; /* whose rows are amounts: "emission" */
	const struct ehr_units *units;
};

/* Finds the columns. rank_by "pollutant" or the name of a column; a missing one
 * fails and names it. */
EHR_MUST_USE int ehr_screen_bind(struct ehr_screen_bound *bound,
	const struct ehr_header *header, const char *rank_by,
	struct ehr_arena *arena, struct ehr_err *err);

/* What a row has. */
enum ehr_screen_kind {
	EHR_SCREEN_AMOUNT,    /* kg/a */
	EHR_SCREEN_NO_VALUE,  /* the value is empty */
	EHR_SCREEN_NONDETECT, /* qualifier < or ND */
	EHR_SCREEN_NEGATIVE,
	EHR_SCREEN_BAD_UNIT, /* not to be turned into kg/a */
	EHR_SCREEN_OTHER, /* another quantity, or only that the source exists */
	EHR_SCREEN_KINDS,
};

struct ehr_screen_row {
	uint32_t group, pollutant, source, medium;
	enum ehr_screen_kind kind;
	double kg;
};

struct ehr_screen_batch {
	const struct ehr_screen_bound *bound;
	struct ehr_unit_cache *cache;
	struct ehr_group_batch groups;
	struct ehr_map pollutant, source, medium;
	/* by pollutant: the first of its names in order of bytes; and does it
	 * have a CAS number, which then is its text */
	struct ehr_str *name;
	bool *has_cas;
	size_t name_cap;
	struct ehr_screen_row *row;
	size_t n, cap;
	unsigned long nameless; /* rows that say not of what, or of whom */
	struct ehr_arena arena;
};

struct ehr_screen_batch *ehr_screen_batch_new(
	const struct ehr_screen_bound *bound);
void ehr_screen_batch_free(struct ehr_screen_batch *batch);

/* Takes a row. -1: its value is no number. */
EHR_MUST_USE int ehr_screen_batch_add(struct ehr_screen_batch *batch,
	const struct ehr_row *row, struct ehr_err *err);
/* Makes it empty for the next block. */
void ehr_screen_batch_reset(struct ehr_screen_batch *batch);

#endif
