/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/natural_spline.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const double x[9] = { 1, 2, 4, 7, 11, 16, 22, NAN, 3.5 };

static void assert_row(const double *found, const double *expected, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(fabs(found[i] - expected[i]) <= 1e-14))
			fail_msg("%.17g is not %.17g", found[i], expected[i]);
}

/* R 4.2.2: b <- splines::ns(x, 4), b at 1, 11 and 22, predict(b, c(-2, 30)). */
static void agrees_with_r(void **state)
{
	static const double knots[5] = { 1, 3.125, 5.5, 12.25, 22 };
	static const double at[5] = { 1, 11, 22, -2, 30 };
	static const double expected[5][4] = { { 0 },
		{ 0.432260417704993, 0.452825856568020, 0.148581397457518,
			-0.0364863199068657 },
		{ 0, -0.152289669861555, 0.410010649627263,
			0.7422790202342918 },
		{ 0, 0.388049696462391, -1.044749182783361, 0.65669948632097 },
		{ 0, -1.123535676251331, 0.563365282215122,
			1.56017039403621 } };
	struct ehr_natural_spline spline;
	struct ehr_arena arena = { 0 };
	double row[4];

	(void)state;
	assert_true(ehr_natural_spline_init(&spline, x, 9, 4, &arena));
	assert_row(spline.knot, knots, 5);
	for (size_t i = 0; i < 5; i++) {
		ehr_natural_spline_at(&spline, at[i], row);
		assert_row(row, expected[i], 4);
	}
	ehr_arena_release(&arena);
}

/* R 4.2.2: ns(x, 1)[5, ] and ns(x, 2)[5, ]: one piece and two, in which the
 * conditions at both ends concern the same functions. */
static void has_few_degrees_of_freedom(void **state)
{
	static const double two[2] = { 0.5651606163035657,
		-0.0940560826961344 };
	struct ehr_natural_spline spline;
	struct ehr_arena arena = { 0 };
	double out[2 * 9];

	(void)state;
	assert_true(ehr_natural_spline_init(&spline, x, 9, 1, &arena));
	ehr_natural_spline_at(&spline, 11, out);
	assert_row(out, (double[]){ 0.381801774160606 }, 1);
	assert_true(ehr_natural_spline_init(&spline, x, 9, 2, &arena));
	ehr_natural_spline_columns(&spline, x, 9, out);
	assert_row((double[]){ out[4], out[9 + 4] }, two, 2);
	assert_true(isnan(out[7]) && isnan(out[9 + 7]));
	ehr_arena_release(&arena);
}

static void refuses_knots_that_coincide(void **state)
{
	static const double mostly[6] = { 0, 0, 0, 0, 0, 5 };
	struct ehr_natural_spline spline;
	struct ehr_arena arena = { 0 };

	(void)state;
	assert_false(ehr_natural_spline_init(&spline, mostly, 6, 3, &arena));
	assert_true(ehr_natural_spline_init(&spline, mostly, 6, 1, &arena));
	assert_false(ehr_natural_spline_init(&spline, mostly, 5, 1, &arena));
	assert_false(ehr_natural_spline_init(&spline, mostly, 0, 1, &arena));
	assert_false(ehr_natural_spline_init(&spline, x, 9, 0, &arena));
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_r),
		cmocka_unit_test(has_few_degrees_of_freedom),
		cmocka_unit_test(refuses_knots_that_coincide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
