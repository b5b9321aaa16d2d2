/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-speciate says of a row that is scored: that its chemicals stand in
 * other rows, or which bounds it is for. For model/scoring.
 */
#ifndef EHR_MODEL_SCORING_BOUND_H
#define EHR_MODEL_SCORING_BOUND_H

#include "model/scoring.h"

/* Was the row's sum split, so that its children are scored? */
bool ehr_score_is_speciated(struct ehr_str flags);

/* The cell bound into score->bound. */
EHR_MUST_USE int ehr_score_bound_read(
	struct ehr_str text, struct ehr_score *score, struct ehr_err *err);

/* Leaves what the row counts for; true: there was a result, and none is left. */
EHR_MUST_USE bool ehr_score_bound_keep(struct ehr_score *score);

#endif
