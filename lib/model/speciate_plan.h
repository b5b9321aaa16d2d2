/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which profiles split a row, by the sum that it is and by its code.
 *
 * Profiles are those named for all rows, or those of the longest beginning of the
 * row's code in a table (model/speciate_code.h), of the same sum. Of several none
 * is taken, unless bounds are asked for: then those with the least and the most
 * toxic species, once by hazard and once by cancer risk. The weight of a profile
 * is the sum over its chemicals of share x ratio / RfC, or x IUR; of other media
 * than air RfDo and SFO. A chemical without a value weighs nothing, nor does one that is not scored
 * (lead), or that the row leaves out as it is reported.
 */
#ifndef EHR_MODEL_SPECIATE_PLAN_H
#define EHR_MODEL_SPECIATE_PLAN_H

#include "model/pollutant.h"
#include "model/speciate_code.h"
#include "model/speciate_split.h"
#include "ref/alias.h"
#include "ref/unit.h"

/* The bounds that a row counts for; none: for all. */
enum ehr_bound_of {
	EHR_BOUND_HQ_LOW = 1,
	EHR_BOUND_HQ_HIGH = 2,
	EHR_BOUND_CR_LOW = 4,
	EHR_BOUND_CR_HIGH = 8,
	EHR_BOUNDS = 16, /* sets of them */
};
/* The words of a set, blanks between. */
extern const char *const ehr_bound_text[EHR_BOUNDS];
/* The set of the words; -1: they are none. */
int ehr_bound_read(struct ehr_str text);

/* One code, or beginning of one, of a table and its profile. */
struct ehr_speciate_code {
	struct ehr_str plain, figures; /* as of model/speciate_code.h */
	const struct ehr_speciation_profile *profile;
	size_t before; /* number, from 1, of the same code before it; 0: none */
};

struct ehr_speciate_rules {
	const struct ehr_speciation *speciation;
	const struct ehr_scope *scope;
	const struct ehr_aliases *aliases; /* of names; NULL: none */
	/* of all rows; or by code, which are from the table of profiles where
	 * built_in */
	const struct ehr_speciation_profile **fixed;
	size_t n_fixed;
	struct ehr_speciate_code *code;
	size_t n_code;
	bool by_code, built_in;
	/* with its toxicity NULL: none are asked for */
	struct ehr_pollutant_tables bounds;
	const struct ehr_units *units; /* of what is reported; NULL: none */
	bool nmhc;                     /* sums reported as carbon are split */
	struct ehr_decimal voc_of_nmhc;
};

/* What a row is split by; why it is not. Lives as long as the plans. */
struct ehr_speciate_plan {
	const char *word; /* NULL: it is split */
	const char *detail;
	struct ehr_str code; /* of no_profile: the row's; may be empty */
	bool from_memory;    /* the codes of the profile */
	bool nmhc;
	struct {
		const struct ehr_split *split;
		const char *bound; /* text of the set; "": of none */
	} part[4];
	size_t n;
	/* All that fit, of which those are the bounds. */
	const struct ehr_split *const *fit;
	size_t n_fit;
	bool air;
};

/* Which species count for nothing. */
struct ehr_speciate_skip {
	bool (*is)(void *of, const struct ehr_species *species);
	void *of;
};

/* Chooses the parts anew from those that fit. */
void ehr_speciate_choose(const struct ehr_speciate_rules *rules,
	const struct ehr_speciate_skip *skip, struct ehr_speciate_plan *plan);

/* One collection per thread. */
struct ehr_speciate_plans;
struct ehr_speciate_plans *ehr_speciate_plans_new(
	const struct ehr_speciate_rules *rules);
void ehr_speciate_plans_free(struct ehr_speciate_plans *plans);

/* The row of the scope table that the pollutant is, by name, number or what it is
 * counted as; NULL: none. */
const struct ehr_scope_row *ehr_speciate_scope(
	const struct ehr_speciate_rules *rules, struct ehr_str name,
	struct ehr_str cas);

/* The sum that the row (NULL: none), or the profile, is of, such as "VOC"; NULL:
 * none. */
const char *ehr_speciate_sum(const struct ehr_scope_row *row);
const char *ehr_speciate_splits(const struct ehr_speciate_rules *rules,
	const struct ehr_speciation_profile *profile);

/* The plan for a sum of that code in air, or elsewhere. NULL on failure. */
const struct ehr_speciate_plan *ehr_speciate_plans_get(
	struct ehr_speciate_plans *plans, const char *sum, struct ehr_str code,
	bool air, struct ehr_err *err);

#endif
