/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What chemicals do in a profile's media: effects per unit of concentration
 * (model/pathway.h) worked out when a chemical is first met, with the texts that
 * go into its rows. One collection per thread.
 */
#ifndef EHR_MODEL_CHEMICAL_EFFECTS_H
#define EHR_MODEL_CHEMICAL_EFFECTS_H

#include "base/hash.h"
#include "model/pathway.h"

/* Flags of a result, and words of what a total lacks. */
#define EHR_WORD_NO_VAPOUR "vapour_not_covered"
#define EHR_WORD_NO_INGESTION "ing_no_value"
#define EHR_WORD_MULTIPATHWAY "multipathway_not_covered"

/* A medium of a profile, worked out once for all chemicals. */
struct ehr_exposure {
	const struct ehr_medium *medium;
	struct ehr_intake *intake; /* one a path */
};

/* The exposures of the profile's media, in their order, in the arena; value as
 * in model/pathway.h. */
struct ehr_exposure *ehr_exposures(const struct ehr_profile *profile,
	const double *value, struct ehr_arena *arena);

/* One chemical in one medium. */
struct ehr_effects {
	const struct ehr_chemical *chemical;
	const struct ehr_effect *path; /* one a path of the medium */
	bool has_hq, has_cr;
	bool no_vapour; /* volatile, and not all its vapours are counted */
	bool capped;    /* some path has a cap */
	/* it has values for another path, but none for what is swallowed */
	bool no_ingestion;
	struct ehr_str tox_src; /* sources of the values used, distinct */
	struct ehr_str flags;   /* words on what the numbers rest on */
	/* without both: no_value, no_property, volatility_unknown or
	 * not_volatile, and the values or properties that it lacks */
	const char *word;
	struct ehr_str lacking;
};

struct ehr_chemical_effects {
	const struct ehr_profile *profile;
	const struct ehr_exposure *exposure;
	const double *value;
	struct ehr_map known;    /* by CAS number */
	struct ehr_effects **of; /* by index there; one a medium */
	size_t cap;
	struct ehr_arena arena;
};

/* The chemical's effects, one for each medium of the profile; they live as long
 * as the collection. */
const struct ehr_effects *ehr_chemical_effects_get(
	struct ehr_chemical_effects *effects,
	const struct ehr_chemical *chemical);

void ehr_chemical_effects_release(struct ehr_chemical_effects *effects);

#endif
