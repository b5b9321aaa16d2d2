/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known of a rule where not knowing must help nobody: by Kleene's
 * logic, an empty cell or a column that nothing has being unknown, "has" of an
 * empty cell too.
 */
#ifndef EHR_MODEL_GRADING_STRICT_H
#define EHR_MODEL_GRADING_STRICT_H

#include "model/grading_facts.h"

/* FALSE, UNKNOWN or TRUE; *condition, if it is one that decided, else the first.
 * Of several values of a cell one is enough, or (every) all must do. A rule
 * without conditions holds. */
enum ehr_grade_truth ehr_grading_strict(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grade_rule *rule, bool every,
	size_t *condition);

#endif
