/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a block as model/draw_totals.h needs them: what one thread does
 * without the others.
 */
#ifndef EHR_MODEL_DRAW_BATCH_H
#define EHR_MODEL_DRAW_BATCH_H

#include "model/draw_score.h"
#include "model/scoring.h"
#include "ref/group.h"

struct ehr_draw_item {
	const struct ehr_chemical *chemical;
	size_t medium;
	double concentration;
	struct ehr_str dist;      /* its text; empty: always the same */
	struct ehr_factor factor; /* of the row's unit to the medium's */
	bool convert;
	uint64_t key; /* of the row */
	bool alone;   /* not in proportion, or by a distribution */
};

struct ehr_draw_record {
	struct ehr_str group; /* the by cells, lengths before */
	struct ehr_str place; /* where in the group: receptor, medium ... */
	struct ehr_str pollutant;
	struct ehr_group_place chemicals; /* sums and members */
	bool scored, in_scope, nondetect;
	unsigned long line;
	struct ehr_draw_item item; /* where scored */
};

/* Columns that the batch looks at. */
struct ehr_draw_batch_columns {
	size_t *by;
	size_t n_by;
	long receptor;
	struct ehr_draw_value_columns value;
};

struct ehr_draw_batch {
	const struct ehr_draw_batch_columns *columns;
	const struct ehr_scoring *scoring;
	const struct ehr_draw_plan *plan;
	struct ehr_scorer *scorer;
	struct ehr_score score;
	struct ehr_draw_units units;
	struct ehr_dist_files files;
	struct ehr_draw_record *record;
	size_t n, cap;
	struct ehr_arena arena; /* texts of the records */
	struct ehr_buf text;
};

struct ehr_draw_batch *ehr_draw_batch_new(const struct ehr_scoring *scoring,
	const struct ehr_draw_plan *plan,
	const struct ehr_draw_batch_columns *columns);
void ehr_draw_batch_free(struct ehr_draw_batch *batch);
EHR_MUST_USE int ehr_draw_batch_add(struct ehr_draw_batch *batch,
	const struct ehr_row *row, struct ehr_err *err);
void ehr_draw_batch_reset(struct ehr_draw_batch *batch);

#endif
