/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of grading from their YAML document: every key known, every id there
 * once. For ref/grade_rule.c.
 */
#ifndef EHR_REF_GRADE_LOAD_H
#define EHR_REF_GRADE_LOAD_H

#include "ref/grade_rule.h"

/* What the functions that read need. */
struct ehr_grade_loading {
	struct ehr_grade_rules *rules;
	struct ehr_err *err;
};

/* Fills the empty *rules. Fails (EHR_FAULT_USAGE) with file, line and key. */
EHR_MUST_USE int ehr_grade_load(struct ehr_grade_rules *rules,
	const struct ehr_yaml *root, struct ehr_err *err);

#endif
