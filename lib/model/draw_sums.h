/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sums of hq and of cr of a group's rows at every draw, for
 * model/draw_totals.h. For one thread.
 */
#ifndef EHR_MODEL_DRAW_SUMS_H
#define EHR_MODEL_DRAW_SUMS_H

#include "base/sum.h"
#include "io/writer.h"
#include "model/draw_batch.h"

/* One row, or all that are one exact sum. */
struct ehr_draw_part {
	struct ehr_draw_item item;
	struct ehr_sum sum; /* of concentrations */
};

struct ehr_draw_sums {
	const struct ehr_draw_plan *plan;
	struct ehr_draw_scores scores;
	struct ehr_draw_value value;
	double *hi, *cr;         /* at each draw */
	double *own_hi, *own_cr; /* what concentrations alone do */
	double *rank;
	bool has_hi, has_cr, has_own;
	struct ehr_draw_result result;
};

void ehr_draw_sums_init(struct ehr_draw_sums *sums,
	const struct ehr_draw_plan *plan,
	const struct ehr_draw_value_columns *columns);
void ehr_draw_sums_release(struct ehr_draw_sums *sums);

/* The sums of n parts, which are put into an order of their own. Fails if a file
 * of a distribution can no longer be read. */
EHR_MUST_USE int ehr_draw_sums_of(struct ehr_draw_sums *sums,
	struct ehr_draw_part *part, size_t n, struct ehr_err *err);

/* Columns of model/draw_columns.h for hi and cr. */
void ehr_draw_sums_write(struct ehr_draw_sums *sums, struct ehr_writer *writer);

#endif
