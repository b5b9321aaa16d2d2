/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of an assessment from their YAML document. For ref/assess_rule.c.
 */
#ifndef EHR_REF_ASSESS_LOAD_H
#define EHR_REF_ASSESS_LOAD_H

#include "base/hash.h"
#include "io/yaml.h"
#include "ref/assess_rule.h"

struct ehr_assess_loading {
	struct ehr_assess_rules *rules;
	struct ehr_map ids; /* of evidence, grades and rules */
	struct ehr_err *err;
};

/* Fills the empty *rules. Fails (EHR_FAULT_USAGE) with file, line and key. */
EHR_MUST_USE int ehr_assess_load(struct ehr_assess_rules *rules,
	const struct ehr_yaml *root, struct ehr_err *err);

/* A decimal number that must be there. */
EHR_MUST_USE int ehr_assess_load_number(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const char *key, struct ehr_decimal *value);

/* The same with at most the places of the rules, and not negative. */
EHR_MUST_USE int ehr_assess_load_points(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const char *key, struct ehr_decimal *value);

/* The same of a text. */
EHR_MUST_USE int ehr_assess_load_points_of(struct ehr_assess_loading *load,
	const struct ehr_yaml *node, struct ehr_decimal *value);

#endif
