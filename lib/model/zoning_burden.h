/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What risks come to: the cancer cases a year among the people of a cell,
 *
 *     burden = mean of cr over the cell's rows x people / lifetime
 *
 * with the years of ref/risk_bin.h over which a lifetime's risk is spread. It is
 * the mean and not the highest: of a cell with several rows the highest risk is
 * not that of all who live there.
 *
 * Only where cr is the risk of one who is there for a lifetime, as the profile
 * says by which it was scored; otherwise there is no burden, and a word says
 * why.
 */
#ifndef EHR_MODEL_ZONING_BURDEN_H
#define EHR_MODEL_ZONING_BURDEN_H

#include "base/hash.h"
#include "model/zoning_people.h"
#include "ref/profile.h"

struct ehr_zoning_burden {
	const struct ehr_zoning_people *people; /* lent */
	size_t cr;                              /* which value it is */
	double lifetime_a;
	/* NULL: there is a burden. Else "no_cr": cr is not zoned; "no_profile":
	 * the rows do not say by which profile they were scored;
	 * "several_profiles"; "unknown_profile": it is not built in, and its file
	 * was not named; "not_continuous": cr is not of a lifetime there */
	const char *why_not;
};

/* Settles why_not: names are the values of setup; labels the texts that rows
 * have in their column profile, none if there is no such column; profile the
 * one that was named, or NULL. Fails (EHR_FAULT_USAGE) if the rows were scored
 * by another one than that. */
EHR_MUST_USE int ehr_zoning_burden_settle(struct ehr_zoning_burden *burden,
	const char *const *name, size_t n, const struct ehr_map *labels,
	const struct ehr_profile *profile, struct ehr_err *err);

/* The mean risk, false if the cell has none; and the cases a year, false if it
 * has not that or no number of people. */
bool ehr_zoning_burden_mean(const struct ehr_zoning_burden *burden,
	const struct ehr_zoning_cell *cell, double *mean);
bool ehr_zoning_burden_of(const struct ehr_zoning_burden *burden,
	const struct ehr_zoning_cell *cell, double *cases_per_year);

#endif
