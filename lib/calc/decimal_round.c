/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/decimal_round.h"

static ehr_wide power_of_ten(int decimals)
{
	ehr_wide power = 1;

	while (decimals-- > 0)
		power *= 10;
	return power;
}

ehr_wide ehr_decimal_units(
	struct ehr_fraction value, int decimals, enum ehr_decimal_round rule)
{
	ehr_wide over = value.over * power_of_ten(decimals);
	ehr_wide whole = over / value.under;
	ehr_wide rest = over - whole * value.under;
	ehr_wide beyond_half = rest - (value.under - rest);

	switch (rule) {
	case EHR_ROUND_UP: return whole + (rest > 0);
	case EHR_ROUND_HALF_UP: return whole + (beyond_half >= 0);
	case EHR_ROUND_HALF_EVEN:
		return whole + (beyond_half > 0 ||
				       (beyond_half == 0 && whole % 2 == 1));
	case EHR_ROUND_NONE:
	case EHR_ROUND_DOWN: break;
	}
	return whole;
}

struct ehr_fraction ehr_decimal_round(
	struct ehr_fraction value, int decimals, enum ehr_decimal_round rule)
{
	return rule == EHR_ROUND_NONE
		       ? value
		       : (struct ehr_fraction){ ehr_decimal_units(
							value, decimals, rule),
				 power_of_ten(decimals) };
}

static int order(ehr_wide a, ehr_wide b)
{
	return (a > b) - (a < b);
}

int ehr_fraction_compare(struct ehr_fraction a, struct ehr_fraction b)
{
	ehr_wide whole_a = a.over / a.under, whole_b = b.over / b.under;

	return whole_a != whole_b
		       ? order(whole_a, whole_b)
		       : order((a.over - whole_a * a.under) * b.under,
				 (b.over - whole_b * b.under) * a.under);
}

static ehr_wide common_divisor(ehr_wide a, ehr_wide b)
{
	while (b != 0) {
		ehr_wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

struct ehr_fraction ehr_fraction_reduce(struct ehr_fraction value)
{
	ehr_wide common = common_divisor(value.over, value.under);

	return (struct ehr_fraction){ value.over / common,
		value.under / common };
}

struct ehr_fraction ehr_fraction_add(
	struct ehr_fraction a, struct ehr_fraction b)
{
	ehr_wide times;

	if (a.under % b.under != 0) {
		times = b.under / common_divisor(a.under, b.under);
		a.over *= times;
		a.under *= times;
	}
	times = a.under / b.under;
	return (struct ehr_fraction){ a.over + b.over * times, a.under };
}

double ehr_fraction_value(struct ehr_fraction value)
{
	return (double)value.over / (double)value.under;
}
