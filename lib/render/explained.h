/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An explained row (model/score_explain.h) as text for people and as JSON.
 */
#ifndef EHR_RENDER_EXPLAINED_H
#define EHR_RENDER_EXPLAINED_H

#include "model/score_explain.h"

/* As text, appended: what was read, each path's equations, the sums, the numbers
 * with their sources. row counts from 1; digits of numbers, 0: all. */
void ehr_explained_text(const struct ehr_score_explanation *explanation,
	unsigned long row, int digits, struct ehr_buf *out);

/* As one JSON object on one line, without a line end. */
void ehr_explained_json(const struct ehr_score_explanation *explanation,
	unsigned long row, int digits, struct ehr_buf *out);

#endif
