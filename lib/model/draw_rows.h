/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scoring by draws as a row filter: behind the columns of model/score_rows.h
 * stand those of hq and cr (model/draw_columns.h), and
 *
 * draws        how many of them, the seed and the options
 * draws_flags  value_outside_distribution: the row's value is not among all but
 *              the outer 0.1 % of its distribution; capped_at_saturation,
 *              one_hit, above_linear_range: of some draws
 *
 * A row that is not scored has nothing there.
 */
#ifndef EHR_MODEL_DRAW_ROWS_H
#define EHR_MODEL_DRAW_ROWS_H

#include "model/draw_value.h"
#include "model/score_rows.h"

struct ehr_draw_rows {
	const struct ehr_draw_plan *plan;
	const struct ehr_scoring *scoring;
	struct ehr_filter inner; /* of ehr_score_rows_filter */
	struct ehr_draw_value_columns columns;
	const char **column; /* all that are written */
	size_t n_column;
	size_t rows, varied; /* scored, and of them those that vary */
	struct ehr_arena arena;
};

void ehr_draw_rows_init(struct ehr_draw_rows *rows,
	const struct ehr_draw_plan *plan, struct ehr_score_rows *scored);
void ehr_draw_rows_release(struct ehr_draw_rows *rows);

/* Fails on rows that count for some bounds alone (ehrisk-speciate --bounds). */
EHR_MUST_USE int ehr_draws_check(
	const struct ehr_scoring *scoring, struct ehr_err *err);

/* Finds the columns of the scoring and its own. */
EHR_MUST_USE int ehr_draw_rows_bind(struct ehr_draw_rows *rows,
	struct ehr_scoring *scoring, const struct ehr_header *header,
	struct ehr_err *err);

/* At its end the run fails (EHR_FAULT_USAGE) if rows were scored and none of
 * them varied: there is nothing to draw. */
struct ehr_filter ehr_draw_rows_filter(struct ehr_draw_rows *rows);

#endif
