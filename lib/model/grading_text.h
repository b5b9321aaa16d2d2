/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words for a grade: why it is what it is, on what it rests, what would change
 * it. Rules go by their ids, with the value that was looked at, what the rule
 * asks and, in brackets, its mark where nobody read it in a source:
 *
 *   I01 totals.cr_high=3.2e-6 >= 1e-6 medium [memory]
 *
 * "; " stands between.
 */
#ifndef EHR_MODEL_GRADING_TEXT_H
#define EHR_MODEL_GRADING_TEXT_H

#include "model/grading.h"

/* Appends one reason. */
void ehr_grading_put_reason(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise,
	const struct ehr_grading_reason *reason);

/* The id of its rule. */
const char *ehr_grading_reason_id(const struct ehr_grading_reason *reason);

/* Does it speak against the enterprise? */
bool ehr_grading_is_problem(const struct ehr_grading_reason *reason);

/* Each appends its text. lift: what all would have to change for a better
 * level, or a place on the whitelist; lower: what each would make it worse. */
void ehr_grading_put_reasons(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise,
	const struct ehr_grading *grading);
void ehr_grading_put_evidence(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise);
void ehr_grading_put_lift(struct ehr_buf *out,
	const struct ehr_grading_facts *facts,
	const struct ehr_grading *grading);
void ehr_grading_put_lower(struct ehr_buf *out,
	const struct ehr_grading_facts *facts,
	const struct ehr_grading *grading);

/* A cell with ";" between its values, "" if it is empty. */
struct ehr_str ehr_grading_plain(const char *cell, struct ehr_buf *buf);

#endif
