/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a number in one unit is multiplied by to be in another. Powers of ten
 * are kept apart, so that a decimal number changes its unit by moving its
 * point, rounded once: 0.7 ug/L is 0.0007 mg/L, and 0.7 ug/L again.
 */
#ifndef EHR_REF_FACTOR_H
#define EHR_REF_FACTOR_H

#include "base/str.h"

/* mantissa x 10^exponent; mantissa is above 0, and 1 where the factor is a
 * power of ten. */
struct ehr_factor {
	double mantissa;
	int exponent;
};

/* One factor divided by another. */
struct ehr_factor ehr_factor_over(
	struct ehr_factor over, struct ehr_factor under);

bool ehr_factor_is_one(struct ehr_factor factor);

/* value in the other unit; may overflow to infinity. */
double ehr_factor_apply(struct ehr_factor factor, double value);

/* The same for a number as text (what ehr_num_read reads), correctly rounded
 * when mantissa is 1. False, and *value untouched, if the text is no number or
 * the result too large. */
bool ehr_factor_read(
	struct ehr_factor factor, struct ehr_str number, double *value);

#endif
