/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/target_judge.h"

enum { PERCENT = 100 };

/* over / under against a bound: -1, 0, 1 into *order. */
static bool compare(const struct ehr_target_ratio *reached,
	const struct ehr_decimal *bound, unsigned places, bool rounded,
	int *order)
{
	struct ehr_decimal side;

	if (rounded) {
		if (!ehr_decimal_divide(
			    &reached->over, &reached->under, places, &side))
			return false;
		*order = ehr_decimal_compare(&side, bound);
		return true;
	}
	if (!ehr_decimal_multiply(bound, &reached->under, &side))
		return false;
	*order = ehr_decimal_compare(&reached->over, &side);
	return true;
}

/* How far off still counts as about the number. */
static bool tolerance_of(const struct ehr_target_judging *opts,
	const struct ehr_decimal *bound, struct ehr_decimal *tolerance)
{
	struct ehr_decimal size = *bound;
	const struct ehr_decimal hundred = ehr_decimal_of(PERCENT);

	size.negative = false;
	*tolerance = opts->about;
	if (opts->tolerance == EHR_TOLERANCE_ABS)
		return true;
	return ehr_decimal_multiply(&opts->about, &size, tolerance) &&
	       ehr_decimal_divide(
		       tolerance, &hundred, EHR_DECIMAL_DIGITS, tolerance);
}

static enum ehr_target_outcome judge_about(
	const struct ehr_target_ratio *reached, const struct ehr_decimal *bound,
	enum ehr_target_direction direction,
	const struct ehr_target_judging *opts)
{
	struct ehr_decimal tolerance, low, high;
	int below, above;

	if (opts->tolerance == EHR_TOLERANCE_NONE)
		return EHR_TARGET_UNDECIDED;
	if (!tolerance_of(opts, bound, &tolerance) ||
		!ehr_decimal_subtract(bound, &tolerance, &low) ||
		!ehr_decimal_add(bound, &tolerance, &high) ||
		!compare(reached, &low, bound->places, opts->rounded, &below) ||
		!compare(reached, &high, bound->places, opts->rounded, &above))
		return EHR_TARGET_TOO_LONG;
	if (direction != EHR_TARGET_DOWN && below < 0)
		return EHR_TARGET_NOT_REACHED;
	if (direction != EHR_TARGET_UP && above > 0)
		return EHR_TARGET_NOT_REACHED;
	return EHR_TARGET_REACHED;
}

enum ehr_target_outcome ehr_target_judge(const struct ehr_target_ratio *reached,
	const struct ehr_decimal *bound, enum ehr_target_operator op,
	enum ehr_target_direction direction,
	const struct ehr_target_judging *opts)
{
	bool holds = false;
	int order;

	if (op == EHR_TARGET_UNSTATED)
		return EHR_TARGET_UNDECIDED;
	if (op == EHR_TARGET_APPROX)
		return judge_about(reached, bound, direction, opts);
	if (!compare(reached, bound, bound->places, opts->rounded, &order))
		return EHR_TARGET_TOO_LONG;
	switch (op) {
	case EHR_TARGET_GE: holds = order >= 0; break;
	case EHR_TARGET_GT: holds = order > 0; break;
	case EHR_TARGET_LE: holds = order <= 0; break;
	case EHR_TARGET_LT: holds = order < 0; break;
	case EHR_TARGET_UNSTATED:
	case EHR_TARGET_APPROX:
	case EHR_TARGET_OPERATORS: break;
	}
	return holds ? EHR_TARGET_REACHED : EHR_TARGET_NOT_REACHED;
}
