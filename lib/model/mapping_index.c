/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mapping_index.h"

static int read_pair(const struct ehr_yaml *node, struct ehr_index_pair *pair,
	struct ehr_err *err)
{
	if (node->kind != EHR_YAML_LIST || node->n != 2 ||
		node->first->kind != EHR_YAML_TEXT ||
		node->first->next->kind != EHR_YAML_TEXT)
		return ehr_yaml_fail(node, err,
			_("expected two columns: that of the hour and that of "
			  "its maximum of 24 hours"));
	pair->hour = node->first->text.p;
	pair->maximum = node->first->next->text.p;
	return 0;
}

static int read_pairs(const struct ehr_yaml *list, struct ehr_index *index,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_index_pair *pair =
		ehr_arena_calloc(arena, list->n, sizeof *pair);

	index->pair = pair;
	for (const struct ehr_yaml *one = list->first; one != NULL;
		one = one->next)
		if (read_pair(one, &pair[index->n_pairs++], err) != 0)
			return -1;
	return 0;
}

static int read_standards(const struct ehr_yaml *list, struct ehr_index *index,
	struct ehr_arena *arena, struct ehr_err *err)
{
	const char **name = ehr_arena_calloc(arena, list->n, sizeof *name);

	index->standard = name;
	for (const struct ehr_yaml *one = list->first; one != NULL;
		one = one->next) {
		if (one->kind != EHR_YAML_TEXT)
			return ehr_yaml_fail(one, err, _("expected a text"));
		name[index->n_standards++] = one->text.p;
	}
	return 0;
}

int ehr_mapping_read_index(struct ehr_mapping *map,
	const struct ehr_yaml *document, struct ehr_arena *arena,
	struct ehr_err *err)
{
	static const char *const key[] = { "column", "standards", "exchanged",
		"form" };
	const struct ehr_yaml *node = ehr_yaml_find(document, "air_index");
	const struct ehr_yaml *column, *standards, *pairs, *form;
	struct ehr_index *index;

	if (node == NULL)
		return 0;
	if (ehr_yaml_only(node, key, 4, err) != 0)
		return -1;
	column = ehr_yaml_need(node, "column", EHR_YAML_TEXT, err);
	standards = column == NULL ? NULL
				   : ehr_yaml_need(node, "standards",
					     EHR_YAML_LIST, err);
	pairs = standards == NULL
			? NULL
			: ehr_yaml_need(node, "exchanged", EHR_YAML_LIST, err);
	if (pairs == NULL)
		return -1;
	index = ehr_arena_calloc(arena, 1, sizeof *index);
	index->node = node;
	index->column = column->text.p;
	form = ehr_yaml_find(node, "form");
	index->form = form == NULL ? NULL : form->text.p;
	map->index = index;
	return read_standards(standards, index, arena, err) != 0 ||
			       read_pairs(pairs, index, arena, err) != 0
		       ? -1
		       : 0;
}
