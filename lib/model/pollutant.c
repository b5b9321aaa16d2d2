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
		.tables = { toxicity, scope, profile->lead },
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

struct ehr_pollutant_verdict ehr_pollutant_judge(
	const struct ehr_pollutant_tables *tables, struct ehr_str cas,
	struct ehr_str name)
{
	const struct ehr_scope_row *row =
		ehr_scope_find(tables->scope, name, cas);
	struct ehr_pollutant_verdict verdict = { .detail = "", .flag = "" };
	uint64_t packed;

	if (row && row->not_scored[0] != '\0') {
		bool lead = strcmp(row->not_scored, "lead") == 0;

		verdict.word = row->not_scored;
		verdict.detail = lead ? "" : row->handling;
		if (!lead || !tables->lead)
			return verdict;
		verdict.word = NULL;
		verdict.detail = "";
	}
	switch (ehr_cas_read(cas, &packed)) {
	case EHR_CAS_OK: break;
	case EHR_CAS_EMPTY: verdict.word = "no_cas"; return verdict;
	case EHR_CAS_BAD_FORM:
		verdict.word = "bad_cas";
		verdict.detail = "form";
		return verdict;
	case EHR_CAS_BAD_CHECK:
		verdict.word = "bad_cas";
		verdict.detail = "check_digit";
		return verdict;
	}
	verdict.chemical = ehr_toxicity_find(tables->toxicity, cas);
	if (!verdict.chemical)
		verdict.word = "no_value";
	else if (row)
		verdict.flag = row->flag;
	return verdict;
}

static void judge(struct ehr_pollutants *self, struct ehr_pollutant *pollutant,
	struct ehr_str cas, struct ehr_str name)
{
	struct ehr_pollutant_verdict verdict =
		ehr_pollutant_judge(&self->tables, cas, name);

	pollutant->word = verdict.word;
	pollutant->detail = verdict.detail;
	pollutant->flag = verdict.flag;
	pollutant->in_scope =
		!verdict.word || strcmp(verdict.word, "out_of_scope") != 0;
	if (!verdict.word)
		pollutant->effects = ehr_chemical_effects_get(
			&self->effects, verdict.chemical);
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
