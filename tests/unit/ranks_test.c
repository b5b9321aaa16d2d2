/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ranks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_ranks(const double *found, const double *expected, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(found[i] == expected[i]) &&
			!(isnan(found[i]) && isnan(expected[i])))
			fail_msg("rank %zu is %g, not %g", i, found[i],
				expected[i]);
}

static void ties_by_each_rule(void **state)
{
	static const double score[] = { 3, 7, NAN, 3, 9, 1 };
	static const double competition[] = { 3, 2, NAN, 3, 1, 5 };
	static const double average[] = { 3.5, 2, NAN, 3.5, 1, 5 };
	static const double dense[] = { 3, 2, NAN, 3, 1, 4 };
	double rank[6];

	(void)state;
	ehr_rank(score, 6, EHR_TIES_COMPETITION, rank);
	assert_ranks(rank, competition, 6);
	ehr_rank(score, 6, EHR_TIES_AVERAGE, rank);
	assert_ranks(rank, average, 6);
	ehr_rank(score, 6, EHR_TIES_DENSE, rank);
	assert_ranks(rank, dense, 6);
}

/* tau-b from its definition: every pair looked at. */
static double by_pairs(const double *a, const double *b, size_t n)
{
	double same = 0, pairs_a = 0, pairs_b = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++) {
			int x = (a[i] > a[j]) - (a[i] < a[j]);
			int y = (b[i] > b[j]) - (b[i] < b[j]);

			same += x * y;
			pairs_a += x != 0;
			pairs_b += y != 0;
		}
	return same / (sqrt(pairs_a) * sqrt(pairs_b));
}

/* Many numbers with many ties. */
static void kendall_by_its_definition(void **state)
{
	double a[40], b[40];
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 50; round++) {
		for (int i = 0; i < 40; i++) {
			seed = seed * 1664525u + 1013904223u;
			a[i] = (seed >> 16) % 17;
			seed = seed * 1664525u + 1013904223u;
			b[i] = (seed >> 16) % 9;
		}
		assert_true(fabs(ehr_kendall(a, b, 40) - by_pairs(a, b, 40)) <
			    1e-14);
	}
}

/* 1 2 3 4 against 1 3 2 4: five pairs agree, one does not: 4 / 6. */
static void kendall_by_hand(void **state)
{
	static const double a[] = { 1, 2, NAN, 3, 4, 5 };
	static const double b[] = { 1, 3, 9, 2, 4, NAN };
	static const double back[] = { 4, 3, 0, 2, 1, 0 };
	static const double flat[] = { 1, 1, 1, 1, 1, 1 };

	(void)state;
	assert_true(fabs(ehr_kendall(a, b, 6) - 4.0 / 6) < 1e-15);
	assert_true(ehr_kendall(a, back, 5) == -1);
	assert_true(isnan(ehr_kendall(a, flat, 6)));
	assert_true(isnan(ehr_kendall(a, b, 0)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ties_by_each_rule),
		cmocka_unit_test(kendall_by_its_definition),
		cmocka_unit_test(kendall_by_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
