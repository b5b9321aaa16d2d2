/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why the burden changed since last year, along the chain of zonings of
 * model/zoning_since.h. A cell's burden is its mean risk x people / lifetime, so
 * the change from one link to the next parts exactly into
 *
 *     (mean now - mean before) x people before / lifetime       by its name
 *     mean now x (people now - people before) / lifetime        population
 *
 * and the burden of a cell that has one in one of the links only is put down to
 * coverage if its people are known in both, to population if its risk is; else
 * it counts under the name. Sums are exact.
 */
#ifndef EHR_MODEL_ZONING_CASES_H
#define EHR_MODEL_ZONING_CASES_H

#include "base/sum.h"
#include "model/zoning_burden.h"
#include "model/zoning_since.h"

/* Moves of the chain, then these. */
enum {
	EHR_CASES_POPULATION = EHR_SINCE_STEPS + 1,
	EHR_CASES_COVERAGE,
	EHR_CASES_PARTS,
};

struct ehr_zoning_cases {
	struct ehr_sum before, now;
	/* of the step with that number, 0 the last move; population,
	 * coverage */
	struct ehr_sum part[EHR_CASES_PARTS];
	size_t lacks; /* first past link without the columns; n_past: none */
};

/* Of all cells of zoning, to which last year's were added, and of the chain.
 * Nothing but lacks is set if a link has not the columns population, cr_mean and
 * burden. */
void ehr_zoning_cases_tell(struct ehr_zoning_cases *cases,
	const struct ehr_zoning_since *since,
	const struct ehr_zoning_burden *burden, struct ehr_zoning *zoning);

void ehr_zoning_cases_release(struct ehr_zoning_cases *cases);

#endif
