/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_store.h"

#include <stdlib.h>

void ehr_screen_store_init(
	struct ehr_screen_store *self, const struct ehr_group_columns *columns)
{
	*self = (struct ehr_screen_store){ 0 };
	ehr_grouped_init(&self->groups, columns);
}

void ehr_screen_store_release(struct ehr_screen_store *self)
{
	for (size_t i = 0; i < self->cell.n; i++)
		ehr_sum_release(&self->kg[i]);
	ehr_grouped_release(&self->groups);
	ehr_map_release(&self->pollutant);
	ehr_map_release(&self->source);
	ehr_map_release(&self->medium);
	ehr_map_release(&self->cell);
	ehr_arena_release(&self->arena);
	free(self->count);
	free(self->name);
	free(self->has_cas);
	free(self->kg);
}

static size_t more(size_t n, size_t cap)
{
	while (cap < n)
		cap = cap ? 2 * cap : 1024;
	return cap;
}

/* Of several names the first in order of bytes, whichever came first. */
static void merge_names(struct ehr_screen_store *self,
	const struct ehr_screen_batch *batch, const uint32_t *to, size_t known)
{
	if (self->pollutant.n > self->name_cap) {
		self->name_cap = more(self->pollutant.n, self->name_cap);
		self->name = ehr_realloc(
			self->name, self->name_cap, sizeof(*self->name));
		self->has_cas = ehr_realloc(
			self->has_cas, self->name_cap, sizeof(*self->has_cas));
	}
	for (size_t i = 0; i < batch->pollutant.n; i++) {
		self->has_cas[to[i]] = batch->has_cas[i] ||
				       (to[i] < known && self->has_cas[to[i]]);
		if (to[i] >= known ||
			ehr_str_cmp(batch->name[i], self->name[to[i]]) < 0)
			self->name[to[i]] =
				ehr_arena_copy(&self->arena, batch->name[i]);
	}
}

static void grow_counts(struct ehr_screen_store *self, size_t known)
{
	size_t n = self->groups.key.n;

	if (n > self->count_cap) {
		self->count_cap = more(n, self->count_cap);
		self->count = ehr_realloc(
			self->count, self->count_cap, sizeof(*self->count));
	}
	for (size_t i = known; i < n; i++)
		self->count[i] = (struct ehr_screen_item_count){ 0 };
}

static void add_amount(
	struct ehr_screen_store *self, struct ehr_screen_key key, double kg)
{
	bool is_new;
	size_t at = (size_t)ehr_map_add(&self->cell,
		(struct ehr_str){ (const char *)&key, sizeof(key) }, &is_new);

	if (at >= self->kg_cap) {
		self->kg_cap = more(at + 1, self->kg_cap);
		self->kg =
			ehr_realloc(self->kg, self->kg_cap, sizeof(*self->kg));
	}
	if (is_new)
		self->kg[at] = (struct ehr_sum){ 0 };
	ehr_sum_add(&self->kg[at], kg);
}

void ehr_screen_store_merge(
	struct ehr_screen_store *self, const struct ehr_screen_batch *batch)
{
	struct ehr_arena arena = { 0 };
	size_t items = self->groups.key.n, pollutants = self->pollutant.n;
	const uint32_t *item =
		ehr_grouped_merge(&self->groups, &batch->groups, &arena);
	const uint32_t *pollutant =
		ehr_map_merge(&self->pollutant, &batch->pollutant, &arena);
	const uint32_t *source =
		ehr_map_merge(&self->source, &batch->source, &arena);
	const uint32_t *medium =
		ehr_map_merge(&self->medium, &batch->medium, &arena);

	merge_names(self, batch, pollutant, pollutants);
	grow_counts(self, items);
	self->nameless += batch->nameless;
	for (size_t i = 0; i < batch->n; i++) {
		const struct ehr_screen_row *row = &batch->row[i];
		struct ehr_screen_key key = { item[row->group],
			pollutant[row->pollutant], source[row->source],
			medium[row->medium] };

		self->count[key.item].rows[row->kind]++;
		self->count[key.item].pollutant = key.pollutant;
		if (row->kind == EHR_SCREEN_AMOUNT)
			add_amount(self, key, row->kg);
	}
	ehr_arena_release(&arena);
}

struct ehr_screen_key ehr_screen_store_key(
	const struct ehr_screen_store *self, size_t cell)
{
	struct ehr_screen_key key;

	memcpy(&key, self->cell.key[cell].p, sizeof(key));
	return key;
}
