/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_strict.h"

static enum ehr_grade_truth ask_one(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grade_condition *condition,
	bool every)
{
	const char *cell = ehr_grading_cell(facts, enterprise, condition->fact);

	if (!facts->there[condition->fact] ||
		(!cell && condition->relation == EHR_GRADE_HAS))
		return EHR_GRADE_UNKNOWN;
	return ehr_grade_condition_ask(condition, cell, every);
}

enum ehr_grade_truth ehr_grading_strict(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grade_rule *rule, bool every,
	size_t *condition)
{
	enum ehr_grade_truth end = rule->any ? EHR_GRADE_FALSE : EHR_GRADE_TRUE;

	*condition = 0;
	for (size_t i = 0; i < rule->n_conditions; i++) {
		enum ehr_grade_truth one =
			ask_one(facts, enterprise, &rule->condition[i], every);

		if (rule->any ? one > end : one < end) {
			end = one;
			*condition = i;
		}
	}
	return end;
}
