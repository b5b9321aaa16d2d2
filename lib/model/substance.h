/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row's pollutant is under a profile: a chemical with effects, or
 * something that is not scored and why. Found by the texts of the cells `cas`
 * and `pollutant`; the latest thousand or so are kept. One collection per thread.
 */
#ifndef EHR_MODEL_SUBSTANCE_H
#define EHR_MODEL_SUBSTANCE_H

#include "model/chemical_effects.h"
#include "ref/scope.h"
#include "ref/toxicity.h"

enum { EHR_SUBSTANCE_CAS = 16, EHR_SUBSTANCE_NAME = 64 };

struct ehr_substance {
	struct ehr_str cas, name; /* in text below */
	const char *word;         /* why not scored; NULL: see effects */
	const char *detail;       /* may be empty */
	bool in_scope;
	const struct ehr_effects *effects; /* one a medium */
	const char *flag; /* the scope table's word for scored ones, or "" */
	char text[EHR_SUBSTANCE_CAS + EHR_SUBSTANCE_NAME];
};

enum { EHR_SUBSTANCE_BITS = 10, EHR_SUBSTANCES = 1 << EHR_SUBSTANCE_BITS };

struct ehr_substances {
	const struct ehr_toxicity *toxicity;
	const struct ehr_scope *scope;
	bool lead; /* scored like any other chemical */
	struct ehr_chemical_effects effects;
	struct ehr_substance *slot; /* EHR_SUBSTANCES, and one for long texts */
};

void ehr_substances_init(struct ehr_substances *substances,
	const struct ehr_profile *profile, const struct ehr_exposure *exposure,
	const struct ehr_toxicity *toxicity, const struct ehr_scope *scope);
void ehr_substances_release(struct ehr_substances *substances);

/* The substance of the two cells; name may be empty. Lives until the next
 * call. */
const struct ehr_substance *ehr_substances_find(
	struct ehr_substances *substances, struct ehr_str cas,
	struct ehr_str name);

#endif
