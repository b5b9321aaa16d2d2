/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/hash.h"

#include <stdlib.h>

enum { SLOTS_FIRST = 16 };

/* Both halves of the product: every bit of a and b reaches every bit. */
static uint64_t mix(uint64_t a, uint64_t b)
{
	unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t word_at(const char *p, size_t n)
{
	uint64_t word = 0;

	memcpy(&word, p, n);
	return word;
}

static uint32_t hash_of(struct ehr_str key)
{
	/* digits of the fractional part of pi, made odd */
	const uint64_t k0 = 0x243F6A8885A308D3u, k1 = 0x13198A2E03707345u;
	uint64_t hash = k0 ^ key.n;
	const char *p = key.p;
	size_t n = key.n;

	for (; n > 8; p += 8, n -= 8)
		hash = mix(hash ^ word_at(p, 8), k1);
	if (n > 0)
		hash = mix(hash ^ word_at(p, n), k1);
	hash = mix(hash, k0);
	return (uint32_t)(hash ^ hash >> 32);
}

static void place(struct ehr_map *map, size_t index)
{
	size_t at = map->hash[index] & (map->slots - 1);

	while (map->slot[at] != 0)
		at = (at + 1) & (map->slots - 1);
	map->slot[at] = (uint32_t)index + 1;
}

/* Room for one more key. */
static void grow(struct ehr_map *map)
{
	if (map->n < map->cap)
		return;
	size_t slots = map->slots == 0 ? SLOTS_FIRST : map->slots * 2;
	map->cap = slots / 2;
	map->key = ehr_realloc(map->key, map->cap, sizeof(map->key[0]));
	map->hash = ehr_realloc(map->hash, map->cap, sizeof(map->hash[0]));
	free(map->slot);
	map->slot = ehr_calloc(slots, sizeof(map->slot[0]));
	map->slots = slots;
	for (size_t i = 0; i < map->n; i++)
		place(map, i);
}

static long find(const struct ehr_map *map, struct ehr_str key, uint32_t hash)
{
	if (map->slots == 0)
		return EHR_MAP_NONE;
	size_t at = hash & (map->slots - 1);
	for (; map->slot[at] != 0; at = (at + 1) & (map->slots - 1)) {
		size_t index = map->slot[at] - 1;

		if (map->hash[index] == hash &&
			ehr_str_eq(map->key[index], key))
			return (long)index;
	}
	return EHR_MAP_NONE;
}

long ehr_map_add(struct ehr_map *map, struct ehr_str key, bool *is_new)
{
	uint32_t hash = hash_of(key);
	long index = find(map, key, hash);

	if (is_new != NULL)
		*is_new = index == EHR_MAP_NONE;
	if (index != EHR_MAP_NONE)
		return index;
	grow(map);
	map->key[map->n] = ehr_arena_copy(&map->arena, key);
	map->hash[map->n] = hash;
	place(map, map->n);
	return (long)map->n++;
}

long ehr_map_find(const struct ehr_map *map, struct ehr_str key)
{
	return find(map, key, hash_of(key));
}

void ehr_map_expect(const struct ehr_map *map, struct ehr_str key)
{
	if (map->slots > 0)
		__builtin_prefetch(&map->slot[hash_of(key) & (map->slots - 1)]);
}

uint32_t *ehr_map_merge(struct ehr_map *map, const struct ehr_map *from,
	struct ehr_arena *arena)
{
	uint32_t *to = ehr_arena_alloc(arena, (from->n + 1) * sizeof(*to));

	for (size_t i = 0; i < from->n; i++)
		to[i] = (uint32_t)ehr_map_add(map, from->key[i], NULL);
	return to;
}

void ehr_map_release(struct ehr_map *map)
{
	free(map->key);
	free(map->slot);
	free(map->hash);
	ehr_arena_release(&map->arena);
	*map = (struct ehr_map){ 0 };
}
