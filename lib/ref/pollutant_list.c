/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/pollutant_list.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/alias_key.h"
#include "ref/cas.h"
#include "ref/load.h"

/* Texts and the lists that each of them leads to. */
struct members {
	struct ehr_map text;
	uint64_t *lists; /* by index of text */
};

struct ehr_pollutant_lists {
	const struct ehr_aliases *aliases;
	struct ehr_pollutant_list list[EHR_POLLUTANT_LISTS_MAX];
	size_t n;
	struct members cas, group, name;
	struct ehr_pollutant_lists_table member_table, edition_table;
	struct ehr_arena arena;
};

static void add_member(
	struct members *members, struct ehr_str text, size_t list)
{
	bool is_new;
	size_t at = (size_t)ehr_map_add(&members->text, text, &is_new);

	if (is_new) {
		members->lists = ehr_realloc(
			members->lists, at + 1, sizeof(*members->lists));
		members->lists[at] = 0;
	}
	members->lists[at] |= (uint64_t)1 << list;
}

static uint64_t lists_of(const struct members *members, struct ehr_str text)
{
	long at =
		text.n > 0 ? ehr_map_find(&members->text, text) : EHR_MAP_NONE;

	return at == EHR_MAP_NONE ? 0 : members->lists[at];
}

static struct ehr_str name_key(
	struct ehr_str name, struct ehr_alias_key *key, char *lower)
{
	ehr_alias_key(name, key);
	return ehr_alias_key_lower(
		(struct ehr_str){ key->text, key->n }, lower);
}

static void add_name(struct members *members, struct ehr_str name, size_t list)
{
	struct ehr_alias_key key;
	char lower[EHR_ALIAS_KEY_MAX];
	struct ehr_str text = name_key(name, &key, lower);

	if (text.n > 0)
		add_member(members, text, list);
}

enum { LIST, CAS, GROUP, NAME_ZH, NAME_EN, MEMBER_COLUMNS };
static const char *const member_column[MEMBER_COLUMNS] = { "list", "cas",
	"group", "name_zh", "name_en" };

static int read_member(struct ehr_pollutant_lists *self,
	const struct ehr_load *load, const size_t *at, struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	struct ehr_str cas = cell[at[CAS]], group = cell[at[GROUP]];
	long list = ehr_pollutant_list_find(self, cell[at[LIST]]);
	uint64_t packed;

	if (list < 0)
		return ehr_load_bad(load, "list", "unknown_word",
			N_("a list that has an edition"), cell[at[LIST]], err);
	if (cas.n > 0 && ehr_cas_read(cas, &packed) != EHR_CAS_OK)
		return ehr_load_bad(load, "cas", "bad_cas",
			N_("a CAS number with its check digit"), cas, err);
	if (cas.n == 0 && group.n == 0 && cell[at[NAME_ZH]].n == 0 &&
		cell[at[NAME_EN]].n == 0)
		return ehr_load_bad(load, "name_zh", "empty",
			N_("a name, CAS number or group"), cas, err);
	if (cas.n > 0)
		add_member(&self->cas, cas, (size_t)list);
	if (group.n > 0)
		add_member(&self->group, group, (size_t)list);
	add_name(&self->name, cell[at[NAME_ZH]], (size_t)list);
	add_name(&self->name, cell[at[NAME_EN]], (size_t)list);
	return 0;
}

enum {
	TITLE_ZH = 1,
	TITLE_EN,
	EDITION,
	ENTRIES,
	COMPLETE,
	SOURCE,
	STATUS,
	EDITION_COLUMNS
};
static const char *const edition_column[EDITION_COLUMNS] = { "list", "title_zh",
	"title_en", "edition", "entries", "complete", "source", "status" };

static int read_edition(struct ehr_pollutant_lists *self,
	const struct ehr_load *load, const size_t *at, struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	struct ehr_pollutant_list *list = &self->list[self->n];
	struct ehr_str complete = cell[at[COMPLETE]];
	long entries;

	if (cell[at[LIST]].n == 0 || self->n == EHR_POLLUTANT_LISTS_MAX ||
		ehr_pollutant_list_find(self, cell[at[LIST]]) >= 0)
		return ehr_load_bad(load, "list", "bad_word",
			N_("a new name, of 64 lists at most"), cell[at[LIST]],
			err);
	if (ehr_num_int(
		    "entries", cell[at[ENTRIES]], 0, 1000000, &entries, NULL))
		return ehr_load_bad(load, "entries", "not_a_number",
			N_("a whole number"), cell[at[ENTRIES]], err);
	if (!ehr_str_is(complete, "yes") && !ehr_str_is(complete, "no"))
		return ehr_load_bad(load, "complete", "unknown_word",
			N_("yes or no"), complete, err);
	*list = (struct ehr_pollutant_list){
		.name = ehr_load_text(load, &self->arena, (long)at[LIST]),
		.title_zh =
			ehr_load_text(load, &self->arena, (long)at[TITLE_ZH]),
		.title_en =
			ehr_load_text(load, &self->arena, (long)at[TITLE_EN]),
		.edition = ehr_load_text(load, &self->arena, (long)at[EDITION]),
		.entries = (size_t)entries,
		.complete = ehr_str_is(complete, "yes"),
		.source = ehr_load_text(load, &self->arena, (long)at[SOURCE]),
		.status = ehr_load_text(load, &self->arena, (long)at[STATUS]),
	};
	self->n++;
	return 0;
}

/* A table of the two, and what reads a row of it. */
struct part {
	const char *builtin, *path;
	const char *const *column;
	size_t n_column;
	int (*read)(struct ehr_pollutant_lists *self,
		const struct ehr_load *load, const size_t *at,
		struct ehr_err *err);
	struct ehr_pollutant_lists_table *table;
};

static int read_part(struct ehr_pollutant_lists *self, const struct part *part,
	struct ehr_err *err)
{
	struct ehr_load load;
	size_t at[EDITION_COLUMNS];
	int rc = 0;

	if (ehr_load_open(&load, part->builtin, part->path, err))
		return -1;
	for (size_t i = 0; rc == 0 && i < part->n_column; i++)
		rc = ehr_load_need(&load, part->column[i], &at[i], err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1)
		rc = part->read(self, &load, at, err);
	return ehr_load_end(&load, rc, part->table->sha256, &part->table->rows);
}

struct ehr_pollutant_lists *ehr_pollutant_lists_open(const char *members,
	const char *editions, const struct ehr_aliases *aliases,
	struct ehr_err *err)
{
	struct ehr_pollutant_lists *self = ehr_calloc(1, sizeof(*self));
	const struct part part[] = {
		{ "list_editions.csv", editions, edition_column,
			EDITION_COLUMNS, read_edition, &self->edition_table },
		{ "pollutant_lists.csv", members, member_column, MEMBER_COLUMNS,
			read_member, &self->member_table },
	};

	self->aliases = aliases;
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (read_part(self, &part[i], err)) {
			ehr_pollutant_lists_close(self);
			return NULL;
		}
	return self;
}

static void release(struct members *members)
{
	ehr_map_release(&members->text);
	free(members->lists);
}

void ehr_pollutant_lists_close(struct ehr_pollutant_lists *self)
{
	if (!self)
		return;
	release(&self->cas);
	release(&self->group);
	release(&self->name);
	ehr_arena_release(&self->arena);
	free(self);
}

size_t ehr_pollutant_lists_count(const struct ehr_pollutant_lists *self)
{
	return self->n;
}

const struct ehr_pollutant_list *ehr_pollutant_list_at(
	const struct ehr_pollutant_lists *self, size_t i)
{
	return &self->list[i];
}

long ehr_pollutant_list_find(
	const struct ehr_pollutant_lists *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->list[i].name))
			return (long)i;
	return -1;
}

static uint64_t by_group(
	const struct ehr_pollutant_lists *self, const struct ehr_alias *alias)
{
	return alias ? lists_of(&self->group, ehr_str_of(alias->group)) : 0;
}

uint64_t ehr_pollutant_lists_of(const struct ehr_pollutant_lists *self,
	struct ehr_str name, struct ehr_str cas)
{
	struct ehr_alias_key key;
	char lower[EHR_ALIAS_KEY_MAX];
	uint64_t lists = lists_of(&self->cas, cas);

	if (cas.n > 0)
		lists |= by_group(
			self, ehr_aliases_find_cas(self->aliases, cas));
	if (name.n > 0) {
		lists |= by_group(self, ehr_aliases_find(self->aliases, name));
		lists |= lists_of(&self->name, name_key(name, &key, lower));
	}
	return lists;
}

struct ehr_pollutant_lists_table ehr_pollutant_lists_members(
	const struct ehr_pollutant_lists *self)
{
	return self->member_table;
}

struct ehr_pollutant_lists_table ehr_pollutant_lists_editions(
	const struct ehr_pollutant_lists *self)
{
	return self->edition_table;
}
