/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/warn_rule.h"

#include <stdlib.h>

#include "io/file.h"
#include "ref/rule_file.h"
#include "ref/warn_load.h"

const char *const ehr_warn_action_word[EHR_WARN_ACTIONS] = { "opened", "raised",
	"lowered", "closed", "lost" };
const char *const ehr_warn_audience_word[EHR_WARN_AUDIENCES] = { "general",
	"sensitive" };

struct ehr_warn_rules *ehr_warn_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err)
{
	struct ehr_warn_rules *rules = ehr_calloc(1, sizeof(*rules));
	struct ehr_yaml *root = ehr_yaml_read(file, yaml, &rules->arena, err);

	ehr_sha256(yaml, rules->sha256);
	if (root && ehr_warn_load(rules, root, err) == 0)
		rules->label = ehr_rule_file_label(rules->name, rules->version,
			file, yaml, &rules->arena, err);
	if (rules->label)
		return rules;
	ehr_warn_rules_close(rules);
	return NULL;
}

struct ehr_warn_rules *ehr_warn_rules_open(
	const char *name, struct ehr_err *err)
{
	struct ehr_rule_file file;
	struct ehr_warn_rules *rules = NULL;

	if (ehr_rule_file_open(&file, name, EHR_WARN_KIND, err) == 0)
		rules = ehr_warn_rules_read(file.file, file.bytes, err);
	if (rules)
		rules->path = file.path;
	ehr_rule_file_release(&file);
	return rules;
}

void ehr_warn_rules_close(struct ehr_warn_rules *rules)
{
	if (!rules)
		return;
	ehr_arena_release(&rules->arena);
	free(rules);
}

const struct ehr_warn_message *ehr_warn_message(
	const struct ehr_warn_rules *rules, enum ehr_warn_action action,
	size_t level, enum ehr_warn_audience audience)
{
	for (size_t i = 0; i < rules->n_messages; i++) {
		const struct ehr_warn_message *message = &rules->message[i];

		if (message->action == action &&
			(message->level < 0 || message->level == (long)level) &&
			(message->audience < 0 ||
				message->audience == (long)audience))
			return message;
	}
	return action == EHR_WARN_LOST
		       ? ehr_warn_message(
				 rules, EHR_WARN_CLOSED, level, audience)
		       : NULL;
}
