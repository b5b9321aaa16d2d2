/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is asked of the limits of standards, and which of the limits are of the
 * pollutant that a row names.
 *
 * The name goes before the CAS number: as the standard has it, as
 * limit_names.csv has it, or as the tables of aliases lead to it. A number alone
 * is lent to no name of a sum or a property. Where name and number are of
 * different things there is no comparison.
 */
#ifndef EHR_MODEL_LIMIT_MATCH_H
#define EHR_MODEL_LIMIT_MATCH_H

#include "ref/alias.h"
#include "ref/limit.h"
#include "ref/unit.h"
#include "ref/word.h"

/* A standard asked for: one edition, or all of a family by date. */
struct ehr_limit_asked {
	const char *label; /* the edition, or the family */
	const char *family;
	long edition;                              /* -1: by date */
	const struct ehr_limit_standard *standard; /* the first of them */
	bool pair; /* it has limits for intervention too */
	/* places of its limits */
	size_t *at;
	size_t n;
};

struct ehr_limit_plan {
	const struct ehr_limits *limits;
	const struct ehr_units *units;
	const struct ehr_aliases *aliases;
	const struct ehr_words *words; /* NULL: none are known */
	bool allow_memory;
	struct ehr_limit_asked *asked;
	size_t n;
	/* items that are left out of classes, as keys */
	struct ehr_str *excluded;
	size_t n_excluded;
	bool background; /* the column background counts */
	/* by limit: what the aliases call it, or NULL */
	const struct ehr_alias **alias;
	struct ehr_arena arena;
};

/* Takes the standards of the list, names of editions or families. Fails
 * (EHR_FAULT_USAGE) on one that there is not, or that is there twice. They may
 * be called as in model/limit_word.h. */
EHR_MUST_USE int ehr_limit_plan_ask(struct ehr_limit_plan *plan,
	const char *const *name, size_t n, struct ehr_err *err);
void ehr_limit_plan_release(struct ehr_limit_plan *plan);

/* Leaves an item, or those of a rule, out of classes; *rule says which it was.
 * Fails (EHR_FAULT_USAGE) if no standard asked for has such an item. */
EHR_MUST_USE int ehr_limit_plan_exclude(struct ehr_limit_plan *plan,
	struct ehr_str name, const struct ehr_limit_rule **rule,
	struct ehr_err *err);

/* Limits of the row's pollutant, as places in limits; or why there are none. */
struct ehr_limit_matches {
	size_t *at; /* in arena */
	size_t n;
	const char *word;   /* NULL: there are some */
	const char *detail; /* may be "" */
};
struct ehr_limit_matches ehr_limit_match(const struct ehr_limit_plan *plan,
	const struct ehr_limit_asked *asked, struct ehr_str name,
	struct ehr_str cas, struct ehr_arena *arena);

/* The sum of one of the standards that the pollutant is part of, by its name or,
 * without a name that is known, by its number; or NULL. */
const struct ehr_limit_member *ehr_limit_match_sum(
	const struct ehr_limit_plan *plan, const struct ehr_limit_asked *asked,
	struct ehr_str name, struct ehr_str cas);

#endif
