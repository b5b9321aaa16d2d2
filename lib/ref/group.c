/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/group.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/alias_key.h"
#include "ref/cas.h"
#include "ref/index.h"
#include "ref/load.h"

enum {
	GROUP,
	ROLE,
	CAS,
	NAME_EN,
	NAME_ZH,
	FACTOR,
	REFERENCE,
	FLAG,
	EFFECTS,
	SOURCE,
	STATUS,
	COUNTS,
	FIELDS
};

static const char *const field[FIELDS] = { "group", "role", "cas", "name_en",
	"name_zh", "factor", "reference", "flag", "effects", "source", "status",
	"counts" };

enum { GROUPS_MAX = 64 };

struct ehr_groups {
	struct ehr_arena arena;
	struct ehr_group group[GROUPS_MAX];
	size_t n, rows;
	struct ehr_map name;  /* keys of names */
	struct ehr_index cas; /* packed numbers */
	/* by index of name and of cas */
	struct ehr_group_place *of_name, *of_cas;
	struct ehr_group_factor *factor;
	size_t n_factor;
	char sha256[65];
};

/* A row in reading. */
struct reading {
	struct ehr_groups *groups;
	const struct ehr_str *cell;
};

static const char *text(const struct reading *self, int which)
{
	return ehr_arena_string(&self->groups->arena, self->cell[which]);
}

static int bad(const struct reading *self, int which, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(
		err, field[which], reason, expected, self->cell[which]);
}

static struct ehr_str key_of(struct ehr_str name, char out[EHR_ALIAS_KEY_MAX])
{
	struct ehr_alias_key key;

	ehr_alias_key(name, &key);
	return ehr_alias_key_lower((struct ehr_str){ key.text, key.n }, out);
}

static void put(struct ehr_group_place *place, bool sum, size_t group)
{
	if (sum)
		place->sum |= (uint64_t)1 << group;
	else
		place->member |= (uint64_t)1 << group;
}

static void add_name(
	struct ehr_groups *self, struct ehr_str name, bool sum, size_t group)
{
	char out[EHR_ALIAS_KEY_MAX];
	struct ehr_str key = key_of(name, out);
	bool is_new;
	long i;

	if (key.n == 0)
		return;
	i = ehr_map_add(&self->name, key, &is_new);
	if (is_new) {
		self->of_name = ehr_realloc(
			self->of_name, (size_t)i + 1, sizeof *self->of_name);
		self->of_name[i] = (struct ehr_group_place){ 0 };
	}
	put(&self->of_name[i], sum, group);
}

static void add_cas(
	struct ehr_groups *self, uint64_t packed, bool sum, size_t group)
{
	bool is_new;
	size_t i = ehr_index_add(&self->cas, packed, &is_new);

	if (is_new) {
		self->of_cas =
			ehr_realloc(self->of_cas, i + 1, sizeof *self->of_cas);
		self->of_cas[i] = (struct ehr_group_place){ 0 };
	}
	put(&self->of_cas[i], sum, group);
}

static size_t group_of(const struct ehr_groups *self, struct ehr_str word)
{
	size_t i = 0;

	while (i < self->n && !ehr_str_is(word, self->group[i].word))
		i++;
	return i;
}

static int add_group(const struct reading *self, struct ehr_err *err)
{
	struct ehr_groups *groups = self->groups;
	bool members;

	if (self->cell[GROUP].n == 0 ||
		group_of(groups, self->cell[GROUP]) < groups->n)
		return bad(self, GROUP, "duplicate", N_("a new word"), err);
	if (groups->n == GROUPS_MAX)
		return bad(
			self, GROUP, "too_many", N_("64 groups at most"), err);
	members = ehr_str_is(self->cell[COUNTS], "members");
	if (!members && !ehr_str_is(self->cell[COUNTS], "sum"))
		return bad(self, COUNTS, "unknown", N_("sum or members"), err);
	groups->group[groups->n++] = (struct ehr_group){ text(self, GROUP),
		text(self, NAME_EN), text(self, NAME_ZH), members };
	return 0;
}

static int add_factor(const struct reading *self, struct ehr_err *err)
{
	struct ehr_groups *groups = self->groups;
	struct ehr_str effects = self->cell[EFFECTS];
	uint64_t packed;
	double factor;

	if (self->cell[FACTOR].n == 0)
		return 0;
	if (ehr_num_read(self->cell[FACTOR], &factor) != EHR_NUM_VALUE ||
		factor <= 0)
		return bad(self, FACTOR, "not_positive", N_("a number above 0"),
			err);
	if (self->cell[CAS].n == 0)
		return bad(self, CAS, "bad_cas", N_("a CAS number"), err);
	if (ehr_cas_read(self->cell[REFERENCE], &packed) != EHR_CAS_OK)
		return bad(self, REFERENCE, "bad_cas", N_("a CAS number"), err);
	if (self->cell[FLAG].n == 0)
		return bad(self, FLAG, "empty", N_("a word for flags"), err);
	if (!ehr_str_is(effects, "all") && !ehr_str_is(effects, "cancer"))
		return bad(self, EFFECTS, "unknown", N_("all or cancer"), err);
	groups->factor = ehr_realloc(
		groups->factor, groups->n_factor + 1, sizeof *groups->factor);
	groups->factor[groups->n_factor++] = (struct ehr_group_factor){
		.cas = text(self, CAS),
		.reference = text(self, REFERENCE),
		.factor = factor,
		.cancer_only = ehr_str_is(effects, "cancer"),
		.flag = text(self, FLAG),
		.group = text(self, GROUP),
		.source = text(self, SOURCE),
		.status = text(self, STATUS),
	};
	return 0;
}

static int add_row(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_groups *groups = into;
	const struct reading row = { groups, cell }, *self = &row;
	struct ehr_str role = self->cell[ROLE];
	bool sum = ehr_str_is(role, "sum");
	size_t group;
	uint64_t packed;
	enum ehr_cas_state cas;

	if (ehr_str_is(role, "group"))
		return add_group(self, err);
	if (!sum && !ehr_str_is(role, "member"))
		return bad(
			self, ROLE, "unknown", N_("group, sum or member"), err);
	group = group_of(groups, self->cell[GROUP]);
	if (group == groups->n)
		return bad(self, GROUP, "unknown",
			_("a group that an earlier row names"), err);
	cas = ehr_cas_read(self->cell[CAS], &packed);
	if (cas != EHR_CAS_OK && cas != EHR_CAS_EMPTY)
		return bad(self, CAS, "bad_cas", N_("a CAS number"), err);
	if (cas == EHR_CAS_OK)
		add_cas(groups, packed, sum, group);
	add_name(groups, self->cell[NAME_EN], sum, group);
	add_name(groups, self->cell[NAME_ZH], sum, group);
	return add_factor(self, err);
}

static const struct ehr_load_table table = {
	.builtin = "groups.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add_row,
};

struct ehr_groups *ehr_groups_open(const char *path, struct ehr_err *err)
{
	struct ehr_groups *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_groups_close(self);
	return NULL;
}

size_t ehr_groups_count(const struct ehr_groups *self)
{
	return self->n;
}

const struct ehr_group *ehr_group_at(const struct ehr_groups *self, size_t i)
{
	return &self->group[i];
}

struct ehr_group_place ehr_groups_place(
	const struct ehr_groups *self, struct ehr_str name, struct ehr_str cas)
{
	char out[EHR_ALIAS_KEY_MAX];
	struct ehr_str key = key_of(name, out);
	struct ehr_group_place place = { 0 };
	uint64_t packed, named;
	long i = key.n == 0 ? EHR_MAP_NONE : ehr_map_find(&self->name, key);

	if (i != EHR_MAP_NONE)
		place = self->of_name[i];
	if (ehr_cas_read(cas, &packed) != EHR_CAS_OK)
		return place;
	i = ehr_index_find(&self->cas, packed);
	if (i == EHR_INDEX_NONE)
		return place;
	named = place.sum | place.member;
	place.sum |= self->of_cas[i].sum & ~named;
	place.member |= self->of_cas[i].member & ~named;
	return place;
}

uint64_t ehr_group_clash(struct ehr_group_place a, struct ehr_group_place b)
{
	return (a.sum & (b.sum | b.member)) | (b.sum & a.member);
}

size_t ehr_group_factors(const struct ehr_groups *self)
{
	return self->n_factor;
}

const struct ehr_group_factor *ehr_group_factor_at(
	const struct ehr_groups *self, size_t i)
{
	return &self->factor[i];
}

const char *ehr_groups_sha256(const struct ehr_groups *self)
{
	return self->sha256;
}

size_t ehr_groups_rows(const struct ehr_groups *self)
{
	return self->rows;
}

void ehr_groups_close(struct ehr_groups *self)
{
	if (self == NULL)
		return;
	ehr_map_release(&self->name);
	ehr_index_release(&self->cas);
	ehr_arena_release(&self->arena);
	free(self->of_name);
	free(self->of_cas);
	free(self->factor);
	free(self);
}
