/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/factor.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/num.h"

struct ehr_factor ehr_factor_over(
	struct ehr_factor over, struct ehr_factor under)
{
	return (struct ehr_factor){ over.mantissa / under.mantissa,
		over.exponent - under.exponent };
}

bool ehr_factor_is_one(struct ehr_factor factor)
{
	return factor.mantissa == 1 && factor.exponent == 0;
}

double ehr_factor_apply(struct ehr_factor factor, double value)
{
	static const double power[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
		1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
		1e19, 1e20, 1e21, 1e22 };
	enum { LAST = sizeof power / sizeof power[0] - 1 };
	int left = abs(factor.exponent);

	value *= factor.mantissa;
	while (left > 0) {
		int step = left < LAST ? left : LAST;

		value = factor.exponent > 0 ? value * power[step]
					    : value / power[step];
		left -= step;
	}
	return value;
}

bool ehr_factor_read(
	struct ehr_factor factor, struct ehr_str number, double *value)
{
	int power = factor.mantissa == 1 ? factor.exponent : 0;
	double got;

	if (ehr_num_read_scaled(number, power, &got) != EHR_NUM_VALUE)
		return false;
	if (factor.mantissa != 1)
		got = ehr_factor_apply(factor, got);
	if (fabs(got) > DBL_MAX)
		return false;
	*value = got;
	return true;
}
