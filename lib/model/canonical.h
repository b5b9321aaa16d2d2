/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of canonical rows in the order that ingest writes them, and what
 * their cells must look like.
 */
#ifndef EHR_MODEL_CANONICAL_H
#define EHR_MODEL_CANONICAL_H

#include "base/err.h"
#include "ref/word.h"

/* What fills a column. */
enum ehr_filled {
	EHR_FILLED_FIELD,   /* a column, a constant or a template of the map */
	EHR_FILLED_KIND,    /* medium, point_type, quantity: a constant, or said
	                       with the pollutant, since the unit hangs on it */
	EHR_FILLED_PLACE,   /* the coordinates */
	EHR_FILLED_MEASURE, /* the pollutant and its amount */
};

enum ehr_cell_type {
	EHR_CELL_TEXT,
	EHR_CELL_NUMBER,
	EHR_CELL_YEAR, /* four figures */
	EHR_CELL_TIME, /* ISO 8601, see model/moment.h */
	EHR_CELL_WORD, /* one of words.csv */
	/* codes (ref/code.h) */
	EHR_CELL_USCC,
	EHR_CELL_ORGANISATION,
	EHR_CELL_PERMIT,
	EHR_CELL_INDUSTRY,
	EHR_CELL_DIVISION,
};

struct ehr_canonical {
	const char *name;
	enum ehr_filled filled;
	enum ehr_cell_type type;
};

const struct ehr_canonical *ehr_canonical_list(size_t *n);

/* The one with that name, or NULL. */
const struct ehr_canonical *ehr_canonical_find(const char *name);

/* Fails (EHR_FAULT_DATA, reasons "not_a_number", "not_a_year", "not_a_time",
 * "unknown_word") if the cell is not empty and not of the column's type. column
 * is the name for the message. */
EHR_MUST_USE int ehr_canonical_check(const struct ehr_canonical *canonical,
	const struct ehr_words *words, const char *column, struct ehr_str cell,
	struct ehr_err *err);

/* Do rows of this quantity (NULL: not known) have no medium? Those of what is kept
 * on a site: it is in none yet. */
bool ehr_canonical_no_medium(const char *quantity);

#endif
