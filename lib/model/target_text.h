/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a target alone, for model/target.c.
 */
#ifndef EHR_MODEL_TARGET_TEXT_H
#define EHR_MODEL_TARGET_TEXT_H

#include "model/target.h"

/* What the text says. A number in square brackets is the change of the target,
 * whose sense (target->change) may be left open. cells->text is not empty. Fails
 * as ehr_target_read. */
EHR_MUST_USE int ehr_target_text_read(const struct ehr_target_words *words,
	const struct ehr_target_cells *cells, struct ehr_arena *arena,
	struct ehr_target *target, struct ehr_err *err);

/* One condition alone, such as a sign and a number with its unit. */
EHR_MUST_USE int ehr_target_bound_read(const struct ehr_target_words *words,
	struct ehr_str text, struct ehr_arena *arena,
	struct ehr_target_bound *bound, struct ehr_err *err);

/* Which operator the word ("ge" and so on) is: false if none. */
bool ehr_target_operator_find(
	struct ehr_str word, enum ehr_target_operator *op);

#endif
