/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/scope.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/alias_key.h"
#include "ref/cas.h"
#include "ref/load.h"

enum {
	NAME_ZH,
	NAME_EN,
	CAS,
	SCOPE,
	HANDLING,
	NOT_SCORED,
	FLAG,
	REASON,
	FIELDS,
	SUM = FIELDS, /* from here on: may be absent */
	PART_OF,
	ALL_FIELDS
};

static const char *const field[ALL_FIELDS] = { "name_zh", "name_en", "cas",
	"scope", "handling", "not_scored", "flag", "reason", "sum", "part_of" };

/* Sums in sums in sums: as deep as circles are looked for. */
enum { PARTS_DEPTH = 6 };

struct ehr_scope {
	struct ehr_arena arena;
	struct ehr_scope_row *row;
	size_t n;
	struct ehr_map key;  /* folded names and CAS numbers */
	size_t *row_of, cap; /* by index of key */
	char sha256[65];
};

/* As names are compared everywhere: whatever their brackets, blanks, widths of
 * letters and capitals. */
static struct ehr_str folded(struct ehr_str text, char out[EHR_ALIAS_KEY_MAX])
{
	struct ehr_alias_key key;

	ehr_alias_key(text, &key);
	return ehr_alias_key_lower((struct ehr_str){ key.text, key.n }, out);
}

static bool forbids(const struct ehr_scope_row *row)
{
	return row->not_scored[0] != '\0';
}

/* A key that several rows have leads to the first that forbids scoring. */
static void add_key(struct ehr_scope *self, struct ehr_str text, size_t at)
{
	char out[EHR_ALIAS_KEY_MAX];
	struct ehr_str key = folded(text, out);
	bool is_new;
	long i;

	if (key.n == 0)
		return;
	i = ehr_map_add(&self->key, key, &is_new);
	if ((size_t)i >= self->cap) {
		self->cap = self->cap == 0 ? 512 : self->cap * 2;
		self->row_of = ehr_realloc(
			self->row_of, self->cap, sizeof *self->row_of);
	}
	if (is_new || (forbids(&self->row[at]) &&
			      !forbids(&self->row[self->row_of[i]])))
		self->row_of[i] = at;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_scope *self = into;
	const char *text[ALL_FIELDS];
	uint64_t packed;
	enum ehr_cas_state cas = ehr_cas_read(cell[CAS], &packed);

	if (cas != EHR_CAS_OK && cas != EHR_CAS_EMPTY)
		return ehr_fail_cell(
			err, "cas", "bad_cas", N_("a CAS number"), cell[CAS]);
	if (cell[NAME_ZH].n + cell[NAME_EN].n == 0)
		return ehr_fail_cell(err, "name_zh", "empty",
			N_("a name in Chinese or English"), cell[NAME_ZH]);
	for (size_t k = 0; k < ALL_FIELDS; k++)
		text[k] = ehr_arena_string(&self->arena, cell[k]);
	self->row = ehr_realloc(self->row, self->n + 1, sizeof *self->row);
	self->row[self->n] =
		(struct ehr_scope_row){ text[NAME_ZH], text[NAME_EN], text[CAS],
			text[SCOPE], text[HANDLING], text[NOT_SCORED],
			text[FLAG], text[SUM], text[PART_OF], text[REASON] };
	add_key(self, cell[NAME_ZH], self->n);
	add_key(self, cell[NAME_EN], self->n);
	add_key(self, cell[CAS], self->n);
	self->n++;
	return 0;
}

/* Is one of the names, or what holds it, the row at? Looks no deeper than
 * depth. */
static bool leads_to(const struct ehr_scope *self, const char *names, size_t at,
	size_t depth)
{
	struct ehr_str rest = ehr_str_of(names);

	while (rest.n > 0 && depth > 0) {
		char out[EHR_ALIAS_KEY_MAX];
		struct ehr_str name = ehr_str_cut(&rest, ' ');
		long i = ehr_map_find(&self->key, folded(name, out));
		size_t row = i < 0 ? self->n : self->row_of[i];

		if (row == at ||
			(row < self->n && leads_to(self, self->row[row].part_of,
						  at, depth - 1)))
			return true;
	}
	return false;
}

/* No sum holds itself, by way of others either. */
static int check_parts(void *of, struct ehr_err *err)
{
	const struct ehr_scope *self = of;

	for (size_t i = 0; i < self->n; i++)
		if (leads_to(self, self->row[i].part_of, i, PARTS_DEPTH))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("%s is part of itself by the column "
				  "part_of"),
				self->row[i].name_zh);
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "scope.csv",
	.column = field,
	.columns = ALL_FIELDS,
	.needed = FIELDS,
	.add = add,
	.end = check_parts,
};

struct ehr_scope *ehr_scope_open(const char *path, struct ehr_err *err)
{
	struct ehr_scope *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, NULL, err) == 0)
		return self;
	ehr_scope_close(self);
	return NULL;
}

static const struct ehr_scope_row *by_key(
	const struct ehr_scope *self, struct ehr_str text)
{
	char out[EHR_ALIAS_KEY_MAX];
	long i = ehr_map_find(&self->key, folded(text, out));

	return i == EHR_MAP_NONE ? NULL : &self->row[self->row_of[i]];
}

/* Parts a name from another one in brackets, of either width, at its end. */
static bool part(struct ehr_str *outer, struct ehr_str *inner)
{
	static const char *const pair[][2] = { { "(", ")" },
		{ "\xef\xbc\x88", "\xef\xbc\x89" } };

	for (size_t k = 0; k < 2; k++) {
		size_t width = strlen(pair[k][0]);

		for (size_t i = 1; i + 2 * width < outer->n; i++) {
			struct ehr_str rest = { outer->p + i, outer->n - i };
			size_t end = rest.n - width;

			if (!ehr_str_starts(rest, pair[k][0]) ||
				memcmp(rest.p + end, pair[k][1], width) != 0)
				continue;
			*inner =
				(struct ehr_str){ rest.p + width, end - width };
			outer->n = i;
			return true;
		}
	}
	return false;
}

/* A name with another one in brackets, if both are of one row, or of two rows
 * that say the same. */
static const struct ehr_scope_row *by_both(
	const struct ehr_scope *self, struct ehr_str name)
{
	const struct ehr_scope_row *outer, *inner;
	struct ehr_str in_brackets;

	if (!part(&name, &in_brackets))
		return NULL;
	outer = by_key(self, name);
	inner = by_key(self, in_brackets);
	if (outer == NULL || inner == NULL ||
		strcmp(outer->not_scored, inner->not_scored) != 0 ||
		strcmp(outer->sum, inner->sum) != 0 ||
		(outer != inner && outer->sum[0] == '\0'))
		return NULL;
	return outer;
}

const struct ehr_scope_row *ehr_scope_find(
	const struct ehr_scope *self, struct ehr_str name, struct ehr_str cas)
{
	const struct ehr_scope_row *by_name = by_key(self, name), *by_cas;

	if (by_name == NULL)
		by_name = by_both(self, name);
	if (by_name != NULL && forbids(by_name))
		return by_name;
	by_cas = by_key(self, cas);
	return by_cas != NULL ? by_cas : by_name;
}

const char *ehr_scope_sha256(const struct ehr_scope *self)
{
	return self->sha256;
}

size_t ehr_scope_rows(const struct ehr_scope *self)
{
	return self->n;
}

void ehr_scope_close(struct ehr_scope *self)
{
	if (self == NULL)
		return;
	ehr_map_release(&self->key);
	ehr_arena_release(&self->arena);
	free(self->row);
	free(self->row_of);
	free(self);
}
