/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const size_t outcomes[] = { 0, 1 }, pollutants[] = { 2, 3, 4 };
static const struct ehr_response_lag lags[] = { { 0, 0 }, { 0, 1 } };

static const struct ehr_response_plan plain = {
	.outcome = outcomes,
	.n_outcome = 2,
	.pollutant = pollutants,
	.n_pollutant = 3,
	.lag = lags,
	.n_lag = 2,
};

/* Outcome by outcome; in it pollutant by pollutant at each lag. */
static void single(void **state)
{
	struct ehr_arena arena = { 0 };
	struct ehr_response_model *model;
	size_t n;

	(void)state;
	model = ehr_response_models(&plain, &arena, &n);
	assert_int_equal(n, 12);
	assert_int_equal(model[0].outcome, 0);
	assert_int_equal(model[1].pollutant[0], 2);
	assert_int_equal(model[1].lag.last, 1);
	assert_int_equal(model[5].pollutant[0], 4);
	assert_int_equal(model[6].outcome, 1);
	assert_int_equal(ehr_response_estimates(&model[6]), 1);
	ehr_arena_release(&arena);
}

/* 3 single, 3 distributed (without a lag of their own), 3 pairs at 2 lags. */
static void all_kinds(void **state)
{
	struct ehr_arena arena = { 0 };
	struct ehr_lag_basis basis;
	struct ehr_response_plan plan = plain;
	struct ehr_response_model *model;
	size_t n;

	(void)state;
	ehr_lag_free(&basis, 6, &arena);
	plan.n_outcome = 1;
	plan.distributed = &basis;
	plan.joint = EHR_JOINT_PAIRS;
	model = ehr_response_models(&plan, &arena, &n);
	assert_int_equal(n, 3 * 2 + 3 + 3 * 2);
	assert_true(model[6].distributed);
	assert_int_equal(model[6].lag.last, 5);
	/* six lags and their sum */
	assert_int_equal(ehr_response_estimates(&model[6]), 7);
	assert_int_equal(model[9].n_pollutant, 2);
	assert_int_equal(model[9].pollutant[0], 2);
	assert_int_equal(model[9].pollutant[1], 3);
	assert_int_equal(model[14].pollutant[0], 3);
	assert_int_equal(model[14].pollutant[1], 4);
	plan.distributed = NULL;
	plan.joint = EHR_JOINT_ALL;
	model = ehr_response_models(&plan, &arena, &n);
	assert_int_equal(n, 3 * 2 + 2);
	assert_int_equal(ehr_response_estimates(&model[7]), 3);
	plan.n_pollutant = 1;
	(void)ehr_response_models(&plan, &arena, &n);
	assert_int_equal(n, 2);
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(single),
		cmocka_unit_test(all_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
