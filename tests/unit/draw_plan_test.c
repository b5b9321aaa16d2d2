/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_plan.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct ehr_profile *profile;

static int open_profile(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	profile = ehr_profile_open(TEST_DATA "/draws/profile.yaml", &err);
	if (!profile)
		print_error("%s\n", err.text);
	return profile ? 0 : -1;
}

static int close_profile(void **state)
{
	(void)state;
	ehr_profile_close(profile);
	return 0;
}

static struct ehr_draw_plan *plan_of(const struct ehr_draw_opts *opts)
{
	struct ehr_err err = { 0 };
	struct ehr_draw_plan *plan = ehr_draw_plan_new(profile, opts, &err);

	if (!plan)
		fail_msg("%s", err.text);
	return plan;
}

static const struct ehr_drawn_param *find(
	const struct ehr_draw_plan *plan, const char *name)
{
	for (size_t i = 0; i < plan->n_param; i++)
		if (strcmp(plan->param[i].name, name) == 0)
			return &plan->param[i];
	fail_msg("no parameter %s", name);
	return NULL;
}

/* IRS is the one that the profile calls uncertain. */
static void draws_each_in_its_dimension(void **state)
{
	struct ehr_draw_plan *plan =
		plan_of(&(struct ehr_draw_opts){ .draws = 300, .outer = 200 });
	double *value = calloc(profile->n_value, sizeof(*value));
	const struct ehr_drawn_param *irs = find(plan, "adult.IRS");
	const struct ehr_drawn_param *bw = find(plan, "adult.BW");

	(void)state;
	assert_int_equal(plan->total, 60000);
	assert_int_equal(plan->n_param, 3);
	assert_true(irs->outer && irs->n == 200);
	assert_true(!bw->outer && bw->n == 300);
	ehr_draw_plan_values(plan, 7 * 300 + 5, value);
	assert_true(value[irs->number] == irs->value[7]);
	assert_true(value[bw->number] == bw->value[5]);
	assert_string_equal(plan->text, "300 seed=0 outer=200");
	free(value);
	ehr_draw_plan_free(plan);
}

static void intakes_are_those_of_the_values(void **state)
{
	struct ehr_draw_plan *plan =
		plan_of(&(struct ehr_draw_opts){ .draws = 100, .seed = 3 });
	double *value = calloc(profile->n_value, sizeof(*value));

	(void)state;
	memcpy(value, profile->value, profile->n_value * sizeof(*value));
	for (size_t d = 0; d < 100; d += 33)
		for (size_t m = 0; m < profile->n_medium; m++) {
			struct ehr_intake drawn =
				ehr_draw_plan_intake(plan, m, 0, d);
			struct ehr_intake expected;

			ehr_draw_plan_values(plan, d, value);
			expected = ehr_pathway_intake(
				profile, profile->medium[m].path, value);
			assert_memory_equal(&drawn, &expected, sizeof(drawn));
		}
	free(value);
	ehr_draw_plan_free(plan);
}

/* Each tenth of a distribution has a tenth of a Latin hypercube. */
static void hypercubes_are_even(void **state)
{
	struct ehr_draw_plan *plan =
		plan_of(&(struct ehr_draw_opts){ .draws = 1000, .lhs = true });
	const struct ehr_drawn_param *bw = find(plan, "adult.BW");
	struct ehr_dist dist = { .kind = EHR_DIST_LOGNORMAL,
		.arg = { log(70), log(1.2) },
		.low = -HUGE_VAL,
		.high = HUGE_VAL };

	(void)state;
	assert_int_equal(ehr_dist_init(&dist), EHR_DIST_FINE);
	for (int tenth = 1; tenth < 10; tenth++) {
		double limit = ehr_dist_quantile(&dist, tenth / 10.0);
		int below = 0;

		for (size_t i = 0; i < 1000; i++)
			below += bw->value[i] < limit;
		assert_int_equal(below, 100 * tenth);
	}
	ehr_draw_plan_free(plan);
}

static void refuses_what_memory_does_not_hold(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	assert_null(ehr_draw_plan_new(profile,
		&(struct ehr_draw_opts){
			.draws = 100000000, .outer = 100000000 },
		&err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_each_in_its_dimension),
		cmocka_unit_test(intakes_are_those_of_the_values),
		cmocka_unit_test(hypercubes_are_even),
		cmocka_unit_test(refuses_what_memory_does_not_hold),
	};

	return cmocka_run_group_tests(tests, open_profile, close_profile);
}
