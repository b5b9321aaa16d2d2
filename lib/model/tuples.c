/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tuples.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SLOTS_FIRST = 32, SLACK = 8 };

static uint64_t hash_of(const uint32_t *key, unsigned width)
{
	/* digits of the fractional part of pi, made odd */
	uint64_t hash = 0x243F6A8885A308D3u;

	for (unsigned i = 0; i < width; i++) {
		hash = (hash ^ key[i]) * 0x9E3779B97F4A7C15u;
		hash ^= hash >> 32;
	}
	return hash;
}

static bool same(const uint32_t *a, const uint32_t *b, unsigned width)
{
	for (unsigned i = 0; i < width; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

static void place(struct ehr_tuples *set, size_t index)
{
	size_t at = hash_of(ehr_tuples_at(set, index), set->width) &
		    (set->slots - 1);

	while (set->slot[at] != 0)
		at = (at + 1) & (set->slots - 1);
	set->slot[at] = (uint32_t)index + 1;
}

static void grow(struct ehr_tuples *set)
{
	set->slots = set->slots ? set->slots * 2 : SLOTS_FIRST;
	set->cap = set->slots / 2;
	set->key =
		ehr_realloc(set->key, set->cap, set->width * sizeof(*set->key));
	free(set->slot);
	set->slot = ehr_calloc(set->slots, sizeof(*set->slot));
	for (size_t i = 0; i < set->n; i++)
		place(set, i);
}

uint32_t ehr_tuples_add(
	struct ehr_tuples *set, const uint32_t *key, bool *is_new)
{
	size_t at;

	if (set->n == set->cap)
		grow(set);
	at = hash_of(key, set->width) & (set->slots - 1);
	for (; set->slot[at] != 0; at = (at + 1) & (set->slots - 1))
		if (same(ehr_tuples_at(set, set->slot[at] - 1), key,
			    set->width)) {
			if (is_new)
				*is_new = false;
			return set->slot[at] - 1;
		}
	memcpy(set->key + set->n * set->width, key, set->width * sizeof(*key));
	set->slot[at] = (uint32_t)set->n + 1;
	if (is_new)
		*is_new = true;
	return (uint32_t)set->n++;
}

void ehr_tuples_reset(struct ehr_tuples *set)
{
	if (set->slots > SLOTS_FIRST && set->slots / SLACK > set->n) {
		unsigned width = set->width;
		ehr_tuples_release(set);
		set->width = width;
		return;
	}
	if (set->n > 0)
		memset(set->slot, 0, set->slots * sizeof(*set->slot));
	set->n = 0;
}

void ehr_tuples_release(struct ehr_tuples *set)
{
	free(set->key);
	free(set->slot);
	*set = (struct ehr_tuples){ .width = set->width };
}
