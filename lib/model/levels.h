/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Screening and control values: the concentration of a chemical in a case of a
 * medium at which a profile's targets are met, by the same effects as scoring
 * uses, turned round. What a score says at the level is the target.
 */
#ifndef EHR_MODEL_LEVELS_H
#define EHR_MODEL_LEVELS_H

#include "model/chemical_effects.h"

struct ehr_level_targets {
	double hq, cr; /* more than 0; cr less than 1 */
};

enum ehr_level_state {
	EHR_LEVEL_NO_VALUE, /* no path has a toxicity value of the kind */
	EHR_LEVEL_THERE,
	EHR_LEVEL_NEVER, /* capped vapours never come to the target */
};

/* The level by one of the two rules. */
struct ehr_level_rule {
	enum ehr_level_state state;
	double level; /* in the unit of the medium */
	size_t path;  /* of the medium: which adds most there */
};

enum ehr_level_basis {
	EHR_LEVEL_BY_NOTHING,
	EHR_LEVEL_BY_NONCANCER,
	EHR_LEVEL_BY_CANCER,
	EHR_LEVEL_BY_SATURATION,
};

struct ehr_levels {
	struct ehr_level_rule noncancer, cancer;
	bool has_saturation;
	double saturation; /* what the medium can hold at most */
	enum ehr_level_basis basis;
	double level; /* the lowest of the three; with a basis */
	bool bent;    /* the risk aimed at is above the linear range */
};

/*
 * The levels of the effects, which are of the medium. Soil holds what its
 * vapours are counted up to; water the solubility of a chemical that is not
 * inorganic. A level above that is brought down to it, but in soil that of a
 * chemical whose SAF is not below volatile_saf_below: its saturation is no limit
 * (GB 36600-2018 has 390 mg/kg of di-n-octyl phthalate, where 25 saturate). Where
 * no target is ever met there is no level.
 */
struct ehr_levels ehr_levels_of(const struct ehr_profile *profile,
	const struct ehr_medium *medium, const struct ehr_effects *effects,
	const struct ehr_level_targets *targets);

/* The same two by the formulas of HJ 25.3-2019 as printed, without saturation;
 * HUGE_VAL where there is none. */
double ehr_levels_linear_hq(const struct ehr_medium *medium,
	const struct ehr_effects *effects, double target);
double ehr_levels_linear_cr(const struct ehr_medium *medium,
	const struct ehr_effects *effects, double target);

#endif
