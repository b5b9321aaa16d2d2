/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ucl.h"

#include <math.h>

#include "calc/special.h"

static bool is_confidence(double confidence)
{
	return confidence >= 0.5 && confidence < 1;
}

static bool give(double limit, double *ucl)
{
	if (!isfinite(limit))
		return false;
	*ucl = limit;
	return true;
}

static double standard_error(const struct ehr_moments *moments)
{
	return moments->sd / sqrt((double)moments->n);
}

bool ehr_ucl_t_of(
	double mean, double se, size_t n, double confidence, double *ucl)
{
	if (n < 2 || !is_confidence(confidence))
		return false;
	return give(
		mean + ehr_t_quantile(confidence, (double)(n - 1)) * se, ucl);
}

bool ehr_ucl_chebyshev_of(
	double mean, double se, double confidence, double *ucl)
{
	if (!is_confidence(confidence))
		return false;
	return give(mean + sqrt(1 / (1 - confidence) - 1) * se, ucl);
}

bool ehr_ucl_student(
	const struct ehr_moments *moments, double confidence, double *ucl)
{
	return ehr_ucl_t_of(moments->mean, standard_error(moments), moments->n,
		confidence, ucl);
}

bool ehr_ucl_adjusted_clt(
	const struct ehr_moments *moments, double confidence, double *ucl)
{
	double root = sqrt((double)moments->n);

	if (moments->n < 3 || !is_confidence(confidence))
		return false;
	double z = ehr_normal_quantile(confidence);
	double by = z + moments->skew * (1 + 2 * z * z) / (6 * root);
	return give(moments->mean + by * standard_error(moments), ucl);
}

bool ehr_ucl_modified_t(
	const struct ehr_moments *moments, double confidence, double *ucl)
{
	double shift, plain;

	if (moments->n < 3 || !ehr_ucl_student(moments, confidence, &plain))
		return false;
	shift = moments->skew * (moments->sd / (6 * (double)moments->n));
	return give(plain + shift, ucl);
}

bool ehr_ucl_chebyshev(
	const struct ehr_moments *moments, double confidence, double *ucl)
{
	if (moments->n < 2)
		return false;
	return ehr_ucl_chebyshev_of(
		moments->mean, standard_error(moments), confidence, ucl);
}
