/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/target_unit.h"

#include <stdio.h>

#include "ref/unit_text.h"

/* mantissa x 10^exponent, the mantissa as text. */
static bool decimal_of(
	const char *mantissa, long exponent, struct ehr_decimal *out)
{
	char text[64];

	(void)snprintf(text, sizeof(text), "%se%ld", mantissa, exponent);
	return ehr_decimal_read(ehr_str_of(text), out) == EHR_NUM_VALUE;
}

/* Only a factor that is the decimal number it is written as. */
static bool exactly(struct ehr_factor factor, struct ehr_decimal *out)
{
	char text[48];
	double again;

	(void)snprintf(text, sizeof(text), "%.12g", factor.mantissa);
	return ehr_num_read(ehr_str_of(text), &again) == EHR_NUM_VALUE &&
	       again == factor.mantissa && !strchr(text, 'e') &&
	       decimal_of(text, factor.exponent, out);
}

static struct ehr_str split(const struct ehr_target_words *words,
	struct ehr_str unit, long *exponent)
{
	const struct ehr_target_word *word =
		ehr_target_words_at(words, unit, 1U << EHR_TARGET_MAGNITUDE);

	*exponent = word ? word->number : 0;
	if (word) {
		unit.p += word->word.n;
		unit.n -= word->word.n;
	}
	return unit;
}

static bool by_table(const struct ehr_units *units, struct ehr_str from,
	struct ehr_str to, struct ehr_factor *factor)
{
	struct ehr_err ignored = { 0 };
	struct ehr_factor over, under;

	if (from.n == 0 || to.n == 0 || ehr_units_counts(units, from) ||
		ehr_units_counts(units, to))
		return false;
	if (ehr_units_share(units, from, &over) &&
		ehr_units_share(units, to, &under)) {
		*factor = ehr_factor_over(over, under);
		return true;
	}
	return ehr_units_factor(units, from, to, factor, &ignored) == 0;
}

bool ehr_target_unit_times(const struct ehr_target_units *self,
	struct ehr_str from, struct ehr_str to, struct ehr_decimal *times)
{
	struct ehr_buf one = { 0 }, other = { 0 };
	struct ehr_str a = ehr_unit_text_fold(from, &one);
	struct ehr_str b = ehr_unit_text_fold(to, &other);
	struct ehr_factor factor = { 1, 0 };
	long of_a, of_b;
	struct ehr_str base_a = split(self->words, a, &of_a);
	struct ehr_str base_b = split(self->words, b, &of_b);
	bool known = a.n > 0 && b.n > 0;

	if (!known) { /* too long to be a unit */
		known = ehr_str_eq(from, to);
		of_a = of_b = 0;
	} else if (ehr_str_eq(a, b))
		of_a = of_b = 0;
	else if (ehr_str_eq(base_a, base_b) || base_a.n == 0)
		;
	else if (self->units && by_table(self->units, a, b, &factor))
		of_a = of_b = 0;
	else
		known = self->units &&
			by_table(self->units, base_a, base_b, &factor);
	factor.exponent += (int)(of_a - of_b);
	known = known && exactly(factor, times);
	ehr_buf_release(&one);
	ehr_buf_release(&other);
	return known;
}

struct ehr_str ehr_target_unit_base(const struct ehr_target_units *self,
	struct ehr_str unit, struct ehr_decimal *times)
{
	long exponent;
	struct ehr_str base = split(self->words, unit, &exponent);

	*times = ehr_decimal_of(1);
	if (exponent == 0 ||
		(self->units && ehr_units_listed(self->units, unit)) ||
		!decimal_of("1", exponent, times))
		return unit;
	return base;
}

/* The zeros of 1, 10, 100 and so on; -1 for other numbers. */
static int zeros_of(const struct ehr_decimal *times)
{
	unsigned zeros = 0;

	while (zeros < times->n && times->digit[zeros] == 0)
		zeros++;
	return times->places == 0 && zeros + 1 == times->n &&
			       times->digit[zeros] == 1
		       ? (int)zeros
		       : -1;
}

bool ehr_target_scale(
	struct ehr_decimal *value, const struct ehr_decimal *times)
{
	int zeros = zeros_of(times), places = value->places;
	struct ehr_decimal product;

	if (!ehr_decimal_multiply(value, times, &product))
		return false;
	if (zeros >= 0)
		product = ehr_decimal_rounded(&product,
			places > zeros ? (unsigned)(places - zeros) : 0);
	*value = product;
	return true;
}
