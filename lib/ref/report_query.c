/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/report_query.h"

#include "base/num.h"
#include "ref/field.h"
#include "ref/report_template.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { LIMIT_MAX = 100000 };

static const char *const part_word[EHR_REPORT_PARTS] = { "whole", "year",
	"month", "division" };

static int load_by(struct ehr_report_loading *load, const struct ehr_yaml *item,
	struct ehr_report_by *by)
{
	static const char *const key[] = { "column", "part", "split", "lookup",
		"key" };
	int part = EHR_REPORT_WHOLE;

	by->lookup = EHR_REPORT_NONE;
	if (item->kind == EHR_YAML_TEXT) {
		by->column.name = ehr_arena_calloc(
			&load->template->arena, 1, sizeof(*by->column.name));
		by->column.name[0] = item->text.p;
		by->column.n = 1;
		return 0;
	}
	if (ehr_yaml_only(item, key, COUNT(key), load->err) ||
		!ehr_yaml_need(item, "column",
			ehr_yaml_find(item, "column")
				? ehr_yaml_find(item, "column")->kind
				: EHR_YAML_TEXT,
			load->err) ||
		ehr_report_load_names(load, item, "column", &by->column) ||
		ehr_field_choice(item, "part", part_word, COUNT(part_word),
			&part, load->err) ||
		ehr_field_flag(item, "split", &by->split, load->err) ||
		ehr_report_load_input(load, item, "lookup", &by->lookup) ||
		ehr_report_load_names(load, item, "key", &by->key))
		return -1;
	by->part = (enum ehr_report_part)part;
	if ((by->lookup != EHR_REPORT_NONE) != (by->key.n > 0))
		return ehr_yaml_fail(item, load->err,
			_("\"lookup\" and \"key\" go together"));
	return 0;
}

static int check_splits(struct ehr_report_loading *load,
	const struct ehr_yaml *list, const struct ehr_report_query *query)
{
	size_t n = 0;

	for (size_t i = 0; i < query->n_by; i++)
		n += query->by[i].split;
	return n > 1 ? ehr_yaml_fail(list, load->err,
			       _("\"split\" goes with one column"))
		     : 0;
}

static int load_bys(struct ehr_report_loading *load, const struct ehr_yaml *map,
	struct ehr_report_query *query)
{
	const struct ehr_yaml *list;

	if (!ehr_yaml_find(map, "by"))
		return 0;
	list = ehr_yaml_need(map, "by", EHR_YAML_LIST, load->err);
	if (!list)
		return -1;
	if (list->n == 0)
		return ehr_yaml_fail(list, load->err, _("is empty"));
	query->by = ehr_arena_calloc(
		&load->template->arena, list->n, sizeof(*query->by));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (load_by(load, item, &query->by[query->n_by++]))
			return -1;
	return check_splits(load, list, query);
}

static int load_sort(struct ehr_report_loading *load,
	const struct ehr_yaml *item, struct ehr_report_sort *sort)
{
	static const char *const key[] = { "column", "order", "values" };
	static const char *const order[] = { "up", "down" };
	int down = 0;

	if (ehr_yaml_only(item, key, COUNT(key), load->err) ||
		ehr_report_load_names(load, item, "column", &sort->column) ||
		ehr_field_choice(
			item, "order", order, COUNT(order), &down, load->err) ||
		ehr_report_load_list(
			load, item, "values", &sort->value, &sort->n))
		return -1;
	sort->down = down == 1;
	return sort->column.n == 0
		       ? ehr_yaml_fail(item, load->err,
				 _("key \"%s\" is missing"), "column")
		       : 0;
}

static int load_sorts(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_query *query)
{
	const struct ehr_yaml *list;

	if (!ehr_yaml_find(map, "sort"))
		return 0;
	list = ehr_yaml_need(map, "sort", EHR_YAML_LIST, load->err);
	if (!list)
		return -1;
	query->sort = ehr_arena_calloc(
		&load->template->arena, list->n + 1, sizeof(*query->sort));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (load_sort(load, item, &query->sort[query->n_sort++]))
			return -1;
	return 0;
}

static int load_across(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_query *query)
{
	static const char *const key[] = { "column", "values", "words" };
	const struct ehr_yaml *across = ehr_yaml_find(map, "across");

	if (!across)
		return 0;
	if (ehr_yaml_only(across, key, COUNT(key), load->err) ||
		ehr_report_load_names(load, across, "column", &query->across) ||
		ehr_report_load_list(load, across, "values",
			&query->across_value, &query->n_across) ||
		ehr_report_load_words(load, across, &query->across_words))
		return -1;
	return query->across.n == 0
		       ? ehr_yaml_fail(across, load->err,
				 _("key \"%s\" is missing"), "column")
		       : 0;
}

static int load_limit(struct ehr_report_loading *load,
	const struct ehr_yaml *map, long *limit)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, "limit");
	struct ehr_err ignored;

	*limit = EHR_REPORT_NONE;
	if (!node)
		return 0;
	if (node->kind != EHR_YAML_TEXT ||
		ehr_num_int("limit", node->text, 1, LIMIT_MAX, limit, &ignored))
		return ehr_yaml_fail(node, load->err,
			_("expected a whole number from 1 to %d"),
			(int)LIMIT_MAX);
	return 0;
}

static int load_columns(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_query *query)
{
	const struct ehr_report_columns columns = { &query->columns,
		query->from, query->against, query->n_by > 0 };
	const struct ehr_yaml *list =
		ehr_yaml_need(map, "columns", EHR_YAML_LIST, load->err);

	if (!list)
		return -1;
	if (list->n == 0)
		return ehr_yaml_fail(list, load->err, _("is empty"));
	query->columns.at = ehr_arena_calloc(
		&load->template->arena, list->n, sizeof(*query->columns.at));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (ehr_report_load_column(load, item, &columns))
			return -1;
	return 0;
}

bool ehr_report_sorts_by_shown(const struct ehr_report_query *query,
	const struct ehr_report_sort *sort)
{
	for (size_t i = 0; i < sort->column.n; i++) {
		struct ehr_str name = ehr_str_of(sort->column.name[i]);

		if (ehr_report_figure_find(&query->columns, name) !=
			EHR_REPORT_NONE)
			return true;
		for (size_t k = 0; k < query->columns.n; k++)
			if (ehr_report_names_have(
				    &query->columns.at[k].column, name))
				return true;
	}
	return false;
}

/* Groups have no other columns than those that are shown. */
static int check_sorts(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_query *query)
{
	for (size_t i = 0; i < query->n_sort && query->n_by > 0; i++)
		if (!ehr_report_sorts_by_shown(query, &query->sort[i]))
			return ehr_yaml_fail(ehr_yaml_find(map, "sort"),
				load->err,
				_("there is no column \"%s\" to sort by"),
				query->sort[i].column.name[0]);
	return 0;
}

/* A key that this kind of block has not. */
static int refuse(struct ehr_report_loading *load, const struct ehr_yaml *map,
	const char *key, bool allowed)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);

	return node && !allowed ? ehr_yaml_fail(node, load->err,
					  _("this kind of block has none"))
				: 0;
}

static int refuse_all(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_query_form *form)
{
	return refuse(load, map, "by", form->by) ||
			       refuse(load, map, "against", form->by) ||
			       refuse(load, map, "columns", form->columns) ||
			       refuse(load, map, "across", form->across) ||
			       refuse(load, map, "total", form->total)
		       ? -1
		       : 0;
}

/* Which rows, of what, and how they stand together. */
static int load_rows(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_query *query)
{
	if (!ehr_yaml_need(map, "from", EHR_YAML_TEXT, load->err) ||
		ehr_report_load_input(load, map, "from", &query->from) ||
		ehr_report_load_input(load, map, "against", &query->against) ||
		ehr_report_load_conditions(load, map, "where", &query->where) ||
		load_bys(load, map, query) || load_across(load, map, query))
		return -1;
	if (query->against != EHR_REPORT_NONE && query->n_by == 0)
		return ehr_yaml_fail(ehr_yaml_find(map, "against"), load->err,
			_("needs \"by\", the columns by which rows of both "
			  "belong together"));
	return 0;
}

int ehr_report_load_query(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_query_form *form,
	struct ehr_report_query *query)
{
	query->line = map->line;
	if (refuse_all(load, map, form) || load_rows(load, map, query) ||
		load_sorts(load, map, query) ||
		load_limit(load, map, &query->limit) ||
		ehr_field_flag(map, "total", &query->total, load->err) ||
		ehr_report_load_text(load, map, "none_", false, &query->none))
		return -1;
	if (form->needs_by && query->n_by == 0)
		return ehr_yaml_fail(
			map, load->err, _("key \"%s\" is missing"), "by");
	if (!form->columns)
		return 0;
	return load_columns(load, map, query) || check_sorts(load, map, query)
		       ? -1
		       : 0;
}
