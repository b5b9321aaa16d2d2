/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/substance.h"

#include <stdlib.h>

#include "model/text_key.h"
#include "ref/cas.h"

enum { PROBES = 8 };

void ehr_substances_init(struct ehr_substances *self,
	const struct ehr_profile *profile, const struct ehr_exposure *exposure,
	const struct ehr_toxicity *toxicity, const struct ehr_scope *scope)
{
	*self = (struct ehr_substances){
		.toxicity = toxicity,
		.scope = scope,
		.lead = profile->lead,
		.effects = { .profile = profile, .exposure = exposure },
	};
	self->slot = ehr_calloc(EHR_SUBSTANCES + 1, sizeof(*self->slot));
}

void ehr_substances_release(struct ehr_substances *self)
{
	ehr_chemical_effects_release(&self->effects);
	free(self->slot);
	self->slot = NULL;
}

static void refuse(
	struct ehr_substance *substance, const char *word, const char *detail)
{
	substance->word = word;
	substance->detail = detail;
	substance->in_scope = strcmp(word, "out_of_scope") != 0;
}

static void judge(struct ehr_substances *self, struct ehr_substance *substance,
	struct ehr_str cas, struct ehr_str name)
{
	const struct ehr_scope_row *row =
		ehr_scope_find(self->scope, name, cas);
	const struct ehr_chemical *chemical;
	uint64_t packed;

	substance->word = NULL;
	substance->detail = substance->flag = "";
	substance->in_scope = true;
	if (row && row->not_scored[0] != '\0') {
		bool lead = strcmp(row->not_scored, "lead") == 0;
		if (!lead || !self->lead) {
			refuse(substance, row->not_scored,
				lead ? "" : row->handling);
			return;
		}
	}
	switch (ehr_cas_read(cas, &packed)) {
	case EHR_CAS_OK: break;
	case EHR_CAS_EMPTY: refuse(substance, "no_cas", ""); return;
	case EHR_CAS_BAD_FORM: refuse(substance, "bad_cas", "form"); return;
	case EHR_CAS_BAD_CHECK:
		refuse(substance, "bad_cas", "check_digit");
		return;
	}
	chemical = ehr_toxicity_find(self->toxicity, cas);
	if (!chemical) {
		refuse(substance, "no_value", "");
		return;
	}
	if (row)
		substance->flag = row->flag;
	substance->effects = ehr_chemical_effects_get(&self->effects, chemical);
}

static const struct ehr_substance *fill(struct ehr_substances *self,
	struct ehr_substance *slot, struct ehr_str cas, struct ehr_str name)
{
	slot->effects = NULL;
	judge(self, slot, ehr_str_trim(cas), ehr_str_trim(name));
	if (slot == &self->slot[EHR_SUBSTANCES])
		return slot;
	slot->cas = (struct ehr_str){ slot->text, cas.n };
	slot->name = (struct ehr_str){ slot->text + EHR_SUBSTANCE_CAS, name.n };
	if (cas.n > 0)
		memcpy(slot->text, cas.p, cas.n);
	if (name.n > 0)
		memcpy(slot->text + EHR_SUBSTANCE_CAS, name.p, name.n);
	return slot;
}

const struct ehr_substance *ehr_substances_find(
	struct ehr_substances *self, struct ehr_str cas, struct ehr_str name)
{
	uint64_t hash = ehr_text_hash(cas) + ehr_text_hash(name);
	size_t home = hash >> (64 - EHR_SUBSTANCE_BITS), at = home;

	for (size_t i = 0; i < PROBES; i++) {
		struct ehr_substance *slot = &self->slot[at];
		if (!slot->cas.p)
			break;
		if (ehr_text_same(slot->cas, cas) &&
			ehr_text_same(slot->name, name))
			return slot;
		at = (at + 1) % EHR_SUBSTANCES;
	}
	if (cas.n > EHR_SUBSTANCE_CAS || name.n > EHR_SUBSTANCE_NAME)
		at = EHR_SUBSTANCES;
	else if (self->slot[at].cas.p)
		at = home;
	return fill(self, &self->slot[at], cas, name);
}
