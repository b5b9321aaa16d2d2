/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/autocorrelation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static double mean_of(const double *x, size_t n)
{
	double sum = 0;
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		if (isfinite(x[i])) {
			sum += x[i];
			known++;
		}
	return known ? sum / (double)known : (double)NAN;
}

/* NAN without a pair. */
static double covariance(const double *x, size_t n, double mean, size_t lag)
{
	double sum = 0;
	size_t pairs = 0;

	for (size_t i = 0; i + lag < n; i++)
		if (isfinite(x[i]) && isfinite(x[i + lag])) {
			sum += (x[i] - mean) * (x[i + lag] - mean);
			pairs++;
		}
	return pairs ? sum / (double)(pairs + lag) : (double)NAN;
}

/* a holds the coefficients of the autoregression of the order reached. */
static void fill_partial(const double *r, size_t n_lag, double *partial)
{
	double *a = ehr_calloc(2 * n_lag, sizeof(*a)), *next = a + n_lag;

	for (size_t k = 0; k < n_lag; k++) {
		double over = r[k], under = 1;

		for (size_t j = 0; j < k; j++) {
			over -= a[j] * r[k - 1 - j];
			under -= a[j] * r[j];
		}
		partial[k] = over / under;
		for (size_t j = 0; j < k; j++)
			next[j] = a[j] - partial[k] * a[k - 1 - j];
		next[k] = partial[k];
		memcpy(a, next, (k + 1) * sizeof(*a));
	}
	free(a);
}

bool ehr_autocorrelations(
	const double *x, size_t n, size_t n_lag, double *r, double *partial)
{
	double mean = mean_of(x, n);
	double variance = covariance(x, n, mean, 0);

	if (!(variance > 0))
		return false;
	for (size_t k = 0; k < n_lag; k++) {
		r[k] = covariance(x, n, mean, k + 1) / variance;
		if (!isfinite(r[k]))
			return false;
	}
	if (partial && n_lag)
		fill_partial(r, n_lag, partial);
	return true;
}
