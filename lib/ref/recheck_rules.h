/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a file can be used in the place of built-in rules. For ref/recheck.c.
 */
#ifndef EHR_REF_RECHECK_RULES_H
#define EHR_REF_RECHECK_RULES_H

#include "ref/catalog.h"

/* By the kind of the item, which is one of rules: grading, a positive list,
 * admission, assessment or warnings. */
EHR_MUST_USE int ehr_recheck_rules(const struct ehr_catalog_item *item,
	const char *path, struct ehr_err *err);

#endif
