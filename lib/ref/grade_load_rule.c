/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/grade_load_rule.h"

#include "base/hash.h"
#include "base/num.h"
#include "ref/field.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { VISITS_MAX = 366 };

/* All rules of a file. */
struct reading {
	struct ehr_grade_loading *load;
	struct ehr_arena *arena;
	struct ehr_err *err;
};

int ehr_grade_load_count(struct ehr_grade_loading *load,
	const struct ehr_yaml *map, const char *key, long max, long *value)
{
	double number;

	if (ehr_yaml_number(map, key, &number, load->err))
		return -1;
	if (!(number >= 0 && number <= (double)max) ||
		number != (double)(long)number)
		return ehr_yaml_fail(ehr_yaml_find(map, key), load->err,
			_("must be a whole number from 0 to %ld"), max);
	*value = (long)number;
	return 0;
}

/* What every rule has. */
struct head {
	const char *id, *title_en, *title_zh, *source, *status;
};

/* Reasons have ids between blanks and semicolons, and are read again. */
static bool is_id(const char *id)
{
	return id[strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "abcdefghijklmnopqrstuvwxyz0123456789._-")] ==
	       '\0';
}

static int read_head(
	struct reading *self, const struct ehr_yaml *map, struct head *head)
{
	static const char *const status[] = { "read", "secondary", "memory",
		"assumed" };
	int choice = -1;
	bool is_new;

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, self->err, _("must be a map"));
	if (ehr_field_text(map, "id", &head->id, self->err) ||
		ehr_field_text(map, "title_en", &head->title_en, self->err) ||
		ehr_field_text(map, "title_zh", &head->title_zh, self->err) ||
		ehr_field_text(map, "source", &head->source, self->err) ||
		ehr_field_text(map, "status", &head->status, self->err) ||
		ehr_field_choice(map, "status", status, COUNT(status), &choice,
			self->err))
		return -1;
	if (!is_id(head->id))
		return ehr_yaml_fail(ehr_yaml_find(map, "id"), self->err,
			_("must be of letters, figures, hyphens, points and "
			  "underscores"));
	ehr_map_add(&self->load->ids, ehr_str_of(head->id), &is_new);
	return is_new ? 0
		      : ehr_yaml_fail(ehr_yaml_find(map, "id"), self->err,
				_("is the id of another rule"));
}

static int read_conditions(struct reading *self, const struct ehr_yaml *map,
	struct ehr_grade_rule *rule)
{
	const struct ehr_yaml *all = ehr_yaml_find(map, "all");
	const struct ehr_yaml *any = ehr_yaml_find(map, "any");
	const struct ehr_yaml *list = all ? all : any;

	if (!list || (all && any) || list->kind != EHR_YAML_LIST ||
		list->n == 0)
		return ehr_yaml_fail(list ? list : map, self->err,
			_("must have a list of conditions, either all or any"));
	rule->any = any != NULL;
	rule->condition = ehr_arena_calloc(
		self->arena, list->n, sizeof(*rule->condition));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (ehr_grade_condition_read(
			    &rule->condition[rule->n_conditions++], item,
			    &self->load->rules->facts, self->arena, self->err))
			return -1;
	return 0;
}

static void take_head(struct ehr_grade_rule *rule, const struct head *head)
{
	rule->id = head->id;
	rule->title_en = head->title_en;
	rule->title_zh = head->title_zh;
	rule->source = head->source;
	rule->status = head->status;
}

static int read_plain(struct reading *self, const struct ehr_yaml *map,
	struct ehr_grade_rule *rule)
{
	static const char *const key[] = { "id", "title_en", "title_zh", "all",
		"any", "source", "status", "note" };
	struct head head;

	if (read_head(self, map, &head) ||
		ehr_yaml_only(map, key, COUNT(key), self->err))
		return -1;
	take_head(rule, &head);
	rule->level = EHR_GRADE_LEVELS;
	return read_conditions(self, map, rule);
}

/* The rule that excuses from a gate. */
static int read_excuse(struct reading *self, const struct ehr_yaml *map,
	struct ehr_grade_rule *rule)
{
	const struct ehr_grade_list *evidence = &self->load->rules->evidence;
	const char *id;

	if (!ehr_yaml_find(map, "excused_by"))
		return 0;
	if (ehr_field_text(map, "excused_by", &id, self->err))
		return -1;
	for (size_t i = 0; i < evidence->n; i++)
		if (strcmp(evidence->rule[i].id, id) == 0)
			rule->excused_by = &evidence->rule[i];
	return rule->excused_by
		       ? 0
		       : ehr_yaml_fail(ehr_yaml_find(map, "excused_by"),
				 self->err,
				 _("must be the id of a rule of evidence"));
}

static int read_gate(struct reading *self, const struct ehr_yaml *map,
	struct ehr_grade_rule *rule)
{
	static const char *const key[] = { "id", "title_en", "title_zh", "all",
		"any", "source", "status", "note", "level", "excused_by",
		"fix_en", "fix_zh" };
	int level = EHR_GRADE_LEVELS;
	struct head head;

	if (read_head(self, map, &head) ||
		ehr_yaml_only(map, key, COUNT(key), self->err) ||
		ehr_field_text(map, "fix_en", &rule->fix_en, self->err) ||
		ehr_field_text(map, "fix_zh", &rule->fix_zh, self->err) ||
		ehr_field_choice(map, "level", ehr_grade_level_word,
			EHR_GRADE_LEVELS, &level, self->err))
		return -1;
	take_head(rule, &head);
	rule->level = (enum ehr_grade_level)level;
	if (rule->level < EHR_GRADE_MEDIUM)
		return ehr_yaml_fail(ehr_yaml_find(map, "level"), self->err,
			_("a gate cannot make a level better"));
	return read_excuse(self, map, rule) || read_conditions(self, map, rule)
		       ? -1
		       : 0;
}

static int read_list(struct reading *self, const struct ehr_yaml *parent,
	const char *key, bool gates, struct ehr_grade_list *list)
{
	const struct ehr_yaml *node = ehr_yaml_find(parent, key);

	if (!node)
		return 0;
	if (node->kind != EHR_YAML_LIST)
		return ehr_yaml_fail(node, self->err, _("must be a list"));
	list->rule =
		ehr_arena_calloc(self->arena, node->n, sizeof(*list->rule));
	for (const struct ehr_yaml *item = node->first; item;
		item = item->next) {
		struct ehr_grade_rule *rule = &list->rule[list->n++];

		if (gates ? read_gate(self, item, rule)
			  : read_plain(self, item, rule))
			return -1;
	}
	return 0;
}

static int read_columns(struct reading *self, const struct ehr_yaml *map,
	struct ehr_grade_impact *impact)
{
	const char **name = NULL;
	size_t n = 0;

	if (ehr_field_texts(map, "columns", &name, &n, self->arena, self->err))
		return -1;
	impact->fact = ehr_arena_calloc(self->arena, n, sizeof(*impact->fact));
	for (size_t i = 0; i < n; i++) {
		struct ehr_grade_facts *facts = &self->load->rules->facts;
		size_t *at = &impact->fact[impact->n_facts++];

		ehr_grade_fact_add(facts, name[i], at);
		if (*at == EHR_GRADE_FACTS)
			return ehr_yaml_fail(ehr_yaml_find(map, "columns"),
				self->err, _("no such TABLE.COLUMN: %s"),
				name[i]);
		if (!impact->words)
			facts->fact[*at].number = true;
	}
	return 0;
}

/* Is a word one of two levels? */
static int check_words(struct reading *self, const struct ehr_yaml *map,
	const struct ehr_grade_impact *impact)
{
	struct ehr_map seen = { 0 };
	int rc = 0;

	for (int i = EHR_GRADE_ACCEPTABLE; i <= EHR_GRADE_HIGH; i++)
		for (size_t k = 0; k < impact->n_words[i] && rc == 0; k++) {
			const char *word = impact->word[i][k];
			bool is_new;

			ehr_map_add(&seen, ehr_str_of(word), &is_new);
			if (!is_new)
				rc = ehr_yaml_fail(
					ehr_yaml_find(
						map, ehr_grade_level_word[i]),
					self->err, _("has %s once more"), word);
		}
	ehr_map_release(&seen);
	return rc;
}

/* The words of each level, or from which number on. */
static int read_bounds(struct reading *self, const struct ehr_yaml *map,
	struct ehr_grade_impact *impact)
{
	impact->words = ehr_yaml_find(map, "acceptable") != NULL;
	if (!impact->words) {
		if (ehr_yaml_number(
			    map, "medium", &impact->medium, self->err) ||
			ehr_yaml_number(map, "high", &impact->high, self->err))
			return -1;
		return impact->medium < impact->high
			       ? 0
			       : ehr_yaml_fail(ehr_yaml_find(map, "high"),
					 self->err, _("must be above medium"));
	}
	for (int i = EHR_GRADE_ACCEPTABLE; i <= EHR_GRADE_HIGH; i++)
		if (ehr_field_texts(map, ehr_grade_level_word[i],
			    &impact->word[i], &impact->n_words[i], self->arena,
			    self->err))
			return -1;
	return check_words(self, map, impact);
}

static int read_impact(struct reading *self, const struct ehr_yaml *map,
	struct ehr_grade_impact *impact)
{
	static const char *const key[] = { "id", "title_en", "title_zh",
		"columns", "acceptable", "medium", "high", "if_empty", "source",
		"status", "note" };
	static const char *const empty[] = { "skip", "grey" };
	struct head head;
	int choice = 0;

	if (read_head(self, map, &head) ||
		ehr_yaml_only(map, key, COUNT(key), self->err) ||
		ehr_field_choice(map, "if_empty", empty, COUNT(empty), &choice,
			self->err) ||
		read_bounds(self, map, impact))
		return -1;
	impact->id = head.id;
	impact->title_en = head.title_en;
	impact->title_zh = head.title_zh;
	impact->source = head.source;
	impact->status = head.status;
	impact->grey_if_empty = choice == 1;
	return read_columns(self, map, impact);
}

static int read_impacts(struct reading *self, const struct ehr_yaml *root)
{
	struct ehr_grade_rules *rules = self->load->rules;
	const struct ehr_yaml *list =
		ehr_yaml_need(root, "impacts", EHR_YAML_LIST, self->err);

	if (!list)
		return -1;
	rules->impact =
		ehr_arena_calloc(self->arena, list->n, sizeof(*rules->impact));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_impact(self, item, &rules->impact[rules->n_impacts++]))
			return -1;
	return 0;
}

static int read_visits(struct reading *self, const struct ehr_yaml *map,
	struct ehr_grade_visits *visits)
{
	static const char *const key[] = { "id", "title_en", "title_zh",
		"level", "all", "any", "visits", "samples", "text_en",
		"text_zh", "source", "status", "note" };
	int level = EHR_GRADE_LEVELS;
	struct head head;

	if (read_head(self, map, &head) ||
		ehr_yaml_only(map, key, COUNT(key), self->err) ||
		!ehr_yaml_need(map, "level", EHR_YAML_TEXT, self->err) ||
		ehr_field_choice(map, "level", ehr_grade_level_word,
			EHR_GRADE_LEVELS, &level, self->err) ||
		ehr_grade_load_count(self->load, map, "visits", VISITS_MAX,
			&visits->visits) ||
		ehr_grade_load_count(self->load, map, "samples", VISITS_MAX,
			&visits->samples) ||
		ehr_field_text(map, "text_en", &visits->text_en, self->err) ||
		ehr_field_text(map, "text_zh", &visits->text_zh, self->err))
		return -1;
	take_head(&visits->rule, &head);
	visits->rule.level = (enum ehr_grade_level)level;
	if (!ehr_yaml_find(map, "all") && !ehr_yaml_find(map, "any"))
		return 0;
	return read_conditions(self, map, &visits->rule);
}

/* Of each level the last must hold whatever is known. */
static int check_visits(struct reading *self, const struct ehr_yaml *list)
{
	const struct ehr_grade_rules *rules = self->load->rules;

	for (int level = 0; level < EHR_GRADE_LEVELS; level++) {
		bool always = false;

		for (size_t i = 0; i < rules->n_visits; i++)
			if ((int)rules->visits[i].rule.level == level)
				always =
					rules->visits[i].rule.n_conditions == 0;
		if (!always)
			return ehr_yaml_fail(list, self->err,
				_("the last rule of level %s must have no "
				  "conditions"),
				ehr_grade_level_word[level]);
	}
	return 0;
}

static int read_supervision(struct reading *self, const struct ehr_yaml *root)
{
	struct ehr_grade_rules *rules = self->load->rules;
	const struct ehr_yaml *list =
		ehr_yaml_need(root, "supervision", EHR_YAML_LIST, self->err);

	if (!list)
		return -1;
	rules->visits =
		ehr_arena_calloc(self->arena, list->n, sizeof(*rules->visits));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_visits(self, item, &rules->visits[rules->n_visits++]))
			return -1;
	return check_visits(self, list);
}

static int read_record(struct reading *self, const struct ehr_yaml *root)
{
	static const char *const key[] = { "worse", "better" };
	struct ehr_grade_rules *rules = self->load->rules;
	const struct ehr_yaml *map = ehr_yaml_find(root, "record");

	if (!map)
		return 0;
	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, self->err, _("must be a map"));
	if (ehr_yaml_only(map, key, COUNT(key), self->err))
		return -1;
	return read_list(self, map, "worse", false, &rules->worse) ||
			       read_list(self, map, "better", false,
				       &rules->better)
		       ? -1
		       : 0;
}

int ehr_grade_load_rules(
	struct ehr_grade_loading *load, const struct ehr_yaml *root)
{
	struct ehr_grade_rules *rules = load->rules;
	struct reading self = {
		.load = load, .arena = &rules->arena, .err = load->err
	};
	int rc = read_list(&self, root, "evidence", false, &rules->evidence);

	if (rc == 0)
		rc = read_list(&self, root, "gates", true, &rules->gates);
	if (rc == 0)
		rc = read_impacts(&self, root);
	if (rc == 0)
		rc = read_record(&self, root);
	if (rc == 0)
		rc = read_supervision(&self, root);
	return rc;
}

int ehr_grade_load_head(struct ehr_grade_loading *load,
	const struct ehr_yaml *map, struct ehr_grade_rule *rule)
{
	struct reading self = {
		.load = load, .arena = &load->rules->arena, .err = load->err
	};
	struct head head;

	if (read_head(&self, map, &head))
		return -1;
	take_head(rule, &head);
	rule->level = EHR_GRADE_LEVELS;
	return 0;
}

int ehr_grade_load_conditions(struct ehr_grade_loading *load,
	const struct ehr_yaml *map, struct ehr_grade_rule *rule)
{
	struct reading self = {
		.load = load, .arena = &load->rules->arena, .err = load->err
	};

	return read_conditions(&self, map, rule);
}

int ehr_grade_load_list(struct ehr_grade_loading *load,
	const struct ehr_yaml *parent, const char *key,
	struct ehr_grade_list *list)
{
	struct reading self = {
		.load = load, .arena = &load->rules->arena, .err = load->err
	};

	return read_list(&self, parent, key, false, list);
}
