/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the grade of one enterprise moved since a former grading. Each move says
 * which input it comes from (model/grading_cause.h).
 */
#ifndef EHR_MODEL_GRADING_MOVES_H
#define EHR_MODEL_GRADING_MOVES_H

#include "model/grading_cause.h"

enum ehr_grading_change {
	EHR_MOVE_WORSE, /* the level */
	EHR_MOVE_BETTER,
	EHR_MOVE_NOW_ASSESSED,       /* from grey */
	EHR_MOVE_NO_LONGER_ASSESSED, /* to grey */
	EHR_MOVE_NEW,
	EHR_MOVE_GONE,
	EHR_MOVE_CODE,
	EHR_MOVE_WHITELIST_GAINED,
	EHR_MOVE_WHITELIST_LOST,
	EHR_MOVE_SUPERVISION,
	EHR_MOVE_EXPIRED, /* the former grade held no more on the day */
	EHR_MOVES
};
extern const char *const ehr_move_word[EHR_MOVES];

struct ehr_grading_move {
	enum ehr_grading_change change;
	struct ehr_buf before, after, cause, moved_by;
};

enum { EHR_MOVES_OF_ONE = 5 };

/* { 0 } at first; past, today and causes.facts are set by the caller and outlive
 * it. */
struct ehr_grading_comparison {
	const struct ehr_grading_past *past;
	long today;
	struct ehr_grading_move move[EHR_MOVES_OF_ONE];
	size_t n; /* moves */
	struct ehr_grading_causes causes;
	struct ehr_buf text; /* work space */
};

/* The moves of an enterprise that has the grade now and had that of the row. */
void ehr_grading_compare(struct ehr_grading_comparison *self, size_t enterprise,
	const struct ehr_grading *grading, size_t row);

/* One move: of an enterprise that the past lacks, or of a row whose enterprise
 * is no more. */
void ehr_grading_compare_new(struct ehr_grading_comparison *self,
	size_t enterprise, const struct ehr_grading *grading);
void ehr_grading_compare_gone(struct ehr_grading_comparison *self, size_t row);

void ehr_grading_comparison_release(struct ehr_grading_comparison *self);

#endif
