/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A number against the bound of a target, exactly or rounded to the places of the
 * bound: the two ways of GB/T 8170-2008.
 */
#ifndef EHR_MODEL_TARGET_JUDGE_H
#define EHR_MODEL_TARGET_JUDGE_H

#include "model/target.h"

enum ehr_target_tolerance {
	EHR_TOLERANCE_NONE,
	EHR_TOLERANCE_ABS, /* in the unit */
	EHR_TOLERANCE_REL, /* in percent of the number */
};

struct ehr_target_judging {
	bool rounded; /* the number, to the places of the bound */
	/* what "about" allows on the worse side; the better side always passes
	 * where it is known which that is */
	enum ehr_target_tolerance tolerance;
	struct ehr_decimal about;
};

/* over / under; under is more than 0. */
struct ehr_target_ratio {
	struct ehr_decimal over, under;
};

enum ehr_target_outcome {
	EHR_TARGET_REACHED,
	EHR_TARGET_NOT_REACHED,
	EHR_TARGET_UNDECIDED, /* no operator, or about without a tolerance */
	EHR_TARGET_TOO_LONG,  /* too many digits */
};

enum ehr_target_outcome ehr_target_judge(const struct ehr_target_ratio *reached,
	const struct ehr_decimal *bound, enum ehr_target_operator op,
	enum ehr_target_direction direction,
	const struct ehr_target_judging *opts);

#endif
