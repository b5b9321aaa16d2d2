/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/summary.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "calc/philox.h"

enum { MOST = 5000 };

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* 1 ... 10: mean 5.5, sum of squares about it 82.5, sd sqrt(82.5/9). Type 7,
 * h = 9p: p05 1.45, p25 3.25, p50 5.5, p75 7.75, p90 9.1, p95 9.55, p99 9.91,
 * p999 9.991 (R: quantile(1:10, c(.05,.25,.5,.75,.9,.95,.99,.999))). */
static void summarises_ten_numbers(void **state)
{
	static const double x[] = { 7, 1, 10, 3, 2, 9, 4, 8, 6, 5 };
	static const double expected[] = { 1.45, 3.25, 5.5, 7.75, 9.1, 9.55,
		9.91, 9.991 };
	double scratch[10];
	struct ehr_summary summary;

	(void)state;
	ehr_summarise(x, 10, scratch, &summary);
	assert_near(summary.mean, 5.5, 1e-15);
	assert_near(summary.sd, sqrt(82.5 / 9), 1e-15);
	for (int i = 0; i < EHR_PERCENTILES; i++)
		assert_near(summary.percentile[i], expected[i], 1e-14);
}

static void one_number_is_all_of_it(void **state)
{
	double x = 3, scratch;
	struct ehr_summary summary;

	(void)state;
	ehr_summarise(&x, 1, &scratch, &summary);
	assert_true(summary.mean == 3 && summary.sd == 0);
	for (int i = 0; i < EHR_PERCENTILES; i++)
		assert_true(summary.percentile[i] == 3);
}

/* 0.1 added 1000 times is not 100: it must not show as spread. */
static void alike_numbers_have_no_spread(void **state)
{
	double x[1001], scratch[1001];
	struct ehr_summary summary;

	(void)state;
	for (size_t i = 0; i < 1001; i++)
		x[i] = 0.1;
	ehr_summarise(x, 1001, scratch, &summary);
	assert_true(summary.mean == 0.1 && summary.sd == 0);
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* As the definition says, by a full sort. */
static void check_against_sort(const double *x, size_t n)
{
	static const double share[] = { 0, 0.001, 0.25, 0.25, 0.2501, 0.5, 0.95,
		0.9501, 0.999, 1 };
	static double sorted[MOST], scratch[MOST];
	double found[10];

	memcpy(sorted, x, n * sizeof(*x));
	qsort(sorted, n, sizeof(*x), compare);
	ehr_quantiles(x, n, share, 10, scratch, found);
	for (int i = 0; i < 10; i++) {
		double at = (double)(n - 1) * share[i];
		size_t j = (size_t)floor(at), k = j + 1 < n ? j + 1 : j;

		assert_true(
			found[i] ==
			sorted[j] + (at - (double)j) * (sorted[k] - sorted[j]));
	}
}

/* Shapes: even, wide, of both signs, many alike, one far away, rising. */
static double shaped(int shape, double u, size_t i)
{
	switch (shape) {
	case 0: return u;
	case 1: return exp(80 * (u - 0.5));
	case 2: return u - 0.5;
	case 3: return floor(7 * u) - 3;
	case 4: return i == 5 ? 1e300 : 1 + u * 1e-9;
	default: return (double)i;
	}
}

static void selects_what_a_sort_finds(void **state)
{
	static const size_t size[] = { 1, 2, 3, 23, 24, 25, 100, 1001, MOST };
	static double x[MOST];
	struct ehr_stream stream = { .seed = 4 };

	(void)state;
	for (int shape = 0; shape < 6; shape++)
		for (size_t s = 0; s < sizeof(size) / sizeof(size[0]); s++) {
			stream.row = 10 * s + (size_t)shape;
			ehr_uniforms(&stream, 0, size[s], x);
			for (size_t i = 0; i < size[s]; i++)
				x[i] = shaped(shape, x[i], i);
			check_against_sort(x, size[s]);
		}
}

/* 3 1 2 2: ranks 4 1 2.5 2.5, less 2.5 is 1.5 -1.5 0 0, squares 4.5. */
static void ranks_as_defined(void **state)
{
	static const double x[] = { 3, 1, 2, 2 }, same[] = { 5, 5, 5 };
	double rank[4];

	(void)state;
	ehr_ranks(x, 4, rank);
	assert_near(rank[0], 1.5 / sqrt(4.5), 1e-15);
	assert_near(rank[1], -1.5 / sqrt(4.5), 1e-15);
	assert_true(rank[2] == 0 && rank[3] == 0);
	ehr_ranks(same, 3, rank);
	assert_true(rank[0] == 0 && rank[1] == 0 && rank[2] == 0);
}

static void sums_in_order(void **state)
{
	static const double x[] = { 1, 2, 4, 8, 16, 32, 64 };

	(void)state;
	for (size_t n = 0; n <= 7; n++)
		assert_true(ehr_sum_of(x, n) == (double)(1 << n) - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(summarises_ten_numbers),
		cmocka_unit_test(one_number_is_all_of_it),
		cmocka_unit_test(alike_numbers_have_no_spread),
		cmocka_unit_test(selects_what_a_sort_finds),
		cmocka_unit_test(ranks_as_defined),
		cmocka_unit_test(sums_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
