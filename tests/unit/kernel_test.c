/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/kernel.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* Relative to 990 m, as compared with AERMOD for the facility in Alabama: 1/d
 * at 100 m 9.9 and at 50 km 0.020; 1/d2 98 and 0.0004; exp(-d / 2 km) 1.40 at
 * 320 m and 0.15 at 4.8 km. */
static void falls_with_distance(void **state)
{
	const struct ehr_kernel one = { .kind = EHR_KERNEL_RECIPROCAL };
	const struct ehr_kernel two = { .kind = EHR_KERNEL_SQUARE };
	const struct ehr_kernel e = { .kind = EHR_KERNEL_EXPONENTIAL,
		.scale_m = 2000 };

	(void)state;
	near(ehr_kernel_at(&one, 2000, 0), 0.5, 1e-15);
	near(ehr_kernel_at(&one, 100, 0) / ehr_kernel_at(&one, 990, 0), 9.9,
		1e-12);
	near(ehr_kernel_at(&two, 2000, 0), 0.25, 1e-15);
	near(ehr_kernel_at(&two, 100, 0) / ehr_kernel_at(&two, 990, 0), 98.01,
		1e-12);
	near(ehr_kernel_at(&e, 2000, 0), exp(-1), 1e-15);
	near(ehr_kernel_at(&e, 320, 0) / ehr_kernel_at(&e, 990, 0), 1.40,
		0.004);
	near(ehr_kernel_at(&e, 4800, 0) / ehr_kernel_at(&e, 990, 0), 0.15,
		0.04);
}

static void has_a_nearest_distance(void **state)
{
	const struct ehr_kernel one = { .kind = EHR_KERNEL_RECIPROCAL };

	(void)state;
	/* a cell of 1 km: 0.9 sqrt(1e6 / pi) = 507.77 m */
	near(ehr_kernel_at(&one, 0, 507.77), 1000 / 507.77, 1e-15);
	near(ehr_kernel_at(&one, 507, 507.77), 1000 / 507.77, 1e-15);
	near(ehr_kernel_at(&one, 509, 507.77), 1000 / 509.0, 1e-15);
	assert_true(isfinite(ehr_kernel_at(&one, 0, 0)));
}

/* Bounds belong to the step beyond them, as in CAPCOA's "0 to < 100 m". */
static void goes_in_steps(void **state)
{
	static const struct ehr_kernel_step step[] = { { 100, 1 },
		{ 250, 0.25 }, { INFINITY, 0.001 } };
	const struct ehr_kernel kernel = {
		.kind = EHR_KERNEL_STEPS, .step = step, .n = 3
	};

	(void)state;
	near(ehr_kernel_at(&kernel, 99.999, 0), 1, 1e-15);
	near(ehr_kernel_at(&kernel, 100, 0), 0.25, 1e-15);
	near(ehr_kernel_at(&kernel, 250, 0), 0.001, 1e-15);
	near(ehr_kernel_at(&kernel, 1e6, 0), 0.001, 1e-15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(falls_with_distance),
		cmocka_unit_test(has_a_nearest_distance),
		cmocka_unit_test(goes_in_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
