/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/tox_origin.h"

bool ehr_tox_step_means(
	const struct ehr_tox_step *step, const struct ehr_tox_origin *origin)
{
	return ehr_str_is(origin->source, step->source) &&
	       (step->agency == NULL ||
		       ehr_str_is(origin->agency, step->agency));
}

static bool is_wanted(
	const struct ehr_tox_origins *self, const struct ehr_tox_origin *origin)
{
	if (self->order == NULL || origin->file != EHR_TOX_FILE_TOXICITY)
		return true;
	for (size_t i = 0; i < self->n_order; i++)
		if (ehr_tox_step_means(&self->order[i], origin))
			return true;
	return false;
}

static bool is_at(const struct ehr_tox_origins *self, unsigned i,
	struct ehr_str source, struct ehr_str agency)
{
	return self->item[i].file == self->file &&
	       ehr_str_eq(source, self->item[i].source) &&
	       ehr_str_eq(agency, self->item[i].agency);
}

unsigned ehr_tox_origin_of(struct ehr_tox_origins *self,
	struct ehr_arena *arena, struct ehr_str source, struct ehr_str agency)
{
	struct ehr_tox_origin *origin;
	unsigned i = self->last;

	if (source.n == 0)
		source = ehr_str_of("user");
	if (i < self->n && is_at(self, i, source, agency))
		return i;
	for (i = 0; i < self->n; i++)
		if (is_at(self, i, source, agency))
			return self->last = i;
	self->item = ehr_realloc(self->item, self->n + 1, sizeof *self->item);
	origin = &self->item[self->n++];
	origin->version = "";
	origin->file = self->file;
	origin->source = ehr_arena_copy(arena, source);
	origin->agency = ehr_arena_copy(arena, agency);
	origin->wanted = is_wanted(self, origin);
	return self->last = i;
}
