/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/poisson_fit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS = 9 };

static const double one[ROWS] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
static const double outcome2[ROWS] = { 0, 1, 0, 0, 1, 0, 0, 1, 0 };
static const double outcome3[ROWS] = { 0, 0, 1, 0, 0, 1, 0, 0, 1 };
static const double treatment2[ROWS] = { 0, 0, 0, 1, 1, 1, 0, 0, 0 };
static const double treatment3[ROWS] = { 0, 0, 0, 0, 0, 0, 1, 1, 1 };
static const double *const dobson[6] = { one, outcome2, outcome3, treatment2,
	treatment3, outcome2 };
static const double counts[ROWS] = { 18, 17, 15, 20, 10, 20, 25, 13, 12 };
static const size_t two[2] = { 1, 2 }, five[5] = { 1, 2, 0, 3, 4 };

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

static void assert_dobson(const struct ehr_poisson_fit *fit)
{
	assert_int_equal(fit->state, EHR_FIT_DONE);
	assert_near(fit->beta[0], 3.0445224377, 1e-10);
	assert_near(fit->beta[1], -0.45425527228, 1e-10);
	assert_near(fit->beta[2], -0.29298712468, 1e-10);
	assert_true(fabs(fit->beta[3]) < 1e-10 && fabs(fit->beta[4]) < 1e-10);
	assert_near(fit->phi, 1.2933004052685, 1e-11);
	assert_near(fit->deviance, 5.1291410770, 1e-10);
	assert_near(sqrt(fit->covariance[0]), 0.22991539311911, 1e-10);
	assert_int_equal(fit->df, 4);
}

/* Dobson 1990, An Introduction to Generalized Linear Models, p. 93, the example
 * of R's ?glm, by R 4.2.2 with quasipoisson; the log-likelihood is that of
 * family = poisson, -23.380659200979. */
static void agrees_with_r(void **state)
{
	struct ehr_poisson_model model = { ROWS, 5, dobson, counts, NULL, NULL,
		two, 2 };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;
	double few[4];

	(void)state;
	ehr_poisson_fit(&model, &arena, &fit);
	assert_dobson(&fit);
	assert_near(fit.log_likelihood, -23.380659200979, 1e-8);
	assert_near(fit.qaic, 2 * 23.380659200979 + 10 * fit.phi, 1e-8);
	memcpy(few, fit.covariance, sizeof(few));
	/* many columns wanted: by another way */
	model.wanted = five;
	model.n_wanted = 5;
	ehr_poisson_fit(&model, &arena, &fit);
	assert_near(fit.covariance[0], few[0], 1e-9);
	assert_near(fit.covariance[1], few[1], 1e-9);
	assert_near(fit.covariance[5], few[1], 1e-9);
	assert_near(fit.covariance[6], few[3], 1e-9);
	ehr_arena_release(&arena);
}

/* A column that others make up is named and has no covariance; all else is as
 * without it. */
static void drops_aliased_columns(void **state)
{
	const size_t wanted[2] = { 1, 5 };
	struct ehr_poisson_model model = { ROWS, 6, dobson, counts, NULL, NULL,
		wanted, 2 };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;

	(void)state;
	ehr_poisson_fit(&model, &arena, &fit);
	assert_dobson(&fit);
	assert_int_equal(fit.rank, 5);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(fit.aliased[i], i == 5);
	assert_true(isnan(fit.covariance[1]) && isnan(fit.covariance[3]));
	ehr_arena_release(&arena);
}

/* Rows with something missing are as if not there; a start near the solution
 * leads to the same with one factor; a start that leads nowhere is given up. */
static void leaves_out_rows_and_starts_anywhere(void **state)
{
	double y[ROWS + 2], x[5][ROWS + 2], start[ROWS + 2];
	const double *column[5];
	struct ehr_poisson_model model = { ROWS + 2, 5, column, y, NULL, start,
		two, 2 };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;

	(void)state;
	for (size_t j = 0; j < 5; j++) {
		column[j] = x[j];
		x[j][0] = x[j][ROWS + 1] = 3;
		memcpy(x[j] + 1, dobson[j], sizeof(one));
	}
	memcpy(y + 1, counts, sizeof(counts));
	y[0] = NAN;
	y[ROWS + 1] = 8;
	x[3][ROWS + 1] = NAN;
	for (size_t i = 0; i < ROWS + 2; i++)
		start[i] = i == 4 ? (double)NAN : log(16);
	ehr_poisson_fit(&model, &arena, &fit);
	assert_dobson(&fit);
	assert_int_equal(fit.n, ROWS);
	assert_true(isnan(fit.mu[0]) && isnan(fit.eta[ROWS + 1]));
	assert_near(log(fit.mu[1]), fit.eta[1], 1e-13);
	for (size_t i = 1; i <= ROWS; i++)
		start[i] = fit.eta[i];
	ehr_poisson_fit(&model, &arena, &fit);
	assert_dobson(&fit);
	assert_int_equal(fit.factors, 1);
	for (size_t i = 1; i <= ROWS; i++)
		start[i] = i % 2 ? 700 : -700;
	ehr_poisson_fit(&model, &arena, &fit);
	assert_dobson(&fit);
	ehr_arena_release(&arena);
}

/* Counts 2, 4 of 1000 persons and 9, 21 of 3000: rates 6/2000 and 30/6000, so
 * that b = log(5/3); means 3, 3, 15, 15 and
 * phi = (1/3 + 1/3 + 36/15 + 36/15) / 2 = 41/15; variance of b
 * phi (1/6 + 1/30). */
static void takes_an_offset(void **state)
{
	const double y[4] = { 2, 4, 9, 21 }, x[4] = { 0, 0, 1, 1 };
	const double offset[4] = { log(1000), log(1000), log(3000), log(3000) };
	const double *const column[2] = { one, x };
	const size_t wanted[1] = { 1 };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;

	(void)state;
	ehr_poisson_fit(&(struct ehr_poisson_model){ 4, 2, column, y, offset,
				NULL, wanted, 1 },
		&arena, &fit);
	assert_int_equal(fit.state, EHR_FIT_DONE);
	assert_near(fit.beta[0], log(0.003), 1e-10);
	assert_near(fit.beta[1], log(5.0 / 3), 1e-10);
	assert_near(fit.phi, 41.0 / 15, 1e-10);
	assert_near(fit.covariance[0], 41.0 / 15 * 0.2, 1e-10);
	ehr_arena_release(&arena);
}

/* A holiday on which nobody ever died: its coefficient has no finite value, and
 * the others are those without such days. */
static void bears_a_day_without_counts(void **state)
{
	double y[ROWS + 2] = { 0 }, x[6][ROWS + 2] = { { 0 } };
	const double *column[6];
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;

	(void)state;
	for (size_t j = 0; j < 5; j++) {
		column[j] = x[j];
		memcpy(x[j], dobson[j], sizeof(one));
	}
	column[5] = x[5];
	x[0][ROWS] = x[0][ROWS + 1] = x[5][ROWS] = x[5][ROWS + 1] = 1;
	memcpy(y, counts, sizeof(counts));
	ehr_poisson_fit(&(struct ehr_poisson_model){ ROWS + 2, 6, column, y,
				NULL, NULL, two, 2 },
		&arena, &fit);
	assert_int_equal(fit.state, EHR_FIT_DONE);
	assert_near(fit.beta[1], -0.45425527228, 1e-7);
	assert_near(fit.covariance[0] / fit.phi, 1 / 63.0 + 1 / 40.0, 1e-7);
	assert_true(fit.beta[5] < -15);
	ehr_arena_release(&arena);
}

static void says_when_there_is_nothing_to_fit(void **state)
{
	const double zero[ROWS] = { 0 };
	struct ehr_poisson_model model = { ROWS, 0, dobson, counts, NULL, NULL,
		NULL, 0 };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;

	(void)state;
	assert_int_equal(
		ehr_poisson_fit(&model, &arena, &fit), EHR_FIT_TOO_FEW);
	model.n_column = 5;
	model.y = zero;
	assert_int_equal(
		ehr_poisson_fit(&model, &arena, &fit), EHR_FIT_TOO_FEW);
	model.y = counts;
	model.n_row = 0;
	assert_int_equal(
		ehr_poisson_fit(&model, &arena, &fit), EHR_FIT_TOO_FEW);
	/* as many columns as rows: no dispersion, and so no covariance */
	model.n_row = 2;
	model.n_column = 2;
	model.wanted = two;
	model.n_wanted = 1;
	assert_int_equal(ehr_poisson_fit(&model, &arena, &fit), EHR_FIT_DONE);
	assert_near(fit.beta[1], log(17.0 / 18), 1e-10);
	assert_true(fit.df == 0 && isnan(fit.phi) && isnan(fit.qaic));
	assert_true(isnan(fit.covariance[0]));
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_r),
		cmocka_unit_test(drops_aliased_columns),
		cmocka_unit_test(leaves_out_rows_and_starts_anywhere),
		cmocka_unit_test(takes_an_offset),
		cmocka_unit_test(bears_a_day_without_counts),
		cmocka_unit_test(says_when_there_is_nothing_to_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
