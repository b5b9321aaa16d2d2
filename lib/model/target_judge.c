/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/target_judge.h"

enum { PERCENT = 100 };

/* over / under against a number: -1, 0, 1 into *order. */
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

/* 100 - r or 100 + r, to the power of the years. */
static bool left_of(const struct ehr_decimal *yearly,
	enum ehr_target_change change, unsigned years, struct ehr_decimal *out)
{
	const struct ehr_decimal hundred = ehr_decimal_of(PERCENT);
	struct ehr_decimal factor;

	if (!(change == EHR_TARGET_INCREASE
			    ? ehr_decimal_add(&hundred, yearly, &factor)
			    : ehr_decimal_subtract(&hundred, yearly, &factor)))
		return false;
	*out = ehr_decimal_of(1);
	for (unsigned i = 0; i < years; i++)
		if (!ehr_decimal_multiply(out, &factor, out))
			return false;
	return true;
}

/* 100^years, which has few enough digits where the other power had. */
static bool hundreds(unsigned years, struct ehr_decimal *out)
{
	const struct ehr_decimal none = ehr_decimal_of(0);

	return left_of(&none, EHR_TARGET_DECREASE, years, out);
}

bool ehr_target_over_years(const struct ehr_decimal *yearly,
	enum ehr_target_change change, unsigned years, struct ehr_decimal *out)
{
	struct ehr_decimal left, whole;

	if (years == 0 || !left_of(yearly, change, years, &left) ||
		!hundreds(years, &whole) ||
		!(change == EHR_TARGET_INCREASE
				? ehr_decimal_subtract(&left, &whole, &left)
				: ehr_decimal_subtract(&whole, &left, &left)) ||
		!hundreds(years - 1, &whole))
		return false;
	/* over 100^(years - 1): two places for each */
	if (!ehr_decimal_divide(
		    &left, &whole, left.places + 2 * (years - 1), out))
		return false;
	*out = ehr_decimal_trimmed(out);
	return true;
}

/* The mean change of a year against a number of percent, exactly: by what they
 * come to in all years. */
static bool compare_mean(const struct ehr_target_ratio *reached,
	const struct ehr_decimal *yearly,
	const struct ehr_target_question *question, int *order)
{
	struct ehr_decimal bound;

	return ehr_target_over_years(
		       yearly, question->change, question->years, &bound) &&
	       compare(reached, &bound, 0, false, order);
}

/* The mean change rounded to the places of the number: halves to the even digit,
 * so that the ends of what is rounded to it are it where its last digit is even. */
static bool compare_rounded_mean(const struct ehr_target_ratio *reached,
	const struct ehr_decimal *yearly,
	const struct ehr_target_question *question, int *order)
{
	const struct ehr_decimal two = ehr_decimal_of(2);
	const struct ehr_decimal one = ehr_decimal_of(1);
	struct ehr_decimal half = one, low, high;
	bool even = yearly->digit[0] % 2 == 0;
	int below, above;

	/* half of the last place of the number */
	half.places = yearly->places;
	half.n = (unsigned char)(yearly->places + 1);
	if (!ehr_decimal_divide(&half, &two, yearly->places + 1U, &half) ||
		!ehr_decimal_subtract(yearly, &half, &low) ||
		!ehr_decimal_add(yearly, &half, &high) ||
		!compare_mean(reached, &low, question, &below) ||
		!compare_mean(reached, &high, question, &above))
		return false;
	*order = below < 0 || (below == 0 && !even)   ? -1
		 : above > 0 || (above == 0 && !even) ? 1
						      : 0;
	return true;
}

/* Against the bound, or the upper end of the range, by the way of judging. */
static bool compare_end(const struct ehr_target_ratio *reached,
	const struct ehr_target_question *question, bool high,
	const struct ehr_target_judging *opts, int *order)
{
	const struct ehr_decimal *end =
		high ? &question->high : &question->bound;

	if (opts->rounded && question->years > 0)
		return compare_rounded_mean(reached,
			high ? &question->yearly_high : &question->yearly,
			question, order);
	return compare(reached, end, end->places, opts->rounded, order);
}

bool ehr_target_place(const struct ehr_target_ratio *reached,
	const struct ehr_target_question *question,
	const struct ehr_target_judging *opts, int *place)
{
	int low, high;

	if (!compare_end(reached, question, false, opts, &low) ||
		!compare_end(reached, question, true, opts, &high))
		return false;
	*place = low < 0 ? -1 : high > 0 ? 1 : 0;
	return true;
}

static enum ehr_target_outcome judge_range(
	const struct ehr_target_ratio *reached,
	const struct ehr_target_question *question,
	const struct ehr_target_judging *opts)
{
	int place;
	bool better;

	if (!ehr_target_place(reached, question, opts, &place))
		return EHR_TARGET_TOO_LONG;
	better = !question->closed &&
		 ((place > 0 && question->direction == EHR_TARGET_UP) ||
			 (place < 0 && question->direction == EHR_TARGET_DOWN));
	return place == 0 || better ? EHR_TARGET_REACHED
				    : EHR_TARGET_NOT_REACHED;
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
	const struct ehr_target_question *question,
	const struct ehr_target_judging *opts)
{
	enum ehr_target_operator op = question->op;
	bool holds = false;
	int order;

	if (op == EHR_TARGET_UNSTATED)
		return EHR_TARGET_UNDECIDED;
	if (op == EHR_TARGET_APPROX)
		return judge_about(
			reached, &question->bound, question->direction, opts);
	if (op == EHR_TARGET_BETWEEN)
		return judge_range(reached, question, opts);
	if (!compare_end(reached, question, false, opts, &order))
		return EHR_TARGET_TOO_LONG;
	switch (op) {
	case EHR_TARGET_GE: holds = order >= 0; break;
	case EHR_TARGET_GT: holds = order > 0; break;
	case EHR_TARGET_LE: holds = order <= 0; break;
	case EHR_TARGET_LT: holds = order < 0; break;
	case EHR_TARGET_UNSTATED:
	case EHR_TARGET_APPROX:
	case EHR_TARGET_BETWEEN:
	case EHR_TARGET_OPERATORS: break;
	}
	return holds ? EHR_TARGET_REACHED : EHR_TARGET_NOT_REACHED;
}
