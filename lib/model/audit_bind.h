/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules held against the columns of a table: which of them can be used, and on
 * which columns. A rule with "*" gives one for each pollutant and medium.
 */
#ifndef EHR_MODEL_AUDIT_BIND_H
#define EHR_MODEL_AUDIT_BIND_H

#include "base/mem.h"
#include "model/audit.h"

struct ehr_audit_bound {
	const struct ehr_audit_rule *rule;
	size_t source[EHR_AUDIT_TERMS]; /* of each term; 0 of a number */
	const struct ehr_audit_source *of;
	struct ehr_str relation; /* in headings */
};

struct ehr_audit_binding {
	struct ehr_arena arena;
	struct ehr_audit_bound *bound;
	size_t n, cap;
	bool *needed; /* by source */
	struct ehr_buf ambiguous;
};

void ehr_audit_bind(struct ehr_audit_binding *binding,
	const struct ehr_audit_opts *opts,
	const struct ehr_audit_source *source, size_t n);
void ehr_audit_binding_release(struct ehr_audit_binding *binding);

/* What stands for a term that is no number. */
struct ehr_audit_put {
	void (*term)(struct ehr_buf *out, const struct ehr_audit_bound *bound,
		size_t at, const void *self);
	const void *self;
};

/* The relation as text. */
void ehr_audit_put(struct ehr_buf *out, const struct ehr_audit_bound *bound,
	const struct ehr_audit_put *put);

#endif
