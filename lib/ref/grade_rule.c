/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/grade_rule.h"

#include <stdlib.h>

#include "io/file.h"
#include "ref/grade_load.h"
#include "ref/rule_file.h"

const char *const ehr_grade_level_word[EHR_GRADE_LEVELS] = { "none",
	"acceptable", "medium", "high", "grey" };

int ehr_grade_rules_stamp(struct ehr_grade_rules *rules, const char *file,
	struct ehr_str yaml, struct ehr_err *err)
{
	rules->label = ehr_rule_file_label(
		rules->name, rules->version, file, yaml, &rules->arena, err);
	ehr_sha256(yaml, rules->sha256);
	return rules->label ? 0 : -1;
}

struct ehr_grade_rules *ehr_grade_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err)
{
	struct ehr_grade_rules *rules = ehr_calloc(1, sizeof(*rules));
	struct ehr_yaml *root = ehr_yaml_read(file, yaml, &rules->arena, err);

	if (!root || ehr_grade_load(rules, root, err) ||
		ehr_grade_rules_stamp(rules, file, yaml, err)) {
		ehr_grade_rules_close(rules);
		return NULL;
	}
	return rules;
}

void ehr_grade_rules_close(struct ehr_grade_rules *rules)
{
	if (!rules)
		return;
	ehr_arena_release(&rules->arena);
	free(rules);
}

struct ehr_grade_rules *ehr_grade_rules_open(
	const char *name, struct ehr_err *err)
{
	struct ehr_rule_file file;
	struct ehr_grade_rules *rules = NULL;

	if (ehr_rule_file_open(&file, name, "", err) == 0)
		rules = ehr_grade_rules_read(file.file, file.bytes, err);
	if (rules)
		rules->path = file.path;
	ehr_rule_file_release(&file);
	return rules;
}
