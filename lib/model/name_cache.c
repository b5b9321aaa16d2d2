/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/name_cache.h"

#include <stdlib.h>

#include "model/cleaning.h"
#include "model/flag.h"
#include "model/text_key.h"
#include "ref/cas.h"

enum {
	BITS = 12,
	SLOTS = 1 << BITS,
	PROBES = 4,
	NAME_MAX_KEPT = 96,
	CAS_MAX_KEPT = 24,
	CAS_MAX_WRITTEN = 12
};

struct slot {
	struct ehr_str name, cas; /* in text; p NULL: free */
	struct ehr_name_found found;
	char written[CAS_MAX_WRITTEN];
	char text[NAME_MAX_KEPT + CAS_MAX_KEPT];
};

struct ehr_name_cache {
	const struct ehr_aliases *aliases;
	struct ehr_arena arena;
	struct slot *slot; /* SLOTS, and one for long texts */
};

struct ehr_name_cache *ehr_name_cache_new(const struct ehr_aliases *aliases)
{
	struct ehr_name_cache *self = ehr_calloc(1, sizeof *self);

	self->aliases = aliases;
	self->slot = ehr_calloc(SLOTS + 1, sizeof *self->slot);
	return self;
}

void ehr_name_cache_free(struct ehr_name_cache *self)
{
	if (self == NULL)
		return;
	ehr_arena_release(&self->arena);
	free(self->slot);
	free(self);
}

/* reading the CAS cell */

enum cas_cell { CELL_EMPTY, CELL_GOOD, CELL_GROUP, CELL_BAD };

static bool is_digits(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	return text.n > 0;
}

static struct ehr_str without_zeros(struct ehr_str text)
{
	static const char tail[] = ".0";
	size_t n = sizeof tail - 1;

	while (text.n > 0 && text.p[0] == '0') {
		text.p++;
		text.n--;
	}
	if (text.n > n && memcmp(text.p + text.n - n, tail, n) == 0)
		text.n -= n;
	return text;
}

static bool good(struct ehr_str text)
{
	uint64_t packed;

	return ehr_cas_read(text, &packed) == EHR_CAS_OK;
}

/* A number without hyphens, or with zeros in front, as it should be. */
static bool rewrite(struct ehr_str text, char out[CAS_MAX_WRITTEN], size_t *n)
{
	text = without_zeros(text);
	if (is_digits(text) && text.n >= 5 && text.n + 2 <= CAS_MAX_WRITTEN) {
		size_t front = text.n - 3;

		memcpy(out, text.p, front);
		out[front] = out[front + 3] = '-';
		memcpy(out + front + 1, text.p + front, 2);
		out[front + 4] = text.p[front + 2];
		*n = text.n + 2;
	} else if (text.n <= CAS_MAX_WRITTEN) {
		memcpy(out, text.p, text.n);
		*n = text.n;
	} else {
		return false;
	}
	return good((struct ehr_str){ out, *n });
}

static enum cas_cell read_cas(
	struct ehr_name_cache *self, struct slot *slot, struct ehr_str cell)
{
	struct ehr_name_found *found = &slot->found;
	struct ehr_str text = ehr_str_trim(cell);
	size_t n = 0;

	if (text.n == 0)
		return CELL_EMPTY;
	if (!good(text)) {
		ehr_arena_reset(&self->arena);
		ehr_clean_basic(cell, &self->arena, &text);
		if (text.n == 0)
			return CELL_EMPTY;
		if (!rewrite(text, slot->written, &n)) {
			found->alias = ehr_aliases_find(self->aliases, text);
			return found->alias != NULL &&
					       strcmp(found->alias->system,
						       "tri") == 0
				       ? CELL_GROUP
				       : CELL_BAD;
		}
		found->flags |= ehr_flag(EHR_FLAG_CLEANED);
	} else {
		n = text.n;
		memcpy(slot->written, text.p, n);
	}
	found->cas = (struct ehr_str){ slot->written, n };
	found->alias = ehr_aliases_find_cas(self->aliases, found->cas);
	return CELL_GOOD;
}

static void judge(struct ehr_name_cache *self, struct slot *slot,
	struct ehr_str name, struct ehr_str cas)
{
	struct ehr_name_found *found = &slot->found;
	const struct ehr_alias *alias = ehr_aliases_find(self->aliases, name);
	bool numbered = alias != NULL && alias->cas[0] != '\0';
	enum cas_cell cell;

	*found = (struct ehr_name_found){ .cas = { slot->written, 0 } };
	cell = read_cas(self, slot, cas);
	if (cell == CELL_BAD) {
		found->alias = NULL;
		found->flags |= ehr_flag(EHR_FLAG_BAD_CAS);
	}
	if (alias != NULL)
		found->alias = alias;
	if (cell == CELL_GOOD) {
		if (numbered && !ehr_str_is(found->cas, alias->cas))
			found->flags |= ehr_flag(EHR_FLAG_CAS_CONFLICT);
		return;
	}
	if (cell == CELL_GROUP && numbered)
		found->flags |= ehr_flag(EHR_FLAG_CAS_CONFLICT);
	if (cell != CELL_GROUP && numbered) {
		found->cas = ehr_str_of(alias->cas);
		found->flags |= ehr_flag(EHR_FLAG_CAS_FROM_NAME);
	} else {
		found->flags |= ehr_flag(EHR_FLAG_NO_CAS);
	}
}

static const struct ehr_name_found *fill(struct ehr_name_cache *self,
	struct slot *slot, struct ehr_str name, struct ehr_str cas)
{
	judge(self, slot, name, cas);
	if (slot == &self->slot[SLOTS])
		return &slot->found;
	slot->name = (struct ehr_str){ slot->text, name.n };
	slot->cas = (struct ehr_str){ slot->text + NAME_MAX_KEPT, cas.n };
	if (name.n > 0)
		memcpy(slot->text, name.p, name.n);
	if (cas.n > 0)
		memcpy(slot->text + NAME_MAX_KEPT, cas.p, cas.n);
	return &slot->found;
}

const struct ehr_name_found *ehr_name_cache_resolve(
	struct ehr_name_cache *self, struct ehr_str name, struct ehr_str cas)
{
	uint64_t hash = ehr_text_hash(name.n > 0 ? name : cas);
	size_t home = (size_t)(hash >> (64 - BITS)), at = home;

	for (int i = 0; i < PROBES; i++) {
		struct slot *slot = &self->slot[at];

		if (slot->name.p == NULL)
			break;
		if (ehr_text_same(slot->name, name) &&
			ehr_text_same(slot->cas, cas))
			return &slot->found;
		at = (at + 1) % SLOTS;
	}
	if (name.n > NAME_MAX_KEPT || cas.n > CAS_MAX_KEPT)
		at = SLOTS;
	else if (self->slot[at].name.p != NULL)
		at = home;
	return fill(self, &self->slot[at], name, cas);
}
