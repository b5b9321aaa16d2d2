/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/assess_load_evidence.h"

#include "ref/field.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const figure_word[EHR_ASSESS_FIGURES] = { "value", "count",
	"share", "sum", "min", "max" };
static const char *const relation_sign[EHR_ASSESS_RELATIONS] = { "=", "!=", "<",
	"<=", ">", ">=" };

int ehr_assess_load_texts(struct ehr_assess_loading *load,
	const struct ehr_yaml *node, const char ***text, size_t *n)
{
	const struct ehr_yaml *item =
		node->kind == EHR_YAML_LIST ? node->first : node;
	size_t count = node->kind == EHR_YAML_LIST ? node->n : 1;

	if (node->kind == EHR_YAML_MAP || count == 0)
		return ehr_yaml_fail(
			node, load->err, _("must be a text or a list of them"));
	*text = ehr_arena_calloc(&load->rules->arena, count, sizeof(**text));
	for (*n = 0; *n < count; item = item->next) {
		if (item->kind != EHR_YAML_TEXT)
			return ehr_yaml_fail(
				item, load->err, _("must be a text"));
		(*text)[(*n)++] = item->text.p;
	}
	return 0;
}

static struct ehr_assess_evidence *more_evidence(struct ehr_assess_rules *rules)
{
	if (rules->n_evidence == rules->cap_evidence) {
		size_t cap = rules->cap_evidence ? rules->cap_evidence * 2 : 16;
		struct ehr_assess_evidence *more =
			ehr_arena_calloc(&rules->arena, cap, sizeof(*more));

		if (rules->n_evidence)
			memcpy(more, rules->evidence,
				rules->n_evidence * sizeof(*more));
		rules->evidence = more;
		rules->cap_evidence = cap;
	}
	return &rules->evidence[rules->n_evidence++];
}

size_t ehr_assess_load_named(
	struct ehr_assess_loading *load, struct ehr_str name)
{
	struct ehr_assess_rules *rules = load->rules;
	struct ehr_assess_evidence *evidence;

	for (size_t i = 0; i < rules->n_evidence; i++)
		if (ehr_str_is(name, rules->evidence[i].id))
			return i;
	evidence = more_evidence(rules);
	evidence->id = ehr_arena_string(&rules->arena, name);
	evidence->column = evidence->id;
	return rules->n_evidence - 1;
}

static int read_where(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const char *key,
	struct ehr_assess_where *where)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);

	if (!node)
		return 0;
	if (node->kind != EHR_YAML_MAP || node->n == 0)
		return ehr_yaml_fail(node, load->err,
			_("must be a map of columns to words"));
	where->is = true;
	where->term = ehr_arena_calloc(
		&load->rules->arena, node->n, sizeof(*where->term));
	for (const struct ehr_yaml *item = node->first; item;
		item = item->next) {
		struct ehr_assess_term *term = &where->term[where->n++];

		term->column = item->key.p;
		if (ehr_assess_load_texts(load, item, &term->word, &term->n))
			return -1;
	}
	return 0;
}

/* What the figure needs, and what it has no use for. */
static int check_figure(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const struct ehr_assess_evidence *evidence)
{
	bool counts = evidence->figure == EHR_ASSESS_COUNT ||
		      evidence->figure == EHR_ASSESS_SHARE;
	bool shares = evidence->figure == EHR_ASSESS_SHARE;

	if (counts == (evidence->column != NULL))
		return ehr_yaml_fail(map, load->err,
			counts ? _("a count or share has no column")
			       : _("needs a column"));
	if (counts && !evidence->where.is)
		return ehr_yaml_fail(
			map, load->err, _("a count or share needs \"where\""));
	if (evidence->unknown.is && !counts)
		return ehr_yaml_fail(ehr_yaml_find(map, "unknown"), load->err,
			_("is only for a count or share"));
	if (evidence->of.is && !shares)
		return ehr_yaml_fail(ehr_yaml_find(map, "of"), load->err,
			_("is only for a share"));
	if (evidence->has_none && !counts)
		return ehr_yaml_fail(ehr_yaml_find(map, "if_none"), load->err,
			_("is only for a count or share"));
	return 0;
}

int ehr_assess_load_evidence(
	struct ehr_assess_loading *load, const struct ehr_yaml *map)
{
	static const char *const key[] = { "id", "table", "figure", "column",
		"where", "of", "unknown", "if_none", "note" };
	struct ehr_assess_evidence *evidence = more_evidence(load->rules);
	int figure = EHR_ASSESS_VALUE;
	bool is_new = false;

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_text(map, "id", &evidence->id, load->err) ||
		ehr_field_choice(map, "figure", figure_word, COUNT(figure_word),
			&figure, load->err) ||
		read_where(load, map, "where", &evidence->where) ||
		read_where(load, map, "of", &evidence->of) ||
		read_where(load, map, "unknown", &evidence->unknown))
		return -1;
	evidence->figure = (enum ehr_assess_figure)figure;
	ehr_map_add(&load->ids, ehr_str_of(evidence->id), &is_new);
	if (!is_new)
		return ehr_yaml_fail(ehr_yaml_find(map, "id"), load->err,
			_("is there already: %s"), evidence->id);
	if (ehr_yaml_find(map, "table") &&
		ehr_field_text(map, "table", &evidence->table, load->err))
		return -1;
	if (evidence->table && load->rules->operand &&
		strcmp(evidence->table, load->rules->operand) == 0)
		evidence->table = NULL;
	if (ehr_yaml_find(map, "column") &&
		ehr_field_text(map, "column", &evidence->column, load->err))
		return -1;
	evidence->has_none = ehr_yaml_find(map, "if_none") != NULL;
	if (evidence->has_none && ehr_assess_load_number(load, map, "if_none",
					  &evidence->if_none))
		return -1;
	return check_figure(load, map, evidence);
}

/* The next word of text, blanks between them passed. */
static struct ehr_str next_word(struct ehr_str *text)
{
	struct ehr_str word;

	*text = ehr_str_trim(*text);
	word = ehr_str_cut(text, ' ');
	*text = ehr_str_trim(*text);
	return word;
}

static bool read_relation(
	struct ehr_str sign, enum ehr_assess_relation *relation)
{
	for (size_t i = 0; i < EHR_ASSESS_RELATIONS; i++)
		if (ehr_str_is(sign, relation_sign[i])) {
			*relation = (enum ehr_assess_relation)i;
			return true;
		}
	return false;
}

static bool is_declared(const struct ehr_assess_rules *rules, struct ehr_str id)
{
	for (size_t i = 0; i < rules->n_evidence; i++)
		if (ehr_str_is(id, rules->evidence[i].id))
			return true;
	return false;
}

static int read_condition(struct ehr_assess_loading *load,
	const struct ehr_yaml *node, struct ehr_assess_condition *condition)
{
	struct ehr_assess_rules *rules = load->rules;
	struct ehr_str rest = node->text, name, sign;

	if (node->kind != EHR_YAML_TEXT)
		return ehr_yaml_fail(node, load->err, _("must be a text"));
	name = next_word(&rest);
	sign = next_word(&rest);
	if (rest.n == 0 || !read_relation(sign, &condition->relation))
		return ehr_yaml_fail(node, load->err,
			_("expected NAME RELATION VALUE, such as \"pm25 <= "
			  "35\""));
	condition->text = node->text.p;
	condition->than.evidence = EHR_ASSESS_NONE;
	if (ehr_decimal_read(rest, &condition->than.number) == EHR_NUM_VALUE)
		condition->word = NULL;
	else if (is_declared(rules, rest) ||
		 condition->relation > EHR_ASSESS_OTHER)
		condition->than.evidence =
			(long)ehr_assess_load_named(load, rest);
	else
		condition->word = ehr_arena_string(&rules->arena, rest);
	condition->evidence = ehr_assess_load_named(load, name);
	return 0;
}

int ehr_assess_load_conditions(struct ehr_assess_loading *load,
	const struct ehr_yaml *map, const char *key,
	struct ehr_assess_conditions *conditions)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key), *item;
	size_t n;

	if (!node)
		return 0;
	item = node->kind == EHR_YAML_LIST ? node->first : node;
	n = node->kind == EHR_YAML_LIST ? node->n : 1;
	if (n == 0)
		return ehr_yaml_fail(node, load->err, _("must not be empty"));
	conditions->condition = ehr_arena_calloc(
		&load->rules->arena, n, sizeof(*conditions->condition));
	for (conditions->n = 0; conditions->n < n; item = item->next)
		if (read_condition(load, item,
			    &conditions->condition[conditions->n++]))
			return -1;
	return 0;
}
