/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/pooling.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* Invented coefficients of seven cities; the expected numbers are those of
 * metafor 3.8-1, printed by tests/oracle/response/pooling.R. */
static const double b[7] = { 3.1e-4, 8.2e-4, -1.4e-4, 5.0e-4, 2.2e-4, 9.7e-4,
	4.1e-4 };
static const double se[7] = { 0.98e-4, 2.1e-4, 3.3e-4, 1.2e-4, 0.7e-4, 2.8e-4,
	1.9e-4 };

static void agrees_with_metafor(void **state)
{
	struct ehr_pooled pooled;
	double mean, error;

	(void)state;
	assert_true(ehr_pool(b, se, 7, EHR_POOL_FIXED, &pooled));
	assert_near(pooled.mu, 0.000339886722955, 1e-10);
	assert_near(pooled.se, 4.71423500921e-05, 1e-10);
	assert_near(pooled.q, 17.3486848152, 1e-10);
	assert_near(pooled.q_p, 0.00808368733658, 1e-9);
	assert_near(pooled.i2, 65.4152458016, 1e-10);
	assert_true(ehr_pool(b, se, 7, EHR_POOL_REML, &pooled));
	assert_near(pooled.mu, 0.00042373516402, 1e-8);
	assert_near(pooled.se, 0.000100593803124, 1e-8);
	assert_near(pooled.tau2, 4.13387641983e-08, 1e-8);
	assert_near(pooled.i2, 68.7419413817, 1e-8);
	assert_true(ehr_pool(b, se, 7, EHR_POOL_DL, &pooled));
	assert_near(pooled.mu, 0.000420492398786, 1e-10);
	assert_near(pooled.se, 9.57430681966e-05, 1e-10);
	assert_near(pooled.tau2, 3.55542876575e-08, 1e-10);
	ehr_shrink(b[1], se[1], &pooled, &mean, &error);
	assert_near(mean, 0.000598815607651, 1e-10);
	assert_near(error, 0.00014998050911, 1e-10);
}

/* Q below its degrees of freedom: no variance between the areas, and a shrunken
 * estimate is the pooled one. By hand: weights 1 and 1/4, mu = (1 + 2/4) / (5/4)
 * = 1.2, Q = 0.04 + 0.64 / 4 = 0.2. */
static void finds_no_variance_among_alike(void **state)
{
	const double close[2] = { 1, 2 }, error[2] = { 1, 2 };
	struct ehr_pooled pooled;
	double mean, shrunken;

	(void)state;
	for (int method = EHR_POOL_FIXED; method <= EHR_POOL_REML; method++) {
		assert_true(ehr_pool(
			close, error, 2, (enum ehr_pooling)method, &pooled));
		assert_near(pooled.mu, 1.2, 1e-15);
		assert_near(pooled.se, sqrt(0.8), 1e-15);
		assert_near(pooled.q, 0.2, 1e-14);
		assert_true(pooled.tau2 == 0 && pooled.i2 == 0);
		ehr_shrink(2, 2, &pooled, &mean, &shrunken);
		assert_true(mean == pooled.mu && shrunken == pooled.se);
	}
}

static void refuses_what_is_no_estimate(void **state)
{
	const double two[2] = { 1, 2 }, zero[2] = { 1, 0 },
		     none[2] = { 1, NAN };
	struct ehr_pooled pooled = { .mu = 7 };

	(void)state;
	assert_false(ehr_pool(two, two, 0, EHR_POOL_DL, &pooled));
	assert_false(ehr_pool(two, zero, 2, EHR_POOL_DL, &pooled));
	assert_false(ehr_pool(none, two, 2, EHR_POOL_DL, &pooled));
	assert_true(pooled.mu == 7);
	assert_true(ehr_pool(two, two, 1, EHR_POOL_REML, &pooled));
	assert_true(pooled.mu == 1 && pooled.se == 1 && isnan(pooled.q_p));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_metafor),
		cmocka_unit_test(finds_no_variance_among_alike),
		cmocka_unit_test(refuses_what_is_no_estimate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
