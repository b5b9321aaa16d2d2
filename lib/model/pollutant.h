/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row's pollutant is under a profile: a chemical with effects, or
 * something that is not scored and why. Found by the texts of the cells `cas`
 * and `pollutant`; the latest thousand or so are kept. One collection per thread.
 */
#ifndef EHR_MODEL_POLLUTANT_H
#define EHR_MODEL_POLLUTANT_H

#include "model/chemical_effects.h"
#include "ref/scope.h"
#include "ref/toxicity.h"

struct ehr_pollutant_tables {
	const struct ehr_toxicity *toxicity;
	const struct ehr_scope *scope;
	bool lead; /* scored like any other chemical */
};

/* Why a pollutant is not scored, in a word and a detail; or, with word NULL, the
 * chemical that it is and the scope table's word for scored ones. Detail and
 * flag may be "". */
struct ehr_pollutant_verdict {
	const char *word, *detail;
	const struct ehr_chemical *chemical;
	const char *flag;
};
struct ehr_pollutant_verdict ehr_pollutant_judge(
	const struct ehr_pollutant_tables *tables, struct ehr_str cas,
	struct ehr_str name);

enum { EHR_POLLUTANT_CAS = 16, EHR_POLLUTANT_NAME = 64 };

struct ehr_pollutant {
	struct ehr_str cas, name; /* in text below */
	const char *word;         /* why not scored; NULL: see effects */
	const char *detail;       /* may be empty */
	bool in_scope;
	const struct ehr_effects *effects; /* one a medium */
	const char *flag; /* the scope table's word for scored ones, or "" */
	char text[EHR_POLLUTANT_CAS + EHR_POLLUTANT_NAME];
};

enum { EHR_POLLUTANT_BITS = 10, EHR_POLLUTANTS = 1 << EHR_POLLUTANT_BITS };

struct ehr_pollutants {
	struct ehr_pollutant_tables tables;
	struct ehr_chemical_effects effects;
	struct ehr_pollutant *slot; /* EHR_POLLUTANTS, and one for long texts */
};

void ehr_pollutants_init(struct ehr_pollutants *pollutants,
	const struct ehr_profile *profile, const struct ehr_exposure *exposure,
	const struct ehr_toxicity *toxicity, const struct ehr_scope *scope);
void ehr_pollutants_release(struct ehr_pollutants *pollutants);

/* The pollutant of the two cells; name may be empty. Lives until the next
 * call. */
const struct ehr_pollutant *ehr_pollutants_find(
	struct ehr_pollutants *pollutants, struct ehr_str cas,
	struct ehr_str name);

#endif
