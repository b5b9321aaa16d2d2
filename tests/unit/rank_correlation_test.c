/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/rank_correlation.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "calc/philox.h"
#include "calc/summary.h"

enum { DRAWS = 4000 };

static double column[3][DRAWS], before[3][DRAWS], rank[2][DRAWS];

static double spearman(const double *x, const double *y)
{
	double sum = 0;

	ehr_ranks(x, DRAWS, rank[0]);
	ehr_ranks(y, DRAWS, rank[1]);
	for (int i = 0; i < DRAWS; i++)
		sum += rank[0][i] * rank[1][i];
	return sum;
}

static const struct ehr_rank_sample sample[3] = { { column[0], 1 },
	{ column[1], 2 }, { column[2], 3 } };

static void fill(void)
{
	struct ehr_stream stream = { .seed = 5 };

	for (size_t i = 0; i < 3; i++) {
		stream.parameter = i;
		ehr_uniforms(&stream, 0, DRAWS, column[i]);
		for (int k = 0; i == 1 && k < DRAWS; k++)
			column[i][k] = exp(3 * column[i][k]);
	}
	memcpy(before, column, sizeof(column));
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* 0.02 is what scores of 4000 draws leave open at most. */
static void gives_the_correlations(void **state)
{
	static const double rho[9] = { 1, 0.8, -0.3, 0.8, 1, 0, -0.3, 0, 1 };

	(void)state;
	fill();
	assert_true(fabs(spearman(column[0], column[1])) < 0.06);
	assert_true(ehr_correlate_ranks(sample, 3, DRAWS, rho, 1));
	assert_true(fabs(spearman(column[0], column[1]) - 0.8) < 0.02);
	assert_true(fabs(spearman(column[0], column[2]) + 0.3) < 0.02);
	assert_true(fabs(spearman(column[1], column[2])) < 0.02);
}

static void keeps_the_numbers(void **state)
{
	static const double rho[9] = { 1, 0.5, 0, 0.5, 1, 0, 0, 0, 1 };

	(void)state;
	fill();
	assert_true(ehr_correlate_ranks(sample, 3, DRAWS, rho, 1));
	for (int i = 0; i < 3; i++) {
		qsort(column[i], DRAWS, sizeof(double), compare);
		qsort(before[i], DRAWS, sizeof(double), compare);
		assert_memory_equal(column[i], before[i], sizeof(before[i]));
	}
}

/* Two variables near a third are near each other: 0.9, 0.9 and -0.9 are not
 * possible. */
static void refuses_what_cannot_be(void **state)
{
	static const double rho[9] = { 1, 0.9, 0.9, 0.9, 1, -0.9, 0.9, -0.9,
		1 };

	(void)state;
	fill();
	assert_false(ehr_correlate_ranks(sample, 3, DRAWS, rho, 1));
	assert_memory_equal(column, before, sizeof(before));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_correlations),
		cmocka_unit_test(keeps_the_numbers),
		cmocka_unit_test(refuses_what_cannot_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
