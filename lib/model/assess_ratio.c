/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/assess_ratio.h"

struct ehr_decimal ehr_reckon_times(struct ehr_reckoning *sum,
	const struct ehr_decimal *a, const struct ehr_decimal *b)
{
	struct ehr_decimal product = ehr_decimal_of(0);

	sum->has_room &= ehr_decimal_multiply(a, b, &product);
	return product;
}

struct ehr_decimal ehr_reckon_minus(struct ehr_reckoning *sum,
	const struct ehr_decimal *a, const struct ehr_decimal *b)
{
	struct ehr_decimal rest = ehr_decimal_of(0);

	sum->has_room &= ehr_decimal_subtract(a, b, &rest);
	return rest;
}

struct ehr_ratio ehr_ratio_minus(struct ehr_reckoning *sum,
	const struct ehr_ratio *a, const struct ehr_ratio *b)
{
	struct ehr_decimal left = ehr_reckon_times(sum, &a->over, &b->under);
	struct ehr_decimal right = ehr_reckon_times(sum, &b->over, &a->under);

	return (struct ehr_ratio){ ehr_reckon_minus(sum, &left, &right),
		ehr_reckon_times(sum, &a->under, &b->under) };
}

struct ehr_decimal ehr_ratio_divided(struct ehr_reckoning *sum,
	const struct ehr_ratio *ratio, unsigned places)
{
	struct ehr_decimal result = ehr_decimal_of(0);

	if (sum->has_room)
		sum->has_room &= ehr_decimal_divide(
			&ratio->over, &ratio->under, places, &result);
	return result;
}

struct ehr_decimal ehr_decimal_negated(struct ehr_decimal value)
{
	value.negative = ehr_decimal_sign(&value) > 0;
	return value;
}
