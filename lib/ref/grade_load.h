/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of grading from their YAML document: every key known, every id there
 * once. For ref/grade_rule.c.
 */
#ifndef EHR_REF_GRADE_LOAD_H
#define EHR_REF_GRADE_LOAD_H

#include "base/hash.h"
#include "ref/grade_rule.h"

/* What the functions that read need. */
struct ehr_grade_loading {
	struct ehr_grade_rules *rules;
	struct ehr_map ids; /* of the rules so far; the caller's to release */
	struct ehr_err *err;
};

/* What every file of rules begins with: name, version, title_en, title_zh. */
EHR_MUST_USE int ehr_grade_load_title(
	struct ehr_grade_loading *load, const struct ehr_yaml *root);

/* The windows, if there are any; and, once all conditions are read: does one
 * count each fact of records, and is each fact of a table that the file may ask
 * for, a bit of tables for each? */
EHR_MUST_USE int ehr_grade_load_windows(
	struct ehr_grade_loading *load, const struct ehr_yaml *root);
EHR_MUST_USE int ehr_grade_load_facts(struct ehr_grade_loading *load,
	const struct ehr_yaml *root, unsigned tables);

/* Fills the empty *rules. Fails (EHR_FAULT_USAGE) with file, line and key. */
EHR_MUST_USE int ehr_grade_load(struct ehr_grade_rules *rules,
	const struct ehr_yaml *root, struct ehr_err *err);

#endif
