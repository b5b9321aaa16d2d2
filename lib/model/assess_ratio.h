/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact ratios of decimals, for points that are divided once, at the end. Whether
 * there was room for all digits is remembered, so that it is asked once.
 */
#ifndef EHR_MODEL_ASSESS_RATIO_H
#define EHR_MODEL_ASSESS_RATIO_H

#include "base/decimal.h"

struct ehr_reckoning {
	bool has_room; /* until now; results without room are 0 */
};

/* over / under; under is more than 0. */
struct ehr_ratio {
	struct ehr_decimal over, under;
};

struct ehr_decimal ehr_reckon_times(struct ehr_reckoning *sum,
	const struct ehr_decimal *a, const struct ehr_decimal *b);
struct ehr_decimal ehr_reckon_minus(struct ehr_reckoning *sum,
	const struct ehr_decimal *a, const struct ehr_decimal *b);
struct ehr_ratio ehr_ratio_minus(struct ehr_reckoning *sum,
	const struct ehr_ratio *a, const struct ehr_ratio *b);
/* Rounded to so many places (GB/T 8170-2008). */
struct ehr_decimal ehr_ratio_divided(struct ehr_reckoning *sum,
	const struct ehr_ratio *ratio, unsigned places);
struct ehr_decimal ehr_decimal_negated(struct ehr_decimal value);

#endif
