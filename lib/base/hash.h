/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A map from text to an index: the n-th distinct key gets n. Keys are copied.
 * { 0 } is empty and valid.
 */
#ifndef EHR_BASE_HASH_H
#define EHR_BASE_HASH_H

#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"

struct ehr_map {
	struct ehr_str *key; /* by index, in order of arrival */
	size_t n;
	uint32_t *slot; /* index + 1, or 0; a power of two of them */
	uint32_t *hash; /* by index */
	size_t slots, cap;
	struct ehr_arena arena;
};

enum { EHR_MAP_NONE = -1 };

/* Index of key, added if it is new (then *is_new, which may be NULL, is set).
 * At most 2^31 - 1 keys. */
long ehr_map_add(struct ehr_map *map, struct ehr_str key, bool *is_new);
/* Index of key or EHR_MAP_NONE. */
long ehr_map_find(const struct ehr_map *map, struct ehr_str key);
/* That key will be asked for soon: what of a large map is far away in memory is
 * fetched meanwhile. */
void ehr_map_expect(const struct ehr_map *map, struct ehr_str key);
/* Adds all keys of from, in their order; the indices that they have here, in
 * arena. */
uint32_t *ehr_map_merge(struct ehr_map *map, const struct ehr_map *from,
	struct ehr_arena *arena);
void ehr_map_release(struct ehr_map *map);

#endif
