/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals_groups.h"

#include <stdlib.h>

void ehr_groups_init(struct ehr_groups *self, size_t n_columns)
{
	*self = (struct ehr_groups){ .n_columns = n_columns };
	self->varies = ehr_calloc(n_columns, sizeof(*self->varies));
}

void ehr_groups_release(struct ehr_groups *self)
{
	for (size_t i = 0; i < self->key.n; i++) {
		ehr_sum_release(&self->group[i].hi);
		ehr_sum_release(&self->group[i].hi_high);
		ehr_sum_release(&self->group[i].cr);
		ehr_sum_release(&self->group[i].cr_high);
	}
	for (size_t i = 0; i < self->n_sums; i++) {
		ehr_sum_release(&self->sums[i].hi);
		ehr_sum_release(&self->sums[i].cr);
	}
	ehr_map_release(&self->key);
	ehr_map_release(&self->pollutant);
	ehr_map_release(&self->place);
	ehr_map_release(&self->missing);
	ehr_map_release(&self->flags);
	ehr_map_release(&self->seen);
	ehr_map_release(&self->share_key);
	ehr_map_release(&self->group_missing);
	ehr_map_release(&self->group_flags);
	ehr_arena_release(&self->arena);
	free(self->varies);
	free(self->group);
	free(self->name);
	free(self->share);
	free(self->sums);
}

static void *room(void *array, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return array;
	*cap = *cap ? 2 * *cap : 64;
	return ehr_realloc(array, *cap, size);
}

/* Numbers here of a batch's texts. */
struct numbers {
	uint32_t *group, *pollutant, *place, *missing, *flags;
};

static uint32_t *number(struct ehr_map *into, const struct ehr_map *from,
	struct ehr_arena *arena)
{
	uint32_t *to = ehr_arena_alloc(arena, (from->n + 1) * sizeof(*to));

	for (size_t i = 0; i < from->n; i++)
		to[i] = (uint32_t)ehr_map_add(into, from->key[i], NULL);
	return to;
}

static void add_group(struct ehr_groups *self, size_t at, struct ehr_str *first)
{
	struct ehr_str *cell;

	self->group =
		room(self->group, at, &self->group_cap, sizeof(*self->group));
	cell = ehr_arena_calloc(&self->arena, self->n_columns, sizeof(*cell));
	for (size_t i = 0; i < self->n_columns; i++)
		if (!self->varies[i])
			cell[i] = ehr_arena_copy(&self->arena, first[i]);
	self->group[at] = (struct ehr_group){ .cell = cell };
}

/* Within the batch its groups are constant but in batch->varies; here the rest
 * of each group may differ from it. */
static uint32_t *number_groups(struct ehr_groups *self,
	const struct ehr_batch *batch, struct ehr_arena *arena)
{
	uint32_t *to =
		ehr_arena_alloc(arena, (batch->group.n + 1) * sizeof(*to));

	for (size_t i = 0; i < self->n_columns; i++)
		self->varies[i] |= batch->varies[i];
	for (size_t i = 0; i < batch->group.n; i++) {
		bool is_new;
		to[i] = (uint32_t)ehr_map_add(
			&self->key, batch->group.key[i], &is_new);
		if (is_new) {
			add_group(self, to[i], batch->first[i]);
			continue;
		}
		for (size_t k = 0; k < self->n_columns; k++)
			if (!self->varies[k] &&
				!ehr_str_eq(self->group[to[i]].cell[k],
					batch->first[i][k]))
				self->varies[k] = true;
	}
	return to;
}

static uint32_t *number_pollutants(struct ehr_groups *self,
	const struct ehr_batch *batch, struct ehr_arena *arena)
{
	const struct ehr_map *from = &batch->pollutant;
	uint32_t *to = ehr_arena_alloc(arena, (from->n + 1) * sizeof(*to));

	for (size_t i = 0; i < from->n; i++) {
		bool is_new;
		to[i] = (uint32_t)ehr_map_add(
			&self->pollutant, from->key[i], &is_new);
		if (!is_new)
			continue;
		self->name = room(self->name, to[i], &self->name_cap,
			sizeof(*self->name));
		self->name[to[i]] =
			ehr_arena_copy(&self->arena, batch->name[i]);
	}
	return to;
}

static struct ehr_str bytes_of(const uint32_t *key, size_t n)
{
	return (struct ehr_str){ (const char *)key, n * sizeof(*key) };
}

static long add_pair(struct ehr_map *pairs, uint32_t group, uint32_t what)
{
	const uint32_t key[2] = { group, what };

	return ehr_map_add(pairs, bytes_of(key, 2), NULL);
}

struct ehr_group_pair ehr_groups_pair(const struct ehr_map *pairs, size_t i)
{
	struct ehr_group_pair pair;

	memcpy(&pair.group, pairs->key[i].p, sizeof(pair.group));
	memcpy(&pair.what, pairs->key[i].p + sizeof(pair.group),
		sizeof(pair.what));
	return pair;
}

static int twice(const struct ehr_groups *self, uint32_t pollutant,
	const char *file, unsigned long line, struct ehr_err *err)
{
	char name[96];

	ehr_visible(name, sizeof(name), self->name[pollutant]);
	ehr_fail(err, EHR_FAULT_DATA,
		_("a second \"%s\" at the same receptor, point type, medium "
		  "and layer of a group: average them first, or add to --by "
		  "what tells them apart, such as source_id or year"),
		name);
	return ehr_err_at(err, file, line);
}

/* The share gets sums once it is more than one number. */
static struct ehr_share_sums *sums_of(
	struct ehr_groups *self, struct ehr_group_share *share)
{
	struct ehr_share_sums *sums;

	if (share->more != EHR_BATCH_NOTHING)
		return &self->sums[share->more];
	self->sums = room(
		self->sums, self->n_sums, &self->sums_cap, sizeof(*self->sums));
	share->more = (uint32_t)self->n_sums++;
	sums = &self->sums[share->more];
	*sums = (struct ehr_share_sums){ 0 };
	ehr_sum_add(&sums->hi, share->hi);
	ehr_sum_add(&sums->cr, share->cr);
	return sums;
}

/* -1: the group has the pollutant at that place already. */
static int add_share(struct ehr_groups *self, uint32_t group,
	uint32_t pollutant, uint32_t place, const struct ehr_batch_row *row)
{
	const uint32_t key[3] = { group, pollutant, place };
	double hi = row->has_hq ? row->hq : 0, cr = row->has_cr ? row->cr : 0;
	size_t before = self->share_key.n;
	size_t at = (size_t)add_pair(&self->share_key, group, pollutant);
	struct ehr_share_sums *sums;
	bool is_new;

	if (at == before) {
		self->share = room(self->share, at, &self->share_cap,
			sizeof(*self->share));
		self->share[at] = (struct ehr_group_share){ group, pollutant,
			place, EHR_BATCH_NOTHING, hi, cr };
		return 0;
	}
	if (self->share[at].place == place)
		return -1;
	ehr_map_add(&self->seen, bytes_of(key, 3), &is_new);
	if (!is_new)
		return -1;
	sums = sums_of(self, &self->share[at]);
	ehr_sum_add(&sums->hi, hi);
	ehr_sum_add(&sums->cr, cr);
	return 0;
}

void ehr_groups_share(
	const struct ehr_groups *self, size_t i, double *hi, double *cr)
{
	const struct ehr_group_share *share = &self->share[i];
	bool more = share->more != EHR_BATCH_NOTHING;

	*hi = more ? ehr_sum_value(&self->sums[share->more].hi) : share->hi;
	*cr = more ? ehr_sum_value(&self->sums[share->more].cr) : share->cr;
}

static void add_to(struct ehr_sum *sum, bool *has_sum, bool has, double value)
{
	if (!has)
		return;
	*has_sum = true;
	ehr_sum_add(sum, value);
}

static void add_sums(struct ehr_group *group, const struct ehr_batch_row *row)
{
	add_to(&group->hi, &group->has_hi, row->has_hq, row->hq);
	add_to(&group->cr, &group->has_cr, row->has_cr, row->cr);
	add_to(&group->hi_high, &group->has_hi_high, row->has_hq_high,
		row->hq_high);
	add_to(&group->cr_high, &group->has_cr_high, row->has_cr_high,
		row->cr_high);
}

/* -1: the group has that exposure already. */
static int add_row(struct ehr_groups *self, const struct numbers *to,
	const struct ehr_batch_row *row)
{
	uint32_t at = to->group[row->group];
	struct ehr_group *group = &self->group[at];

	group->n++;
	group->n_nd += row->nondetect;
	if (!row->scored) {
		if (row->in_scope) {
			group->n_not_scored++;
			add_pair(&self->group_missing, at,
				to->missing[row->missing]);
		}
		return 0;
	}
	if (add_share(self, at, to->pollutant[row->pollutant],
		    to->place[row->place], row))
		return -1;
	group->n_scored++;
	add_sums(group, row);
	if (row->missing != EHR_BATCH_NOTHING)
		add_pair(&self->group_missing, at, to->missing[row->missing]);
	if (row->flags != EHR_BATCH_NOTHING)
		add_pair(&self->group_flags, at, to->flags[row->flags]);
	return 0;
}

int ehr_groups_merge(struct ehr_groups *self, const struct ehr_batch *batch,
	const char *file, unsigned long line, struct ehr_err *err)
{
	struct ehr_arena arena = { 0 };
	struct numbers to = {
		.group = number_groups(self, batch, &arena),
		.pollutant = number_pollutants(self, batch, &arena),
		.place = number(&self->place, &batch->place, &arena),
		.missing = number(&self->missing, &batch->missing, &arena),
		.flags = number(&self->flags, &batch->flags, &arena),
	};
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < batch->n; i++) {
		const struct ehr_batch_row *row = &batch->row[i];
		rc = add_row(self, &to, row);
		if (rc < 0)
			rc = twice(self, to.pollutant[row->pollutant], file,
				line + row->line, err);
	}
	ehr_arena_release(&arena);
	return rc;
}
