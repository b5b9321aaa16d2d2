/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/report_loading.h"

#include "ref/field.h"
#include "ref/report_template.h"

const char *const ehr_report_operator_word[EHR_REPORT_OPERATORS] = { "is",
	"is_not", "in", "not_in", "lt", "le", "gt", "ge", "empty", "word",
	"no_word", "begins" };

bool ehr_report_piece_next(struct ehr_str *rest, struct ehr_report_piece *piece)
{
	size_t at = 0, end;

	if (rest->n == 0)
		return false;
	while (at < rest->n && rest->p[at] != '{')
		at++;
	piece->is_name = false;
	if (at == 0 && rest->n > 1 && rest->p[1] == '{') {
		piece->text = (struct ehr_str){ rest->p, 1 };
		*rest = (struct ehr_str){ rest->p + 2, rest->n - 2 };
		return true;
	}
	end = at;
	if (at == 0) {
		while (end < rest->n && rest->p[end] != '}')
			end++;
		piece->is_name = end < rest->n;
		piece->text = piece->is_name
				      ? (struct ehr_str){ rest->p + 1, end - 1 }
				      : (struct ehr_str){ rest->p, end };
		end += piece->is_name;
	} else {
		piece->text = (struct ehr_str){ rest->p, at };
	}
	*rest = (struct ehr_str){ rest->p + end, rest->n - end };
	return true;
}

int ehr_report_load_text(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *prefix, bool needed,
	struct ehr_report_text *text)
{
	char zh[32], en[32];
	struct ehr_buf buf = { 0 };

	ehr_buf_printf(&buf, "%szh", prefix);
	(void)memcpy(zh, ehr_buf_text(&buf), buf.n + 1);
	buf.n = 0;
	ehr_buf_printf(&buf, "%sen", prefix);
	(void)memcpy(en, ehr_buf_text(&buf), buf.n + 1);
	ehr_buf_release(&buf);
	if (!needed && !ehr_yaml_find(map, zh) && !ehr_yaml_find(map, en))
		return 0;
	if (ehr_field_text(map, zh, &text->zh, load->err))
		return -1;
	return ehr_field_text(map, en, &text->en, load->err);
}

int ehr_report_load_list(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key, const char ***text,
	size_t *n)
{
	*n = 0;
	if (!ehr_yaml_find(map, key))
		return 0;
	return ehr_field_texts(
		map, key, text, n, &load->template->arena, load->err);
}

int ehr_report_load_names(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key,
	struct ehr_report_names *names)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);

	*names = (struct ehr_report_names){ 0 };
	if (!node || node->kind != EHR_YAML_TEXT)
		return ehr_report_load_list(
			load, map, key, &names->name, &names->n);
	names->name = ehr_arena_calloc(
		&load->template->arena, 1, sizeof(*names->name));
	names->n = 1;
	return ehr_field_text(map, key, &names->name[0], load->err);
}

bool ehr_report_names_have(
	const struct ehr_report_names *names, struct ehr_str name)
{
	for (size_t i = 0; i < names->n; i++)
		if (ehr_str_is(name, names->name[i]))
			return true;
	return false;
}

int ehr_report_load_input(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key, long *input)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);
	const char *name = NULL;

	*input = EHR_REPORT_NONE;
	if (!node)
		return 0;
	if (ehr_field_text(map, key, &name, load->err))
		return -1;
	*input = ehr_report_input_find(load->template, ehr_str_of(name));
	return *input == EHR_REPORT_NONE
		       ? ehr_yaml_fail(node, load->err,
				 _("\"%s\" is not among the inputs"), name)
		       : 0;
}

bool ehr_report_known(
	const struct ehr_report_loading *load, struct ehr_str name)
{
	for (size_t i = 0; i < load->depth; i++)
		if (ehr_str_is(name, load->each[i]))
			return true;
	return ehr_report_parameter_find(load->template, name) !=
	       EHR_REPORT_NONE;
}

static int check_value(struct ehr_report_loading *load,
	const struct ehr_yaml *node, const char *value)
{
	struct ehr_str rest = ehr_str_of(value);
	struct ehr_report_piece piece;
	char shown[64];

	while (ehr_report_piece_next(&rest, &piece)) {
		if (!piece.is_name || ehr_report_known(load, piece.text))
			continue;
		ehr_visible(shown, sizeof(shown), piece.text);
		return ehr_yaml_fail(node, load->err,
			_("there is no parameter \"%s\""), shown);
	}
	return 0;
}

/* The values of a condition: as many as its operator has. */
static int load_values(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_yaml *node,
	struct ehr_report_condition *condition)
{
	bool is_list = condition->op == EHR_REPORT_IN ||
		       condition->op == EHR_REPORT_NOT_IN;
	const char *key = node->key.p;

	if (is_list) {
		if (ehr_report_load_list(
			    load, map, key, &condition->value, &condition->n))
			return -1;
	} else {
		if (node->kind != EHR_YAML_TEXT)
			return ehr_yaml_fail(
				node, load->err, _("must be a text"));
		condition->value = ehr_arena_calloc(
			&load->template->arena, 1, sizeof(*condition->value));
		condition->value[0] = node->text.p;
		condition->n = 1;
	}
	if (condition->op == EHR_REPORT_EMPTY &&
		!ehr_str_is(node->text, "yes") && !ehr_str_is(node->text, "no"))
		return ehr_yaml_fail(
			node, load->err, _("must be one of %s"), "no, yes");
	for (size_t i = 0; i < condition->n; i++)
		if (check_value(load, node, condition->value[i]))
			return -1;
	return 0;
}

static int load_condition(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_condition *condition)
{
	const struct ehr_yaml *node = NULL;
	int op;

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	condition->line = map->line;
	if (ehr_report_load_names(load, map, "column", &condition->column))
		return -1;
	for (op = 0; op < EHR_REPORT_OPERATORS && !node; op++) {
		node = ehr_yaml_find(map, ehr_report_operator_word[op]);
		condition->op = (enum ehr_report_operator)op;
	}
	if (condition->column.n == 0 || !node || map->n != 2)
		return ehr_yaml_fail(map, load->err,
			_("a condition has a column and one of is, is_not, in, "
			  "not_in, lt, le, gt, ge, empty, word, no_word, "
			  "begins"));
	return load_values(load, map, node, condition);
}

int ehr_report_load_conditions(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key,
	struct ehr_report_conditions *conditions)
{
	const struct ehr_yaml *list;

	if (!ehr_yaml_find(map, key))
		return 0;
	list = ehr_yaml_need(map, key, EHR_YAML_LIST, load->err);
	if (!list)
		return -1;
	conditions->at = ehr_arena_calloc(
		&load->template->arena, list->n + 1, sizeof(*conditions->at));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (load_condition(
			    load, item, &conditions->at[conditions->n++]))
			return -1;
	return 0;
}
