/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/factor.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/num.h"

enum { NUMBER_MAX = 200, EXPONENT_MAX = 99999 };

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

static bool read_exponent(const char *p, size_t n, long *value)
{
	bool negative = n > 0 && *p == '-';
	size_t i = n > 0 && (*p == '-' || *p == '+') ? 1 : 0;

	*value = 0;
	for (; i < n; i++) {
		if (p[i] < '0' || p[i] > '9' || *value > EXPONENT_MAX)
			return false;
		*value = *value * 10 + (p[i] - '0');
	}
	if (negative)
		*value = -*value;
	return true;
}

/* Writes number with its exponent moved by so much; the length, 0 if it is too
 * long for that. */
static size_t move_point(
	struct ehr_str number, int by, char out[static NUMBER_MAX + 16])
{
	size_t n = 0, digits;
	long exponent = 0;
	char reversed[16];

	while (n < number.n && number.p[n] != 'e' && number.p[n] != 'E')
		n++;
	if (n > NUMBER_MAX ||
		(n < number.n && !read_exponent(number.p + n + 1,
					 number.n - n - 1, &exponent)))
		return 0;
	memcpy(out, number.p, n);
	exponent += by;
	out[n++] = 'e';
	if (exponent < 0)
		out[n++] = '-';
	exponent = labs(exponent);
	for (digits = 0; exponent > 0 || digits == 0; exponent /= 10)
		reversed[digits++] = (char)('0' + exponent % 10);
	while (digits > 0)
		out[n++] = reversed[--digits];
	return n;
}

bool ehr_factor_read(
	struct ehr_factor factor, struct ehr_str number, double *value)
{
	char moved[NUMBER_MAX + 16];
	struct ehr_str text = ehr_str_trim(number);
	size_t n = 0;
	double got;

	if (ehr_num_read(text, &got) != EHR_NUM_VALUE)
		return false;
	if (factor.mantissa == 1 && factor.exponent != 0)
		n = move_point(text, factor.exponent, moved);
	if (n > 0) {
		if (ehr_num_read((struct ehr_str){ moved, n }, &got) !=
			EHR_NUM_VALUE)
			return false;
	} else {
		got = ehr_factor_apply(factor, got);
	}
	if (fabs(got) > DBL_MAX)
		return false;
	*value = got;
	return true;
}
