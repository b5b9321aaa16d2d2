/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/alias.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/alias_key.h"
#include "ref/cas.h"
#include "ref/index.h"
#include "ref/load.h"
#include "ref/molar_mass.h"

/* From a key to a row; several keys may lead to one. */
struct lookup {
	struct ehr_map key;
	size_t *row, cap; /* by index of key */
};

struct ehr_aliases {
	struct ehr_arena arena;
	struct ehr_alias *row;
	size_t n, cap;
	struct lookup exact; /* of aliases.csv, as written */
	struct lookup any;   /* of aliases.csv, in small letters */
	struct lookup code;  /* of aliases.csv, "system:code" */
	struct lookup base;  /* of scope.csv and chemicals.csv */
	struct ehr_index cas;
	size_t *row_of_cas, cas_cap; /* by index of cas */
	char sha256[65];
	size_t rows; /* of aliases.csv */
};

static const char only_as_code[] = "hj212-2005";

/* looking up */

static struct ehr_alias *row_of(const struct ehr_aliases *self,
	const struct lookup *lookup, struct ehr_str key)
{
	long i = key.n == 0 ? EHR_MAP_NONE : ehr_map_find(&lookup->key, key);

	return i == EHR_MAP_NONE ? NULL : &self->row[lookup->row[i]];
}

static const struct ehr_alias *by_key(
	const struct ehr_aliases *self, struct ehr_str key)
{
	char room[EHR_ALIAS_KEY_MAX];
	const struct ehr_alias *found = row_of(self, &self->exact, key);
	struct ehr_str lower;

	if (found != NULL)
		return found;
	lower = ehr_alias_key_lower(key, room);
	found = row_of(self, &self->any, lower);
	return found != NULL ? found : row_of(self, &self->base, lower);
}

static bool is_same(const struct ehr_alias *a, const struct ehr_alias *b)
{
	return strcmp(a->cas, b->cas) == 0 &&
	       (a->cas[0] != '\0' || strcmp(a->pollutant, b->pollutant) == 0);
}

/* A sum counted as another one of its group, as VOC as non-methane hydrocarbons,
 * is that other one; as an element, ion or molecule it is what it was. */
static const struct ehr_alias *counted_as(const struct ehr_aliases *self,
	const struct ehr_alias *found, struct ehr_str again)
{
	struct ehr_str as = ehr_alias_key_counted(again);
	const struct ehr_alias *other = by_key(self, as);

	return other != NULL && other->cas[0] == '\0' &&
			       found->cas[0] == '\0' &&
			       found->group[0] != '\0' &&
			       strcmp(found->group, other->group) == 0
		       ? other
		       : found;
}

const struct ehr_alias *ehr_aliases_find(
	const struct ehr_aliases *self, struct ehr_str name)
{
	struct ehr_alias_key key;
	struct ehr_str whole, part, again;
	const struct ehr_alias *found, *other;

	ehr_alias_key(name, &key);
	whole = (struct ehr_str){ key.text, key.n };
	found = by_key(self, whole);
	if (found != NULL || !ehr_alias_key_halves(whole, &part, &again))
		return found;
	found = by_key(self, part);
	if (found == NULL)
		return NULL;
	if (ehr_alias_key_counted(again).n > 0)
		return counted_as(self, found, again);
	other = by_key(self, again);
	return other != NULL && is_same(found, other) ? found : NULL;
}

static struct ehr_str code_key(
	const char *system, struct ehr_str key, char out[EHR_ALIAS_KEY_MAX])
{
	char room[EHR_ALIAS_KEY_MAX];
	size_t n = strlen(system);

	if (key.n == 0 || n + 1 + key.n > EHR_ALIAS_KEY_MAX)
		return (struct ehr_str){ NULL, 0 };
	key = ehr_alias_key_lower(key, room);
	memcpy(out, system, n);
	out[n] = ':';
	memcpy(out + n + 1, key.p, key.n);
	return (struct ehr_str){ out, n + 1 + key.n };
}

const struct ehr_alias *ehr_aliases_find_code(
	const struct ehr_aliases *self, const char *system, struct ehr_str code)
{
	struct ehr_alias_key key;
	char room[EHR_ALIAS_KEY_MAX];

	ehr_alias_key(code, &key);
	return row_of(self, &self->code,
		code_key(system, (struct ehr_str){ key.text, key.n }, room));
}

const struct ehr_alias *ehr_aliases_find_cas(
	const struct ehr_aliases *self, struct ehr_str cas)
{
	uint64_t packed;
	long i;

	if (ehr_cas_read(cas, &packed) != EHR_CAS_OK)
		return NULL;
	i = ehr_index_find(&self->cas, packed);
	return i == EHR_INDEX_NONE ? NULL : &self->row[self->row_of_cas[i]];
}

/* loading */

/* Leads key to row at; false if it leads somewhere already, which stays unless
 * it is to be replaced. */
static bool lead(
	struct lookup *lookup, struct ehr_str key, size_t at, bool replace)
{
	bool is_new;
	long i;

	if (key.n == 0)
		return false;
	i = ehr_map_add(&lookup->key, key, &is_new);
	if ((size_t)i >= lookup->cap) {
		lookup->cap = lookup->cap == 0 ? 2048 : lookup->cap * 2;
		lookup->row = ehr_realloc(
			lookup->row, lookup->cap, sizeof *lookup->row);
	}
	if (is_new || replace)
		lookup->row[i] = at;
	return is_new;
}

static void lead_cas(struct ehr_aliases *self, const char *cas, size_t at)
{
	uint64_t packed;
	bool is_new;
	size_t i;

	if (ehr_cas_read(ehr_str_of(cas), &packed) != EHR_CAS_OK)
		return;
	i = ehr_index_add(&self->cas, packed, &is_new);
	if (i >= self->cas_cap) {
		self->cas_cap = self->cas_cap == 0 ? 2048 : self->cas_cap * 2;
		self->row_of_cas = ehr_realloc(self->row_of_cas, self->cas_cap,
			sizeof *self->row_of_cas);
	}
	if (is_new)
		self->row_of_cas[i] = at;
}

static size_t add_row(struct ehr_aliases *self, const struct ehr_alias *row)
{
	if (self->n == self->cap) {
		self->cap = self->cap == 0 ? 4096 : self->cap * 2;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof *self->row);
	}
	self->row[self->n] = *row;
	lead_cas(self, row->cas, self->n);
	return self->n++;
}

/* A name of chemicals.csv, where the first of two alike stays, or of scope.csv,
 * which goes before it. */
static void add_base(
	struct ehr_aliases *self, const struct ehr_alias *row, bool replace)
{
	struct ehr_alias_key key;
	char room[EHR_ALIAS_KEY_MAX];
	struct ehr_str lower;

	ehr_alias_key(ehr_str_of(row->name), &key);
	lower = ehr_alias_key_lower((struct ehr_str){ key.text, key.n }, room);
	if (lower.n > 0)
		lead(&self->base, lower, add_row(self, row), replace);
}

enum { BASE_ZH, BASE_EN, BASE_CAS, BASE_SCOPE, BASE_SOURCE, BASE_FIELDS };

static const char *const base_field[BASE_FIELDS] = { "name_zh", "name_en",
	"cas", "scope", "source" };

static void add_bases(struct ehr_aliases *self,
	const struct ehr_str cell[BASE_FIELDS], bool replace)
{
	const char *text[BASE_FIELDS];
	struct ehr_alias row = { .status = "read",
		.system = "name",
		.unit_concentration = "",
		.unit_emission = "" };

	for (int k = 0; k < BASE_FIELDS; k++)
		text[k] = ehr_arena_string(&self->arena, cell[k]);
	row.cas = text[BASE_CAS];
	row.pollutant =
		text[BASE_EN][0] != '\0' ? text[BASE_EN] : text[BASE_ZH];
	row.scope = text[BASE_SCOPE];
	row.group = row.cas[0] == '\0' ? row.scope : "";
	row.source = text[BASE_SOURCE];
	row.name = text[BASE_EN];
	add_base(self, &row, replace);
	row.name = text[BASE_ZH];
	add_base(self, &row, replace);
}

static int add_chemical(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	const struct ehr_str all[BASE_FIELDS] = { cell[BASE_ZH], cell[BASE_EN],
		cell[BASE_CAS] };

	(void)err;
	add_bases(into, all, false);
	return 0;
}

static int add_scope(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	(void)err;
	add_bases(into, cell, true);
	return 0;
}

static const struct ehr_load_table chemical_table = {
	.builtin = "chemicals.csv",
	.column = base_field,
	.columns = BASE_SCOPE,
	.needed = BASE_SCOPE,
	.add = add_chemical,
};

static const struct ehr_load_table scope_table = {
	.builtin = "scope.csv",
	.column = base_field,
	.columns = BASE_FIELDS,
	.needed = BASE_FIELDS,
	.add = add_scope,
};

enum {
	NAME,
	CAS,
	POLLUTANT,
	GROUP,
	SYSTEM,
	MATCH,
	UNIT_CONCENTRATION,
	UNIT_EMISSION,
	SOURCE,
	STATUS,
	FIELDS
};

static const char *const field[FIELDS] = { "name", "cas", "pollutant", "group",
	"system", "match", "unit_concentration", "unit_emission", "source",
	"status" };

/* What the row leaves out: the rest from the pollutant it names, else from the
 * name itself; the pollutant of a CAS number from whichever table has it. */
static void inherit(const struct ehr_aliases *self, struct ehr_alias *row)
{
	const struct ehr_alias *of = NULL;
	const char *name =
		row->pollutant[0] != '\0' ? row->pollutant : row->name;
	struct ehr_alias_key key;
	char room[EHR_ALIAS_KEY_MAX];

	ehr_alias_key(ehr_str_of(name), &key);
	of = row_of(self, &self->base,
		ehr_alias_key_lower((struct ehr_str){ key.text, key.n }, room));
	if (row->cas[0] != '\0' &&
		(of == NULL || strcmp(of->cas, row->cas) != 0))
		of = row->pollutant[0] != '\0'
			     ? NULL
			     : ehr_aliases_find_cas(self, ehr_str_of(row->cas));
	if (of == NULL)
		return;
	row->cas = of->cas;
	row->scope = of->scope;
	if (row->pollutant[0] == '\0')
		row->pollutant = of->pollutant;
	if (row->group[0] == '\0')
		row->group = of->group;
}

static int lead_names(struct ehr_aliases *self, const struct ehr_str *cell,
	size_t i, struct ehr_err *err)
{
	const struct ehr_alias *row = &self->row[i];
	bool as_written = ehr_str_is(cell[MATCH], "exact");
	struct ehr_alias_key key;
	char room[EHR_ALIAS_KEY_MAX];
	struct ehr_str whole;
	bool is_new = true;

	ehr_alias_key(ehr_str_of(row->name), &key);
	whole = (struct ehr_str){ key.text, key.n };
	if (strcmp(row->system, only_as_code) != 0)
		is_new = as_written ? lead(&self->exact, whole, i, false)
				    : lead(&self->any,
					      ehr_alias_key_lower(whole, room),
					      i, false);
	if (strcmp(row->system, "name") != 0 &&
		strcmp(row->system, "symbol") != 0)
		is_new = lead(&self->code, code_key(row->system, whole, room),
				 i, false) &&
			 is_new;
	return is_new ? 0
		      : ehr_fail_cell(err, "name", "duplicate",
				N_("a name once"), cell[NAME]);
}

static int add_alias(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_aliases *self = into;
	const char *text[FIELDS];
	struct ehr_alias row;
	uint64_t packed;
	enum ehr_cas_state cas = ehr_cas_read(cell[CAS], &packed);

	if (cas != EHR_CAS_OK && cas != EHR_CAS_EMPTY)
		return ehr_fail_cell(err, "cas", "bad_cas",
			N_("a CAS number with a valid check digit"), cell[CAS]);
	if (cell[MATCH].n > 0 && !ehr_str_is(cell[MATCH], "exact"))
		return ehr_fail_cell(err, "match", "unknown",
			N_("exact or nothing"), cell[MATCH]);
	for (int k = 0; k < FIELDS; k++)
		text[k] = ehr_arena_string(&self->arena, cell[k]);
	row = (struct ehr_alias){ .name = text[NAME],
		.cas = text[CAS],
		.pollutant = text[POLLUTANT],
		.group = text[GROUP],
		.scope = "",
		.unit_concentration = text[UNIT_CONCENTRATION],
		.unit_emission = text[UNIT_EMISSION],
		.system = text[SYSTEM],
		.source = text[SOURCE],
		.status = text[STATUS] };
	inherit(self, &row);
	if (row.name[0] == '\0' || row.pollutant[0] == '\0')
		return ehr_fail_cell(err, "pollutant", "empty",
			N_("a name, and what it stands for"), cell[POLLUTANT]);
	return lead_names(self, cell, add_row(self, &row), err);
}

static const struct ehr_load_table table = {
	.builtin = "aliases.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add_alias,
};

static int add_masses(struct ehr_aliases *self, struct ehr_err *err)
{
	struct ehr_molar_masses masses;

	if (ehr_molar_masses_read(&masses, err) != 0)
		return -1;
	for (size_t i = 0; i < self->n; i++)
		self->row[i].molar_mass_g_mol = ehr_molar_mass_g_mol(
			&masses, ehr_str_of(self->row[i].cas));
	ehr_molar_masses_release(&masses);
	return 0;
}

struct ehr_aliases *ehr_aliases_open(const char *path, struct ehr_err *err)
{
	struct ehr_aliases *self = ehr_calloc(1, sizeof *self);

	if (ehr_load_rows(&chemical_table, NULL, self, NULL, NULL, err) == 0 &&
		ehr_load_rows(&scope_table, NULL, self, NULL, NULL, err) == 0 &&
		ehr_load_rows(&table, path, self, self->sha256, &self->rows,
			err) == 0 &&
		add_masses(self, err) == 0)
		return self;
	ehr_aliases_close(self);
	return NULL;
}

const char *ehr_aliases_sha256(const struct ehr_aliases *self)
{
	return self->sha256;
}

size_t ehr_aliases_rows(const struct ehr_aliases *self)
{
	return self->rows;
}

static void release(struct lookup *lookup)
{
	ehr_map_release(&lookup->key);
	free(lookup->row);
}

void ehr_aliases_close(struct ehr_aliases *self)
{
	if (self == NULL)
		return;
	release(&self->exact);
	release(&self->any);
	release(&self->code);
	release(&self->base);
	ehr_index_release(&self->cas);
	free(self->row_of_cas);
	ehr_arena_release(&self->arena);
	free(self->row);
	free(self);
}
