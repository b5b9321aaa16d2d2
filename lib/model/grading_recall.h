/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reasons of a former grade, from their words (model/grading_text.h), as the
 * rules of now see them: each value that stands in them is put to the rule of
 * that id again. By the same rules these are the reasons as they were.
 *
 * What stands in words of another rule, or of one that is no more, is lost: it
 * is kept as text, and makes no reason. Nothing is known of a rule that the
 * words do not name but that it did not hold then, if there was one.
 */
#ifndef EHR_MODEL_GRADING_RECALL_H
#define EHR_MODEL_GRADING_RECALL_H

#include "model/grading.h"
#include "model/grading_past.h"

struct ehr_grading_recalled {
	struct ehr_str id, text; /* "I01", and what stands behind */
	bool lost;               /* the rules of now do not know it */
};

struct ehr_grading_recall {
	struct ehr_grading_recalled said[EHR_GRADING_REASONS];
	size_t n_said;
	struct ehr_grading_reason reason[EHR_GRADING_REASONS];
	size_t n;
	/* cells of then, by fact, as far as told; NULL with told: empty */
	bool told[EHR_GRADE_FACTS];
	const char *cell[EHR_GRADE_FACTS];
	struct ehr_arena arena;
};

/* Fills *recall, which is { 0 } or was filled before. */
void ehr_grading_recall_make(struct ehr_grading_recall *recall,
	const struct ehr_grading_facts *facts,
	const struct ehr_grading_past *past, size_t row);
/* If the rules are the same: a gate that asks for one filled cell and was not
 * said found it empty. */
void ehr_grading_recall_unsaid(struct ehr_grading_recall *recall,
	const struct ehr_grading_facts *facts);
void ehr_grading_recall_release(struct ehr_grading_recall *recall);

/* What stood behind the id then; NULL: nothing of the rule. */
const struct ehr_grading_recalled *ehr_grading_recall_find(
	const struct ehr_grading_recall *recall, const char *id);

#endif
