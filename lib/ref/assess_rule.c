/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/assess_rule.h"

#include <stdlib.h>

#include "io/file.h"
#include "ref/assess_load.h"
#include "ref/rule_file.h"

const char *const ehr_assess_kind_word[EHR_ASSESS_KINDS] = { "proportional",
	"per_unit", "step", "table", "min_of", "bonus", "cap", "veto" };

struct ehr_assess_rules *ehr_assess_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err)
{
	struct ehr_assess_rules *rules = ehr_calloc(1, sizeof(*rules));
	struct ehr_yaml *root = ehr_yaml_read(file, yaml, &rules->arena, err);

	ehr_sha256(yaml, rules->sha256);
	if (root && ehr_assess_load(rules, root, err) == 0)
		rules->label = ehr_rule_file_label(rules->name, rules->version,
			file, yaml, &rules->arena, err);
	if (rules->label)
		return rules;
	ehr_assess_rules_close(rules);
	return NULL;
}

struct ehr_assess_rules *ehr_assess_rules_open(
	const char *name, struct ehr_err *err)
{
	struct ehr_rule_file file;
	struct ehr_assess_rules *rules = NULL;

	if (ehr_rule_file_open(&file, name, EHR_ASSESS_KIND, err) == 0)
		rules = ehr_assess_rules_read(file.file, file.bytes, err);
	if (rules)
		rules->path = file.path;
	ehr_rule_file_release(&file);
	return rules;
}

void ehr_assess_rules_close(struct ehr_assess_rules *rules)
{
	if (!rules)
		return;
	ehr_arena_release(&rules->arena);
	free(rules);
}

bool ehr_assess_is_item(const struct ehr_assess_rule *rule)
{
	return rule->kind <= EHR_ASSESS_MIN_OF;
}
