/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_substance.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "ref/alias_key.h"
#include "ref/cas.h"
#include "ref/load.h"

const char *const ehr_event_match_word[EHR_EVENT_MATCHES] = { "unmatched",
	"cas", "name", "alias" };

/* Entries by a key: each has the number of the next one with the same key. */
struct by_key {
	struct ehr_map map;
	size_t *first; /* entry + 1 */
	size_t *next;  /* by link; entry + 1 and the link behind it */
	size_t *entry;
	size_t links;
};

struct ehr_event_substances {
	struct ehr_arena arena;
	const struct ehr_aliases *aliases;
	struct ehr_event_substance *entry;
	size_t n;
	struct by_key cas, name;
	struct ehr_event_table table;
};

enum {
	NAME_ZH,
	NAME_EN,
	OTHER,
	CAS,
	CRITICAL,
	PART,
	AIR,
	WATER,
	SOURCE,
	STATUS,
	LIST_STATUS,
	FIELDS
};

static const char *const field[FIELDS] = { "name_zh", "name_en", "other_names",
	"cas", "critical_t", "part", "air", "water", "source", "status",
	"list_status" };

static void by_key_add(struct by_key *self, struct ehr_str key, size_t entry)
{
	bool is_new;
	size_t at = (size_t)ehr_map_add(&self->map, key, &is_new);

	if (is_new) {
		self->first = ehr_realloc(
			self->first, self->map.n, sizeof(*self->first));
		self->first[at] = 0;
	}
	for (size_t link = self->first[at]; link; link = self->next[link - 1])
		if (self->entry[link - 1] == entry)
			return;
	self->next =
		ehr_realloc(self->next, self->links + 1, sizeof(*self->next));
	self->entry =
		ehr_realloc(self->entry, self->links + 1, sizeof(*self->entry));
	self->next[self->links] = self->first[at];
	self->entry[self->links] = entry;
	self->first[at] = ++self->links;
}

static size_t by_key_first(const struct by_key *self, struct ehr_str key)
{
	long at = ehr_map_find(&self->map, key);

	return at == EHR_MAP_NONE ? 0 : self->first[at];
}

static void by_key_release(struct by_key *self)
{
	ehr_map_release(&self->map);
	free(self->first);
	free(self->next);
	free(self->entry);
}

/* A name as it is compared; empty if it is none. */
static struct ehr_str name_key(struct ehr_str name, char out[EHR_ALIAS_KEY_MAX])
{
	struct ehr_alias_key key;

	ehr_alias_key(name, &key);
	return ehr_alias_key_lower((struct ehr_str){ key.text, key.n }, out);
}

static void add_name(
	struct ehr_event_substances *self, struct ehr_str name, size_t entry)
{
	char text[EHR_ALIAS_KEY_MAX];
	struct ehr_str key = name_key(ehr_str_trim(name), text);

	if (key.n)
		by_key_add(&self->name, key, entry);
}

static int bad(const struct ehr_str *cell, size_t i, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, field[i], reason, expected, cell[i]);
}

static int read_yes(
	const struct ehr_str *cell, size_t i, bool *yes, struct ehr_err *err)
{
	*yes = ehr_str_is(cell[i], "yes");
	return *yes || ehr_str_is(cell[i], "no")
		       ? 0
		       : bad(cell, i, "unknown_word", N_("yes or no"), err);
}

static int read_quantity(const struct ehr_str *cell,
	struct ehr_event_substance *entry, struct ehr_err *err)
{
	enum ehr_num_state state =
		ehr_num_read(cell[CRITICAL], &entry->critical_t);
	double part = 0;

	if (state == EHR_NUM_EMPTY)
		entry->critical_t = NAN;
	else if (state != EHR_NUM_VALUE || !(entry->critical_t > 0))
		return bad(cell, CRITICAL, "not_a_number",
			N_("a number above 0"), err);
	if (ehr_num_read(cell[PART], &part) == EHR_NUM_BAD ||
		!(part >= 0 && part <= 8) || floor(part) != part)
		return bad(cell, PART, "not_a_number",
			N_("a whole number from 1 to 8"), err);
	entry->part = (long)part;
	return 0;
}

static void index_entry(
	struct ehr_event_substances *all, const struct ehr_str *cell, size_t at)
{
	struct ehr_str others = cell[OTHER];
	struct ehr_str cas = cell[CAS];

	if (cas.n)
		by_key_add(&all->cas, cas, at);
	add_name(all, cell[NAME_ZH], at);
	add_name(all, cell[NAME_EN], at);
	while (others.n)
		add_name(all, ehr_str_cut(&others, ';'), at);
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_event_substances *all = into;
	struct ehr_arena *arena = &all->arena;
	struct ehr_event_substance entry = { 0 };
	enum ehr_cas_state cas;
	uint64_t packed;

	cas = ehr_cas_read(cell[CAS], &packed);
	if (cas != EHR_CAS_OK && cas != EHR_CAS_EMPTY)
		return bad(cell, CAS, "bad_cas", N_("a CAS number or nothing"),
			err);
	if (cell[NAME_ZH].n == 0 && cell[NAME_EN].n == 0)
		return bad(cell, NAME_ZH, "empty", N_("a name"), err);
	if (read_quantity(cell, &entry, err) ||
		read_yes(cell, AIR, &entry.air, err) ||
		read_yes(cell, WATER, &entry.water, err))
		return -1;
	entry.name_zh = ehr_arena_string(arena, cell[NAME_ZH]);
	entry.name_en = ehr_arena_string(arena, cell[NAME_EN]);
	entry.cas = ehr_arena_string(arena, cell[CAS]);
	entry.source = ehr_arena_string(arena, cell[SOURCE]);
	entry.status = ehr_arena_string(arena, cell[STATUS]);
	entry.memory = strcmp(entry.status, "memory") == 0;
	entry.list_memory = ehr_str_is(cell[LIST_STATUS], "memory");
	all->entry = ehr_realloc(all->entry, all->n + 1, sizeof(entry));
	all->entry[all->n] = entry;
	index_entry(all, cell, all->n++);
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "event_substances.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

struct ehr_event_substances *ehr_event_substances_open(const char *path,
	const struct ehr_aliases *aliases, struct ehr_err *err)
{
	struct ehr_event_substances *all = ehr_calloc(1, sizeof(*all));

	all->aliases = aliases;
	if (ehr_load_rows(&table, path, all, all->table.sha256,
		    &all->table.rows, err) == 0)
		return all;
	ehr_event_substances_close(all);
	return NULL;
}

void ehr_event_substances_close(struct ehr_event_substances *self)
{
	if (!self)
		return;
	by_key_release(&self->cas);
	by_key_release(&self->name);
	free(self->entry);
	ehr_arena_release(&self->arena);
	free(self);
}

const struct ehr_event_table *ehr_event_substances_table(
	const struct ehr_event_substances *self)
{
	return &self->table;
}

size_t ehr_event_substances_count(const struct ehr_event_substances *self)
{
	return self->n;
}

const struct ehr_event_substance *ehr_event_substances_at(
	const struct ehr_event_substances *self, size_t entry)
{
	return &self->entry[entry];
}

/* Of two entries the one that counts more: what is listed before what is not,
 * then the smaller quantity, then the first of the table. */
static bool is_stricter(
	const struct ehr_event_substances *self, size_t one, size_t other)
{
	double a = self->entry[one].critical_t;
	double b = self->entry[other].critical_t;

	if (isnan(a) || isnan(b))
		return isnan(a) == isnan(b) ? one < other : isnan(b);
	return a != b ? a < b : one < other;
}

static bool has_name(const struct ehr_event_substances *self,
	struct ehr_str name, size_t entry)
{
	char text[EHR_ALIAS_KEY_MAX];
	struct ehr_str key = name_key(name, text);
	size_t link = key.n ? by_key_first(&self->name, key) : 0;

	for (; link; link = self->name.next[link - 1])
		if (self->name.entry[link - 1] == entry)
			return true;
	return false;
}

/* Of the entries of a key the one of that name, else the strictest. */
static bool choose(const struct ehr_event_substances *self,
	const struct by_key *by, size_t link, struct ehr_str name,
	struct ehr_event_found *found)
{
	size_t n = 0;

	for (size_t i = link; i; i = by->next[i - 1]) {
		if (n++ == 0 ||
			is_stricter(self, by->entry[i - 1], found->entry))
			found->entry = by->entry[i - 1];
	}
	if (n < 2)
		return n > 0;
	found->ambiguous = true;
	for (size_t i = link; by == &self->cas && i; i = by->next[i - 1])
		if (has_name(self, name, by->entry[i - 1])) {
			found->entry = by->entry[i - 1];
			found->ambiguous = false;
		}
	return true;
}

struct ehr_event_found ehr_event_substances_find(
	const struct ehr_event_substances *self, struct ehr_str cas,
	struct ehr_str name)
{
	struct ehr_event_found found = { EHR_EVENT_UNMATCHED, 0, false };
	const struct ehr_alias *alias;
	char text[EHR_ALIAS_KEY_MAX];
	struct ehr_str key;
	uint64_t packed;

	cas = ehr_str_trim(cas);
	name = ehr_str_trim(name);
	if (ehr_cas_read(cas, &packed) == EHR_CAS_OK &&
		choose(self, &self->cas, by_key_first(&self->cas, cas), name,
			&found)) {
		found.match = EHR_EVENT_BY_CAS;
		return found;
	}
	key = name_key(name, text);
	if (key.n && choose(self, &self->name, by_key_first(&self->name, key),
			     name, &found)) {
		found.match = EHR_EVENT_BY_NAME;
		return found;
	}
	alias = name.n ? ehr_aliases_find(self->aliases, name) : NULL;
	if (alias && alias->cas[0] &&
		choose(self, &self->cas,
			by_key_first(&self->cas, ehr_str_of(alias->cas)), name,
			&found))
		found.match = EHR_EVENT_BY_ALIAS;
	return found;
}
