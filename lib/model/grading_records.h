/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records of enterprises (violations, crimes, events, visits, samples), counted
 * by the windows of the rules. A window of so many months ends with the day of
 * grading, which is in it, and begins behind the same day that many months
 * before. An enterprise without records has 0 of each.
 */
#ifndef EHR_MODEL_GRADING_RECORDS_H
#define EHR_MODEL_GRADING_RECORDS_H

#include "base/day.h"
#include "model/grading_facts.h"
#include "ref/word.h"

/* Needs source_id, date and record_kind; severity is used where it is, an empty
 * one counting as any. Words of either that no window counts and the table of
 * words does not have are errors. To be called when all other tables are read. */
EHR_MUST_USE int ehr_grading_read_records(struct ehr_grading_facts *facts,
	const struct ehr_words *words, long today, struct ehr_reader *reader,
	struct ehr_err *err);

#endif
