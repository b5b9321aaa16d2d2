/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/appendix_met.h"

#include <stdlib.h>

void ehr_met_init(struct ehr_met *self, const struct ehr_toxicity *toxicity,
	const struct ehr_profile *profile)
{
	*self = (struct ehr_met){
		.n_chemical = ehr_toxicity_count(toxicity),
		.n_medium = profile->n_medium,
	};
	if (self->n_chemical > 0)
		self->first = ehr_toxicity_at(toxicity, 0);
	self->mark = ehr_calloc(
		self->n_chemical * self->n_medium + 1, sizeof(*self->mark));
}

void ehr_met_release(struct ehr_met *self)
{
	free(self->mark);
	self->mark = NULL;
}

bool ehr_met_has(const struct ehr_met *self, size_t chemical, size_t medium)
{
	return atomic_load_explicit(
		       &self->mark[chemical * self->n_medium + medium],
		       memory_order_relaxed) != 0;
}
