/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A former output of the grading, read again: for telling who moved and why
 * (model/grading_moves.h).
 */
#ifndef EHR_MODEL_GRADING_PAST_H
#define EHR_MODEL_GRADING_PAST_H

#include "base/day.h"
#include "model/grading_facts.h"

/* Of a row. Texts that repeat are numbers in texts. */
struct ehr_grading_past_row {
	struct ehr_str name, reasons;
	uint32_t uscc, code, supervision, visits, samples, zone, evidence;
	uint32_t until, rules,
		sha; /* of the payload: the digest of the rules */
	enum ehr_grade_level level;
	bool white;
	long from; /* the day */
};

/* { 0 } is empty and valid. */
struct ehr_grading_past {
	struct ehr_map id; /* in order of the rows */
	struct ehr_grading_past_row *row;
	size_t cap;
	struct ehr_map texts;
	struct ehr_arena arena;
};

/* Reads all columns of model/grading_book.h but level_zh, level_low, color,
 * would_lift, would_lower, digest and grade_flags. A missing one, an enterprise that stands
 * there twice, a word that is no level, a payload that is not good or that says
 * something else than the row: EHR_FAULT_DATA, with file, line and column. */
EHR_MUST_USE int ehr_grading_past_read(struct ehr_grading_past *past,
	struct ehr_reader *reader, struct ehr_err *err);

/* Tells facts, which must have all enterprises, when each was graded; before
 * records are read. */
void ehr_grading_past_days(
	const struct ehr_grading_past *past, struct ehr_grading_facts *facts);

static inline struct ehr_str ehr_grading_past_text(
	const struct ehr_grading_past *past, uint32_t text)
{
	return past->texts.key[text];
}

void ehr_grading_past_release(struct ehr_grading_past *past);

#endif
