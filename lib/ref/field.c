/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/field.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

int ehr_field_text(const struct ehr_yaml *map, const char *key,
	const char **text, struct ehr_err *err)
{
	const struct ehr_yaml *node =
		ehr_yaml_need(map, key, EHR_YAML_TEXT, err);

	if (!node)
		return -1;
	if (node->text.n == 0)
		return ehr_yaml_fail(node, err, _("is empty"));
	*text = node->text.p;
	return 0;
}

int ehr_field_choice(const struct ehr_yaml *map, const char *key,
	const char *const *word, size_t n, int *choice, struct ehr_err *err)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);

	if (!node)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (node->kind == EHR_YAML_TEXT &&
			ehr_str_is(node->text, word[i])) {
			*choice = (int)i;
			return 0;
		}
	struct ehr_buf buf = { 0 };
	for (size_t i = 0; i < n; i++)
		ehr_buf_printf(&buf, "%s%s", i ? ", " : "", word[i]);
	ehr_yaml_fail(node, err, _("must be one of %s"), ehr_buf_text(&buf));
	ehr_buf_release(&buf);
	return -1;
}

int ehr_field_flag(const struct ehr_yaml *map, const char *key, bool *flag,
	struct ehr_err *err)
{
	static const char *const word[] = { "no", "yes" };
	int choice = *flag;

	if (ehr_field_choice(map, key, word, COUNT(word), &choice, err))
		return -1;
	*flag = choice == 1;
	return 0;
}

int ehr_field_positive(const struct ehr_yaml *map, const char *key, double max,
	double *value, struct ehr_err *err)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);

	if (!node)
		return 0;
	if (ehr_yaml_number(map, key, value, err))
		return -1;
	if (*value <= 0 || *value > max)
		return ehr_yaml_fail(node, err,
			_("must be more than 0 and at most %g"), max);
	return 0;
}

int ehr_field_texts(const struct ehr_yaml *map, const char *key,
	const char ***text, size_t *n, struct ehr_arena *arena,
	struct ehr_err *err)
{
	const struct ehr_yaml *list =
		ehr_yaml_need(map, key, EHR_YAML_LIST, err);

	if (!list)
		return -1;
	if (list->n == 0)
		return ehr_yaml_fail(list, err, _("is empty"));
	*text = ehr_arena_calloc(arena, list->n, sizeof(**text));
	for (const struct ehr_yaml *item = list->first; item;
		item = item->next) {
		if (item->kind != EHR_YAML_TEXT || item->text.n == 0)
			return ehr_yaml_fail(item, err, _("must be a word"));
		(*text)[(*n)++] = item->text.p;
	}
	return 0;
}
