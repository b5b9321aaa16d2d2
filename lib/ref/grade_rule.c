/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/grade_rule.h"

#include <stdlib.h>

#include "base/hash.h"
#include "io/file.h"
#include "ref/builtin.h"
#include "ref/grade_load.h"

#define FOLDER "rules/"
#define SUFFIX ".yaml"

enum { FILE_MAX = 1 << 20 };

const char *const ehr_grade_level_word[EHR_GRADE_LEVELS] = { "none",
	"acceptable", "medium", "high", "grey" };

static const struct ehr_builtin *builtin(const char *name)
{
	struct ehr_buf path = { 0 };
	const struct ehr_builtin *data;

	ehr_buf_printf(&path, FOLDER "%s" SUFFIX, name);
	data = ehr_builtin_find(ehr_buf_text(&path));
	ehr_buf_release(&path);
	return data;
}

/* Results are told apart by the name: what was changed needs another one. */
static int check_name(const struct ehr_grade_rules *rules, const char *file,
	struct ehr_str yaml, struct ehr_err *err)
{
	const struct ehr_builtin *data = builtin(rules->name);

	if (!data || ehr_str_eq(data->bytes, yaml))
		return 0;
	ehr_fail(err, EHR_FAULT_USAGE,
		_("the built-in rules \"%s\" say something else; changed ones "
		  "need another name, in the line \"name:\""),
		rules->name);
	return ehr_err_at(err, file, 0);
}

struct ehr_grade_rules *ehr_grade_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err)
{
	struct ehr_grade_rules *rules = ehr_calloc(1, sizeof(*rules));
	struct ehr_yaml *root = ehr_yaml_read(file, yaml, &rules->arena, err);
	struct ehr_buf label = { 0 };

	if (!root || ehr_grade_load(rules, root, err) ||
		check_name(rules, file, yaml, err)) {
		ehr_grade_rules_close(rules);
		return NULL;
	}
	ehr_buf_printf(&label, "%s@%s", rules->name, rules->version);
	rules->label = ehr_arena_string(
		&rules->arena, (struct ehr_str){ label.p, label.n });
	ehr_buf_release(&label);
	ehr_sha256(yaml, rules->sha256);
	return rules;
}

void ehr_grade_rules_close(struct ehr_grade_rules *rules)
{
	if (!rules)
		return;
	ehr_arena_release(&rules->arena);
	free(rules);
}

static bool ends(const char *text, const char *suffix)
{
	size_t n = strlen(text), k = strlen(suffix);

	return n >= k && strcmp(text + n - k, suffix) == 0;
}

static struct ehr_grade_rules *open_file(const char *path, struct ehr_err *err)
{
	struct ehr_buf buf = { 0 };
	struct ehr_grade_rules *rules = NULL;

	if (ehr_file_read(path, FILE_MAX, &buf, err) == 0)
		rules = ehr_grade_rules_read(
			path, (struct ehr_str){ buf.p, buf.n }, err);
	if (rules)
		rules->path = path;
	ehr_buf_release(&buf);
	return rules;
}

static void list_names(struct ehr_buf *out)
{
	size_t n;
	const struct ehr_builtin *all = ehr_builtin_list(&n);

	for (size_t i = 0; i < n; i++) {
		struct ehr_str path = ehr_str_of(all[i].path);

		if (!ehr_str_starts(path, FOLDER))
			continue;
		path.p += strlen(FOLDER);
		path.n -= strlen(FOLDER) + strlen(SUFFIX);
		if (out->n > 0)
			ehr_buf_putc(out, ' ');
		ehr_buf_add_str(out, path);
	}
}

struct ehr_grade_rules *ehr_grade_rules_open(
	const char *name, struct ehr_err *err)
{
	const struct ehr_builtin *data;
	struct ehr_buf names = { 0 };

	if (strchr(name, '/') || ends(name, ".yaml") || ends(name, ".yml"))
		return open_file(name, err);
	data = builtin(name);
	if (data)
		return ehr_grade_rules_read(data->path, data->bytes, err);
	list_names(&names);
	ehr_fail(err, EHR_FAULT_USAGE, _("no rules \"%s\"; built in: %s"), name,
		ehr_buf_text(&names));
	ehr_buf_release(&names);
	return NULL;
}
