/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_number.h"

#include <math.h>

enum { BRIEF_PLACES = 18 };

static bool read_factor(struct ehr_factor factor, struct ehr_decimal *decimal)
{
	char text[EHR_NUM_MAX];
	struct ehr_decimal mantissa, power;
	struct ehr_buf one = { 0 };
	size_t n = ehr_num_write(text, factor.mantissa);
	bool ok;

	ehr_buf_printf(&one, "1e%d", factor.exponent);
	ok = ehr_decimal_read((struct ehr_str){ text, n }, &mantissa) ==
		     EHR_NUM_VALUE &&
	     ehr_decimal_read((struct ehr_str){ one.p, one.n }, &power) ==
		     EHR_NUM_VALUE &&
	     ehr_decimal_multiply(&mantissa, &power, decimal);
	ehr_buf_release(&one);
	return ok;
}

bool ehr_limit_number(const char *text, struct ehr_factor factor,
	struct ehr_arena *arena, struct ehr_limit_number *number)
{
	struct ehr_decimal given, by;
	struct ehr_buf out = { 0 };

	if (ehr_decimal_read(ehr_str_of(text), &given) != EHR_NUM_VALUE ||
		!read_factor(factor, &by) ||
		!ehr_decimal_multiply(&given, &by, &number->exact))
		return false;
	number->exact = ehr_decimal_trimmed(&number->exact);
	number->value = ehr_decimal_double(&number->exact);
	ehr_decimal_write(&number->exact, &out);
	number->text = ehr_arena_copy(arena, (struct ehr_str){ out.p, out.n });
	ehr_buf_release(&out);
	number->is_brief =
		ehr_short_decimal_read(number->text, &number->brief) &&
		number->brief.places <= BRIEF_PLACES;
	return isfinite(number->value);
}

void ehr_limit_measure(struct ehr_limit_measure *measure,
	enum ehr_measured what, struct ehr_str cell, double value)
{
	measure->what = what;
	measure->text = cell;
	measure->value = value;
	measure->is_brief = ehr_short_decimal_read(cell, &measure->brief) &&
			    measure->brief.places <= BRIEF_PLACES;
}

/* Of two numbers with at most 15 digits and 18 places: 34 digits at most. */
static int compare_brief(struct ehr_short_decimal a, struct ehr_short_decimal b)
{
	unsigned __int128 left = a.digits, right = b.digits;

	for (int i = a.places; i < b.places; i++)
		left *= 10;
	for (int i = b.places; i < a.places; i++)
		right *= 10;
	return left < right ? -1 : left > right;
}

int ehr_limit_compare(const struct ehr_limit_measure *measure,
	const struct ehr_limit_number *number)
{
	struct ehr_decimal exact;

	if (measure->is_brief && number->is_brief)
		return compare_brief(measure->brief, number->brief);
	if (ehr_decimal_read(measure->text, &exact) == EHR_NUM_VALUE)
		return ehr_decimal_compare(&exact, &number->exact);
	return measure->value < number->value ? -1
					      : measure->value > number->value;
}

static enum ehr_exceeds value_exceeds(const struct ehr_limit_held *held,
	const struct ehr_limit_measure *measure)
{
	bool bad = false;

	switch (held->limit->op) {
	case EHR_LIMIT_AT_MOST:
		bad = ehr_limit_compare(measure, &held->value) > 0;
		break;
	case EHR_LIMIT_BELOW:
		bad = ehr_limit_compare(measure, &held->value) >= 0;
		break;
	case EHR_LIMIT_AT_LEAST:
		bad = ehr_limit_compare(measure, &held->value) < 0;
		break;
	case EHR_LIMIT_RANGE:
		bad = ehr_limit_compare(measure, &held->low) < 0 ||
		      ehr_limit_compare(measure, &held->value) > 0;
		break;
	default: bad = measure->value > 0; break;
	}
	return bad ? EHR_EXCEEDS_YES : EHR_EXCEEDS_NO;
}

/* It is below the number, nobody knows how far. */
static enum ehr_exceeds below_exceeds(const struct ehr_limit_held *held,
	const struct ehr_limit_measure *measure)
{
	bool under = ehr_limit_compare(measure, &held->value) <= 0;

	switch (held->limit->op) {
	case EHR_LIMIT_AT_MOST:
	case EHR_LIMIT_BELOW:
		return under ? EHR_EXCEEDS_NO : EHR_EXCEEDS_UNKNOWN;
	case EHR_LIMIT_AT_LEAST:
		return under ? EHR_EXCEEDS_YES : EHR_EXCEEDS_UNKNOWN;
	case EHR_LIMIT_RANGE:
		return ehr_limit_compare(measure, &held->low) <= 0
			       ? EHR_EXCEEDS_YES
			       : EHR_EXCEEDS_UNKNOWN;
	default: return EHR_EXCEEDS_NO;
	}
}

enum ehr_exceeds ehr_limit_exceeds(const struct ehr_limit_held *held,
	const struct ehr_limit_measure *measure)
{
	if (measure->what == EHR_MEASURED_VALUE)
		return value_exceeds(held, measure);
	if (measure->what == EHR_MEASURED_BELOW)
		return below_exceeds(held, measure);
	return held->limit->op == EHR_LIMIT_UNDETECTED ? EHR_EXCEEDS_NO
						       : EHR_EXCEEDS_UNKNOWN;
}

bool ehr_limit_is_natural(const struct ehr_limit_held *held,
	const struct ehr_limit_measure *measure,
	const struct ehr_limit_number *natural)
{
	int order = ehr_limit_compare(measure, natural);
	bool down = held->limit->op == EHR_LIMIT_AT_LEAST ||
		    (held->limit->op == EHR_LIMIT_RANGE &&
			    ehr_limit_compare(measure, &held->low) < 0);

	return down ? order >= 0 : order <= 0;
}

bool ehr_limit_ratio(const struct ehr_limit_held *held,
	const struct ehr_limit_measure *measure, double *ratio)
{
	if (measure->what != EHR_MEASURED_VALUE)
		return false;
	switch (held->limit->op) {
	case EHR_LIMIT_AT_MOST:
	case EHR_LIMIT_BELOW:
		*ratio = measure->value / held->value.value;
		break;
	case EHR_LIMIT_AT_LEAST:
		*ratio = held->value.value / measure->value;
		break;
	default: return false;
	}
	return isfinite(*ratio);
}
