/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/indicator_measure.h"

enum { PERCENT = 100 };

struct ehr_value_span ehr_measure_span(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values, enum ehr_value_form form)
{
	struct ehr_indicator_value key = { .id = indicator->id,
		.form = form,
		.scope = indicator->scope,
		.version = indicator->version };
	struct ehr_value_span span = ehr_indicator_values_of(values, &key);

	if (span.n > 0 || key.scope.n == 0)
		return span;
	key.scope = (struct ehr_str){ "", 0 };
	return ehr_indicator_values_of(values, &key);
}

static bool counts(
	const struct ehr_indicator_value *value, long as_of, long until)
{
	bool known = value->dated ? value->day <= as_of
				  : value->year <= ehr_day_parts(as_of).year;

	return known && value->day <= until;
}

const struct ehr_indicator_value *ehr_measure_last(
	struct ehr_value_span span, long as_of, long until)
{
	for (size_t i = span.n; i-- > 0;)
		if (counts(&span.value[i], as_of, until))
			return &span.value[i];
	return NULL;
}

bool ehr_measure_base(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values, struct ehr_decimal *base)
{
	struct ehr_value_span span =
		ehr_measure_span(indicator, values, EHR_VALUE_LEVEL);
	int year = indicator->target.base_year;

	if (indicator->base_of_table)
		span.n = 0;
	for (size_t i = span.n; year != 0 && i-- > 0;)
		if (span.value[i].year == year && !span.value[i].other_unit) {
			*base = span.value[i].value;
			return true;
		}
	if (indicator->has_base)
		*base = indicator->base;
	return indicator->has_base;
}

static void add_reason(
	struct ehr_verdict_result *result, enum ehr_verdict_reason reason)
{
	result->reasons |= 1UL << reason;
}

static bool give_up(
	struct ehr_verdict_result *result, enum ehr_verdict_reason reason)
{
	add_reason(result, reason);
	return false;
}

static bool increases(const struct ehr_indicator *indicator)
{
	return indicator->target.change == EHR_TARGET_INCREASE;
}

/* From the level now and the base. */
static bool from_levels(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_decimal *now, struct ehr_verdict_result *result)
{
	const struct ehr_decimal hundred = ehr_decimal_of(PERCENT);
	struct ehr_target_ratio *reached = &result->reached;
	struct ehr_decimal base;

	if (!ehr_measure_base(indicator, values, &base))
		return give_up(result, EHR_REASON_NO_BASE);
	reached->under = ehr_decimal_of(1);
	if (!(increases(indicator)
			    ? ehr_decimal_subtract(now, &base, &reached->over)
			    : ehr_decimal_subtract(&base, now, &reached->over)))
		return give_up(result, EHR_REASON_TOO_LONG);
	if (!indicator->target.percent)
		return true;
	if (ehr_decimal_sign(&base) <= 0)
		return give_up(result, EHR_REASON_BAD_BASE);
	reached->under = base;
	return ehr_decimal_multiply(&reached->over, &hundred, &reached->over)
		       ? true
		       : give_up(result, EHR_REASON_TOO_LONG);
}

/* What a year leaves of the year before: 1 - r/100, or 1 + r/100. */
static bool factor_of(const struct ehr_indicator *indicator,
	const struct ehr_decimal *rate, struct ehr_decimal *factor)
{
	const struct ehr_decimal hundred = ehr_decimal_of(PERCENT);

	return (increases(indicator) ? ehr_decimal_add(&hundred, rate, factor)
				     : ehr_decimal_subtract(
					       &hundred, rate, factor)) &&
	       ehr_decimal_divide(
		       factor, &hundred, factor->places + 2U, factor);
}

/* The product of what each year leaves, or the sum of its units. */
static bool combine_year(const struct ehr_indicator *indicator,
	const struct ehr_decimal *rate, struct ehr_decimal *so_far)
{
	struct ehr_decimal factor;

	if (!indicator->target.percent)
		return ehr_decimal_add(so_far, rate, so_far);
	if (!factor_of(indicator, rate, &factor) ||
		!ehr_decimal_multiply(so_far, &factor, so_far))
		return false;
	*so_far = ehr_decimal_trimmed(so_far);
	return true;
}

/* 100 (1 - product), or 100 (product - 1). */
static bool from_product(
	const struct ehr_indicator *indicator, struct ehr_decimal *so_far)
{
	const struct ehr_decimal one = ehr_decimal_of(1);
	const struct ehr_decimal hundred = ehr_decimal_of(PERCENT);

	if (!indicator->target.percent)
		return true;
	return (increases(indicator)
			       ? ehr_decimal_subtract(so_far, &one, so_far)
			       : ehr_decimal_subtract(&one, so_far, so_far)) &&
	       ehr_decimal_multiply(so_far, &hundred, so_far);
}

/* From a rate for each year behind the base year. */
static bool from_years(const struct ehr_indicator *indicator,
	struct ehr_value_span span, long as_of, long until,
	struct ehr_verdict_result *result)
{
	struct ehr_decimal so_far =
		ehr_decimal_of(indicator->target.percent ? 1 : 0);
	int year = indicator->target.base_year;

	if (span.n == 0)
		return false;
	if (year == 0)
		return give_up(result, EHR_REASON_NO_BASE);
	for (size_t i = 0; i < span.n; i++) {
		const struct ehr_indicator_value *value = &span.value[i];

		if (value->year <= indicator->target.base_year ||
			!counts(value, as_of, until))
			continue;
		if (value->year != ++year)
			return give_up(result, EHR_REASON_YEARS_MISSING);
		if (value->other_unit)
			return give_up(result, EHR_REASON_OTHER_UNIT);
		if (!combine_year(indicator, &value->value, &so_far))
			return give_up(result, EHR_REASON_TOO_LONG);
		result->value = value;
	}
	if (!result->value || !from_product(indicator, &so_far))
		return false;
	result->reached =
		(struct ehr_target_ratio){ so_far, ehr_decimal_of(1) };
	return true;
}

static const struct ehr_indicator_value *one_before(
	struct ehr_value_span span, const struct ehr_indicator_value *value)
{
	return value && value > span.value ? value - 1 : NULL;
}

bool ehr_measure_change(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values, long as_of, long until,
	struct ehr_verdict_result *result)
{
	struct ehr_value_span span =
		ehr_measure_span(indicator, values, EHR_VALUE_LEVEL);

	result->value = ehr_measure_last(span, as_of, until);
	if (result->value &&
		result->value->year > indicator->target.base_year) {
		result->before = one_before(span, result->value);
		return from_levels(
			indicator, values, &result->value->value, result);
	}
	span = ehr_measure_span(indicator, values, EHR_VALUE_CUMULATIVE);
	result->value = ehr_measure_last(span, as_of, until);
	if (result->value) {
		result->before = one_before(span, result->value);
		result->reached =
			(struct ehr_target_ratio){ result->value->value,
				ehr_decimal_of(1) };
		return true;
	}
	return from_years(indicator,
		ehr_measure_span(indicator, values, EHR_VALUE_YEARLY), as_of,
		until, result);
}
