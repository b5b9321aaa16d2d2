/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/admission_rule.h"

#include <stdlib.h>

#include "base/num.h"
#include "ref/admission_load.h"
#include "ref/rule_file.h"

const char *const ehr_admission_decision_word[EHR_ADMISSION_DECISIONS] = {
	"allow", "conditions", "refuse", "undecided"
};

struct ehr_admission_rules *ehr_admission_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err)
{
	struct ehr_admission_rules *rules = ehr_calloc(1, sizeof(*rules));
	struct ehr_yaml *root =
		ehr_yaml_read(file, yaml, &rules->common.arena, err);

	if (root && ehr_admission_load(rules, root, err) == 0 &&
		ehr_grade_rules_stamp(&rules->common, file, yaml, err) == 0)
		return rules;
	ehr_admission_rules_close(rules);
	return NULL;
}

struct ehr_admission_rules *ehr_admission_rules_open(
	const char *name, struct ehr_err *err)
{
	struct ehr_rule_file file;
	struct ehr_admission_rules *rules = NULL;

	if (ehr_rule_file_open(&file, name, "admission", err) == 0)
		rules = ehr_admission_rules_read(file.file, file.bytes, err);
	if (rules)
		rules->common.path = file.path;
	ehr_rule_file_release(&file);
	return rules;
}

void ehr_admission_rules_close(struct ehr_admission_rules *rules)
{
	if (!rules)
		return;
	ehr_arena_release(&rules->common.arena);
	free(rules);
}

const struct ehr_admission_rule *ehr_admission_rules_at(
	const struct ehr_admission_rules *rules, size_t zone, size_t class)
{
	return &rules->rule[rules->at[zone * rules->n_classes + class]];
}

static bool is_zone(const struct ehr_admission_zone *zone, struct ehr_str word)
{
	double number;

	for (size_t i = 0; i < zone->n_names; i++)
		if (ehr_str_is(word, zone->name[i]))
			return true;
	return ehr_str_is(word, zone->head.id) ||
	       (ehr_num_read(word, &number) == EHR_NUM_VALUE &&
		       number == (double)zone->class);
}

long ehr_admission_rules_zone(
	const struct ehr_admission_rules *rules, struct ehr_str word)
{
	for (size_t i = 0; i < rules->n_zones; i++)
		if (is_zone(&rules->zone[i], word))
			return (long)i;
	return -1;
}

long ehr_admission_rules_class(
	const struct ehr_admission_rules *rules, struct ehr_str word)
{
	for (size_t i = 0; i < rules->n_classes; i++)
		if (ehr_str_is(word, rules->class[i].rule.id))
			return (long)i;
	return -1;
}
