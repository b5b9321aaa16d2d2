/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of one block, scored and made ready to be added to their groups:
 * what a thread does of model/totals.h without the others.
 *
 * Texts that repeat (groups, pollutants, places) are numbered within the
 * batch, in order of first appearance.
 */
#ifndef EHR_MODEL_TOTALS_BATCH_H
#define EHR_MODEL_TOTALS_BATCH_H

#include "base/hash.h"
#include "model/scoring.h"

/* Which cells of a row the totals look at. */
struct ehr_totals_columns {
	size_t *by; /* the columns to group by */
	size_t n_by;
	bool *is_by; /* of all columns */
	size_t n;    /* columns in all */
	long receptor;
};

struct ehr_batch_row {
	uint32_t group, pollutant, place;
	uint32_t missing; /* what was not scored, or not all of it;
			     EHR_BATCH_NOTHING */
	unsigned long line;
	bool scored, in_scope, nondetect;
	bool has_hq, has_cr, has_hq_high, has_cr_high;
	double hq, cr, hq_high, cr_high;
	uint32_t flags; /* words on the score; EHR_BATCH_NOTHING */
};

enum { EHR_BATCH_NOTHING = UINT32_MAX };

struct ehr_batch {
	const struct ehr_totals_columns *columns;
	const struct ehr_scoring *scoring;
	struct ehr_scorer *scorer;
	struct ehr_batch_row *row;
	size_t n, cap;
	struct ehr_map group; /* the cells of the by columns, lengths before */
	/* by group: the cells of its first row, and by column whether a later
	 * one of any group differed from its own */
	struct ehr_str **first;
	size_t first_cap;
	bool *varies;
	struct ehr_map pollutant; /* CAS number, or the name without one */
	struct ehr_str *name;     /* by pollutant, as first called */
	size_t name_cap;
	struct ehr_map place;   /* receptor, point type, medium, layer */
	struct ehr_map missing; /* "name(word)" */
	struct ehr_map flags;   /* words on the scores */
	struct ehr_arena arena; /* first, name */
	struct ehr_buf key;
};

struct ehr_batch *ehr_batch_new(const struct ehr_scoring *scoring,
	const struct ehr_totals_columns *columns);
void ehr_batch_free(struct ehr_batch *batch);

/* Scores the row and keeps what its group needs of it. */
EHR_MUST_USE int ehr_batch_add(struct ehr_batch *batch,
	const struct ehr_row *row, struct ehr_err *err);

/* Makes it empty for the next block. */
void ehr_batch_reset(struct ehr_batch *batch);

/* Appends the text with its length before it, so that texts put one after the
 * other are told apart. */
void ehr_batch_key(struct ehr_buf *key, struct ehr_str text);

#endif
