/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A map from a whole number to an index: the n-th distinct key gets n. For
 * packed CAS numbers and the like, looked up for every row. { 0 } is empty and
 * valid.
 */
#ifndef EHR_REF_INDEX_H
#define EHR_REF_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ehr_index_slot {
	uint64_t key;
	uint64_t at; /* index + 1, or 0: free */
};

struct ehr_index {
	struct ehr_index_slot *slot; /* a power of two of them, half full */
	size_t slots, n;
};

enum { EHR_INDEX_NONE = -1 };

/* Index of key, added if it is new, which *is_new then says. */
size_t ehr_index_add(struct ehr_index *index, uint64_t key, bool *is_new);
/* Index of key or EHR_INDEX_NONE. */
long ehr_index_find(const struct ehr_index *index, uint64_t key);
void ehr_index_release(struct ehr_index *index);

#endif
