/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the reasons of a grade (model/grading.h) to the grade: the same reasons,
 * in any order, make the same grade by the same rules. So a grade can be made
 * again from the reasons of a former one, or from some of these and some of
 * those, which tells what moved it.
 */
#ifndef EHR_MODEL_GRADING_DECIDE_H
#define EHR_MODEL_GRADING_DECIDE_H

#include "model/grading.h"

struct ehr_grading_decision {
	enum ehr_grade_level before_record; /* of impacts and evidence */
	enum ehr_grade_level level;
	bool barred, at_least_medium, whitelisted;
};

void ehr_grading_decide(const struct ehr_grade_rules *rules,
	const struct ehr_grading_reason *reason, size_t n,
	struct ehr_grading_decision *decision);

#endif
