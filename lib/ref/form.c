/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/form.h"

#include <stdlib.h>

#include "base/num.h"
#include "ref/builtin.h"
#include "ref/heading_grammar.h"

struct ehr_forms {
	struct ehr_arena arena;
	struct ehr_form *form;
	size_t n;
	const struct ehr_form *fallback; /* "default" */
};

static const char folder[] = "forms/", ending[] = ".yaml";

static int read_texts(struct ehr_form *form, struct ehr_err *err)
{
	static const char *const key[] = { "name", "title_en", "title_zh",
		"source", "status" };
	const char **into[] = { &form->name, &form->title_en, &form->title_zh,
		&form->source, &form->status };

	for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
		const struct ehr_yaml *node =
			ehr_yaml_need(form->root, key[i], EHR_YAML_TEXT, err);

		if (node == NULL)
			return -1;
		*into[i] = node->text.p;
	}
	return 0;
}

static int read_year(struct ehr_form *form, struct ehr_err *err)
{
	const struct ehr_yaml *node = ehr_yaml_find(form->root, "year");
	long year;

	if (node == NULL)
		return 0;
	if (ehr_num_int("year", node->text, 1900, 2200, &year, err) != 0)
		return ehr_err_at(err, node->file, node->line);
	form->year = (int)year;
	return 0;
}

static int check_list(const struct ehr_form *form, const char *key, size_t *n,
	struct ehr_err *err)
{
	const struct ehr_yaml *list = ehr_yaml_find(form->root, key);

	*n = 0;
	if (list == NULL)
		return 0;
	if (list->kind != EHR_YAML_LIST || list->n == 0)
		return ehr_yaml_fail(list, err, _("expected a list"));
	for (const struct ehr_yaml *one = list->first; one != NULL;
		one = one->next)
		if (one->kind == EHR_YAML_MAP)
			return ehr_yaml_fail(one, err, _("expected a text"));
	*n = list->n;
	return 0;
}

static int read_form(struct ehr_forms *self, const struct ehr_builtin *file,
	struct ehr_err *err)
{
	static const char *const key[] = { "name", "title_en", "title_zh",
		"source", "status", "note", "recognise", "unless", "dictionary",
		"year", "constants", "by_medium", "unit", "present", "empty",
		"missing", "totals", "words", "medium_of", "others", "asks",
		"sums", "map" };
	struct ehr_form *form = &self->form[self->n];
	const struct ehr_yaml *node;
	size_t unless;

	form->root = ehr_yaml_read(file->path, file->bytes, &self->arena, err);
	if (form->root == NULL ||
		ehr_yaml_only(form->root, key, sizeof key / sizeof *key, err) !=
			0 ||
		read_texts(form, err) != 0 || read_year(form, err) != 0 ||
		check_list(form, "recognise", &form->needs, err) != 0 ||
		check_list(form, "unless", &unless, err) != 0)
		return -1;
	node = ehr_yaml_find(form->root, "dictionary");
	form->dictionary = node == NULL ? form->name : node->text.p;
	form->map = ehr_yaml_find(form->root, "map");
	form->sha256 = file->sha256;
	if (strcmp(form->name, "default") == 0)
		self->fallback = form;
	self->n++;
	return 0;
}

static bool is_form(const char *path)
{
	size_t n = strlen(path), end = strlen(ending);

	return strncmp(path, folder, strlen(folder)) == 0 && n > end &&
	       strcmp(path + n - end, ending) == 0;
}

struct ehr_forms *ehr_forms_open(struct ehr_err *err)
{
	struct ehr_forms *self = ehr_calloc(1, sizeof *self);
	size_t n;
	const struct ehr_builtin *all = ehr_builtin_list(&n);

	self->form = ehr_calloc(n, sizeof *self->form);
	for (size_t i = 0; i < n; i++) {
		if (!is_form(all[i].path) || read_form(self, &all[i], err) == 0)
			continue;
		ehr_forms_close(self);
		return NULL;
	}
	return self;
}

void ehr_forms_close(struct ehr_forms *forms)
{
	if (forms == NULL)
		return;
	ehr_arena_release(&forms->arena);
	free(forms->form);
	free(forms);
}

size_t ehr_forms_count(const struct ehr_forms *forms)
{
	return forms->n;
}

const struct ehr_form *ehr_forms_at(const struct ehr_forms *forms, size_t i)
{
	return &forms->form[i];
}

/* What can be asked for by name: all but the fallback. */
static void list_names(const struct ehr_forms *forms, struct ehr_buf *out)
{
	for (size_t i = 0; i < forms->n; i++)
		if (&forms->form[i] != forms->fallback)
			ehr_buf_printf(out, "%s%s", out->n > 0 ? ", " : "",
				forms->form[i].name);
}

const struct ehr_form *ehr_forms_find(
	const struct ehr_forms *forms, const char *name, struct ehr_err *err)
{
	struct ehr_buf all = { 0 };

	for (size_t i = 0; i < forms->n; i++)
		if (strcmp(forms->form[i].name, name) == 0)
			return &forms->form[i];
	list_names(forms, &all);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("no form is called \"%s\"; there are: %s"), name,
		ehr_buf_text(&all));
	ehr_buf_release(&all);
	return NULL;
}

/* matching */

static bool has_key(const struct ehr_map *keys, struct ehr_str heading)
{
	struct ehr_arena arena = { 0 };
	bool has = ehr_map_find(keys, ehr_heading_key(heading, &arena)) !=
		   EHR_MAP_NONE;

	ehr_arena_release(&arena);
	return has;
}

static bool has_any(const struct ehr_map *keys, const struct ehr_yaml *node)
{
	if (node->kind == EHR_YAML_TEXT)
		return has_key(keys, node->text);
	for (const struct ehr_yaml *one = node->first; one != NULL;
		one = one->next)
		if (has_any(keys, one))
			return true;
	return false;
}

static bool fits(const struct ehr_form *form, const struct ehr_map *keys)
{
	const struct ehr_yaml *needs = ehr_yaml_find(form->root, "recognise");
	const struct ehr_yaml *unless = ehr_yaml_find(form->root, "unless");

	if (needs == NULL || (unless != NULL && has_any(keys, unless)))
		return false;
	for (const struct ehr_yaml *one = needs->first; one != NULL;
		one = one->next)
		if (!has_any(keys, one))
			return false;
	return true;
}

static int fail_tie(const struct ehr_forms *forms, const struct ehr_map *keys,
	size_t needs, struct ehr_err *err)
{
	struct ehr_buf all = { 0 };

	for (size_t i = 0; i < forms->n; i++)
		if (forms->form[i].needs == needs &&
			fits(&forms->form[i], keys))
			ehr_buf_printf(&all, "%s%s", all.n > 0 ? ", " : "",
				forms->form[i].name);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("the headings fit several forms, choose with --form: %s"),
		ehr_buf_text(&all));
	ehr_buf_release(&all);
	return -1;
}

int ehr_forms_match(const struct ehr_forms *forms, const struct ehr_map *keys,
	const struct ehr_form **form, struct ehr_err *err)
{
	const struct ehr_form *best = NULL;
	bool tie = false;

	for (size_t i = 0; i < forms->n; i++) {
		const struct ehr_form *one = &forms->form[i];

		if (!fits(one, keys) ||
			(best != NULL && one->needs < best->needs))
			continue;
		tie = best != NULL && one->needs == best->needs;
		best = one;
	}
	*form = best;
	return tie ? fail_tie(forms, keys, best->needs, err) : 0;
}

const struct ehr_yaml *ehr_forms_say(const struct ehr_forms *forms,
	const struct ehr_form *form, const char *key)
{
	const struct ehr_yaml *node =
		form == NULL ? NULL : ehr_yaml_find(form->root, key);

	if (node == NULL && forms->fallback != NULL)
		node = ehr_yaml_find(forms->fallback->root, key);
	return node;
}
