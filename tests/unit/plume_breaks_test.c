/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/plume_breaks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct ehr_sigma_set sigmas = {
	.name = "test",
	.y = { { EHR_SIGMA_RATIO, INFINITY, 1,
		{ { INFINITY, 0.22, 0.0001, -0.5 } } } },
	.z = { { EHR_SIGMA_POWER, 5000, 2,
		{ { 500, 346.75, 1.7283, 0 },
			{ INFINITY, 453.85, 2.1166, 0 } } } },
};

static bool has(const double *at, unsigned n, double x_m, double relative)
{
	for (unsigned i = 0; i < n; i++)
		if (fabs(at[i] - x_m) <= relative * x_m)
			return true;
	return false;
}

/* The end of the first piece; sigma z 5000 m at 1000 (5000 / 453.85)^(1 /
 * 2.1166) = 3107 m; full mixing at sigma z 1.6 1000 m: 1000 (1600 /
 * 453.85)^(1 / 2.1166) = 1813.6 m; the end of rise. */
static void are_found(void **state)
{
	struct ehr_plume_model model = { .sigma = &sigmas,
		.wind_min_m_s = 1,
		.profile_from_m = 10,
		.ref_height_m = 10,
		.air_temp_k = 288,
		.mixed_share = 1.6,
		.area_spread = 4.3,
		.gradual_rise = true };
	struct ehr_stack stack = { 30, 2, 10, 450, 0 };
	struct ehr_plume plume;
	double at[EHR_PLUME_BREAKS];
	unsigned n;

	(void)state;
	model.lid_m[0] = 1000;
	ehr_plume_start(&plume, &model, &stack, EHR_STABILITY_A, 3);
	n = ehr_plume_breaks(&plume, at);
	assert_true(has(at, n, 500, 1e-15));
	assert_true(has(at, n, 1000 * pow(5000 / 453.85, 1 / 2.1166), 1e-9));
	assert_true(has(at, n, 1000 * pow(1600 / 453.85, 1 / 2.1166), 1e-9));
	assert_true(has(at, n, plume.rise.reach_m, 1e-15));
	assert_int_equal(n, 4);

	/* through a lid at half of its rise: 1.6 (F x^2)^(1/3) / u is half the
	 * final rise at (1/2)^(3/2) of the way */
	model.lid_m[0] = 30 + plume.rise.final_m / 2;
	ehr_plume_start(&plume, &model, &stack, EHR_STABILITY_A, 3);
	n = ehr_plume_breaks(&plume, at);
	assert_true(has(at, n, plume.rise.reach_m * pow(0.5, 1.5), 1e-9));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
