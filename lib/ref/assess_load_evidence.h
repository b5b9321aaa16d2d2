/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rules of an assessment ask of tables, and the conditions on it. For
 * ref/assess_load.c and ref/assess_load_rule.c.
 */
#ifndef EHR_REF_ASSESS_LOAD_EVIDENCE_H
#define EHR_REF_ASSESS_LOAD_EVIDENCE_H

#include "ref/assess_load.h"

/* One evidence of the list. */
EHR_MUST_USE int ehr_assess_load_evidence(
	struct ehr_assess_loading *load, const struct ehr_yaml *map);
/* The evidence of that name, made of the column if there is none. */
size_t ehr_assess_load_named(
	struct ehr_assess_loading *load, struct ehr_str name);
/* One condition or a list of them; without the key *conditions stays empty. */
EHR_MUST_USE int ehr_assess_load_conditions(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const char *key,
	struct ehr_assess_conditions *conditions);
/* A text or a list of them. */
EHR_MUST_USE int ehr_assess_load_texts(struct ehr_assess_loading *load,
	const struct ehr_yaml *node, const char ***text, size_t *n);

#endif
