/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/lag_basis.h"

#include <math.h>

static void make(struct ehr_lag_basis *basis, size_t n_lag, size_t n_column,
	struct ehr_arena *arena)
{
	basis->n_lag = n_lag;
	basis->n_column = n_column;
	basis->c = ehr_arena_calloc(arena, n_lag * n_column, sizeof(double));
}

void ehr_lag_free(
	struct ehr_lag_basis *basis, size_t n_lag, struct ehr_arena *arena)
{
	make(basis, n_lag, n_lag, arena);
	for (size_t i = 0; i < n_lag; i++)
		basis->c[i * n_lag + i] = 1;
}

bool ehr_lag_strata(struct ehr_lag_basis *basis, size_t n_lag,
	const size_t *start, size_t n_start, struct ehr_arena *arena)
{
	size_t run = 0;

	for (size_t i = 0; i < n_start; i++)
		if (start[i] <= (i ? start[i - 1] : 0) || start[i] >= n_lag)
			return false;
	make(basis, n_lag, n_start + 1, arena);
	for (size_t lag = 0; lag < n_lag; lag++) {
		if (run < n_start && lag == start[run])
			run++;
		basis->c[run * n_lag + lag] = 1;
	}
	return true;
}

bool ehr_lag_polynomial(struct ehr_lag_basis *basis, size_t n_lag,
	size_t degree, struct ehr_arena *arena)
{
	if (degree >= n_lag)
		return false;
	make(basis, n_lag, degree + 1, arena);
	for (size_t lag = 0; lag < n_lag; lag++) {
		double term = 1;

		for (size_t power = 0; power <= degree; power++) {
			basis->c[power * n_lag + lag] = term;
			term *= (double)lag / (double)(n_lag - 1);
		}
	}
	return true;
}

void ehr_lag_columns(const struct ehr_lag_basis *basis, const double *x,
	size_t n_day, double *out)
{
	for (size_t j = 0; j < basis->n_column; j++) {
		const double *c = basis->c + j * basis->n_lag;

		for (size_t day = 0; day < n_day; day++) {
			double sum = day + 1 < basis->n_lag ? (double)NAN : 0;

			for (size_t lag = 0; lag < basis->n_lag && lag <= day;
				lag++)
				sum += c[lag] * x[day - lag];
			out[j * n_day + day] = sum;
		}
	}
}

void ehr_lag_effect(const struct ehr_lag_basis *basis, const double *a,
	const double *v, size_t lag, double *effect, double *variance)
{
	const size_t first = lag < basis->n_lag ? lag : 0;
	const size_t end = lag < basis->n_lag ? lag + 1 : basis->n_lag;

	*effect = *variance = 0;
	for (size_t i = first; i < end; i++)
		for (size_t j = 0; j < basis->n_column; j++)
			*effect += basis->c[j * basis->n_lag + i] * a[j];
	for (size_t j = 0; j < basis->n_column; j++)
		for (size_t k = 0; k < basis->n_column; k++) {
			double wj = 0, wk = 0;

			for (size_t i = first; i < end; i++) {
				wj += basis->c[j * basis->n_lag + i];
				wk += basis->c[k * basis->n_lag + i];
			}
			*variance += wj * wk * v[j * basis->n_column + k];
		}
}

void ehr_lag_mean(const double *x, size_t n_day, const size_t lag[static 2],
	size_t allowed, double *out)
{
	const size_t n = lag[1] - lag[0] + 1;

	for (size_t day = 0; day < n_day; day++) {
		double sum = 0;
		size_t known = 0;

		for (size_t i = lag[0]; i <= lag[1] && i <= day; i++)
			if (isfinite(x[day - i])) {
				sum += x[day - i];
				known++;
			}
		out[day] = known && known + allowed >= n ? sum / (double)known
							 : (double)NAN;
	}
}
