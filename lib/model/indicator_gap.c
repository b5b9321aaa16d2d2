/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/indicator_gap.h"

enum {
	PERCENT = 100,
	GAP_PLACES = 6,      /* of a gap that is a quotient */
	PROGRESS_PLACES = 2, /* of percent */
};

/* A quotient, to so many places if it is one. */
static bool value_of(const struct ehr_decimal *over,
	const struct ehr_decimal *under, struct ehr_decimal *value)
{
	const struct ehr_decimal one = ehr_decimal_of(1);

	*value = *over;
	if (ehr_decimal_compare(under, &one) != 0 &&
		!ehr_decimal_divide(over, under, GAP_PLACES, value))
		return false;
	*value = ehr_decimal_trimmed(value);
	return true;
}

void ehr_verdict_find_change(struct ehr_verdict_result *result)
{
	result->has_change = result->by_change &&
			     value_of(&result->reached.over,
				     &result->reached.under, &result->change);
}

/* over - number x under, or the other way round. */
static bool gap_to(const struct ehr_target_ratio *reached,
	const struct ehr_decimal *bound, bool down, struct ehr_decimal *gap)
{
	return ehr_decimal_multiply(bound, &reached->under, gap) &&
	       (down ? ehr_decimal_subtract(gap, &reached->over, gap)
		     : ehr_decimal_subtract(&reached->over, gap, gap));
}

/* To the worse end, or to the one that is nearer where none is or both count. */
static bool gap_of(
	const struct ehr_verdict_result *result, struct ehr_decimal *gap)
{
	const struct ehr_target_question *question = &result->question;
	bool down = question->direction == EHR_TARGET_DOWN;
	struct ehr_decimal other;

	if (question->op != EHR_TARGET_BETWEEN)
		return gap_to(&result->reached, &question->bound, down, gap);
	if (!gap_to(&result->reached, &question->bound, false, gap) ||
		!gap_to(&result->reached, &question->high, true, &other))
		return false;
	if (!question->closed && question->direction == EHR_TARGET_UP)
		return true;
	if ((!question->closed && down) || ehr_decimal_compare(&other, gap) < 0)
		*gap = other;
	return true;
}

void ehr_verdict_find_gap(struct ehr_verdict_result *result)
{
	struct ehr_decimal gap;

	if (gap_of(result, &gap))
		result->has_gap =
			value_of(&gap, &result->reached.under, &result->gap);
}

/* 100 over / under, where under is not 0. */
static void set_progress(struct ehr_verdict_result *result,
	const struct ehr_decimal *over, const struct ehr_decimal *under)
{
	const struct ehr_decimal hundred = ehr_decimal_of(PERCENT);
	struct ehr_decimal share;

	if (ehr_decimal_sign(under) == 0) {
		result->reasons |= 1UL << EHR_REASON_TARGET_IS_BASE;
		return;
	}
	if (!ehr_decimal_multiply(over, &hundred, &share) ||
		!ehr_decimal_divide(&share, under, PROGRESS_PLACES, &share))
		return;
	result->progress = ehr_decimal_trimmed(&share);
	result->has_progress = true;
}

const struct ehr_decimal *ehr_verdict_goal(
	const struct ehr_verdict_result *result)
{
	const struct ehr_target_question *question = &result->question;

	if (!result->has_question ||
		(question->op == EHR_TARGET_BETWEEN &&
			question->direction == EHR_TARGET_NO_DIRECTION))
		return NULL;
	return question->direction == EHR_TARGET_DOWN ? &question->high
						      : &question->bound;
}

void ehr_verdict_find_progress(struct ehr_verdict_result *result)
{
	const struct ehr_decimal *bound = ehr_verdict_goal(result);
	struct ehr_decimal under, over;

	if (!bound)
		return;

	if (result->by_change) {
		if (ehr_decimal_multiply(bound, &result->reached.under, &under))
			set_progress(result, &result->reached.over, &under);
		return;
	}
	if (!result->has_base ||
		!ehr_decimal_subtract(
			&result->reached.over, &result->base, &over) ||
		!ehr_decimal_subtract(bound, &result->base, &under))
		return;
	set_progress(result, &over, &under);
}
