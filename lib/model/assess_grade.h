/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grade of a total: by the cut points, less where what it requires does not
 * hold, and less by vetoes. For model/assess.c.
 */
#ifndef EHR_MODEL_ASSESS_GRADE_H
#define EHR_MODEL_ASSESS_GRADE_H

#include "model/assess.h"

/* Fills best, worst and grade_why; values, outcomes and total are there. */
EHR_MUST_USE int ehr_assess_decide_grade(
	struct ehr_assess *assess, struct ehr_err *err);

#endif
