/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/catalog.h"

#include <stdlib.h>

#include "base/hash.h"
#include "io/yaml.h"
#include "ref/column.h"
#include "ref/field.h"
#include "ref/form.h"
#include "ref/load.h"
#include "ref/profile.h"

struct ehr_catalog {
	struct ehr_arena arena;
	struct ehr_catalog_item *item;
	size_t n;
};

enum { TABLE, COLUMN, TYPE, UNIT, MEANING_EN, MEANING_ZH, FIELDS };

static const char *const field[FIELDS] = { "table", "column", "type", "unit",
	"meaning_en", "meaning_zh" };

const char *const ehr_catalog_kind_word[EHR_CATALOG_KINDS] = { "table",
	"profile", "form", "rules", "template" };

/* What a file of each kind is called before and behind its name. */
static const struct {
	const char *start, *end;
} affix[EHR_CATALOG_KINDS] = {
	[EHR_CATALOG_TABLE] = { "", ".csv" },
	[EHR_CATALOG_PROFILE] = { "profiles/", ".yaml" },
	[EHR_CATALOG_FORM] = { "forms/", ".yaml" },
	[EHR_CATALOG_RULES] = { "rules/", ".yaml" },
	[EHR_CATALOG_TEMPLATE] = { "templates/", ".yaml" },
};

static struct ehr_catalog_item *item_of(
	struct ehr_catalog *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->item[i].name))
			return &self->item[i];
	return NULL;
}

/* One more source key behind those of text, if it is new. */
static void add_source(
	struct ehr_map *known, struct ehr_buf *text, struct ehr_str key)
{
	bool is_new;

	if (key.n == 0)
		return;
	ehr_map_add(known, key, &is_new);
	if (!is_new)
		return;
	if (text->n > 0)
		ehr_buf_putc(text, ' ');
	ehr_buf_add_str(text, key);
}

static int count_table(struct ehr_catalog *self, struct ehr_catalog_item *item,
	struct ehr_err *err)
{
	struct ehr_map known = { 0 };
	struct ehr_buf text = { 0 };
	struct ehr_load load;
	long at;
	int got;

	if (ehr_load_open(&load, item->file->path, NULL, err) != 0)
		return -1;
	at = ehr_header_find(ehr_reader_header(load.reader), "source");
	while ((got = ehr_load_next(&load, err)) == 1) {
		item->rows++;
		if (at != EHR_NO_COLUMN)
			add_source(&known, &text, load.row.cell[at]);
	}
	item->sources = ehr_arena_string(
		&self->arena, (struct ehr_str){ text.p, text.n });
	ehr_load_close(&load);
	ehr_map_release(&known);
	ehr_buf_release(&text);
	return got;
}

static void add_population(struct ehr_map *known, struct ehr_buf *text,
	const struct ehr_population *population)
{
	for (size_t i = 0; i < population->n; i++)
		add_source(
			known, text, ehr_str_of(population->param[i].source));
}

static int read_profile(struct ehr_catalog *self, struct ehr_catalog_item *item,
	struct ehr_err *err)
{
	struct ehr_profile *profile = ehr_profile_open(item->name, err);
	struct ehr_map known = { 0 };
	struct ehr_buf text = { 0 };

	if (profile == NULL)
		return -1;
	for (size_t i = 0; i < profile->n_order; i++)
		add_source(&known, &text, ehr_str_of(profile->order[i].source));
	add_population(&known, &text, &profile->site);
	for (size_t i = 0; i < profile->n_population; i++)
		add_population(&known, &text, &profile->population[i]);
	item->sources = ehr_arena_string(
		&self->arena, (struct ehr_str){ text.p, text.n });
	item->version =
		ehr_arena_string(&self->arena, ehr_str_of(profile->version));
	item->about_en =
		ehr_arena_string(&self->arena, ehr_str_of(profile->title_en));
	item->about_zh =
		ehr_arena_string(&self->arena, ehr_str_of(profile->title_zh));
	ehr_map_release(&known);
	ehr_buf_release(&text);
	ehr_profile_close(profile);
	return 0;
}

/* The sources that a document names anywhere, in its order. */
static void add_named(struct ehr_map *known, struct ehr_buf *text,
	const struct ehr_yaml *node)
{
	if (node->kind == EHR_YAML_TEXT && ehr_str_is(node->key, "source"))
		add_source(known, text, node->text);
	for (node = node->kind == EHR_YAML_TEXT ? NULL : node->first; node;
		node = node->next)
		add_named(known, text, node);
}

static int read_rules(struct ehr_catalog *self, struct ehr_catalog_item *item,
	struct ehr_err *err)
{
	struct ehr_yaml *root = ehr_yaml_read(
		item->file->path, item->file->bytes, &self->arena, err);
	struct ehr_map known = { 0 };
	struct ehr_buf text = { 0 };

	if (!root || ehr_field_text(root, "version", &item->version, err) ||
		ehr_field_text(root, "title_en", &item->about_en, err) ||
		ehr_field_text(root, "title_zh", &item->about_zh, err))
		return -1;
	add_named(&known, &text, root);
	item->sources = ehr_arena_string(
		&self->arena, (struct ehr_str){ text.p, text.n });
	ehr_map_release(&known);
	ehr_buf_release(&text);
	return 0;
}

static int read_template(struct ehr_catalog *self,
	struct ehr_catalog_item *item, struct ehr_err *err)
{
	struct ehr_yaml *root = ehr_yaml_read(
		item->file->path, item->file->bytes, &self->arena, err);

	if (!root || ehr_field_text(root, "version", &item->version, err) ||
		ehr_field_text(root, "about_en", &item->about_en, err))
		return -1;
	return ehr_field_text(root, "about_zh", &item->about_zh, err);
}

static void read_form(struct ehr_catalog *self, struct ehr_catalog_item *item,
	const struct ehr_form *form)
{
	item->sources =
		ehr_arena_string(&self->arena, ehr_str_of(form->source));
	item->about_en =
		ehr_arena_string(&self->arena, ehr_str_of(form->title_en));
	item->about_zh =
		ehr_arena_string(&self->arena, ehr_str_of(form->title_zh));
}

static int read_forms(struct ehr_catalog *self, struct ehr_err *err)
{
	struct ehr_forms *forms = ehr_forms_open(err);
	const struct ehr_form *form;
	int rc = forms == NULL ? -1 : 0;

	for (size_t i = 0; i < self->n && rc == 0; i++) {
		if (self->item[i].kind != EHR_CATALOG_FORM)
			continue;
		form = ehr_forms_find(forms, self->item[i].name, err);
		if (form == NULL)
			rc = -1;
		else
			read_form(self, &self->item[i], form);
	}
	ehr_forms_close(forms);
	return rc;
}

/* The name without start and end; n 0 if it has them not. */
static struct ehr_str within(
	const char *path, const char *start, const char *end)
{
	struct ehr_str name = ehr_str_of(path);
	size_t s = strlen(start), e = strlen(end);

	if (name.n <= s + e || !ehr_str_starts(name, start) ||
		memcmp(name.p + name.n - e, end, e) != 0)
		return (struct ehr_str){ 0 };
	return (struct ehr_str){ name.p + s, name.n - s - e };
}

static void add_items(struct ehr_catalog *self, enum ehr_catalog_kind kind)
{
	size_t n;
	const struct ehr_builtin *all = ehr_builtin_list(&n);

	for (size_t i = 0; i < n; i++) {
		struct ehr_str name =
			within(all[i].path, affix[kind].start, affix[kind].end);

		if (name.n == 0)
			continue;
		self->item = ehr_realloc(
			self->item, self->n + 1, sizeof *self->item);
		self->item[self->n++] = (struct ehr_catalog_item){
			.name = ehr_arena_string(&self->arena, name),
			.kind = kind,
			.file = &all[i],
			.version = "",
			.sources = "",
			.about_en = "",
			.about_zh = "",
		};
	}
}

static void add_field(struct ehr_catalog *self, struct ehr_catalog_item *item,
	const struct ehr_load *load, const size_t at[FIELDS])
{
	const char *text[FIELDS];

	for (int k = 0; k < FIELDS; k++)
		text[k] = ehr_load_text(load, &self->arena, (long)at[k]);
	if (text[COLUMN][0] == '\0') {
		item->about_en = text[MEANING_EN];
		item->about_zh = text[MEANING_ZH];
		return;
	}
	item->field =
		ehr_realloc(item->field, item->fields + 1, sizeof *item->field);
	item->field[item->fields++] = (struct ehr_field){ text[COLUMN],
		text[TYPE], text[UNIT], text[MEANING_EN], text[MEANING_ZH] };
}

static int read_fields(struct ehr_catalog *self, struct ehr_err *err)
{
	struct ehr_load load;
	size_t at[FIELDS];
	int rc = 0;

	if (ehr_load_open(&load, "tables.csv", NULL, err) != 0)
		return -1;
	for (int k = 0; k < FIELDS && rc == 0; k++)
		rc = ehr_load_need(&load, field[k], &at[k], err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1) {
		struct ehr_catalog_item *item =
			item_of(self, load.row.cell[at[TABLE]]);

		if (item != NULL)
			add_field(self, item, &load, at);
		rc = 0;
	}
	ehr_load_close(&load);
	return rc;
}

static int fill(struct ehr_catalog *self, struct ehr_err *err)
{
	for (size_t i = 0; i < self->n; i++) {
		struct ehr_catalog_item *item = &self->item[i];

		if (item->kind == EHR_CATALOG_PROFILE &&
			read_profile(self, item, err) != 0)
			return -1;
		if (item->kind == EHR_CATALOG_RULES &&
			read_rules(self, item, err) != 0)
			return -1;
		if (item->kind == EHR_CATALOG_TEMPLATE &&
			read_template(self, item, err) != 0)
			return -1;
		if (item->kind == EHR_CATALOG_TABLE &&
			count_table(self, item, err) != 0)
			return -1;
	}
	return read_forms(self, err) != 0 ? -1 : read_fields(self, err);
}

struct ehr_catalog *ehr_catalog_open(struct ehr_err *err)
{
	struct ehr_catalog *self = ehr_calloc(1, sizeof *self);

	for (enum ehr_catalog_kind kind = 0; kind < EHR_CATALOG_KINDS; kind++)
		add_items(self, kind);
	if (fill(self, err) == 0)
		return self;
	ehr_catalog_close(self);
	return NULL;
}

void ehr_catalog_close(struct ehr_catalog *self)
{
	if (self == NULL)
		return;
	for (size_t i = 0; i < self->n; i++)
		free(self->item[i].field);
	free(self->item);
	ehr_arena_release(&self->arena);
	free(self);
}

size_t ehr_catalog_count(const struct ehr_catalog *self)
{
	return self->n;
}

const struct ehr_catalog_item *ehr_catalog_at(
	const struct ehr_catalog *self, size_t i)
{
	return &self->item[i];
}

const struct ehr_catalog_item *ehr_catalog_find(
	const struct ehr_catalog *self, const char *name, struct ehr_err *err)
{
	const char **names, *nearest;

	for (size_t i = 0; i < self->n; i++)
		if (strcmp(name, self->item[i].name) == 0)
			return &self->item[i];
	names = ehr_calloc(self->n, sizeof *names);
	for (size_t i = 0; i < self->n; i++)
		names[i] = self->item[i].name;
	nearest = ehr_str_nearest(ehr_str_of(name), names, self->n);
	if (nearest != NULL)
		ehr_fail(err, EHR_FAULT_USAGE,
			_("no table, profile, form, rules or template \"%s\"; "
			  "did you mean \"%s\"?"),
			name, nearest);
	else
		ehr_fail(err, EHR_FAULT_USAGE,
			_("no table, profile, form, rules or template \"%s\""),
			name);
	free(names);
	return NULL;
}

/* Cut at line ends and commas, as in column.c. */
bool ehr_catalog_is_number(const char *column)
{
	const struct ehr_builtin *table = ehr_builtin_find("tables.csv");
	struct ehr_str rest;

	if (ehr_column_is_number(column))
		return true;
	rest = table == NULL ? (struct ehr_str){ 0 } : table->bytes;
	while (rest.n > 0) {
		struct ehr_str line = ehr_str_cut(&rest, '\n');
		struct ehr_str type;

		ehr_str_cut(&line, ',');
		if (!ehr_str_is(ehr_str_cut(&line, ','), column))
			continue;
		type = ehr_str_cut(&line, ',');
		if (ehr_str_is(type, "number") || ehr_str_is(type, "integer"))
			return true;
	}
	return false;
}
