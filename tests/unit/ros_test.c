/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ros.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* Copper in groundwater, the first 30 results of testdata/nondetects-nada2
 * (cuzn.csv), ug/L: non-detects below 1, 5, 10 and 20. */
static const double copper_value[] = { 1, 1, 3, 3, 5, 1, 4, 4, 2, 2, 1, 2, 5,
	11, 1, 2, 2, 2, 2, 20, 2, 2, 3, 3, 20, 10, 7, 5, 2, 2 };
static const bool copper_detected[] = { false, false, true, true, true, true,
	true, true, true, true, true, true, false, true, false, true, true,
	true, true, false, true, true, true, true, false, false, true, true,
	true, true };
static const struct ehr_sample copper = { copper_value, copper_detected, 30 };

/* R: positions result by result and lm, as in tests/oracle/epc-stats; the two
 * below 20 are above every detect. */
static void agrees_with_r(void **state)
{
	double filled[30];
	struct ehr_ros found;
	struct ehr_moments moments;

	(void)state;
	assert_true(ehr_ros(&copper, filled, &found));
	assert_int_equal(found.n, 28);
	assert_near(found.intercept, 0.821210533244907, 1e-12);
	assert_near(found.slope, 0.657083855767606, 1e-12);
	assert_true(ehr_moments(filled, found.n, &moments));
	assert_near(moments.mean, 2.8077193018708, 1e-12);
	assert_near(moments.sd, 2.14427320615589, 1e-12);
	assert_true(moments.max == 11);
}

/* <1, e, e^2, e^3: exceeding 1 has 3/4; detects at 1/4 + 3/4 r/4 = 7/16, 10/16,
 * 13/16, the non-detect at 1/8. The quantiles: R, qnorm. */
static void fills_by_hand(void **state)
{
	const double value[] = { exp(2), 1, exp(3), exp(1) };
	static const bool detected[] = { true, false, true, true };
	const struct ehr_sample sample = { value, detected, 4 };
	const double q[] = { -0.157310684610171, 0.318639363964375,
		0.887146559018876 };
	const double middle = (q[0] + q[1] + q[2]) / 3;
	double filled[4], xx = 0, xy = 0;
	struct ehr_ros found;

	(void)state;
	for (int i = 0; i < 3; i++) {
		xx += (q[i] - middle) * (q[i] - middle);
		xy += (q[i] - middle) * (i - 1);
	}
	assert_true(ehr_ros(&sample, filled, &found));
	assert_near(found.slope, xy / xx, 1e-13);
	assert_near(filled[0], exp(2 + xy / xx * (-1.15034938037601 - middle)),
		1e-12);
}

static void gives_detects_back(void **state)
{
	static const double value[] = { 3, 1, 2 };
	const struct ehr_sample sample = { value, NULL, 3 };
	double filled[3];
	struct ehr_ros found;

	(void)state;
	assert_true(ehr_ros(&sample, filled, &found));
	assert_true(filled[0] == 1 && filled[1] == 2 && filled[2] == 3);
	assert_int_equal(found.n, 3);
}

/* Limits above every detect are left out. */
static void leaves_high_limits_out(void **state)
{
	static const double value[] = { 3, 1, 2, 9, 1 };
	static const bool detected[] = { true, true, true, false, false };
	const struct ehr_sample sample = { value, detected, 5 };
	double filled[5];
	struct ehr_ros found;

	(void)state;
	assert_true(ehr_ros(&sample, filled, &found));
	assert_int_equal(found.n, 4);
	assert_true(filled[0] < 1 && filled[3] == 3);
}

static void says_when_it_cannot(void **state)
{
	static const double value[] = { 3, 1, 2, 5 }, same[] = { 2, 2, 2, 1 };
	static const double zero[] = { 3, 1, 2, 0 };
	static const bool two[] = { true, true, false, false };
	static const bool three[] = { true, true, true, false };
	const struct ehr_sample few = { value, two, 4 };
	const struct ehr_sample equal = { same, three, 4 };
	const struct ehr_sample limit = { zero, three, 4 };
	double filled[4] = { 99 };
	struct ehr_ros found = { .n = 99 };

	(void)state;
	assert_false(ehr_ros(&few, filled, &found));
	assert_false(ehr_ros(&equal, filled, &found));
	assert_false(ehr_ros(&limit, filled, &found));
	assert_true(found.n == 99 && filled[0] == 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_r),
		cmocka_unit_test(fills_by_hand),
		cmocka_unit_test(gives_detects_back),
		cmocka_unit_test(leaves_high_limits_out),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
