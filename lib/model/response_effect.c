/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_effect.h"

#include <math.h>
#include <stdlib.h>

#include "calc/special.h"
#include "calc/summary.h"

struct ehr_response_effect ehr_response_effect(
	double beta, double se, double iqr)
{
	double z = ehr_normal_quantile(0.975);

	return (struct ehr_response_effect){
		.rr10 = exp(10 * beta),
		.er10 = 100 * expm1(10 * beta),
		.er10_lo = 100 * expm1(10 * (beta - z * se)),
		.er10_hi = 100 * expm1(10 * (beta + z * se)),
		.er_iqr = 100 * expm1(iqr * beta),
	};
}

size_t ehr_response_present(const struct ehr_response_variable *variable,
	size_t from, size_t to, double *out)
{
	size_t n = 0;

	for (size_t d = from; d < to; d++)
		if (!isnan(variable->value[d]))
			out[n++] = variable->value[d];
	return n;
}

double ehr_response_iqr(
	const struct ehr_response_series *series, size_t variable)
{
	static const double share[] = { 0.25, 0.75 };
	double *value = ehr_calloc(2 * series->n + 1, sizeof(*value));
	double quartile[2] = { 0, NAN };
	size_t n = ehr_response_present(
		&series->variable[variable], 0, series->n, value);

	if (n > 0)
		ehr_quantiles(value, n, share, 2, value + series->n, quartile);
	free(value);
	return quartile[1] - quartile[0];
}

double ehr_response_power(double er10_percent, double se)
{
	double beta = log1p(er10_percent / 100) / 10;
	double z = ehr_normal_quantile(0.975);

	return ehr_normal_cdf(beta / se - z) + ehr_normal_cdf(-beta / se - z);
}
