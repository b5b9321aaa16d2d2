/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pollutant.h"

#include <stdlib.h>

#include "model/text_key.h"
#include "ref/cas.h"

enum { PROBES = 8 };

void ehr_pollutants_init(struct ehr_pollutants *self,
	const struct ehr_profile *profile, const struct ehr_exposure *exposure,
	const struct ehr_toxicity *toxicity, const struct ehr_scope *scope)
{
	*self = (struct ehr_pollutants){
		.toxicity = toxicity,
		.scope = scope,
		.lead = profile->lead,
		.effects = { .profile = profile,
			.exposure = exposure,
			.value = profile->value },
	};
	self->slot = ehr_calloc(EHR_POLLUTANTS + 1, sizeof(*self->slot));
}

void ehr_pollutants_release(struct ehr_pollutants *self)
{
	ehr_chemical_effects_release(&self->effects);
	free(self->slot);
	self->slot = NULL;
}

static void refuse(
	struct ehr_pollutant *pollutant, const char *word, const char *detail)
{
	pollutant->word = word;
	pollutant->detail = detail;
	pollutant->in_scope = strcmp(word, "out_of_scope") != 0;
}

static void judge(struct ehr_pollutants *self, struct ehr_pollutant *pollutant,
	struct ehr_str cas, struct ehr_str name)
{
	const struct ehr_scope_row *row =
		ehr_scope_find(self->scope, name, cas);
	const struct ehr_chemical *chemical;
	uint64_t packed;

	pollutant->word = NULL;
	pollutant->detail = pollutant->flag = "";
	pollutant->in_scope = true;
	if (row && row->not_scored[0] != '\0') {
		bool lead = strcmp(row->not_scored, "lead") == 0;
		if (!lead || !self->lead) {
			refuse(pollutant, row->not_scored,
				lead ? "" : row->handling);
			return;
		}
	}
	switch (ehr_cas_read(cas, &packed)) {
	case EHR_CAS_OK: break;
	case EHR_CAS_EMPTY: refuse(pollutant, "no_cas", ""); return;
	case EHR_CAS_BAD_FORM: refuse(pollutant, "bad_cas", "form"); return;
	case EHR_CAS_BAD_CHECK:
		refuse(pollutant, "bad_cas", "check_digit");
		return;
	}
	chemical = ehr_toxicity_find(self->toxicity, cas);
	if (!chemical) {
		refuse(pollutant, "no_value", "");
		return;
	}
	if (row)
		pollutant->flag = row->flag;
	pollutant->effects = ehr_chemical_effects_get(&self->effects, chemical);
}

static const struct ehr_pollutant *fill(struct ehr_pollutants *self,
	struct ehr_pollutant *slot, struct ehr_str cas, struct ehr_str name)
{
	slot->effects = NULL;
	judge(self, slot, ehr_str_trim(cas), ehr_str_trim(name));
	if (slot == &self->slot[EHR_POLLUTANTS])
		return slot;
	slot->cas = (struct ehr_str){ slot->text, cas.n };
	slot->name = (struct ehr_str){ slot->text + EHR_POLLUTANT_CAS, name.n };
	if (cas.n > 0)
		memcpy(slot->text, cas.p, cas.n);
	if (name.n > 0)
		memcpy(slot->text + EHR_POLLUTANT_CAS, name.p, name.n);
	return slot;
}

const struct ehr_pollutant *ehr_pollutants_find(
	struct ehr_pollutants *self, struct ehr_str cas, struct ehr_str name)
{
	uint64_t hash = ehr_text_hash(cas.n > 0 ? cas : name);
	size_t home = hash >> (64 - EHR_POLLUTANT_BITS), at = home;

	for (size_t i = 0; i < PROBES; i++) {
		struct ehr_pollutant *slot = &self->slot[at];
		if (!slot->cas.p)
			break;
		if (ehr_text_same(slot->cas, cas) &&
			ehr_text_same(slot->name, name))
			return slot;
		at = (at + 1) % EHR_POLLUTANTS;
	}
	if (cas.n > EHR_POLLUTANT_CAS || name.n > EHR_POLLUTANT_NAME)
		at = EHR_POLLUTANTS;
	else if (self->slot[at].cas.p)
		at = home;
	return fill(self, &self->slot[at], cas, name);
}
