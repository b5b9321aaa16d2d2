/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/report_template.h"

#include <stdlib.h>

#include "io/file.h"
#include "ref/builtin.h"
#include "ref/field.h"
#include "ref/report_block.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define FOLDER "templates/"
#define SUFFIX ".yaml"

enum { FILE_MAX = 1 << 20 };

static const char *const form_word[] = { "table", "picture" };
static const char *const tone_word[EHR_REPORT_TONES] = { "none", "good",
	"watch", "bad", "quiet" };

long ehr_report_input_find(
	const struct ehr_report_template *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n_inputs; i++)
		if (ehr_str_is(name, self->input[i].name))
			return (long)i;
	return EHR_REPORT_NONE;
}

long ehr_report_parameter_find(
	const struct ehr_report_template *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n_parameters; i++)
		if (ehr_str_is(name, self->parameter[i].name))
			return (long)i;
	return EHR_REPORT_NONE;
}

static int load_parameter(
	struct ehr_report_loading *load, const struct ehr_yaml *map)
{
	static const char *const key[] = { "name", "text_zh", "text_en",
		"default" };
	struct ehr_report_template *self = load->template;
	struct ehr_report_parameter *parameter =
		&self->parameter[self->n_parameters];
	const struct ehr_yaml *standard = ehr_yaml_find(map, "default");

	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_text(map, "name", &parameter->name, load->err) ||
		ehr_report_load_text(
			load, map, "text_", true, &parameter->text))
		return -1;
	if (standard && standard->kind != EHR_YAML_TEXT)
		return ehr_yaml_fail(standard, load->err, _("must be a text"));
	if (standard)
		parameter->standard = standard->text.p;
	if (ehr_report_known(load, ehr_str_of(parameter->name)))
		return ehr_yaml_fail(ehr_yaml_find(map, "name"), load->err,
			_("the name \"%s\" is taken"), parameter->name);
	self->n_parameters++;
	return 0;
}

static int load_input(
	struct ehr_report_loading *load, const struct ehr_yaml *map)
{
	static const char *const key[] = { "name", "form", "text_zh", "text_en",
		"made_by", "columns" };
	struct ehr_report_template *self = load->template;
	struct ehr_report_input *input = &self->input[self->n_inputs];
	int form = 0;

	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_text(map, "name", &input->name, load->err) ||
		ehr_report_load_text(load, map, "text_", true, &input->text) ||
		(ehr_yaml_find(map, "made_by") &&
			ehr_field_text(
				map, "made_by", &input->made_by, load->err)) ||
		ehr_field_choice(map, "form", form_word, COUNT(form_word),
			&form, load->err) ||
		ehr_report_load_list(
			load, map, "columns", &input->column, &input->n))
		return -1;
	input->picture = form == 1;
	if (strchr(input->name, '=') ||
		ehr_report_input_find(self, ehr_str_of(input->name)) !=
			EHR_REPORT_NONE ||
		ehr_report_known(load, ehr_str_of(input->name)))
		return ehr_yaml_fail(ehr_yaml_find(map, "name"), load->err,
			_("the name \"%s\" is taken"), input->name);
	self->n_inputs++;
	return 0;
}

static int load_word(struct ehr_report_loading *load,
	const struct ehr_yaml *item, struct ehr_report_word *word)
{
	static const char *const key[] = { "zh", "en", "tone" };
	int tone = EHR_REPORT_NO_TONE;

	if (ehr_yaml_only(item, key, COUNT(key), load->err) ||
		ehr_report_load_text(load, item, "", true, &word->text) ||
		ehr_field_choice(item, "tone", tone_word, EHR_REPORT_TONES,
			&tone, load->err))
		return -1;
	word->word = item->key.p;
	word->tone = (enum ehr_report_tone)tone;
	return 0;
}

static int load_words(
	struct ehr_report_loading *load, const struct ehr_yaml *root)
{
	struct ehr_report_template *self = load->template;
	const struct ehr_yaml *all;

	if (!ehr_yaml_find(root, "words"))
		return 0;
	all = ehr_yaml_need(root, "words", EHR_YAML_MAP, load->err);
	if (!all)
		return -1;
	self->words = ehr_arena_calloc(
		&self->arena, all->n + 1, sizeof(*self->words));
	for (const struct ehr_yaml *list = all->first; list;
		list = list->next) {
		struct ehr_report_words *words = &self->words[self->n_words++];

		if (list->kind != EHR_YAML_MAP || list->n == 0)
			return ehr_yaml_fail(
				list, load->err, _("must be a map"));
		words->name = list->key.p;
		words->at = ehr_arena_calloc(
			&self->arena, list->n, sizeof(*words->at));
		for (const struct ehr_yaml *item = list->first; item;
			item = item->next)
			if (load_word(load, item, &words->at[words->n++]))
				return -1;
	}
	return 0;
}

/* Each map of the list under key. */
static int load_list(struct ehr_report_loading *load,
	const struct ehr_yaml *root, const char *key,
	int (*item_of)(
		struct ehr_report_loading *load, const struct ehr_yaml *map))
{
	const struct ehr_yaml *list;

	if (!ehr_yaml_find(root, key))
		return 0;
	list = ehr_yaml_need(root, key, EHR_YAML_LIST, load->err);
	if (!list)
		return -1;
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (item_of(load, item))
			return -1;
	return 0;
}

static int load_head(
	struct ehr_report_loading *load, const struct ehr_yaml *root)
{
	static const char *const key[] = { "kind", "name", "version",
		"about_zh", "about_en", "title_zh", "title_en", "note",
		"parameters", "inputs", "words", "figures", "blocks" };
	struct ehr_report_template *self = load->template;
	const char *kind = NULL;

	if (ehr_yaml_only(root, key, COUNT(key), load->err) ||
		ehr_field_text(root, "kind", &kind, load->err) ||
		ehr_field_text(root, "name", &self->name, load->err) ||
		ehr_field_text(root, "version", &self->version, load->err) ||
		ehr_report_load_text(
			load, root, "about_", true, &self->about) ||
		ehr_report_load_text(load, root, "title_", true, &self->title))
		return -1;
	return strcmp(kind, EHR_REPORT_KIND) == 0
		       ? 0
		       : ehr_yaml_fail(ehr_yaml_find(root, "kind"), load->err,
				 _("expected \"%s\""), EHR_REPORT_KIND);
}

/* Room for so many; never 0. */
static size_t count(const struct ehr_yaml *root, const char *key)
{
	const struct ehr_yaml *list = ehr_yaml_find(root, key);

	return list ? list->n + 1 : 1;
}

static int load_all(struct ehr_report_template *self, struct ehr_str bytes,
	struct ehr_err *err)
{
	struct ehr_report_loading load = { .template = self, .err = err };
	struct ehr_yaml *root =
		ehr_yaml_read(self->file, bytes, &self->arena, err);

	if (!root || load_head(&load, root))
		return -1;
	self->parameter = ehr_arena_calloc(&self->arena,
		count(root, "parameters"), sizeof(*self->parameter));
	self->input = ehr_arena_calloc(
		&self->arena, count(root, "inputs"), sizeof(*self->input));
	if (load_list(&load, root, "parameters", load_parameter) ||
		load_list(&load, root, "inputs", load_input) ||
		load_words(&load, root) ||
		ehr_report_load_figures(&load, root, &self->figures) ||
		ehr_report_check_text(
			&load, root, &self->title, &self->figures))
		return -1;
	return ehr_report_load_blocks(&load, root, &self->block, &self->n);
}

static bool ends(const char *text, const char *suffix)
{
	size_t n = strlen(text), k = strlen(suffix);

	return n >= k && strcmp(text + n - k, suffix) == 0;
}

const char **ehr_report_template_names(size_t *n, struct ehr_arena *arena)
{
	size_t files;
	const struct ehr_builtin *all = ehr_builtin_list(&files);
	const char **name = ehr_arena_calloc(arena, files, sizeof(*name));

	*n = 0;
	for (size_t i = 0; i < files; i++) {
		struct ehr_str path = ehr_str_of(all[i].path);

		if (!ehr_str_starts(path, FOLDER))
			continue;
		path.p += strlen(FOLDER);
		path.n -= strlen(FOLDER) + strlen(SUFFIX);
		name[(*n)++] = ehr_arena_string(arena, path);
	}
	return name;
}

static int fail_name(const char *name, struct ehr_err *err)
{
	struct ehr_arena arena = { 0 };
	struct ehr_buf names = { 0 };
	size_t n;
	const char **all = ehr_report_template_names(&n, &arena);

	for (size_t i = 0; i < n; i++)
		ehr_buf_printf(&names, "%s%s", i ? " " : "", all[i]);
	ehr_fail(err, EHR_FAULT_USAGE, _("no template \"%s\"; built in: %s"),
		name, ehr_buf_text(&names));
	ehr_buf_release(&names);
	ehr_arena_release(&arena);
	return -1;
}

struct ehr_report_template *ehr_report_template_read(
	const char *file, struct ehr_str bytes, struct ehr_err *err)
{
	struct ehr_report_template *self = ehr_calloc(1, sizeof(*self));

	self->file = file;
	self->size = bytes.n;
	ehr_sha256(bytes, self->sha256);
	if (load_all(self, bytes, err) == 0)
		return self;
	ehr_report_template_close(self);
	return NULL;
}

struct ehr_report_template *ehr_report_template_file(
	const char *path, struct ehr_err *err)
{
	struct ehr_buf buf = { 0 };
	struct ehr_report_template *self = NULL;

	if (ehr_file_read(path, FILE_MAX, &buf, err) == 0)
		self = ehr_report_template_read(
			path, (struct ehr_str){ buf.p, buf.n }, err);
	ehr_buf_release(&buf);
	if (self)
		self->path = path;
	return self;
}

struct ehr_report_template *ehr_report_template_open(
	const char *name, struct ehr_err *err)
{
	const struct ehr_builtin *data;
	struct ehr_buf path = { 0 };

	if (strchr(name, '/') || ends(name, SUFFIX) || ends(name, ".yml"))
		return ehr_report_template_file(name, err);
	ehr_buf_printf(&path, FOLDER "%s" SUFFIX, name);
	data = ehr_builtin_find(ehr_buf_text(&path));
	ehr_buf_release(&path);
	if (data)
		return ehr_report_template_read(data->path, data->bytes, err);
	(void)fail_name(name, err);
	return NULL;
}

void ehr_report_template_close(struct ehr_report_template *self)
{
	if (!self)
		return;
	ehr_arena_release(&self->arena);
	free(self);
}
