/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows scored by two profiles, as a row filter that appends
 *
 *     hq cr              by the first
 *     hq_2 cr_2          by the second
 *     hq_ratio cr_ratio  second over first, where both are above 0
 *     hq_why cr_why      the ratio as a product (model/compare_why.h); where one
 *                        side has no result, "1:" or "2:" and why not
 *     profile profile_2 tox_src tox_src_2 not_scored not_scored_2
 */
#ifndef EHR_MODEL_COMPARE_H
#define EHR_MODEL_COMPARE_H

#include "io/engine.h"
#include "model/compare_terms.h"

enum ehr_compare_result {
	EHR_COMPARE_HQ,
	EHR_COMPARE_CR,
	EHR_COMPARE_HQ_2,
	EHR_COMPARE_CR_2,
	EHR_COMPARE_HQ_RATIO,
	EHR_COMPARE_CR_RATIO,
	EHR_COMPARE_HQ_WHY,
	EHR_COMPARE_CR_WHY,
	EHR_COMPARE_PROFILE,
	EHR_COMPARE_PROFILE_2,
	EHR_COMPARE_TOX_SRC,
	EHR_COMPARE_TOX_SRC_2,
	EHR_COMPARE_NOT_SCORED,
	EHR_COMPARE_NOT_SCORED_2,
	EHR_COMPARE_RESULTS,
};

/* Names of the columns, ended by NULL. */
extern const char *const ehr_compare_columns[EHR_COMPARE_RESULTS + 1];

struct ehr_compare {
	const struct ehr_scoring *scoring[2]; /* bound, both */
	int digits; /* of factors in hq_why and cr_why; 0: all */
};

/* What compare points to must outlive it. */
struct ehr_filter ehr_compare_filter(struct ehr_compare *compare);

#endif
