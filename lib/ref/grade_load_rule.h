/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lists of rules of a file of grading. For ref/grade_load.c.
 */
#ifndef EHR_REF_GRADE_LOAD_RULE_H
#define EHR_REF_GRADE_LOAD_RULE_H

#include "ref/grade_load.h"

/* Gates, impacts, evidence, record and supervision. */
EHR_MUST_USE int ehr_grade_load_rules(
	struct ehr_grade_loading *load, const struct ehr_yaml *root);

/* Parts of rules of other kinds. What every rule has (id, title_en, title_zh,
 * source, status); its conditions; a list, which may be missing, of rules that
 * have no more than both. */
EHR_MUST_USE int ehr_grade_load_head(struct ehr_grade_loading *load,
	const struct ehr_yaml *map, struct ehr_grade_rule *rule);
EHR_MUST_USE int ehr_grade_load_conditions(struct ehr_grade_loading *load,
	const struct ehr_yaml *map, struct ehr_grade_rule *rule);
EHR_MUST_USE int ehr_grade_load_list(struct ehr_grade_loading *load,
	const struct ehr_yaml *parent, const char *key,
	struct ehr_grade_list *list);

/* A whole number from 0 to max. */
EHR_MUST_USE int ehr_grade_load_count(struct ehr_grade_loading *load,
	const struct ehr_yaml *map, const char *key, long max, long *value);

#endif
