/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/grade_load.h"

#include "base/hash.h"
#include "base/num.h"
#include "ref/colour.h"
#include "ref/field.h"
#include "ref/grade_load_rule.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { MONTHS_MAX = 600 };

static int read_look(struct ehr_grade_loading *load, const struct ehr_yaml *map,
	struct ehr_grade_look *look)
{
	static const char *const key[] = { "text_en", "text_zh", "code",
		"colour", "whitelist", "valid_months" };

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_text(map, "text_en", &look->text_en, load->err) ||
		ehr_field_text(map, "text_zh", &look->text_zh, load->err) ||
		ehr_field_text(map, "code", &look->code, load->err) ||
		ehr_field_text(map, "colour", &look->colour, load->err) ||
		ehr_field_flag(map, "whitelist", &look->whitelist, load->err) ||
		ehr_grade_load_count(load, map, "valid_months", MONTHS_MAX,
			&look->valid_months))
		return -1;
	if (!ehr_colour_is(ehr_str_of(look->colour)))
		return ehr_yaml_fail(ehr_yaml_find(map, "colour"), load->err,
			_("expected a colour such as \"#fd8d3c\""));
	return 0;
}

/* Does the word or the colour of a level that is never whitelisted say what one
 * that may be says? */
static int check_codes(
	struct ehr_grade_loading *load, const struct ehr_yaml *map)
{
	const struct ehr_grade_look *look = load->rules->look;

	for (int i = EHR_GRADE_MEDIUM; i < EHR_GRADE_LEVELS; i++)
		for (int k = 0; k < EHR_GRADE_MEDIUM; k++)
			if (strcmp(look[i].code, look[k].code) == 0 ||
				strcmp(look[i].colour, look[k].colour) == 0)
				return ehr_yaml_fail(
					ehr_yaml_find(
						map, ehr_grade_level_word[i]),
					load->err,
					_("has the code or the colour of %s"),
					ehr_grade_level_word[k]);
	return 0;
}

static int read_looks(
	struct ehr_grade_loading *load, const struct ehr_yaml *root)
{
	const struct ehr_yaml *map =
		ehr_yaml_need(root, "levels", EHR_YAML_MAP, load->err);
	struct ehr_grade_look *look = load->rules->look;

	if (!map || ehr_yaml_only(map, ehr_grade_level_word, EHR_GRADE_LEVELS,
			    load->err))
		return -1;
	for (int i = 0; i < EHR_GRADE_LEVELS; i++) {
		const struct ehr_yaml *node = ehr_yaml_need(
			map, ehr_grade_level_word[i], EHR_YAML_MAP, load->err);

		if (!node || read_look(load, node, &look[i]))
			return -1;
		if (look[i].whitelist && i > EHR_GRADE_ACCEPTABLE)
			return ehr_yaml_fail(node, load->err,
				_("only none and acceptable can be "
				  "whitelisted"));
	}
	return check_codes(load, map);
}

static int read_window(struct ehr_grade_loading *load,
	const struct ehr_yaml *map, struct ehr_grade_window *window)
{
	static const char *const key[] = { "id", "kind", "severity", "months" };

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_text(map, "id", &window->id, load->err) ||
		ehr_field_text(map, "kind", &window->kind, load->err))
		return -1;
	if (ehr_yaml_find(map, "severity") &&
		ehr_field_text(map, "severity", &window->severity, load->err))
		return -1;
	if (ehr_grade_load_count(
		    load, map, "months", MONTHS_MAX, &window->months))
		return -1;
	if (window->months == 0)
		return ehr_yaml_fail(ehr_yaml_find(map, "months"), load->err,
			_("must be 1 or more"));
	for (size_t i = 0; i < load->rules->n_windows - 1; i++)
		if (strcmp(load->rules->window[i].id, window->id) == 0)
			return ehr_yaml_fail(ehr_yaml_find(map, "id"),
				load->err, _("is the id of another window"));
	return 0;
}

int ehr_grade_load_windows(
	struct ehr_grade_loading *load, const struct ehr_yaml *root)
{
	struct ehr_grade_rules *rules = load->rules;
	const struct ehr_yaml *list = ehr_yaml_find(root, "windows");

	if (!list)
		return 0;
	if (list->kind != EHR_YAML_LIST)
		return ehr_yaml_fail(list, load->err, _("must be a list"));
	rules->window = ehr_arena_calloc(
		&rules->arena, list->n, sizeof(*rules->window));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_window(load, item, &rules->window[rules->n_windows++]))
			return -1;
	return 0;
}

/* Is the fact of records counted by a window? */
static bool is_counted(
	const struct ehr_grade_rules *rules, const struct ehr_grade_fact *fact)
{
	for (size_t k = 0; k < rules->n_windows; k++)
		if (strcmp(rules->window[k].id, fact->column) == 0)
			return true;
	return fact->table != EHR_GRADE_RECORDS;
}

int ehr_grade_load_facts(struct ehr_grade_loading *load,
	const struct ehr_yaml *root, unsigned tables)
{
	const struct ehr_grade_rules *rules = load->rules;

	for (size_t i = 0; i < rules->facts.n; i++) {
		const struct ehr_grade_fact *fact = &rules->facts.fact[i];

		if (!(tables >> fact->table & 1))
			return ehr_yaml_fail(root, load->err,
				_("rules of this kind cannot ask for %s"),
				fact->name);
		if (!is_counted(rules, fact))
			return ehr_yaml_fail(root, load->err,
				_("no window counts %s"), fact->name);
	}
	return 0;
}

/* A list of texts that may be missing. */
static int read_texts(struct ehr_grade_loading *load,
	const struct ehr_yaml *root, const char *key, const char ***text,
	size_t *n)
{
	if (!ehr_yaml_find(root, key))
		return 0;
	return ehr_field_texts(
		root, key, text, n, &load->rules->arena, load->err);
}

int ehr_grade_load_title(
	struct ehr_grade_loading *load, const struct ehr_yaml *root)
{
	struct ehr_grade_rules *rules = load->rules;

	if (ehr_field_text(root, "name", &rules->name, load->err) ||
		ehr_field_text(root, "version", &rules->version, load->err) ||
		ehr_field_text(root, "title_en", &rules->title_en, load->err) ||
		ehr_field_text(root, "title_zh", &rules->title_zh, load->err))
		return -1;
	return 0;
}

static int read_head(
	struct ehr_grade_loading *load, const struct ehr_yaml *root)
{
	static const char *const key[] = { "name", "version", "title_en",
		"title_zh", "note", "scheme", "highest_needs", "levels",
		"ignore", "windows", "gates", "impacts", "evidence", "record",
		"supervision" };
	struct ehr_grade_rules *rules = load->rules;

	if (root->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(root, load->err, _("must be a map"));
	if (ehr_yaml_only(root, key, COUNT(key), load->err) ||
		ehr_grade_load_title(load, root) ||
		ehr_field_text(root, "scheme", &rules->scheme, load->err))
		return -1;
	return ehr_grade_load_count(load, root, "highest_needs",
		EHR_GRADE_FACTS, &rules->highest_needs);
}

int ehr_grade_load(struct ehr_grade_rules *rules, const struct ehr_yaml *root,
	struct ehr_err *err)
{
	struct ehr_grade_loading load = { .rules = rules, .err = err };
	int rc = read_head(&load, root) || read_looks(&load, root) ||
				 ehr_grade_load_windows(&load, root) ||
				 read_texts(&load, root, "ignore",
					 &rules->ignore, &rules->n_ignore) ||
				 ehr_grade_load_rules(&load, root)
			 ? -1
			 : 0;

	rules->n_asked = rules->facts.n;
	ehr_map_release(&load.ids);
	return rc == 0 ? ehr_grade_load_facts(
				 &load, root, ~(1U << EHR_GRADE_PROJECT))
		       : rc;
}
