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

static int add_member_row(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_pollutant_lists *self = into;
	struct ehr_str cas = cell[CAS], group = cell[GROUP];
	long list = ehr_pollutant_list_find(self, cell[LIST]);
	uint64_t packed;

	if (list < 0)
		return ehr_fail_cell(err, "list", "unknown_word",
			N_("a list that has an edition"), cell[LIST]);
	if (cas.n > 0 && ehr_cas_read(cas, &packed) != EHR_CAS_OK)
		return ehr_fail_cell(err, "cas", "bad_cas",
			N_("a CAS number with its check digit"), cas);
	if (cas.n == 0 && group.n == 0 && cell[NAME_ZH].n == 0 &&
		cell[NAME_EN].n == 0)
		return ehr_fail_cell(err, "name_zh", "empty",
			N_("a name, CAS number or group"), cas);
	if (cas.n > 0)
		add_member(&self->cas, cas, (size_t)list);
	if (group.n > 0)
		add_member(&self->group, group, (size_t)list);
	add_name(&self->name, cell[NAME_ZH], (size_t)list);
	add_name(&self->name, cell[NAME_EN], (size_t)list);
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

static int add_edition(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_pollutant_lists *self = into;
	struct ehr_pollutant_list *list = &self->list[self->n];
	struct ehr_str complete = cell[COMPLETE];
	long entries;

	if (cell[LIST].n == 0 || self->n == EHR_POLLUTANT_LISTS_MAX ||
		ehr_pollutant_list_find(self, cell[LIST]) >= 0)
		return ehr_fail_cell(err, "list", "bad_word",
			N_("a new name, of 64 lists at most"), cell[LIST]);
	if (ehr_num_int("entries", cell[ENTRIES], 0, 1000000, &entries, NULL))
		return ehr_fail_cell(err, "entries", "not_a_number",
			N_("a whole number"), cell[ENTRIES]);
	if (!ehr_str_is(complete, "yes") && !ehr_str_is(complete, "no"))
		return ehr_fail_cell(err, "complete", "unknown_word",
			N_("yes or no"), complete);
	*list = (struct ehr_pollutant_list){
		.name = ehr_arena_string(&self->arena, cell[LIST]),
		.title_zh = ehr_arena_string(&self->arena, cell[TITLE_ZH]),
		.title_en = ehr_arena_string(&self->arena, cell[TITLE_EN]),
		.edition = ehr_arena_string(&self->arena, cell[EDITION]),
		.entries = (size_t)entries,
		.complete = ehr_str_is(complete, "yes"),
		.source = ehr_arena_string(&self->arena, cell[SOURCE]),
		.status = ehr_arena_string(&self->arena, cell[STATUS]),
	};
	self->n++;
	return 0;
}

static const struct ehr_load_table edition_table = {
	.builtin = "list_editions.csv",
	.column = edition_column,
	.columns = EDITION_COLUMNS,
	.needed = EDITION_COLUMNS,
	.add = add_edition,
};

static const struct ehr_load_table member_table = {
	.builtin = "pollutant_lists.csv",
	.column = member_column,
	.columns = MEMBER_COLUMNS,
	.needed = MEMBER_COLUMNS,
	.add = add_member_row,
};

struct ehr_pollutant_lists *ehr_pollutant_lists_open(const char *members,
	const char *editions, const struct ehr_aliases *aliases,
	struct ehr_err *err)
{
	struct ehr_pollutant_lists *self = ehr_calloc(1, sizeof(*self));

	self->aliases = aliases;
	if (ehr_load_rows(&edition_table, editions, self,
		    self->edition_table.sha256, &self->edition_table.rows,
		    err) == 0 &&
		ehr_load_rows(&member_table, members, self,
			self->member_table.sha256, &self->member_table.rows,
			err) == 0)
		return self;
	ehr_pollutant_lists_close(self);
	return NULL;
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
