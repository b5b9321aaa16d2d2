/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/strata_fit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/normal_quantile.h"
#include "calc/philox.h"

enum { ROWS = 60, STRATA = 12 };

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* Strata with counts 3, 1 and 1, 3 where x is 1, 0: half of all where x is 1, so
 * b = 0 and all means are 2; phi = 4 (1/2) / (4 - 2 - 1) = 2, the variance
 * phi / (8 / 4) = 1; probability of the counts (4 / 16)^2. Two rows of a stratum
 * without a count count for nothing. */
static void fits_two_strata_by_hand(void **state)
{
	const double y[6] = { 3, 0, 1, 1, 3, 0 }, x[6] = { 1, 1, 0, 1, 0, 0 };
	const size_t stratum[6] = { 2, 1, 2, 0, 0, 1 }, wanted[1] = { 0 };
	const double *const column[1] = { x };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;

	(void)state;
	ehr_strata_fit(&(struct ehr_poisson_model){ 6, 1, column, y, NULL, NULL,
			       wanted, 1 },
		stratum, 3, &arena, &fit);
	assert_int_equal(fit.state, EHR_FIT_DONE);
	assert_true(fabs(fit.beta[0]) < 1e-12);
	assert_near(fit.phi, 2, 1e-12);
	assert_near(fit.covariance[0], 1, 1e-12);
	assert_near(fit.log_likelihood, -2 * log(4), 1e-12);
	assert_near(fit.qaic, 4 * log(4) + 2 * 2, 1e-12);
	assert_int_equal(fit.n, 4);
	assert_int_equal(fit.n_silent, 2);
	assert_int_equal(fit.n_strata, 2);
	assert_int_equal(fit.df, 1);
	assert_true(isnan(fit.mu[1]) && fabs(fit.mu[0] - 2) < 1e-12);
	ehr_arena_release(&arena);
}

struct days {
	double y[ROWS], x[2][ROWS], dummy[STRATA][ROWS], offset[ROWS];
	size_t stratum[ROWS];
	const double *column[STRATA + 3];
};

static void fill(struct days *days)
{
	const struct ehr_stream stream = { .seed = 3 };

	for (size_t i = 0; i < ROWS; i++) {
		double u = ehr_uniform(&stream, i);

		days->stratum[i] = i % STRATA;
		ehr_normal_quantiles(&u, 1, &days->x[0][i]);
		days->x[1][i] = days->x[0][i] * days->x[0][i];
		days->y[i] = floor(9 * ehr_uniform(&stream, ROWS + i));
		days->offset[i] = ehr_uniform(&stream, 2 * ROWS + i);
		for (size_t k = 0; k < STRATA; k++)
			days->dummy[k][i] = days->stratum[i] == k;
	}
	for (size_t k = 0; k < STRATA; k++)
		days->column[k] = days->dummy[k];
	days->column[STRATA] = days->x[0];
	days->column[STRATA + 1] = days->x[1];
	days->column[STRATA + 2] = days->dummy[3];
}

/* The same as with an intercept for each stratum; a column that is constant in
 * each stratum is aliased in both. */
static void equals_dummies(void **state)
{
	static struct days days;
	const size_t late[2] = { STRATA, STRATA + 1 }, early[2] = { 0, 1 };
	struct ehr_poisson_model model = { ROWS, STRATA + 3, days.column,
		days.y, days.offset, NULL, late, 2 };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit dummies, strata;

	(void)state;
	fill(&days);
	ehr_poisson_fit(&model, &arena, &dummies);
	model.n_column = 3;
	model.column = days.column + STRATA;
	model.wanted = early;
	ehr_strata_fit(&model, days.stratum, STRATA, &arena, &strata);
	assert_int_equal(dummies.state, EHR_FIT_DONE);
	assert_int_equal(strata.state, EHR_FIT_DONE);
	assert_true(strata.aliased[2] && dummies.aliased[STRATA + 2]);
	assert_int_equal(strata.rank, 2);
	assert_int_equal(strata.df, dummies.df);
	assert_near(strata.phi, dummies.phi, 1e-9);
	assert_near(strata.deviance, dummies.deviance, 1e-11);
	for (size_t i = 0; i < 2; i++)
		assert_near(strata.beta[i], dummies.beta[STRATA + i], 1e-8);
	for (size_t i = 0; i < 4; i++)
		assert_near(strata.covariance[i], dummies.covariance[i], 1e-8);
	for (size_t i = 0; i < ROWS; i++)
		assert_near(strata.mu[i], dummies.mu[i], 1e-9);
	ehr_arena_release(&arena);
}

static void says_when_no_stratum_has_a_count(void **state)
{
	const double y[2] = { 0, 0 }, x[2] = { 1, 0 };
	const double *const column[1] = { x };
	const size_t stratum[2] = { 0, 0 };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;

	(void)state;
	assert_int_equal(
		ehr_strata_fit(&(struct ehr_poisson_model){ 2, 1, column, y,
				       NULL, NULL, NULL, 0 },
			stratum, 1, &arena, &fit),
		EHR_FIT_TOO_FEW);
	assert_int_equal(fit.n_silent, 2);
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_two_strata_by_hand),
		cmocka_unit_test(equals_dummies),
		cmocka_unit_test(says_when_no_stratum_has_a_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
