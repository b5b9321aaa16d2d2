/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate_split.h"

/* Places that a share divided by the sum of the shares is kept to. */
enum { QUOTIENT_PLACES = 30 };

static bool normalised(const struct ehr_speciation_profile *profile,
	const struct ehr_decimal *share, struct ehr_decimal *out)
{
	struct ehr_decimal one = ehr_decimal_of(1);
	int to_one = ehr_decimal_compare(&profile->sum, &one);

	*out = *share;
	if (to_one == 0 || (to_one < 0 && !profile->complete))
		return true;
	return ehr_decimal_divide(share, &profile->sum, QUOTIENT_PLACES, out);
}

static bool factor_of(const struct ehr_speciation_profile *profile,
	const struct ehr_decimal *share, const struct ehr_decimal *ratio,
	struct ehr_decimal *out)
{
	if (!ehr_decimal_multiply(share, &profile->factor, out) ||
		!ehr_decimal_multiply(out, ratio, out))
		return false;
	*out = ehr_decimal_trimmed(out);
	return true;
}

static bool fill(struct ehr_split *split, const struct ehr_decimal *ratio)
{
	const struct ehr_speciation_profile *profile = split->profile;
	struct ehr_decimal one = ehr_decimal_of(1), share;

	for (size_t i = 0; i < profile->n; i++)
		if (!normalised(profile, &profile->species[i].share, &share) ||
			!factor_of(profile, &share, ratio, &split->factor[i]))
			return false;
	if (!ehr_decimal_subtract(&one, &profile->sum, &split->rest_share))
		return false;
	split->has_rest =
		!profile->complete && ehr_decimal_sign(&split->rest_share) > 0;
	return factor_of(profile, &split->rest_share, ratio, &split->rest);
}

struct ehr_split *ehr_split_new(const struct ehr_speciation_profile *profile,
	const struct ehr_decimal *ratio, struct ehr_arena *arena,
	struct ehr_err *err)
{
	struct ehr_split *split = ehr_arena_calloc(arena, 1, sizeof(*split));

	split->profile = profile;
	split->factor =
		ehr_arena_calloc(arena, profile->n + 1, sizeof(*split->factor));
	if (fill(split, ratio))
		return split;
	ehr_fail(err, EHR_FAULT_USAGE,
		_("the numbers of the profile %s have too many digits"),
		profile->name);
	return NULL;
}

double ehr_split_amount(
	struct ehr_str text, double value, const struct ehr_decimal *factor)
{
	struct ehr_decimal amount;

	if (ehr_decimal_read(text, &amount) == EHR_NUM_VALUE &&
		ehr_decimal_multiply(&amount, factor, &amount))
		return ehr_decimal_double(&amount);
	return value * ehr_decimal_double(factor);
}
