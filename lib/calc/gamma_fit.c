/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/gamma_fit.h"

#include <math.h>
#include <stdlib.h>

#include "base/sum.h"
#include "calc/sample.h"
#include "calc/special.h"

static const double shape_max = 1e8;

/* log(k) - digamma(k), by its asymptotic series where the two are alike. */
static double log_less_digamma(double k)
{
	double square = 1 / (k * k);

	if (k < 30)
		return log(k) - ehr_digamma(k);
	return 1 / (2 * k) +
	       square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
}

/* Its derivative: below 0. */
static double slope_at(double k)
{
	double square = 1 / (k * k);

	if (k < 30)
		return 1 / k - ehr_trigamma(k);
	return -square *
	       (0.5 + 1 / k * (1.0 / 6 - square * (1.0 / 30 - square / 42)));
}

/* log(mean) - mean of logarithms, without loss where all are alike. */
static double log_ratio(const double *value, size_t n, double mean)
{
	struct ehr_sum sum = { 0 };

	for (size_t i = 0; i < n; i++) {
		double r = (value[i] - mean) / mean;
		double log1 =
			fabs(r) < 0.5 ? log1p(r) : log(value[i]) - log(mean);

		ehr_sum_add(&sum, r - log1);
	}
	double s = ehr_sum_value(&sum) / (double)n;
	ehr_sum_release(&sum);
	return s;
}

/* Newton's steps in 1 / k, in which the function is nearly a line. */
static bool solve_shape(double s, double *shape)
{
	double k = (3 - s + sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);

	for (int i = 0; i < 100; i++) {
		double inverse = 1 / k + (log_less_digamma(k) - s) /
						 (k * k * slope_at(k));

		if (!(inverse > 0) || !isfinite(inverse))
			inverse = 0.5 / k;
		double next = 1 / inverse;
		if (fabs(next - k) <= 1e-14 * k) {
			*shape = next;
			return next <= shape_max;
		}
		k = next;
	}
	*shape = k;
	return k > 0 && k <= shape_max;
}

bool ehr_gamma_fit(const double *value, size_t n, struct ehr_gamma_fit *fit)
{
	struct ehr_moments moments;
	double shape, count = (double)n;

	if (n < 4 || !ehr_moments(value, n, &moments) || !(moments.min > 0) ||
		moments.min == moments.max)
		return false;
	double s = log_ratio(value, n, moments.mean);
	if (!(s > 0) || !isfinite(s) || !solve_shape(s, &shape))
		return false;
	double corrected = (count - 3) / count * shape + 2 / (3 * count);
	if (!isfinite(moments.mean / fmin(shape, corrected)))
		return false;
	*fit = (struct ehr_gamma_fit){ n, moments.mean, shape,
		moments.mean / shape, corrected, moments.mean / corrected };
	return true;
}

bool ehr_ucl_gamma(const struct ehr_gamma_fit *fit, double level, double *ucl)
{
	double half = (double)fit->n * fit->shape_corrected;

	if (!(level > 0 && level < 0.5))
		return false;
	double limit = half / ehr_gamma_quantile(level, half, 1) * fit->mean;
	if (!isfinite(limit))
		return false;
	*ucl = limit;
	return true;
}

bool ehr_gamma_distance(const struct ehr_gamma_fit *fit, const double *value,
	size_t n, double *a2)
{
	double *sorted = ehr_sorted(value, n);
	struct ehr_sum sum = { 0 };

	for (size_t i = 0; i < n; i++) {
		double below = ehr_gamma_cdf(sorted[i], fit->shape, fit->scale);
		double above = ehr_gamma_upper(
			sorted[n - 1 - i], fit->shape, fit->scale);

		if (!(below > 0) || !(above > 0))
			break;
		ehr_sum_add(&sum, (2 * (double)i + 1) * log(below));
		ehr_sum_add(&sum, (2 * (double)i + 1) * log(above));
		if (i + 1 == n) {
			*a2 = -(double)n - ehr_sum_value(&sum) / (double)n;
			ehr_sum_release(&sum);
			free(sorted);
			return true;
		}
	}
	ehr_sum_release(&sum);
	free(sorted);
	return false;
}
