/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each kind of rule of an assessment needs. For ref/assess_load.c.
 */
#ifndef EHR_REF_ASSESS_LOAD_RULE_H
#define EHR_REF_ASSESS_LOAD_RULE_H

#include "ref/assess_load.h"

/* One rule, whose id, titles and source are read. */
EHR_MUST_USE int ehr_assess_load_rule(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule);

#endif
