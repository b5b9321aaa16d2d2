/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A profile says how concentrations become risk: who is exposed and how much
 * (populations and site, every number with unit, source and mark), which media,
 * point types and layers it may score and by which formulas (ref/formula.h),
 * whose toxicity values, and what its cancer risk means. One YAML file each,
 * built in under data/profiles/ or the user's own, through the same checks.
 *
 * Invariants once open: every path has a formula whose unit is its medium's;
 * every parameter that the formula needs is there for each of its populations;
 * all parameters are finite and 0 or more, those that divide more than 0; the
 * numbers of a path are there for each population that it names.
 */
#ifndef EHR_REF_PROFILE_H
#define EHR_REF_PROFILE_H

#include <stdint.h>

#include "base/mem.h"
#include "ref/formula.h"
#include "ref/toxicity.h"

struct ehr_param {
	const char *name, *unit;
	const char *source; /* key of sources.csv; "set" after --set */
	const char *status; /* "read", "secondary", "memory", "set" */
	size_t number;      /* of its value in ehr_profile.value */
	/* how it is distributed (ref/dist_text.h), NULL: not said; and whether
	 * that is for want of knowledge and not since people differ */
	const char *distribution;
	bool uncertain;
};

/* Who is exposed, or (name "site") what all of them share. */
struct ehr_population {
	const char *name;
	struct ehr_param *param;
	size_t n;
};

/* Years of life of a population and the weight of a mutagen in them. */
struct ehr_age_bin {
	size_t population;
	double years_a, adaf;
	const char *source, *status;
};

/* The numbers of the values that a formula's parameters have for a population,
 * by parameter; EHR_NO_PARAM where there is none. */
enum { EHR_NO_PARAM = UINT16_MAX };
struct ehr_param_numbers {
	uint16_t of[EHR_PARS];
};

/* One way from a medium into people. */
struct ehr_medium;
struct ehr_path {
	enum ehr_formula formula;
	const struct ehr_medium *medium; /* whose it is */
	const char *name;                /* behind hq_ and cr_ */
	size_t noncancer; /* index of the population of the hazard quotient */
	size_t *cancer;   /* those whose exposures add up to the cancer risk */
	size_t n_cancer;
	/* by population; behind them the site */
	struct ehr_param_numbers *number;
};

/* When a case counts: always, or only with a switch of the run. */
enum ehr_switch {
	EHR_SWITCH_NONE,
	EHR_SWITCH_MICRO,     /* people's hours indoors and outdoors apart */
	EHR_SWITCH_RAW_WATER, /* water drunk as it comes from well or river */
	EHR_SWITCHES,
};

/* A medium, or a case of it: the first that fits a row is taken, those with a
 * switch that is on before the others. */
struct ehr_medium {
	const char *name;        /* of the case, as the profile has it */
	const char *medium;      /* as in the column medium */
	const char *unit;        /* that its formulas take */
	const char **point_type; /* that are exposure points */
	size_t n_point_type;
	const char **layer; /* that can be reached; none: any */
	size_t n_layer;
	const char **item; /* of food; none: any */
	size_t n_item;
	enum ehr_switch only_with;
	/* chemicals whose SAF is below are volatile, and the paths leave their
	 * vapours out; 0: there is nothing to leave out */
	double volatile_saf_below;
	struct ehr_path *path;
	size_t n_path;
};

/* How the age factor of mutagens (ADAF) enters. */
enum ehr_age_factor {
	EHR_AGE_NONE,     /* not at all: the bare potency */
	EHR_AGE_IN_VALUE, /* as the toxicity value has it */
	EHR_AGE_BINS,     /* by the profile's age groups, on the bare potency */
};

struct ehr_profile {
	const char *name, *title_en, *title_zh, *version, *note;
	struct ehr_tox_step *order; /* whose toxicity values, best first */
	size_t n_order, n_own;      /* those behind n_own are a fallback */
	bool lead;                  /* score lead like any other chemical */
	bool continuous_lifetime;   /* risk x people / 70 is cases a year */
	double linear_to; /* risks above are beyond the linear range */
	bool one_hit;     /* they are bent: 1 - exp(-risk) */
	enum ehr_age_factor age_factor;
	double giabs_below; /* GIABS counts below this; 1: always */
	double target_hq, target_cr;
	struct ehr_population site;
	struct ehr_population *population;
	size_t n_population;
	size_t adult; /* the population of that name, or n_population */
	/* The values of all parameters, by their number, and whose they are.
	 * Whatever computes takes such an array: this one, or one in which some
	 * values are others. */
	double *value;
	struct ehr_param **param;
	size_t n_value;
	bool on[EHR_SWITCHES]; /* on[EHR_SWITCH_NONE] is true */
	struct ehr_age_bin *bin;
	size_t n_bin;
	struct ehr_medium *medium;
	size_t n_medium;
	/* how it came */
	const char *path;  /* as the user named it; NULL: built in */
	const char *label; /* the name, with what was set: the cell `profile` */
	char sha256[65];   /* of the file's bytes */
	bool acute;        /* by ehr_profile_acute */
	struct ehr_arena arena;
};

/* The built-in profile of that name, or the file if the name has a slash or
 * ends in .yaml or .yml. An unknown name or a fault in the file (with its line
 * and key), or no name (NULL), is an EHR_FAULT_USAGE. NULL on failure. */
struct ehr_profile *ehr_profile_open(const char *name, struct ehr_err *err);

/* The same from bytes, called file in messages. */
struct ehr_profile *ehr_profile_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err);

void ehr_profile_close(struct ehr_profile *profile);

/* Changes a parameter there is, by "PARAM=VALUE" (of the site) or
 * "POPULATION.PARAM=VALUE", and adds that to the label. Unknown names and
 * values out of range are an EHR_FAULT_USAGE. */
EHR_MUST_USE int ehr_profile_set(
	struct ehr_profile *profile, const char *setting, struct ehr_err *err);

/* Puts the order of another profile behind this one's (sources there twice
 * count once): the fallback for toxicity values. Adds "+tox-fallback=NAME" to
 * the label. */
void ehr_profile_fallback(
	struct ehr_profile *profile, const struct ehr_profile *behind);

/* Other targets; those that differ are added to the label, as
 * "+target-hq=HQ". */
void ehr_profile_aim(struct ehr_profile *profile, double hq, double cr);

/* Adds "+ref=TABLE" to the label: the user's table stands in for it. */
void ehr_profile_replaced(struct ehr_profile *profile, const char *table);

/* Has it a case for that switch? */
bool ehr_profile_has_switch(
	const struct ehr_profile *profile, enum ehr_switch which);

/* Turns a switch on and adds "+micro" or "+raw-water" to the label; fails
 * (EHR_FAULT_USAGE) if no case of the profile has it. */
EHR_MUST_USE int ehr_profile_switch(struct ehr_profile *profile,
	enum ehr_switch which, struct ehr_err *err);

/* Leaves nothing but air, held against acute references; adds "+acute=NAME" to
 * the label, where name is that of the reference (ref/toxicity.h). Fails
 * (EHR_FAULT_USAGE) if the profile has no air. */
EHR_MUST_USE int ehr_profile_acute(
	struct ehr_profile *profile, const char *name, struct ehr_err *err);

/* "child.BW" or "PM10": the parameter with that number, appended. */
void ehr_profile_param_name(
	const struct ehr_profile *profile, size_t number, struct ehr_buf *out);

/* The population's parameter, else the site's, else NULL. */
const struct ehr_param *ehr_profile_param(
	const struct ehr_profile *profile, size_t population, const char *name);
/* The site's alone, or NULL. */
const struct ehr_param *ehr_profile_site(
	const struct ehr_profile *profile, const char *name);

/* Position of the population, or of none: n_population. */
size_t ehr_profile_population(
	const struct ehr_profile *profile, struct ehr_str name);

/* Names of the built-in profiles in order, blanks between, appended. */
void ehr_profile_names(struct ehr_buf *buf);

#endif
