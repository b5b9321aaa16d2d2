/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ahp.h"

#include <math.h>

#include "calc/criteria.h"

enum { ITERATIONS = 10000 };

/* One step of the power method; the new vector adds up to 1. The sum before is
 * the estimate of the eigenvalue, since the old one did. */
static double step(
	const double *judgement, size_t m, const double *from, double *to)
{
	double sum = 0;

	for (size_t i = 0; i < m; i++) {
		to[i] = 0;
		for (size_t j = 0; j < m; j++)
			to[i] += judgement[i * m + j] * from[j];
		sum += to[i];
	}
	for (size_t i = 0; i < m; i++)
		to[i] /= sum;
	return sum;
}

bool ehr_ahp(const double *judgement, size_t m, double *weight,
	struct ehr_ahp *result)
{
	double next[EHR_CRITERIA_MAX];
	double moved = 1;

	for (size_t i = 0; i < m; i++)
		weight[i] = 1 / (double)m;
	for (int k = 0; k < ITERATIONS && moved > 1e-15; k++) {
		result->lambda = step(judgement, m, weight, next);
		moved = 0;
		for (size_t i = 0; i < m; i++) {
			moved = fmax(moved, fabs(next[i] - weight[i]));
			weight[i] = next[i];
		}
	}
	result->consistency_index =
		m > 1 ? (result->lambda - (double)m) / ((double)m - 1) : 0;
	return moved <= 1e-12;
}
