/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/index.h"

#include <stdlib.h>

#include "base/mem.h"

enum { SLOTS_MIN = 64 };

/* Multiplication by 2^64 over the golden ratio spreads neighbouring keys; its
 * upper bits are the good ones. */
static size_t start_of(const struct ehr_index *self, uint64_t key)
{
	uint64_t mixed = key * UINT64_C(0x9e3779b97f4a7c15);

	return (size_t)(mixed >> 32) & (self->slots - 1);
}

static struct ehr_index_slot *slot_of(
	const struct ehr_index *self, uint64_t key)
{
	size_t i = start_of(self, key);

	while (self->slot[i].at != 0 && self->slot[i].key != key)
		i = (i + 1) & (self->slots - 1);
	return &self->slot[i];
}

static void grow(struct ehr_index *self)
{
	struct ehr_index old = *self;

	self->slots = old.slots == 0 ? SLOTS_MIN : old.slots * 4;
	self->slot = ehr_calloc(self->slots, sizeof *self->slot);
	for (size_t i = 0; i < old.slots; i++)
		if (old.slot[i].at != 0)
			*slot_of(self, old.slot[i].key) = old.slot[i];
	free(old.slot);
}

size_t ehr_index_add(struct ehr_index *self, uint64_t key, bool *is_new)
{
	struct ehr_index_slot *slot;

	if (self->n * 2 >= self->slots)
		grow(self);
	slot = slot_of(self, key);
	*is_new = slot->at == 0;
	if (*is_new)
		*slot = (struct ehr_index_slot){ key, ++self->n };
	return slot->at - 1;
}

long ehr_index_find(const struct ehr_index *self, uint64_t key)
{
	if (self->slots == 0)
		return EHR_INDEX_NONE;
	return (long)slot_of(self, key)->at - 1;
}

void ehr_index_release(struct ehr_index *self)
{
	free(self->slot);
	*self = (struct ehr_index){ 0 };
}
