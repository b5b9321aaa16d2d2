/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/assess_load_rule.h"

#include "ref/assess_load_evidence.h"
#include "ref/field.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define HEAD \
	"id", "title_en", "title_zh", "kind", "full", "source", "status", "note"

/* The keys of each kind, ended by NULL. */
static const char *const kind_keys[EHR_ASSESS_KINDS][20] = {
	[EHR_ASSESS_PROPORTIONAL] = { HEAD, "evidence", "from", "to",
		"zero_below", "zero_if" },
	[EHR_ASSESS_PER_UNIT] = { HEAD, "evidence", "start", "beyond", "unit",
		"points", "count", "zero_if" },
	[EHR_ASSESS_STEP] = { HEAD, "evidence", "steps", "otherwise",
		"zero_if" },
	[EHR_ASSESS_TABLE] = { HEAD, "evidence", "points", "unknown",
		"zero_if" },
	[EHR_ASSESS_MIN_OF] = { HEAD, "of", "if", "otherwise", "zero_if" },
	[EHR_ASSESS_BONUS] = { HEAD, "evidence", "if", "unit", "count",
		"points" },
	[EHR_ASSESS_CAP] = { HEAD, "of", "if", "points" },
	[EHR_ASSESS_VETO] = { HEAD, "if", "grade", "points" },
};

static int read_evidence(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	const char *name = NULL;

	if (ehr_field_text(map, "evidence", &name, load->err))
		return -1;
	rule->evidence = (long)ehr_assess_load_named(load, ehr_str_of(name));
	return 0;
}

/* A number, or the name of an evidence or column. */
static int read_quantity(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const char *key,
	struct ehr_assess_quantity *quantity)
{
	const char *text = NULL;

	quantity->evidence = EHR_ASSESS_NONE;
	if (ehr_field_text(map, key, &text, load->err))
		return -1;
	if (ehr_decimal_read(ehr_str_of(text), &quantity->number) !=
		EHR_NUM_VALUE)
		quantity->evidence =
			(long)ehr_assess_load_named(load, ehr_str_of(text));
	return 0;
}

/* The rule of that id, which stands above; -1 and *err if there is none. */
static long rule_above(struct ehr_assess_loading *load,
	const struct ehr_yaml *node, struct ehr_str id)
{
	const struct ehr_assess_rules *rules = load->rules;

	for (size_t i = 0; i + 1 < rules->n_rules; i++)
		if (ehr_str_is(id, rules->rule[i].id))
			return (long)i;
	return ehr_yaml_fail(node, load->err, _("no such id above: %s"), id.p);
}

static int read_of(struct ehr_assess_loading *load, const struct ehr_yaml *map,
	struct ehr_assess_rule *rule)
{
	const struct ehr_yaml *node =
		ehr_yaml_need(map, "of", EHR_YAML_LIST, load->err);
	const char **id = NULL;
	size_t n = 0;

	if (!node || ehr_assess_load_texts(load, node, &id, &n))
		return -1;
	rule->of = ehr_arena_calloc(&load->rules->arena, n, sizeof(*rule->of));
	for (size_t i = 0; i < n; i++) {
		long at = rule_above(load, node, ehr_str_of(id[i]));

		if (at < 0)
			return -1;
		for (size_t k = 0; k < i; k++)
			if (rule->of[k] == (size_t)at)
				return ehr_yaml_fail(node, load->err,
					_("is there already: %s"), id[i]);
		rule->of[rule->n_of++] = (size_t)at;
	}
	return 0;
}

static int read_proportional(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	int order;

	if (read_evidence(load, map, rule) ||
		read_quantity(load, map, "from", &rule->from) ||
		read_quantity(load, map, "to", &rule->to))
		return -1;
	order = ehr_decimal_compare(&rule->from.number, &rule->to.number);
	if (rule->from.evidence < 0 && rule->to.evidence < 0 && order == 0)
		return ehr_yaml_fail(ehr_yaml_find(map, "to"), load->err,
			_("must not be what \"from\" is"));
	if (!ehr_yaml_find(map, "zero_below"))
		return 0;
	if (rule->from.evidence >= 0 || rule->to.evidence >= 0 || order > 0)
		return ehr_yaml_fail(ehr_yaml_find(map, "zero_below"),
			load->err,
			_("needs two numbers that rise, from and to"));
	rule->has_zero_below = true;
	return ehr_assess_load_number(
		load, map, "zero_below", &rule->zero_below);
}

/* unit and count; without unit it is 1. */
static int read_units(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	static const char *const word[] = { "exact", "whole", "begun" };
	int units = EHR_ASSESS_EXACT;

	rule->unit = ehr_decimal_of(1);
	if (ehr_yaml_find(map, "unit") &&
		ehr_assess_load_number(load, map, "unit", &rule->unit))
		return -1;
	if (ehr_decimal_sign(&rule->unit) <= 0)
		return ehr_yaml_fail(ehr_yaml_find(map, "unit"), load->err,
			_("must be more than 0"));
	if (!ehr_yaml_need(map, "count", EHR_YAML_TEXT, load->err) ||
		ehr_field_choice(
			map, "count", word, COUNT(word), &units, load->err))
		return -1;
	rule->units = (enum ehr_assess_units)units;
	return 0;
}

static int read_per_unit(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	static const char *const word[] = { "above", "below" };
	int beyond = 0;

	if (read_evidence(load, map, rule) ||
		read_quantity(load, map, "start", &rule->start) ||
		!ehr_yaml_need(map, "beyond", EHR_YAML_TEXT, load->err) ||
		ehr_field_choice(
			map, "beyond", word, COUNT(word), &beyond, load->err) ||
		read_units(load, map, rule) ||
		ehr_assess_load_points(load, map, "points", &rule->points))
		return -1;
	rule->is_below = beyond == 1;
	return 0;
}

/* The same key in all steps; it says which way they go. */
static int step_key(struct ehr_assess_loading *load, const struct ehr_yaml *map,
	struct ehr_assess_rule *rule, const char **found)
{
	static const char *const word[] = { "below", "at_most", "above",
		"at_least" };
	enum ehr_assess_relation relation = EHR_ASSESS_EQUAL;

	for (size_t i = 0; i < COUNT(word); i++)
		if (ehr_yaml_find(map, word[i])) {
			if (relation != EHR_ASSESS_EQUAL)
				return ehr_yaml_fail(
					map, load->err, _("has two bounds"));
			relation =
				(enum ehr_assess_relation)(EHR_ASSESS_LESS + i);
			*found = word[i];
		}
	if (relation == EHR_ASSESS_EQUAL)
		return ehr_yaml_fail(map, load->err,
			_("needs one of at_least, above, at_most, below"));
	if (rule->n_steps > 0 && relation != rule->step_relation)
		return ehr_yaml_fail(
			map, load->err, _("steps must all be of one kind"));
	rule->step_relation = relation;
	return 0;
}

static int read_step(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	struct ehr_assess_step *step = &rule->step[rule->n_steps];
	const char *key = NULL;
	int order;

	if (map->kind != EHR_YAML_MAP || map->n != 2)
		return ehr_yaml_fail(map, load->err,
			_("must be a map of a bound and points"));
	if (step_key(load, map, rule, &key) ||
		ehr_assess_load_number(load, map, key, &step->bound) ||
		ehr_assess_load_points(load, map, "points", &step->points))
		return -1;
	if (ehr_decimal_compare(&step->points, &rule->full) > 0)
		return ehr_yaml_fail(
			map, load->err, _("more points than the item has"));
	if (rule->n_steps++ == 0)
		return 0;
	order = ehr_decimal_compare(&step->bound, &step[-1].bound);
	if (rule->step_relation >= EHR_ASSESS_MORE ? order >= 0 : order <= 0)
		return ehr_yaml_fail(map, load->err,
			_("out of order: no value reaches this step"));
	return 0;
}

static int read_steps(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	const struct ehr_yaml *list =
		ehr_yaml_need(map, "steps", EHR_YAML_LIST, load->err);

	if (!list || read_evidence(load, map, rule))
		return -1;
	if (list->n == 0)
		return ehr_yaml_fail(list, load->err, _("must not be empty"));
	rule->step = ehr_arena_calloc(
		&load->rules->arena, list->n, sizeof(*rule->step));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_step(load, item, rule))
			return -1;
	if (ehr_assess_load_points(
		    load, map, "otherwise", &rule->otherwise_points))
		return -1;
	return ehr_decimal_compare(&rule->otherwise_points, &rule->full) <= 0
		       ? 0
		       : ehr_yaml_fail(ehr_yaml_find(map, "otherwise"),
				 load->err, _("more points than the item has"));
}

static int read_words(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	const struct ehr_yaml *points =
		ehr_yaml_need(map, "points", EHR_YAML_MAP, load->err);
	const struct ehr_yaml *unknown = ehr_yaml_find(map, "unknown");

	if (!points || read_evidence(load, map, rule))
		return -1;
	if (points->n == 0)
		return ehr_yaml_fail(points, load->err, _("must not be empty"));
	rule->word = ehr_arena_calloc(
		&load->rules->arena, points->n, sizeof(*rule->word));
	for (const struct ehr_yaml *item = points->first; item;
		item = item->next) {
		struct ehr_assess_word *word = &rule->word[rule->n_words++];

		word->word = item->key.p;
		if (ehr_assess_load_points_of(load, item, &word->points))
			return -1;
		if (ehr_decimal_compare(&word->points, &rule->full) > 0)
			return ehr_yaml_fail(item, load->err,
				_("more points than the item has"));
	}
	return unknown ? ehr_assess_load_texts(load, unknown, &rule->unknown,
				 &rule->n_unknown)
		       : 0;
}

static int read_min_of(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	struct ehr_assess_rules *rules = load->rules;
	const char *id = NULL;

	if (read_of(load, map, rule) ||
		ehr_assess_load_conditions(load, map, "if", &rule->when))
		return -1;
	for (size_t i = 0; i < rule->n_of; i++) {
		struct ehr_assess_rule *part = &rules->rule[rule->of[i]];

		if (!ehr_assess_is_item(part) || part->is_part ||
			ehr_decimal_compare(&part->full, &rule->full) > 0)
			return ehr_yaml_fail(ehr_yaml_find(map, "of"),
				load->err,
				_("%s is no item of at most these points, or "
				  "part of another"),
				part->id);
		part->is_part = true;
	}
	if (rule->n_of < 2 ||
		(rule->when.n > 0) != (ehr_yaml_find(map, "otherwise") != NULL))
		return ehr_yaml_fail(map, load->err,
			_("needs two items, and if and otherwise together"));
	if (rule->when.n == 0)
		return 0;
	if (ehr_field_text(map, "otherwise", &id, load->err))
		return -1;
	rule->otherwise = rule_above(
		load, ehr_yaml_find(map, "otherwise"), ehr_str_of(id));
	for (size_t i = 0; i < rule->n_of; i++)
		if (rule->otherwise == (long)rule->of[i])
			return 0;
	return rule->otherwise < 0
		       ? -1
		       : ehr_yaml_fail(ehr_yaml_find(map, "otherwise"),
				 load->err, _("must be one of these items"));
}

static int read_bonus(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	bool counts = ehr_yaml_find(map, "evidence") != NULL;
	struct ehr_decimal most;

	if (counts == (ehr_yaml_find(map, "if") != NULL))
		return ehr_yaml_fail(
			map, load->err, _("needs either evidence or if"));
	if (ehr_assess_load_number(load, map, "points", &rule->points))
		return -1;
	if (rule->points.places > load->rules->places)
		return ehr_yaml_fail(ehr_yaml_find(map, "points"), load->err,
			_("more decimals than \"places\" says"));
	if (counts)
		return read_evidence(load, map, rule) ||
				       read_units(load, map, rule)
			       ? -1
			       : 0;
	most = rule->points;
	most.negative = false;
	if (ehr_decimal_compare(&most, &rule->full) > 0)
		return ehr_yaml_fail(ehr_yaml_find(map, "points"), load->err,
			_("more points than the item has"));
	return ehr_assess_load_conditions(load, map, "if", &rule->when);
}

static int read_cap(struct ehr_assess_loading *load, const struct ehr_yaml *map,
	struct ehr_assess_rule *rule)
{
	if (ehr_assess_load_points(load, map, "points", &rule->points) ||
		ehr_assess_load_conditions(load, map, "if", &rule->when))
		return -1;
	rule->has_points = true;
	if (!ehr_yaml_find(map, "of"))
		return 0;
	if (read_of(load, map, rule))
		return -1;
	for (size_t i = 0; i < rule->n_of; i++) {
		const struct ehr_assess_rule *of =
			&load->rules->rule[rule->of[i]];

		if (of->kind >= EHR_ASSESS_CAP || of->is_part)
			return ehr_yaml_fail(ehr_yaml_find(map, "of"),
				load->err, _("%s does not count by itself"),
				of->id);
	}
	return 0;
}

static int read_veto(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	const struct ehr_assess_rules *rules = load->rules;
	const char *grade = NULL;

	if (!ehr_yaml_find(map, "if"))
		return ehr_yaml_fail(
			map, load->err, _("key \"%s\" is missing"), "if");
	rule->has_points = ehr_yaml_find(map, "points") != NULL;
	if (ehr_assess_load_conditions(load, map, "if", &rule->when) ||
		(rule->has_points && ehr_assess_load_points(load, map, "points",
					     &rule->points)))
		return -1;
	if (!ehr_yaml_find(map, "grade"))
		return rule->has_points ? 0
					: ehr_yaml_fail(map, load->err,
						  _("needs a grade or points"));
	if (ehr_field_text(map, "grade", &grade, load->err))
		return -1;
	for (size_t i = 0; i < rules->n_grades; i++)
		if (strcmp(rules->grade[i].grade, grade) == 0)
			rule->grade = (long)i;
	return rule->grade >= 0
		       ? 0
		       : ehr_yaml_fail(ehr_yaml_find(map, "grade"), load->err,
				 _("no such grade: %s"), grade);
}

int ehr_assess_load_rule(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, struct ehr_assess_rule *rule)
{
	static int (*const read[EHR_ASSESS_KINDS])(struct ehr_assess_loading *,
		const struct ehr_yaml *,
		struct ehr_assess_rule *) = { read_proportional, read_per_unit,
		read_steps, read_words, read_min_of, read_bonus, read_cap,
		read_veto };
	const char *const *key;
	size_t n = 0;
	int kind = 0;

	rule->evidence = EHR_ASSESS_NONE;
	rule->otherwise = EHR_ASSESS_NONE;
	rule->grade = EHR_ASSESS_NONE;
	if (!ehr_yaml_need(map, "kind", EHR_YAML_TEXT, load->err) ||
		ehr_field_choice(map, "kind", ehr_assess_kind_word,
			EHR_ASSESS_KINDS, &kind, load->err))
		return -1;
	rule->kind = (enum ehr_assess_kind)kind;
	key = kind_keys[kind];
	while (key[n])
		n++;
	rule->full = ehr_decimal_of(0);
	if (ehr_yaml_only(map, key, n, load->err) ||
		(rule->kind < EHR_ASSESS_CAP &&
			ehr_assess_load_points(load, map, "full", &rule->full)))
		return -1;
	if (rule->kind >= EHR_ASSESS_CAP && ehr_yaml_find(map, "full"))
		return ehr_yaml_fail(ehr_yaml_find(map, "full"), load->err,
			_("caps and vetoes have none"));
	if (rule->kind < EHR_ASSESS_CAP && ehr_decimal_sign(&rule->full) == 0)
		return ehr_yaml_fail(ehr_yaml_find(map, "full"), load->err,
			_("must be more than 0"));
	if (ehr_assess_is_item(rule) && ehr_assess_load_conditions(load, map,
						"zero_if", &rule->zero_if))
		return -1;
	return read[kind](load, map, rule);
}
