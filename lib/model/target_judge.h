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

/* What was reached: over / under; under is more than 0. */
struct ehr_target_ratio {
	struct ehr_decimal over, under;
};

enum ehr_target_outcome {
	EHR_TARGET_REACHED,
	EHR_TARGET_NOT_REACHED,
	EHR_TARGET_UNDECIDED, /* no operator, or about without a tolerance */
	EHR_TARGET_TOO_LONG,  /* too many digits */
};

/* What it is held against. */
struct ehr_target_question {
	struct ehr_decimal bound;
	enum ehr_target_operator op;
	enum ehr_target_direction direction;
	/* EHR_TARGET_BETWEEN: the upper end of the range, and whether nothing
	 * beyond the better end will do */
	struct ehr_decimal high;
	bool closed;
	/* above 0: bound is what changes by `yearly` percent in so many years come
	 * to, in percent of the base; rounded is then the mean change of a year,
	 * whose sense is that of `change` */
	unsigned years;
	struct ehr_decimal yearly, yearly_high;
	enum ehr_target_change change;
};

enum ehr_target_outcome ehr_target_judge(const struct ehr_target_ratio *reached,
	const struct ehr_target_question *question,
	const struct ehr_target_judging *opts);

/* Where is it of the range: below -1, within 0, above 1, by the way of judging.
 * False if there are too many digits. */
bool ehr_target_place(const struct ehr_target_ratio *reached,
	const struct ehr_target_question *question,
	const struct ehr_target_judging *opts, int *place);

/* What a change by so many percent a year comes to in so many years, in percent of
 * the base: 100 (1 - (1 - r)^n), or 100 ((1 + r)^n - 1). False if there are too many
 * digits. */
EHR_MUST_USE bool ehr_target_over_years(const struct ehr_decimal *yearly,
	enum ehr_target_change change, unsigned years, struct ehr_decimal *out);

#endif
