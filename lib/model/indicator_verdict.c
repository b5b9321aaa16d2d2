/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/indicator_verdict.h"

#include <limits.h>

#include "model/indicator_gap.h"
#include "model/indicator_measure.h"

const char *const ehr_verdict_word[EHR_VERDICTS] = {
	[EHR_VERDICT_NONE] = "",
	[EHR_VERDICT_MET] = "met",
	[EHR_VERDICT_NOT_MET] = "not_met",
	[EHR_VERDICT_NOT_DUE] = "not_due",
	[EHR_VERDICT_NEEDS_JUDGEMENT] = "needs_judgement",
	[EHR_VERDICT_UNKNOWN] = "unknown",
};

static void add_reason(
	struct ehr_verdict_result *result, enum ehr_verdict_reason reason)
{
	result->reasons |= 1UL << reason;
}

const struct ehr_target_bound *ehr_indicator_bound(
	const struct ehr_indicator *indicator)
{
	return indicator->target.level.is ? &indicator->target.level
					  : &indicator->target.by;
}

/* A change that is about so large may always be larger. */
static enum ehr_target_direction way_of(
	const struct ehr_indicator *indicator, bool by_change)
{
	return by_change ? EHR_TARGET_UP : indicator->target.direction;
}

/* What a mean of years comes to up to the year of the target, or of the value. */
static bool sum_up(const struct ehr_indicator *indicator,
	const struct ehr_indicator_value *value,
	struct ehr_target_question *question)
{
	const struct ehr_target *target = &indicator->target;
	int last = indicator->target_year ? indicator->target_year
		   : value                ? value->year
					  : 0;
	struct ehr_decimal years;

	if (target->base_year == 0 || last <= target->base_year)
		return false;
	years = ehr_decimal_of(last - target->base_year);
	if (!target->percent)
		return ehr_decimal_multiply(
			       &question->bound, &years, &question->bound) &&
		       ehr_decimal_multiply(
			       &question->high, &years, &question->high);
	question->years = (unsigned)(last - target->base_year);
	question->change = target->change;
	question->yearly = question->bound;
	question->yearly_high = question->high;
	return ehr_target_over_years(&question->yearly, question->change,
		       question->years, &question->bound) &&
	       (question->op != EHR_TARGET_BETWEEN ||
		       ehr_target_over_years(&question->yearly_high,
			       question->change, question->years,
			       &question->high));
}

/* What is held against the bound. False: a mean of years that nothing is known
 * from. */
static bool ask(const struct ehr_indicator *indicator,
	const struct ehr_target_bound *bound,
	const struct ehr_indicator_value *value,
	struct ehr_target_question *question)
{
	const struct ehr_target *target = &indicator->target;

	*question = (struct ehr_target_question){ .bound = bound->value,
		.high = bound->range ? bound->high : bound->value,
		.op = ehr_target_operator_of(target, bound, NULL),
		.direction = way_of(indicator, bound == &target->by),
		.closed = target->closed };
	return !target->yearly || bound != &target->by ||
	       sum_up(indicator, value, question);
}

static void measure_level(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values, long as_of, long until,
	struct ehr_verdict_result *result)
{
	struct ehr_value_span span =
		ehr_measure_span(indicator, values, EHR_VALUE_LEVEL);

	result->value = ehr_measure_last(span, as_of, until);
	if (!result->value)
		return;
	if (result->value > span.value)
		result->before = result->value - 1;
	result->reached = (struct ehr_target_ratio){ result->value->value,
		ehr_decimal_of(1) };
	result->has_reached = true;
}

static long until_of(const struct ehr_indicator *indicator)
{
	return indicator->target_year
		       ? ehr_day_of(indicator->target_year, 12, 31)
		       : LONG_MAX;
}

static bool is_due(const struct ehr_indicator *indicator,
	const struct ehr_verdict_opts *opts)
{
	return indicator->target_year == 0 ||
	       opts->as_of >= until_of(indicator);
}

static void measure(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_verdict_opts *opts, struct ehr_verdict_result *result)
{
	const struct ehr_target *target = &indicator->target;
	long until = until_of(indicator);

	result->by_change = !target->level.is && target->by.is;
	if (result->by_change)
		result->has_reached = ehr_measure_change(
			indicator, values, opts->as_of, until, result);
	else
		measure_level(indicator, values, opts->as_of, until, result);
}

static bool any_of_version(const struct ehr_indicator *indicator,
	const struct ehr_value_span *span)
{
	for (size_t i = 0; i < span->n; i++)
		if (ehr_str_eq(span->value[i].version, indicator->version))
			return true;
	return false;
}

static bool any_of_scope(const struct ehr_indicator *indicator,
	const struct ehr_value_span *span)
{
	for (size_t i = 0; i < span->n; i++)
		if (ehr_str_eq(span->value[i].version, indicator->version) &&
			(span->value[i].scope.n == 0 ||
				ehr_str_eq(span->value[i].scope,
					indicator->scope)))
			return true;
	return false;
}

static void say_why_none(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	struct ehr_verdict_result *result)
{
	struct ehr_value_span all =
		ehr_indicator_values_all(values, indicator->id);

	if (all.n > 0 && !any_of_version(indicator, &all))
		add_reason(result, EHR_REASON_OTHER_VERSION);
	else if (all.n > 0 && !any_of_scope(indicator, &all))
		add_reason(result, EHR_REASON_OTHER_SCOPE);
	else
		add_reason(result, EHR_REASON_NO_VALUE);
}

/* The number in brackets too, where there is one. */
static enum ehr_target_outcome judge_sub(const struct ehr_indicator *indicator,
	const struct ehr_verdict_opts *opts, struct ehr_verdict_result *result)
{
	const struct ehr_target_bound *sub = &indicator->target.sub;
	struct ehr_target_ratio reached = { .under = ehr_decimal_of(1) };
	struct ehr_target_question question;
	enum ehr_target_outcome outcome;

	if (!sub->is)
		return EHR_TARGET_REACHED;
	if (!result->value->has_sub) {
		add_reason(result, EHR_REASON_NO_SUB_VALUE);
		return EHR_TARGET_UNDECIDED;
	}
	reached.over = result->value->sub;
	(void)ask(indicator, sub, result->value, &question);
	outcome = ehr_target_judge(&reached, &question, &opts->judging);
	if (outcome == EHR_TARGET_NOT_REACHED)
		add_reason(result, EHR_REASON_SUB_MISSED);
	return outcome;
}

/* Where a target says its level and its change: the same of both? */
static bool change_differs(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_verdict_opts *opts, enum ehr_target_outcome level)
{
	struct ehr_verdict_result change = { 0 };
	struct ehr_target_question question;
	enum ehr_target_outcome outcome;

	if (!indicator->target.level.is || !indicator->target.by.is ||
		!ehr_measure_change(indicator, values, opts->as_of,
			until_of(indicator), &change) ||
		!ask(indicator, &indicator->target.by, change.value, &question))
		return false;
	outcome = ehr_target_judge(&change.reached, &question, &opts->judging);
	return (outcome == EHR_TARGET_REACHED &&
		       level == EHR_TARGET_NOT_REACHED) ||
	       (outcome == EHR_TARGET_NOT_REACHED &&
		       level == EHR_TARGET_REACHED);
}

/* What is there once stays there. */
static bool stays(const struct ehr_indicator *indicator)
{
	enum ehr_target_kind kind = indicator->target.kind;

	return kind == EHR_TARGET_COUNT || kind == EHR_TARGET_DELIVERABLE ||
	       kind == EHR_TARGET_IS_MILESTONE;
}

static void say_undecided(
	struct ehr_verdict_result *result, enum ehr_target_operator op)
{
	if (result->reasons & 1UL << EHR_REASON_NO_SUB_VALUE)
		return;
	add_reason(result, op == EHR_TARGET_APPROX ? EHR_REASON_NO_TOLERANCE
						   : EHR_REASON_NO_OPERATOR);
}

static enum ehr_indicator_verdict verdict_of(
	const struct ehr_verdict_result *result,
	enum ehr_target_outcome outcome)
{
	switch (outcome) {
	case EHR_TARGET_REACHED: return EHR_VERDICT_MET;
	case EHR_TARGET_NOT_REACHED: return EHR_VERDICT_NOT_MET;
	case EHR_TARGET_UNDECIDED:
		return result->reasons & 1UL << EHR_REASON_NO_SUB_VALUE
			       ? EHR_VERDICT_UNKNOWN
			       : EHR_VERDICT_NEEDS_JUDGEMENT;
	case EHR_TARGET_TOO_LONG: break;
	}
	return EHR_VERDICT_UNKNOWN;
}

/* Better than the better end of a range. */
static void say_beyond(const struct ehr_verdict_opts *opts,
	enum ehr_target_outcome outcome, struct ehr_verdict_result *result)
{
	int place;

	if (result->question.op == EHR_TARGET_BETWEEN &&
		outcome == EHR_TARGET_REACHED &&
		ehr_target_place(&result->reached, &result->question,
			&opts->judging, &place) &&
		place != 0)
		add_reason(result, EHR_REASON_BEYOND_RANGE);
}

/* A value that is there is held against the target. */
static void decide(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_verdict_opts *opts, struct ehr_verdict_result *result)
{
	enum ehr_target_outcome outcome = ehr_target_judge(
		&result->reached, &result->question, &opts->judging);
	bool due = is_due(indicator, opts);
	bool old = indicator->target_year != 0 &&
		   result->value->year < indicator->target_year;

	if (change_differs(indicator, values, opts, outcome)) {
		add_reason(result, EHR_REASON_CHANGE_DIFFERS);
		result->verdict =
			due ? EHR_VERDICT_NEEDS_JUDGEMENT : EHR_VERDICT_NOT_DUE;
		return;
	}
	say_beyond(opts, outcome, result);
	if (outcome == EHR_TARGET_REACHED)
		outcome = judge_sub(indicator, opts, result);
	if (outcome == EHR_TARGET_UNDECIDED)
		say_undecided(result, result->op);
	if (outcome == EHR_TARGET_TOO_LONG)
		add_reason(result, EHR_REASON_TOO_LONG);
	result->reaches = outcome == EHR_TARGET_REACHED;
	result->verdict = verdict_of(result, outcome);
	if (due && old &&
		!(stays(indicator) && outcome == EHR_TARGET_REACHED)) {
		add_reason(result, EHR_REASON_NO_VALUE_DUE_YEAR);
		result->verdict = EHR_VERDICT_UNKNOWN;
	}
	if (!due && outcome != EHR_TARGET_REACHED)
		result->verdict = EHR_VERDICT_NOT_DUE;
}

static void find_base(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	struct ehr_verdict_result *result)
{
	enum ehr_target_kind kind = indicator->target.kind;

	result->has_base = ehr_measure_base(indicator, values, &result->base);
	if (result->has_base ||
		(kind != EHR_TARGET_COUNT && kind != EHR_TARGET_DELIVERABLE))
		return;
	result->base = ehr_decimal_of(0);
	result->has_base = true;
}

static enum ehr_indicator_verdict not_known(
	const struct ehr_indicator *indicator,
	const struct ehr_verdict_opts *opts)
{
	return is_due(indicator, opts) ? EHR_VERDICT_UNKNOWN
				       : EHR_VERDICT_NOT_DUE;
}

static void judge(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_verdict_opts *opts, struct ehr_verdict_result *result)
{
	result->op = ehr_target_operator_of(&indicator->target,
		ehr_indicator_bound(indicator), &result->assumed);
	measure(indicator, values, opts, result);
	find_base(indicator, values, result);
	if (result->value && result->value->other_unit) {
		add_reason(result, EHR_REASON_OTHER_UNIT);
		result->has_reached = false;
	}
	if (!result->has_reached) {
		if (result->reasons == 0)
			say_why_none(indicator, values, result);
		result->verdict = not_known(indicator, opts);
		return;
	}
	ehr_verdict_find_change(result);
	result->has_question = ask(indicator, ehr_indicator_bound(indicator),
		result->value, &result->question);
	if (!result->has_question) {
		add_reason(result, indicator->target.base_year == 0
					   ? EHR_REASON_NO_BASE
					   : EHR_REASON_TOO_LONG);
		result->verdict = not_known(indicator, opts);
		return;
	}
	decide(indicator, values, opts, result);
	ehr_verdict_find_gap(result);
	ehr_verdict_find_progress(result);
}

/* The base of the table, where that of the values is another: does it decide
 * differently? */
static void judge_other_base(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_verdict_opts *opts, struct ehr_verdict_result *result)
{
	struct ehr_indicator other = *indicator;
	struct ehr_verdict_result by_table = { 0 };

	if (!result->has_base || !indicator->has_base ||
		ehr_decimal_compare(&result->base, &indicator->base) == 0)
		return;
	add_reason(result, EHR_REASON_BASES_DIFFER);
	other.base_of_table = true;
	judge(&other, values, opts, &by_table);
	if (by_table.verdict != result->verdict)
		result->verdict = is_due(indicator, opts)
					  ? EHR_VERDICT_NEEDS_JUDGEMENT
					  : EHR_VERDICT_NOT_DUE;
}

/* The same indicator, had it only what is aspired to. */
static void judge_aspired(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_verdict_opts *opts, struct ehr_verdict_result *result)
{
	struct ehr_indicator other = *indicator;
	struct ehr_target *target = &other.target;
	struct ehr_verdict_result aspired = { 0 };

	if (target->level.is)
		target->level = target->aspired;
	else
		target->by = target->aspired;
	target->aspired.is = false;
	judge(&other, values, opts, &aspired);
	judge_other_base(&other, values, opts, &aspired);
	result->aspired = aspired.verdict;
	result->has_aspired_gap = aspired.has_gap;
	result->aspired_gap = aspired.gap;
}

void ehr_indicator_judge(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_verdict_opts *opts, struct ehr_verdict_result *result)
{
	*result = (struct ehr_verdict_result){ 0 };
	if (indicator->force != EHR_INDICATOR_IN_FORCE) {
		add_reason(result, indicator->force == EHR_INDICATOR_NOT_YET
					   ? EHR_REASON_NOT_YET_VALID
					   : EHR_REASON_SUPERSEDED);
		return;
	}
	if (indicator->target.kind == EHR_TARGET_IS_EXTERNAL) {
		measure_level(indicator, values, opts->as_of,
			until_of(indicator), result);
		add_reason(result, EHR_REASON_EXTERNAL);
		result->verdict = not_known(indicator, opts);
	} else {
		judge(indicator, values, opts, result);
		judge_other_base(indicator, values, opts, result);
		if (indicator->target.aspired.is)
			judge_aspired(indicator, values, opts, result);
	}
	if (indicator->target.stretch)
		add_reason(result, EHR_REASON_STRETCH);
	result->reasons |= (unsigned long)indicator->target.differs
			   << EHR_REASON_DIFFERS_OPERATOR;
}
