/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/recheck_rules.h"

#include "io/file.h"
#include "ref/admission_rule.h"
#include "ref/assess_rule.h"
#include "ref/positive_rule.h"
#include "ref/rule_file.h"
#include "ref/warn_rule.h"

enum { RULES_MAX = 1 << 20 };

static bool is_kind(const struct ehr_catalog_item *item, const char *kind)
{
	return ehr_str_is(ehr_rule_file_kind(item->file->bytes), kind);
}

/* A list of the kind that the built-in one has. */
static int check_positive(const struct ehr_catalog_item *item, const char *path,
	struct ehr_str bytes, struct ehr_err *err)
{
	struct ehr_positive_rules *rules;
	int kind = 0;

	for (; kind + 1 < EHR_POSITIVE_KINDS; kind++) {
		struct ehr_err not_this = { 0 };

		rules = ehr_positive_rules_read(item->file->path,
			item->file->bytes, (enum ehr_positive_kind)kind,
			&not_this);
		ehr_positive_rules_close(rules);
		if (rules)
			break;
	}
	rules = ehr_positive_rules_read(
		path, bytes, (enum ehr_positive_kind)kind, err);
	ehr_positive_rules_close(rules);
	return rules ? 0 : -1;
}

static int check_assessment(
	const char *path, struct ehr_str bytes, struct ehr_err *err)
{
	struct ehr_assess_rules *rules =
		ehr_assess_rules_read(path, bytes, err);

	ehr_assess_rules_close(rules);
	return rules ? 0 : -1;
}

static int check_warning(
	const char *path, struct ehr_str bytes, struct ehr_err *err)
{
	struct ehr_warn_rules *rules = ehr_warn_rules_read(path, bytes, err);

	ehr_warn_rules_close(rules);
	return rules ? 0 : -1;
}

static int check_bytes(const struct ehr_catalog_item *item, const char *path,
	struct ehr_str bytes, struct ehr_err *err)
{
	struct ehr_admission_rules *admission;
	struct ehr_grade_rules *grading;

	if (is_kind(item, "positive-list"))
		return check_positive(item, path, bytes, err);
	if (is_kind(item, EHR_ASSESS_KIND))
		return check_assessment(path, bytes, err);
	if (is_kind(item, EHR_WARN_KIND))
		return check_warning(path, bytes, err);
	if (is_kind(item, "admission")) {
		admission = ehr_admission_rules_read(path, bytes, err);
		ehr_admission_rules_close(admission);
		return admission ? 0 : -1;
	}
	grading = ehr_grade_rules_read(path, bytes, err);
	ehr_grade_rules_close(grading);
	return grading ? 0 : -1;
}

int ehr_recheck_rules(const struct ehr_catalog_item *item, const char *path,
	struct ehr_err *err)
{
	struct ehr_buf bytes = { 0 };
	int rc = ehr_file_read(path, RULES_MAX, &bytes, err);

	if (rc == 0)
		rc = check_bytes(
			item, path, (struct ehr_str){ bytes.p, bytes.n }, err);
	ehr_buf_release(&bytes);
	return rc;
}
