/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inputs of a grading as bits, and which of them made a reason another one: for
 * model/grading_moves.h, which says what they mean.
 */
#ifndef EHR_MODEL_GRADING_INPUT_H
#define EHR_MODEL_GRADING_INPUT_H

#include "model/grading_recall.h"

enum {
	EHR_INPUT_TOTALS = 1,
	EHR_INPUT_ZONES = 2,
	EHR_INPUT_ROSTER = 4,
	EHR_INPUT_EVENTS = 8,
	EHR_INPUT_RECORDS = 16,
	EHR_INPUT_RULES = 32,
	EHR_INPUT_DATE = 64,
	EHR_INPUT_OTHER = 128,
};

/* Appends their names with "/" between. */
void ehr_grading_inputs_put(struct ehr_buf *out, unsigned inputs);

/* Those that a fact comes from; records, not date. */
unsigned ehr_grading_inputs_of(
	const struct ehr_grading_facts *facts, size_t fact);

/* Those that may be why a rule, or an impact, does not come to what it came to
 * then. same_rules: it stood there then. */
unsigned ehr_grading_inputs_of_rule(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grading_recall *recall,
	const struct ehr_grade_rule *rule, bool same_rules);
unsigned ehr_grading_inputs_of_impact(const struct ehr_grading_facts *facts,
	const struct ehr_grading_recall *recall,
	const struct ehr_grade_impact *impact, bool same_rules);

#endif
