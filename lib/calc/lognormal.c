/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/lognormal.h"

#include <float.h>
#include <math.h>

enum { TERMS_MAX = 1000000 };

/* g(u) - 1, of which differences keep their digits. All terms are positive. */
static bool finney_rest(size_t results, double u, double *rest)
{
	double n = (double)results, term = (n - 1) / n * u, sum = term;

	for (int k = 2; k < TERMS_MAX && isfinite(sum); k++) {
		double ratio =
			(n - 1) * (n - 1) / n * u / (k * (n + 2 * k - 3));

		term *= ratio;
		sum += term;
		if (ratio < 0.5 && term <= DBL_EPSILON / 4 * sum) {
			*rest = sum;
			return isfinite(sum);
		}
	}
	return false;
}

bool ehr_finney_g(size_t n, double u, double *g)
{
	double rest;

	if (n < 2 || !(u >= 0) || !finney_rest(n, u, &rest))
		return false;
	*g = 1 + rest;
	return true;
}

bool ehr_lognormal_mean(
	const struct ehr_moments *log_moments, struct ehr_lognormal_mean *found)
{
	size_t n = log_moments->n;
	double half, other, variance = log_moments->sd * log_moments->sd;

	if (n < 2 || !finney_rest(n, variance / 2, &half) ||
		!finney_rest(n, (double)(n - 2) / (double)(n - 1) * variance,
			&other))
		return false;
	double scale = exp(log_moments->mean);
	double mean = scale * (1 + half);
	double se = scale * sqrt(fmax(half * (2 + half) - other, 0));
	if (!isfinite(mean) || !isfinite(se))
		return false;
	found->mean = mean;
	found->se = se;
	return true;
}
