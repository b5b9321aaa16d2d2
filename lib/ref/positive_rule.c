/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/positive_rule.h"

#include <stdlib.h>

#include "ref/field.h"
#include "ref/grade_load_rule.h"
#include "ref/rule_file.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define KIND "positive-list"

enum { MONTHS_MAX = 600 };

const char *const ehr_positive_kind_word[EHR_POSITIVE_KINDS] = { "enforcement",
	"eia" };

static int read_effect(struct ehr_grade_loading *load,
	const struct ehr_yaml *map, struct ehr_positive_effect *effect)
{
	static const char *const key[] = { "id", "title_en", "title_zh",
		"effect", "text_en", "text_zh", "valid_months", "needs", "of",
		"source", "status", "note" };

	if (ehr_grade_load_head(load, map, &effect->head) ||
		ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_text(map, "effect", &effect->effect, load->err) ||
		ehr_field_text(map, "text_en", &effect->text_en, load->err) ||
		ehr_field_text(map, "text_zh", &effect->text_zh, load->err) ||
		ehr_grade_load_count(load, map, "valid_months", MONTHS_MAX,
			&effect->valid_months) ||
		ehr_grade_load_list(load, map, "of", &effect->of))
		return -1;
	return ehr_grade_load_count(
		load, map, "needs", (long)effect->of.n, &effect->needs);
}

static int read_effects(struct ehr_grade_loading *load,
	const struct ehr_yaml *root, struct ehr_positive_rules *rules)
{
	const struct ehr_yaml *list =
		ehr_yaml_need(root, "effects", EHR_YAML_LIST, load->err);

	if (!list)
		return -1;
	if (list->n == 0)
		return ehr_yaml_fail(list, load->err, _("must not be empty"));
	rules->effect = ehr_arena_calloc(
		&rules->common.arena, list->n, sizeof(*rules->effect));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_effect(load, item, &rules->effect[rules->n_effects++]))
			return -1;
	return 0;
}

static int read_head(struct ehr_grade_loading *load,
	const struct ehr_yaml *root, enum ehr_positive_kind kind)
{
	static const char *const key[] = { "kind", "list", "name", "version",
		"title_en", "title_zh", "note", "windows", "never", "basic",
		"effects" };
	static const char *const word[] = { KIND };
	int choice = 0;

	if (root->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(root, load->err, _("must be a map"));
	if (!ehr_yaml_need(root, "kind", EHR_YAML_TEXT, load->err) ||
		ehr_field_choice(root, "kind", word, 1, &choice, load->err) ||
		ehr_yaml_only(root, key, COUNT(key), load->err) ||
		ehr_grade_load_title(load, root) ||
		!ehr_yaml_need(root, "list", EHR_YAML_TEXT, load->err) ||
		ehr_field_choice(root, "list", ehr_positive_kind_word,
			EHR_POSITIVE_KINDS, &choice, load->err))
		return -1;
	return choice == (int)kind
		       ? 0
		       : ehr_yaml_fail(ehr_yaml_find(root, "list"), load->err,
				 _("is not the list that was asked for"));
}

static int read_root(struct ehr_grade_loading *load,
	const struct ehr_yaml *root, struct ehr_positive_rules *rules)
{
	enum {
		TABLES = 1U << EHR_GRADE_ROSTER | 1U << EHR_GRADE_EVENTS |
			 1U << EHR_GRADE_ZONE | 1U << EHR_GRADE_RECORDS
	};

	if (read_head(load, root, rules->kind) ||
		ehr_grade_load_windows(load, root) ||
		ehr_grade_load_list(load, root, "never", &rules->never) ||
		ehr_grade_load_list(load, root, "basic", &rules->basic) ||
		read_effects(load, root, rules))
		return -1;
	rules->common.n_asked = rules->common.facts.n;
	return ehr_grade_load_facts(load, root, TABLES);
}

struct ehr_positive_rules *ehr_positive_rules_read(const char *file,
	struct ehr_str yaml, enum ehr_positive_kind kind, struct ehr_err *err)
{
	struct ehr_positive_rules *rules = ehr_calloc(1, sizeof(*rules));
	struct ehr_grade_loading load = { .rules = &rules->common, .err = err };
	struct ehr_yaml *root =
		ehr_yaml_read(file, yaml, &rules->common.arena, err);
	int rc;

	rules->kind = kind;
	rc = root ? read_root(&load, root, rules) : -1;
	ehr_map_release(&load.ids);
	if (rc == 0)
		rc = ehr_grade_rules_stamp(&rules->common, file, yaml, err);
	if (rc == 0)
		return rules;
	ehr_positive_rules_close(rules);
	return NULL;
}

struct ehr_positive_rules *ehr_positive_rules_open(
	const char *name, enum ehr_positive_kind kind, struct ehr_err *err)
{
	struct ehr_rule_file file;
	struct ehr_positive_rules *rules = NULL;

	if (ehr_rule_file_open(&file, name, KIND, err) == 0)
		rules = ehr_positive_rules_read(
			file.file, file.bytes, kind, err);
	if (rules)
		rules->common.path = file.path;
	ehr_rule_file_release(&file);
	return rules;
}

void ehr_positive_rules_close(struct ehr_positive_rules *rules)
{
	if (!rules)
		return;
	ehr_arena_release(&rules->common.arena);
	free(rules);
}
