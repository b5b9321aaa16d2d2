/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a rule between cells, as ref/audit_rule.h describes it, read into
 * its terms.
 */
#ifndef EHR_REF_AUDIT_EXPR_H
#define EHR_REF_AUDIT_EXPR_H

#include "base/mem.h"
#include "ref/audit_rule.h"

/* Sets terms, ends and relations of *rule, in arena. On failure err->text (a
 * data fault without a place) says what was expected. */
EHR_MUST_USE int ehr_audit_expr_read(struct ehr_audit_rule *rule,
	struct ehr_str text, struct ehr_arena *arena, struct ehr_err *err);

#endif
