/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/assess_load.h"

#include "ref/assess_load_evidence.h"
#include "ref/assess_load_rule.h"
#include "ref/field.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { RULES_MAX = 1000, POINTS_DIGITS = 12 };

static const char *const status_word[] = { "read", "secondary", "memory",
	"assumed" };

static int number_of(struct ehr_assess_loading *load,
	const struct ehr_yaml *node, struct ehr_decimal *value)
{
	if (node->kind != EHR_YAML_TEXT ||
		ehr_decimal_read(node->text, value) != EHR_NUM_VALUE)
		return ehr_yaml_fail(node, load->err, _("must be a number"));
	return 0;
}

int ehr_assess_load_number(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const char *key, struct ehr_decimal *value)
{
	const struct ehr_yaml *node =
		ehr_yaml_need(map, key, EHR_YAML_TEXT, load->err);

	return node ? number_of(load, node, value) : -1;
}

int ehr_assess_load_points_of(struct ehr_assess_loading *load,
	const struct ehr_yaml *node, struct ehr_decimal *value)
{
	if (number_of(load, node, value))
		return -1;
	*value = ehr_decimal_trimmed(value);
	if (ehr_decimal_sign(value) < 0)
		return ehr_yaml_fail(
			node, load->err, _("must not be negative"));
	if (value->places > load->rules->places)
		return ehr_yaml_fail(node, load->err,
			_("more decimals than \"places\" says"));
	return value->n <= POINTS_DIGITS
		       ? 0
		       : ehr_yaml_fail(node, load->err, _("is too large"));
}

int ehr_assess_load_points(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const char *key, struct ehr_decimal *value)
{
	const struct ehr_yaml *node =
		ehr_yaml_need(map, key, EHR_YAML_TEXT, load->err);

	return node ? ehr_assess_load_points_of(load, node, value) : -1;
}

/* What grades and rules have in common. */
struct head {
	const char **id, **title_en, **title_zh, **source, **status;
};

static int read_head(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const struct head *head)
{
	int status = 0;
	bool is_new = false;

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	if (ehr_field_text(map, "id", head->id, load->err) ||
		ehr_field_text(map, "title_en", head->title_en, load->err) ||
		ehr_field_text(map, "title_zh", head->title_zh, load->err) ||
		ehr_field_text(map, "source", head->source, load->err) ||
		ehr_field_text(map, "status", head->status, load->err) ||
		ehr_field_choice(map, "status", status_word, COUNT(status_word),
			&status, load->err))
		return -1;
	ehr_map_add(&load->ids, ehr_str_of(*head->id), &is_new);
	if (!is_new)
		return ehr_yaml_fail(ehr_yaml_find(map, "id"), load->err,
			_("is there already: %s"), *head->id);
	return 0;
}

/* The cut point: each lower than the one before, none for the last. */
static int read_cut(struct ehr_assess_loading *load, const struct ehr_yaml *map,
	bool is_last)
{
	struct ehr_assess_rules *rules = load->rules;
	struct ehr_assess_grade *grade = &rules->grade[rules->n_grades];
	const struct ehr_yaml *node = ehr_yaml_find(map, "at_least");

	grade->has_cut = node != NULL;
	if (grade->has_cut == is_last)
		return ehr_yaml_fail(map, load->err,
			_("every grade but the last needs at_least, and the "
			  "last has none"));
	if (is_last)
		return 0;
	if (ehr_assess_load_points(load, map, "at_least", &grade->at_least))
		return -1;
	if (ehr_decimal_compare(&grade->at_least, &rules->full) > 0)
		return ehr_yaml_fail(
			node, load->err, _("no total reaches this"));
	if (rules->n_grades > 0 &&
		ehr_decimal_compare(&grade->at_least, &grade[-1].at_least) >= 0)
		return ehr_yaml_fail(node, load->err,
			_("must be less than that of the grade above"));
	return 0;
}

static int read_grade(
	struct ehr_assess_loading *load, const struct ehr_yaml *map)
{
	static const char *const key[] = { "id", "grade", "title_en",
		"title_zh", "at_least", "require", "source", "status", "note" };
	struct ehr_assess_rules *rules = load->rules;
	struct ehr_assess_grade *grade = &rules->grade[rules->n_grades];
	const struct head head = { &grade->id, &grade->title_en,
		&grade->title_zh, &grade->source, &grade->status };

	if (read_head(load, map, &head) ||
		ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_text(map, "grade", &grade->grade, load->err) ||
		read_cut(load, map, map->next == NULL) ||
		ehr_assess_load_conditions(
			load, map, "require", &grade->require))
		return -1;
	if (grade->require.n > 0 && !map->next)
		return ehr_yaml_fail(ehr_yaml_find(map, "require"), load->err,
			_("the last grade requires nothing"));
	for (size_t i = 0; i < rules->n_grades; i++)
		if (strcmp(rules->grade[i].grade, grade->grade) == 0)
			return ehr_yaml_fail(ehr_yaml_find(map, "grade"),
				load->err, _("is there already: %s"),
				grade->grade);
	rules->n_grades++;
	return 0;
}

static int read_rule(
	struct ehr_assess_loading *load, const struct ehr_yaml *map)
{
	struct ehr_assess_rules *rules = load->rules;
	struct ehr_assess_rule *rule = &rules->rule[rules->n_rules++];
	const struct head head = { &rule->id, &rule->title_en, &rule->title_zh,
		&rule->source, &rule->status };

	if (read_head(load, map, &head))
		return -1;
	return ehr_assess_load_rule(load, map, rule);
}

/* Each item of the list under key, which must have some. */
static int read_each(struct ehr_assess_loading *load,
	const struct ehr_yaml *root, const char *key,
	int (*read)(struct ehr_assess_loading *, const struct ehr_yaml *))
{
	const struct ehr_yaml *list =
		ehr_yaml_need(root, key, EHR_YAML_LIST, load->err);

	if (!list)
		return -1;
	if (list->n == 0 || list->n > RULES_MAX)
		return ehr_yaml_fail(
			list, load->err, _("must have 1 to %d"), RULES_MAX);
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read(load, item))
			return -1;
	return 0;
}

/* Do the items that count by themselves make up full? */
static int check_full(
	struct ehr_assess_loading *load, const struct ehr_yaml *root)
{
	const struct ehr_assess_rules *rules = load->rules;
	struct ehr_decimal sum = ehr_decimal_of(0);
	struct ehr_buf text = { 0 };
	bool has_room = true;

	for (size_t i = 0; i < rules->n_rules; i++)
		if (ehr_assess_is_item(&rules->rule[i]) &&
			!rules->rule[i].is_part)
			has_room &= ehr_decimal_add(
				&sum, &rules->rule[i].full, &sum);
	if (has_room && ehr_decimal_compare(&sum, &rules->full) == 0)
		return 0;
	ehr_decimal_write(&sum, &text);
	ehr_yaml_fail(ehr_yaml_find(root, "full"), load->err,
		_("the items make %s points"), ehr_buf_text(&text));
	ehr_buf_release(&text);
	return -1;
}

static int read_title(
	struct ehr_assess_loading *load, const struct ehr_yaml *root)
{
	static const char *const key[] = { "kind", "name", "version",
		"title_en", "title_zh", "note", "full", "places", "operand",
		"grades", "evidence", "rules" };
	static const char *const kind_word[] = { EHR_ASSESS_KIND };
	struct ehr_assess_rules *rules = load->rules;
	const char *places = NULL;
	long n = 0;
	int kind = 0;

	if (root->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(root, load->err, _("must be a map"));
	if (!ehr_yaml_need(root, "kind", EHR_YAML_TEXT, load->err) ||
		ehr_field_choice(
			root, "kind", kind_word, 1, &kind, load->err) ||
		ehr_yaml_only(root, key, COUNT(key), load->err) ||
		ehr_field_text(root, "name", &rules->name, load->err) ||
		ehr_field_text(root, "version", &rules->version, load->err) ||
		ehr_field_text(root, "title_en", &rules->title_en, load->err) ||
		ehr_field_text(root, "title_zh", &rules->title_zh, load->err) ||
		ehr_field_text(root, "places", &places, load->err))
		return -1;
	if (ehr_num_int("places", ehr_str_of(places), 0, EHR_ASSESS_PLACES, &n,
		    load->err))
		return ehr_yaml_fail(ehr_yaml_find(root, "places"), load->err,
			_("must be a whole number from 0 to %d"),
			EHR_ASSESS_PLACES);
	rules->places = (unsigned)n;
	if (ehr_yaml_find(root, "operand") &&
		ehr_field_text(root, "operand", &rules->operand, load->err))
		return -1;
	return ehr_assess_load_points(load, root, "full", &rules->full);
}

/* Room for the rules and grades, so that what is read stays where it is. */
static void make_room(
	struct ehr_assess_rules *rules, const struct ehr_yaml *root)
{
	const struct ehr_yaml *grades = ehr_yaml_find(root, "grades");
	const struct ehr_yaml *list = ehr_yaml_find(root, "rules");

	rules->grade = ehr_arena_calloc(&rules->arena,
		grades ? grades->n + 1 : 1, sizeof(*rules->grade));
	rules->rule = ehr_arena_calloc(
		&rules->arena, list ? list->n + 1 : 1, sizeof(*rules->rule));
}

int ehr_assess_load(struct ehr_assess_rules *rules, const struct ehr_yaml *root,
	struct ehr_err *err)
{
	struct ehr_assess_loading load = { .rules = rules, .err = err };
	int rc = read_title(&load, root);

	if (rc == 0) {
		make_room(rules, root);
		if (ehr_yaml_find(root, "evidence"))
			rc = read_each(&load, root, "evidence",
				ehr_assess_load_evidence);
	}
	if (rc == 0)
		rc = read_each(&load, root, "grades", read_grade) ||
				     read_each(
					     &load, root, "rules", read_rule) ||
				     check_full(&load, root)
			     ? -1
			     : 0;
	ehr_map_release(&load.ids);
	return rc;
}
