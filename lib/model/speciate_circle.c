/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate_circle.h"

#include <stdlib.h>

struct ehr_speciate_link {
	const char *profile;
	size_t from, into; /* places of the sums */
};

void ehr_speciate_circle_add(struct ehr_speciate_circle *self,
	const char *profile, const char *from, const char *into)
{
	struct ehr_speciate_link link = { profile,
		(size_t)ehr_map_add(&self->sum, ehr_str_of(from), NULL),
		(size_t)ehr_map_add(&self->sum, ehr_str_of(into), NULL) };

	for (size_t i = 0; i < self->n; i++)
		if (self->link[i].from == link.from &&
			self->link[i].into == link.into)
			return;
	self->link = ehr_realloc(self->link, self->n + 1, sizeof(*self->link));
	self->link[self->n++] = link;
}

/* Marks all sums that the link leads to; is its own among them? */
static bool leads_back(const struct ehr_speciate_circle *self,
	const struct ehr_speciate_link *start, bool *reached)
{
	bool more = true;

	memset(reached, 0, self->sum.n * sizeof(*reached));
	reached[start->into] = true;
	while (more && !reached[start->from]) {
		more = false;
		for (size_t i = 0; i < self->n; i++) {
			const struct ehr_speciate_link *link = &self->link[i];

			if (!reached[link->from] || reached[link->into])
				continue;
			reached[link->into] = true;
			more = true;
		}
	}
	return reached[start->from];
}

int ehr_speciate_circle_check(
	const struct ehr_speciate_circle *self, struct ehr_err *err)
{
	bool *reached = ehr_calloc(self->sum.n + 1, sizeof(*reached));
	const struct ehr_speciate_link *found = NULL;

	for (size_t i = 0; i < self->n && !found; i++)
		if (leads_back(self, &self->link[i], reached))
			found = &self->link[i];
	free(reached);
	if (!found)
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("the profile %s splits %.*s into %.*s, which by others leads "
		  "back to it"),
		found->profile, (int)self->sum.key[found->from].n,
		self->sum.key[found->from].p, (int)self->sum.key[found->into].n,
		self->sum.key[found->into].p);
}

void ehr_speciate_circle_release(struct ehr_speciate_circle *self)
{
	ehr_map_release(&self->sum);
	free(self->link);
}
