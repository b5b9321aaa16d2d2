/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_result.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { INNER = 200, OUTER = 100, ALL = INNER * OUTER };

static struct ehr_profile *profile;
static struct ehr_draw_plan *plan;
static struct ehr_draw_summing summing;
static double x[ALL];

/* BW and EF vary within, IRS is uncertain. */
static int open_plan(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	profile = ehr_profile_open(TEST_DATA "/draws/profile.yaml", &err);
	plan = profile ? ehr_draw_plan_new(profile,
				 &(struct ehr_draw_opts){ .draws = INNER,
					 .outer = OUTER,
					 .lhs = true },
				 &err)
		       : NULL;
	if (!plan)
		return -1;
	ehr_draw_summing_init(&summing, plan);
	return 0;
}

static int close_plan(void **state)
{
	(void)state;
	ehr_draw_summing_release(&summing);
	ehr_draw_plan_free(plan);
	ehr_profile_close(profile);
	return 0;
}

static const struct ehr_drawn_param *find(const char *name)
{
	for (size_t i = 0; i < plan->n_param; i++)
		if (strcmp(plan->param[i].name, name) == 0)
			return &plan->param[i];
	fail_msg("no parameter %s", name);
	return NULL;
}

/* A result that is one parameter's reciprocal hangs on it alone, with -1. */
static void one_parameter_is_all(void **state)
{
	const struct ehr_drawn_param *bw = find("adult.BW");
	struct ehr_draw_result result;

	(void)state;
	for (size_t d = 0; d < ALL; d++)
		x[d] = 1 / bw->value[d % INNER];
	ehr_draw_sum_up(&summing, x, 1 / 70.0, NULL, &result);
	assert_string_equal(result.top, "adult.BW");
	assert_string_equal(result.shares, "adult.BW=1.00");
	assert_string_equal(result.rho, "adult.BW=-1.00");
	/* the median of BW is 70 */
	assert_true(result.above == 0.5);
}

/* The same people in each outer draw: inner percentiles do not spread; they
 * spread as IRS does where they are in proportion to it. */
static void outer_percentiles_are_of_what_is_not_known(void **state)
{
	const struct ehr_drawn_param *bw = find("adult.BW");
	const struct ehr_drawn_param *irs = find("adult.IRS");
	static double scratch[OUTER];
	const double share[] = { 0.05, 0.5, 0.95 };
	double of_irs[3];
	struct ehr_draw_result result;

	(void)state;
	for (size_t d = 0; d < ALL; d++)
		x[d] = bw->value[d % INNER];
	ehr_draw_sum_up(&summing, x, 1, NULL, &result);
	for (int i = 0; i < EHR_INNERS; i++)
		assert_true(result.outer[i][EHR_OUTER_P05] ==
			    result.outer[i][EHR_OUTER_P95]);
	for (size_t d = 0; d < ALL; d++)
		x[d] = irs->value[d / INNER];
	ehr_draw_sum_up(&summing, x, 1, NULL, &result);
	ehr_quantiles(irs->value, OUTER, share, 3, scratch, of_irs);
	for (int k = 0; k < EHR_OUTERS; k++)
		assert_true(result.outer[EHR_INNER_P95][k] == of_irs[k]);
	assert_string_equal(result.rho, "adult.IRS=1.00");
}

static void what_does_not_vary_hangs_on_nothing(void **state)
{
	struct ehr_draw_result result;

	(void)state;
	for (size_t d = 0; d < ALL; d++)
		x[d] = 2;
	ehr_draw_sum_up(&summing, x, 2, NULL, &result);
	assert_string_equal(result.top, "");
	assert_string_equal(result.shares, "");
	assert_true(result.above == 0 && result.p95_change == 0);
	assert_true(result.all.sd == 0 && result.all.mean == 2);
}

/* The first half all 1, the second all 3: p95 of the half 1, of all 3. */
static void notes_how_the_percentile_moves(void **state)
{
	struct ehr_draw_result result, twice;

	(void)state;
	for (size_t d = 0; d < ALL; d++)
		x[d] = d < ALL / 2 ? 1 : 3;
	ehr_draw_sum_up(&summing, x, 2, NULL, &result);
	assert_true(fabs(result.p95_change - 2.0 / 3) < 1e-15);
	assert_true(result.above == 0.5);
	ehr_draw_result_scale(&result, 2, &twice);
	assert_true(twice.all.mean == 4);
	assert_true(twice.all.percentile[EHR_P95] == 6);
	assert_true(twice.p95_change == result.p95_change);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_parameter_is_all),
		cmocka_unit_test(outer_percentiles_are_of_what_is_not_known),
		cmocka_unit_test(what_does_not_vary_hangs_on_nothing),
		cmocka_unit_test(notes_how_the_percentile_moves),
	};

	return cmocka_run_group_tests(tests, open_plan, close_plan);
}
