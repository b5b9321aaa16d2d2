/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/lag_basis.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const double x[6] = { 1, 2, 4, NAN, 16, 32 };

static void assert_numbers(
	const double *found, const double *expected, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (isnan(expected[i])
				? !isnan(found[i])
				: !(fabs(found[i] - expected[i]) < 1e-15))
			fail_msg("%zu: %g is not %g", i, found[i], expected[i]);
}

static void gives_each_lag_a_column(void **state)
{
	/* a row is whole only where every lag of it is */
	static const double expected[12] = { NAN, 2, 4, NAN, NAN, 32, NAN, 1, 2,
		NAN, NAN, 16 };
	struct ehr_arena arena = { 0 };
	struct ehr_lag_basis basis;
	double out[12];

	(void)state;
	ehr_lag_free(&basis, 2, &arena);
	assert_int_equal(basis.n_column, 2);
	ehr_lag_columns(&basis, x, 6, out);
	assert_numbers(out, expected, 12);
	ehr_arena_release(&arena);
}

/* Lags 0, 1-2: columns x_t and x_t-1 + x_t-2; effects a1, a2, a2 and a1 + 2 a2
 * together, of variance v11 + 4 v12 + 4 v22. */
static void joins_runs_of_lags(void **state)
{
	const double a[2] = { 3, 5 }, v[4] = { 1, 0.5, 0.5, 2 };
	struct ehr_arena arena = { 0 };
	struct ehr_lag_basis basis;
	double out[6], effect, variance;

	(void)state;
	assert_true(ehr_lag_strata(&basis, 3, (size_t[]){ 1 }, 1, &arena));
	ehr_lag_columns(&basis, x, 3, out);
	assert_numbers(out, (double[]){ NAN, NAN, 4, NAN, NAN, 3 }, 6);
	ehr_lag_effect(&basis, a, v, 2, &effect, &variance);
	assert_true(effect == 5 && variance == 2);
	ehr_lag_effect(&basis, a, v, 3, &effect, &variance);
	assert_true(effect == 13 && variance == 11);
	assert_false(ehr_lag_strata(&basis, 3, (size_t[]){ 0 }, 1, &arena));
	assert_false(ehr_lag_strata(&basis, 3, (size_t[]){ 3 }, 1, &arena));
	assert_false(ehr_lag_strata(&basis, 4, (size_t[]){ 2, 2 }, 2, &arena));
	ehr_arena_release(&arena);
}

/* Degree 1 over lags 0 to 2: terms 1 and 0, 1/2, 1; the effect at lag 1 is
 * a1 + a2 / 2, of variance v11 + v12 + v22 / 4. */
static void follows_a_polynomial(void **state)
{
	const double a[2] = { 3, 5 }, v[4] = { 1, 0.5, 0.5, 2 };
	struct ehr_arena arena = { 0 };
	struct ehr_lag_basis basis;
	double out[6], effect, variance;

	(void)state;
	assert_true(ehr_lag_polynomial(&basis, 3, 1, &arena));
	ehr_lag_columns(&basis, x, 3, out);
	assert_numbers(out, (double[]){ NAN, NAN, 7, NAN, NAN, 2 }, 6);
	ehr_lag_effect(&basis, a, v, 1, &effect, &variance);
	assert_true(effect == 5.5 && variance == 2);
	assert_false(ehr_lag_polynomial(&basis, 3, 3, &arena));
	assert_true(ehr_lag_polynomial(&basis, 1, 0, &arena));
	assert_true(basis.c[0] == 1);
	ehr_arena_release(&arena);
}

static void averages_lags_by_day(void **state)
{
	double out[6];

	(void)state;
	ehr_lag_mean(x, 6, (size_t[]){ 0, 1 }, 0, out);
	assert_numbers(out, (double[]){ NAN, 1.5, 3, NAN, NAN, 24 }, 6);
	ehr_lag_mean(x, 6, (size_t[]){ 0, 1 }, 1, out);
	assert_numbers(out, (double[]){ 1, 1.5, 3, 4, 16, 24 }, 6);
	ehr_lag_mean(x, 6, (size_t[]){ 2, 2 }, 0, out);
	assert_numbers(out, (double[]){ NAN, NAN, 1, 2, 4, NAN }, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_each_lag_a_column),
		cmocka_unit_test(joins_runs_of_lags),
		cmocka_unit_test(follows_a_polynomial),
		cmocka_unit_test(averages_lags_by_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
