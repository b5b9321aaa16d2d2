/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_store.h"

#include <stdlib.h>

#include "calc/philox.h"
#include "model/flag.h"
#include "model/words.h"

void ehr_epc_store_init(
	struct ehr_epc_store *self, const struct ehr_group_columns *columns)
{
	*self = (struct ehr_epc_store){ 0 };
	ehr_grouped_init(&self->groups, columns);
}

void ehr_epc_store_release(struct ehr_epc_store *self)
{
	ehr_grouped_release(&self->groups);
	ehr_map_release(&self->place);
	ehr_map_release(&self->unit);
	ehr_map_release(&self->flags);
	ehr_map_release(&self->group_flags);
	ehr_arena_release(&self->arena);
	free(self->name);
	free(self->row);
	free(self->other);
}

static void *room(void *array, size_t n, size_t more, size_t *cap, size_t size)
{
	if (n + more <= *cap)
		return array;
	while (n + more > *cap)
		*cap = *cap ? 2 * *cap : 1024;
	return ehr_realloc(array, *cap, size);
}

/* Of several names the first in order of bytes, whichever came first. */
static void merge_names(struct ehr_epc_store *self,
	const struct ehr_epc_batch *batch, const uint32_t *group, size_t known)
{
	self->name = room(self->name, known, self->groups.key.n - known,
		&self->name_cap, sizeof(*self->name));
	for (size_t i = 0; i < batch->groups.key.n; i++)
		if (group[i] >= known ||
			ehr_str_cmp(batch->name[i], self->name[group[i]]) < 0)
			self->name[group[i]] =
				ehr_arena_copy(&self->arena, batch->name[i]);
}

static void merge_others(
	struct ehr_epc_store *self, const struct ehr_epc_batch *batch)
{
	size_t n_cells = self->groups.n_columns;

	self->other = room(self->other, self->n_other, batch->n_other,
		&self->other_cap, sizeof(*self->other));
	for (size_t i = 0; i < batch->n_other; i++) {
		struct ehr_str *cell =
			ehr_arena_calloc(&self->arena, n_cells, sizeof(*cell));
		for (size_t k = 0; k < n_cells; k++)
			cell[k] = ehr_arena_copy(
				&self->arena, batch->other[i][k]);
		self->other[self->n_other++] = cell;
	}
}

void ehr_epc_store_merge(
	struct ehr_epc_store *self, const struct ehr_epc_batch *batch)
{
	struct ehr_arena arena = { 0 };
	size_t known = self->groups.key.n;
	uint32_t *group =
		ehr_grouped_merge(&self->groups, &batch->groups, &arena);
	uint32_t *place = ehr_map_merge(&self->place, &batch->place, &arena);
	uint32_t *unit = ehr_map_merge(&self->unit, &batch->unit, &arena);
	uint32_t *flags = ehr_map_merge(&self->flags, &batch->flags, &arena);

	merge_names(self, batch, group, known);
	merge_others(self, batch);
	self->row = room(
		self->row, self->n, batch->n, &self->cap, sizeof(*self->row));
	for (size_t i = 0; i < batch->n; i++) {
		struct ehr_epc_row *row = &self->row[self->n++];
		*row = batch->row[i];
		row->group = group[row->group];
		row->place = place[row->place];
		row->unit = unit[row->unit];
		self->kind[row->kind]++;
		if (row->flags > 0 && row->kind < EHR_EPC_MISSING) {
			const uint32_t key[2] = { row->group,
				flags[row->flags - 1] };
			ehr_map_add(&self->group_flags,
				(struct ehr_str){
					(const char *)key, sizeof(key) },
				NULL);
		}
	}
	ehr_arena_release(&arena);
}

static int compare_pairs(const void *a, const void *b)
{
	const struct ehr_epc_pair *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return (x->flags > y->flags) - (x->flags < y->flags);
}

/* Which groups have which flags, by group, ended by one of no group. */
static void sort_flags(struct ehr_epc_store *self)
{
	const struct ehr_map *map = &self->group_flags;

	self->pair = ehr_arena_alloc(
		&self->arena, (map->n + 1) * sizeof(*self->pair));
	for (size_t i = 0; i < map->n; i++)
		memcpy(&self->pair[i], map->key[i].p, sizeof(*self->pair));
	qsort(self->pair, map->n, sizeof(*self->pair), compare_pairs);
	self->pair[map->n] = (struct ehr_epc_pair){ UINT32_MAX, 0 };
}

size_t *ehr_epc_store_sort(struct ehr_epc_store *self)
{
	size_t n_groups = self->groups.key.n;
	size_t *start =
		ehr_arena_calloc(&self->arena, n_groups + 2, sizeof(*start));
	struct ehr_epc_row *sorted = ehr_alloc((self->n + 1) * sizeof(*sorted));

	for (size_t i = 0; i < self->n; i++)
		start[self->row[i].group + 2]++;
	for (size_t i = 2; i < n_groups + 2; i++)
		start[i] += start[i - 1];
	for (size_t i = 0; i < self->n; i++)
		sorted[start[self->row[i].group + 1]++] = self->row[i];
	free(self->row);
	self->row = sorted;
	sort_flags(self);
	return start;
}

static int compare_words(const void *a, const void *b)
{
	const struct ehr_str *x = a, *y = b;

	return ehr_str_cmp(*x, *y);
}

/* Does the word say what stands for a non-detect? Its limit is what is used
 * here. */
static bool is_stand_in(struct ehr_str word)
{
	static const enum ehr_flag flag[] = { EHR_FLAG_ND_HALF,
		EHR_FLAG_ND_ZERO, EHR_FLAG_ND_LIMIT, EHR_FLAG_ND_SQRT2,
		EHR_FLAG_NOT_SUBSTITUTED };

	for (size_t i = 0; i < sizeof(flag) / sizeof(flag[0]); i++)
		if (ehr_str_is(word, ehr_flag_word(flag[i])))
			return true;
	return false;
}

void ehr_epc_store_flags(
	struct ehr_epc_store *self, size_t group, struct ehr_buf *words)
{
	struct ehr_buf all = { 0 };
	struct ehr_arena arena = { 0 };
	struct ehr_str rest, *word;
	size_t n = 0;

	for (; self->pair->group == group; self->pair++) {
		ehr_buf_add_str(&all, self->flags.key[self->pair->flags]);
		ehr_buf_putc(&all, ' ');
	}
	word = ehr_arena_calloc(&arena, all.n / 2 + 1, sizeof(*word));
	for (rest = (struct ehr_str){ all.p, all.n }; rest.n > 0;) {
		struct ehr_str one = ehr_str_cut(&rest, ' ');
		if (one.n > 0 && !is_stand_in(one))
			word[n++] = one;
	}
	qsort(word, n, sizeof(*word), compare_words);
	for (size_t i = 0; i < n; i++)
		ehr_words_add(words, word[i]);
	ehr_arena_release(&arena);
	ehr_buf_release(&all);
}

uint64_t ehr_epc_store_hash(const struct ehr_epc_store *self, size_t group)
{
	struct ehr_str key = self->groups.key.key[group];
	uint64_t hash = EHR_HASH_EMPTY;

	while (key.n > 0) { /* what ehr_group_key made */
		size_t n;
		memcpy(&n, key.p, sizeof(n));
		key.p += sizeof(n);
		hash = ehr_name_hash_add(hash, (struct ehr_str){ key.p, n });
		key.p += n;
		key.n -= sizeof(n) + n;
	}
	return hash;
}
