/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/warn_load.h"

#include <math.h>

#include "base/num.h"
#include "ref/colour.h"
#include "ref/field.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum {
	HOURS_MAX = 24 * 366,
	TERMS_MAX = 256,
	COLUMNS_MAX = 64,
	LEVELS_MAX = 32
};

const char *const ehr_warn_name_word[EHR_WARN_NAMES] = { "station", "time",
	"level", "value", "peak", "hours", "opened", "lead", "from", "until" };

static const char *const step_word[] = { "hour", "day", "any" };
static const char *const status_word[] = { "read", "secondary", "memory",
	"assumed" };

struct loading {
	struct ehr_warn_rules *rules;
	struct ehr_err *err;
};

enum ehr_warn_name ehr_warn_name_at(const char *text, size_t *n)
{
	for (int i = 0; i < EHR_WARN_NAMES; i++) {
		size_t k = strlen(ehr_warn_name_word[i]);

		if (text[0] == '{' &&
			strncmp(text + 1, ehr_warn_name_word[i], k) == 0 &&
			text[k + 1] == '}') {
			*n = k + 2;
			return (enum ehr_warn_name)i;
		}
	}
	return EHR_WARN_NAMES;
}

int ehr_warn_check_text(const struct ehr_yaml *map, const char *key,
	const char *text, struct ehr_err *err)
{
	size_t n = 0;

	for (const char *p = strchr(text, '{'); p; p = strchr(p + n, '{'))
		if (ehr_warn_name_at(p, &n) == EHR_WARN_NAMES)
			return ehr_yaml_fail(ehr_yaml_find(map, key), err,
				_("a brace begins one of {station} {time} "
				  "{level} {value} {peak} {hours} {opened} "
				  "{lead} {from} {until}, found \"%.20s\""),
				p);
	return 0;
}

static size_t column_of(struct ehr_warn_rules *rules, struct ehr_str name)
{
	size_t i = 0;

	while (i < rules->n_columns && !ehr_str_is(name, rules->column[i]))
		i++;
	if (i == rules->n_columns && i < COLUMNS_MAX)
		rules->column[rules->n_columns++] =
			ehr_arena_string(&rules->arena, name);
	return i;
}

/* The next word of text, which has single blanks between. */
static struct ehr_str word_of(struct ehr_str *text)
{
	struct ehr_str word = ehr_str_cut(text, ' ');

	while (text->n > 0 && text->p[0] == ' ') {
		text->p++;
		text->n--;
	}
	return word;
}

static bool read_relation(struct ehr_str word, enum ehr_warn_relation *relation)
{
	static const char *const sign[] = { "<", "<=", ">", ">=" };

	for (size_t i = 0; i < COUNT(sign); i++)
		if (ehr_str_is(word, sign[i])) {
			*relation = (enum ehr_warn_relation)i;
			return true;
		}
	return false;
}

/* "for HOURS" and "once" behind a condition. */
static bool read_time(struct ehr_str rest, struct ehr_warn_term *term,
	struct ehr_err *ignored)
{
	struct ehr_str word = word_of(&rest);

	term->hours = 1;
	if (ehr_str_is(word, "for")) {
		if (ehr_num_int("hours", word_of(&rest), 1, HOURS_MAX,
			    &term->hours, ignored))
			return false;
		word = word_of(&rest);
	}
	term->once = ehr_str_is(word, "once");
	return (word.n == 0 || term->once) && rest.n == 0;
}

static int read_term(struct loading *load, const struct ehr_yaml *node)
{
	struct ehr_warn_rules *rules = load->rules;
	struct ehr_str rest = ehr_str_trim(node->text), name;
	struct ehr_warn_term term = { 0 };
	struct ehr_err ignored;

	if (node->kind != EHR_YAML_TEXT)
		return ehr_yaml_fail(node, load->err, _("must be a text"));
	name = word_of(&rest);
	if (!read_relation(word_of(&rest), &term.relation) ||
		ehr_num_read(word_of(&rest), &term.bound) != EHR_NUM_VALUE ||
		!read_time(rest, &term, &ignored))
		return ehr_yaml_fail(node, load->err,
			_("expected COLUMN RELATION NUMBER [for HOURS] [once], "
			  "such as \"aqhi >= 7 for 3\""));
	term.column = column_of(rules, name);
	if (rules->n_terms == TERMS_MAX || term.column == COLUMNS_MAX)
		return ehr_yaml_fail(node, load->err, _("too many conditions"));
	rules->term[rules->n_terms++] = term;
	return 0;
}

/* One condition or a list of them. */
static int read_way(struct loading *load, const struct ehr_yaml *node,
	struct ehr_warn_way *way)
{
	way->first = load->rules->n_terms;
	if (node->kind == EHR_YAML_TEXT) {
		way->n = 1;
		return read_term(load, node);
	}
	if (node->kind != EHR_YAML_LIST || node->n == 0)
		return ehr_yaml_fail(node, load->err,
			_("must be a condition or a list of them"));
	for (const struct ehr_yaml *item = node->first; item; item = item->next)
		if (read_term(load, item))
			return -1;
	way->n = load->rules->n_terms - way->first;
	return load->rules->term[way->first].once
		       ? ehr_yaml_fail(node, load->err,
				 _("the first condition cannot be \"once\""))
		       : 0;
}

static int read_raise(struct loading *load, const struct ehr_yaml *map,
	struct ehr_warn_level *level)
{
	const struct ehr_yaml *list =
		ehr_yaml_need(map, "raise", EHR_YAML_LIST, load->err);

	if (!list)
		return -1;
	if (list->n == 0)
		return ehr_yaml_fail(list, load->err, _("must not be empty"));
	level->raise = ehr_arena_calloc(
		&load->rules->arena, list->n, sizeof(*level->raise));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_way(load, item, &level->raise[level->n_raise++]))
			return -1;
	return 0;
}

static int read_lower(struct loading *load, const struct ehr_yaml *map,
	struct ehr_warn_level *level)
{
	const struct ehr_yaml *list = ehr_yaml_find(map, "lower");

	if (!list)
		return ehr_yaml_fail(
			map, load->err, _("key \"%s\" is missing"), "lower");
	if (read_way(load, list, &level->lower))
		return -1;
	for (size_t i = 0; i < level->lower.n; i++)
		if (load->rules->term[level->lower.first + i].once)
			return ehr_yaml_fail(list, load->err,
				_("a level is not lowered by \"once\""));
	return 0;
}

static int read_status(struct loading *load, const struct ehr_yaml *map,
	struct ehr_warn_level *level)
{
	int status = -1;

	if (ehr_field_text(map, "status", &level->status, load->err))
		return -1;
	return ehr_field_choice(map, "status", status_word, COUNT(status_word),
		&status, load->err);
}

static long level_of(const struct ehr_warn_rules *rules, const char *word)
{
	for (size_t i = 0; i < rules->n_levels; i++)
		if (strcmp(rules->level[i].level, word) == 0)
			return (long)i;
	return -1;
}

static int read_level(struct loading *load, const struct ehr_yaml *map)
{
	static const char *const key[] = { "id", "level", "text_en", "text_zh",
		"colour", "source", "status", "note", "raise", "lower" };
	struct ehr_warn_rules *rules = load->rules;
	struct ehr_warn_level *level = &rules->level[rules->n_levels];

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_text(map, "id", &level->id, load->err) ||
		ehr_field_text(map, "level", &level->level, load->err) ||
		ehr_field_text(map, "text_en", &level->text_en, load->err) ||
		ehr_field_text(map, "text_zh", &level->text_zh, load->err) ||
		ehr_field_text(map, "colour", &level->colour, load->err) ||
		ehr_field_text(map, "source", &level->source, load->err) ||
		read_status(load, map, level) || read_raise(load, map, level) ||
		read_lower(load, map, level))
		return -1;
	if (!ehr_colour_is(ehr_str_of(level->colour)))
		return ehr_yaml_fail(ehr_yaml_find(map, "colour"), load->err,
			_("expected a colour such as \"#fd8d3c\""));
	if (level_of(rules, level->level) >= 0)
		return ehr_yaml_fail(ehr_yaml_find(map, "level"), load->err,
			_("there is a level \"%s\" already"), level->level);
	rules->n_levels++;
	return 0;
}

static int read_levels(struct loading *load, const struct ehr_yaml *root)
{
	struct ehr_warn_rules *rules = load->rules;
	const struct ehr_yaml *list =
		ehr_yaml_need(root, "levels", EHR_YAML_LIST, load->err);

	if (!list)
		return -1;
	if (list->n == 0 || list->n > LEVELS_MAX)
		return ehr_yaml_fail(list, load->err,
			_("must have 1 to %d levels"), (int)LEVELS_MAX);
	rules->level =
		ehr_arena_calloc(&rules->arena, list->n, sizeof(*rules->level));
	rules->term = ehr_arena_calloc(
		&rules->arena, TERMS_MAX, sizeof(*rules->term));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_level(load, item))
			return -1;
	return 0;
}

static int read_message(struct loading *load, const struct ehr_yaml *map)
{
	static const char *const key[] = { "action", "level", "audience",
		"text_en", "text_zh" };
	struct ehr_warn_rules *rules = load->rules;
	struct ehr_warn_message *message = &rules->message[rules->n_messages];
	int action = -1, audience = -1;
	const char *level = NULL;

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_choice(map, "action", ehr_warn_action_word,
			EHR_WARN_ACTIONS, &action, load->err) ||
		ehr_field_choice(map, "audience", ehr_warn_audience_word,
			EHR_WARN_AUDIENCES, &audience, load->err) ||
		ehr_field_text(map, "text_en", &message->text_en, load->err) ||
		ehr_field_text(map, "text_zh", &message->text_zh, load->err) ||
		ehr_warn_check_text(
			map, "text_en", message->text_en, load->err) ||
		ehr_warn_check_text(
			map, "text_zh", message->text_zh, load->err))
		return -1;
	if (action < 0)
		return ehr_yaml_fail(map, load->err, _("needs an action"));
	message->level = -1;
	if (ehr_yaml_find(map, "level")) {
		if (ehr_field_text(map, "level", &level, load->err))
			return -1;
		message->level = level_of(rules, level);
		if (message->level < 0)
			return ehr_yaml_fail(ehr_yaml_find(map, "level"),
				load->err, _("there is no level \"%s\""),
				level);
	}
	message->action = (enum ehr_warn_action)action;
	message->audience = audience;
	rules->n_messages++;
	return 0;
}

/* Is everything told to everybody? The first level is not raised to, and the
 * last not lowered to. */
static int check_messages(struct loading *load, const struct ehr_yaml *list)
{
	const struct ehr_warn_rules *rules = load->rules;

	for (int a = 0; a < EHR_WARN_LOST; a++)
		for (size_t i = 0; i < rules->n_levels; i++)
			for (int who = 0; who < EHR_WARN_AUDIENCES; who++) {
				if ((a == EHR_WARN_RAISED && i == 0) ||
					(a == EHR_WARN_LOWERED &&
						i + 1 == rules->n_levels))
					continue;
				if (!ehr_warn_message(rules,
					    (enum ehr_warn_action)a, i,
					    (enum ehr_warn_audience)who))
					return ehr_yaml_fail(list, load->err,
						_("no message for %s, level "
						  "\"%s\", audience %s"),
						ehr_warn_action_word[a],
						rules->level[i].level,
						ehr_warn_audience_word[who]);
			}
	return 0;
}

static int read_messages(struct loading *load, const struct ehr_yaml *root)
{
	struct ehr_warn_rules *rules = load->rules;
	const struct ehr_yaml *list =
		ehr_yaml_need(root, "messages", EHR_YAML_LIST, load->err);

	if (!list)
		return -1;
	rules->message = ehr_arena_calloc(
		&rules->arena, list->n + 1, sizeof(*rules->message));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_message(load, item))
			return -1;
	return check_messages(load, list);
}

static int read_hours(struct loading *load, const struct ehr_yaml *root,
	const char *key, long *hours)
{
	const struct ehr_yaml *node =
		ehr_yaml_need(root, key, EHR_YAML_TEXT, load->err);
	struct ehr_err ignored;

	if (!node)
		return -1;
	return ehr_num_int(key, node->text, 0, HOURS_MAX, hours, &ignored)
		       ? ehr_yaml_fail(node, load->err,
				 _("expected whole hours from 0 to %d"),
				 (int)HOURS_MAX)
		       : 0;
}

static int read_head(struct loading *load, const struct ehr_yaml *root)
{
	static const char *const key[] = { "kind", "name", "version",
		"title_en", "title_zh", "note", "step", "value", "open_above",
		"lead", "gap_hours", "lost_hours", "levels", "messages" };
	struct ehr_warn_rules *rules = load->rules;
	const char *value = NULL, *kind = NULL;
	int step = EHR_WARN_ANY;

	if (root->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(root, load->err, _("must be a map"));
	if (ehr_yaml_only(root, key, COUNT(key), load->err) ||
		ehr_field_text(root, "kind", &kind, load->err) ||
		ehr_field_text(root, "name", &rules->name, load->err) ||
		ehr_field_text(root, "version", &rules->version, load->err) ||
		ehr_field_text(root, "title_en", &rules->title_en, load->err) ||
		ehr_field_text(root, "title_zh", &rules->title_zh, load->err) ||
		ehr_field_choice(root, "step", step_word, COUNT(step_word),
			&step, load->err) ||
		ehr_field_text(root, "value", &value, load->err) ||
		read_hours(load, root, "gap_hours", &rules->gap_hours) ||
		read_hours(load, root, "lost_hours", &rules->lost_hours))
		return -1;
	if (strcmp(kind, EHR_WARN_KIND) != 0)
		return ehr_yaml_fail(ehr_yaml_find(root, "kind"), load->err,
			_("expected \"%s\""), EHR_WARN_KIND);
	rules->step = (enum ehr_warn_step)step;
	rules->open_above = NAN;
	if (ehr_yaml_find(root, "open_above") &&
		ehr_yaml_number(
			root, "open_above", &rules->open_above, load->err))
		return -1;
	rules->column = ehr_arena_calloc(
		&rules->arena, COLUMNS_MAX, sizeof(*rules->column));
	(void)column_of(rules, ehr_str_of(value));
	return ehr_yaml_find(root, "lead")
		       ? ehr_field_text(root, "lead", &rules->lead, load->err)
		       : 0;
}

int ehr_warn_load(struct ehr_warn_rules *rules, const struct ehr_yaml *root,
	struct ehr_err *err)
{
	struct loading load = { rules, err };

	return read_head(&load, root) || read_levels(&load, root) ||
			       read_messages(&load, root)
		       ? -1
		       : 0;
}
