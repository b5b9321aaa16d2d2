/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/kaplan_meier.h"

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

/* 1, <2, 3, 5. F(5) = 1, F(3) = 3/4, F(1) = 3/4 * 2/3 = 1/2, nothing below 1:
 * mean 5/4 + 3/4 + 1/2. Areas left of 3 and 5: 1/2 * 2 = 1, 1 + 3/4 * 2 = 2.5;
 * se^2 = 3/2 (1 / (3 * 2) + 6.25 / (4 * 3)) = 1.03125. Variance of the
 * distribution: (1.5^2 / 2 + 0.5^2 / 4 + 2.5^2 / 4) = 2.75. */
static void follows_the_formula(void **state)
{
	static const double value[] = { 5, 2, 1, 3 };
	static const bool detected[] = { true, false, true, true };
	const struct ehr_sample sample = { value, detected, 4 };
	struct ehr_kaplan_meier found;

	(void)state;
	assert_true(ehr_kaplan_meier(&sample, EHR_KM_ON_DETECT, &found));
	assert_near(found.mean, 2.5, 1e-15);
	assert_near(found.se, sqrt(1.03125), 1e-15);
	assert_near(found.sd, sqrt(2.75), 1e-15);
	assert_true(found.n == 4 && found.detects == 3 && found.above == 0);
	assert_true(found.left_over == 0 && found.has_se);
}

/* <1, <0.4, 2, 4: F(2) = 3/4, left over 3/4 * 2/3 = 1/2. On the detect: mean 1 +
 * 0.25 * 2 + 0.5 * 2 = 2.5; areas at 4: 3/4 * 2 = 1.5; se^2 = 2 * 2.25 / 12.
 * On the limit 0.4: 1 + 0.5 + 0.2 = 1.7; areas 1/2 * 1.6 = 0.8 and 2.3: se^2 =
 * 2 (0.64 / (3 * 2) + 5.29 / 12). */
static void puts_what_is_left(void **state)
{
	static const double value[] = { 1, 0.4, 2, 4 };
	static const bool detected[] = { false, false, true, true };
	const struct ehr_sample sample = { value, detected, 4 };
	struct ehr_kaplan_meier found;

	(void)state;
	assert_true(ehr_kaplan_meier(&sample, EHR_KM_ON_DETECT, &found));
	assert_near(found.mean, 2.5, 1e-15);
	assert_near(found.se, sqrt(2 * 2.25 / 12), 1e-15);
	assert_near(found.left_over, 0.5, 1e-15);
	assert_true(ehr_kaplan_meier(&sample, EHR_KM_ON_LIMIT, &found));
	assert_near(found.mean, 1.7, 1e-15);
	assert_near(found.se, sqrt(2 * (0.64 / 6 + 5.29 / 12)), 1e-15);
}

/* R: survfit(Surv(21 - x, detected) ~ 1) of the package survival, its restricted
 * mean and standard error, that times sqrt(23 / 22); the smallest detect is 1. */
static void agrees_with_survfit(void **state)
{
	struct ehr_kaplan_meier found;

	(void)state;
	assert_true(ehr_kaplan_meier(&copper, EHR_KM_ON_DETECT, &found));
	assert_near(found.mean, 2.84571678321678, 1e-14);
	assert_near(found.se, 0.411612748154132, 1e-13);
	assert_near(found.sd, 2.10512560952456, 1e-13);
	assert_near(found.left_over, 0.116321178821179, 1e-13);
	assert_true(found.detects == 23 && found.above == 2);
}

/* Without non-detects it is the ordinary mean and s / sqrt(n): 2, 3, 7 has
 * sqrt(7 / 3), also with a result counted twice for one that is there twice. */
static void is_the_mean_of_detects(void **state)
{
	static const double value[] = { 2, 3, 7 }, twice[] = { 2, 3, 7, 7 };
	static const bool detected[] = { true, true, true };
	static const uint32_t times[] = { 1, 1, 2 };
	const struct ehr_sample sample = { value, NULL, 3 };
	const struct ehr_sample more = { twice, NULL, 4 };
	const struct ehr_sample rising = { value, detected, 3 };
	struct ehr_kaplan_meier found, counted;

	(void)state;
	assert_true(ehr_kaplan_meier(&sample, EHR_KM_ON_LIMIT, &found));
	assert_near(found.mean, 4, 1e-15);
	assert_near(found.se, sqrt(7.0 / 3), 1e-15);
	assert_true(ehr_kaplan_meier(&more, EHR_KM_ON_DETECT, &found));
	assert_true(ehr_kaplan_meier_counted(
		&rising, times, EHR_KM_ON_DETECT, &counted));
	assert_true(found.mean == counted.mean && found.se == counted.se);
}

/* A limit above every detect tells nothing; one detect has no error. */
static void knows_lone_detects_and_high_limits(void **state)
{
	static const double value[] = { 1, 50, 0.5 };
	static const bool detected[] = { true, false, false };
	const struct ehr_sample sample = { value, detected, 3 };
	struct ehr_kaplan_meier found;

	(void)state;
	assert_true(ehr_kaplan_meier(&sample, EHR_KM_ON_DETECT, &found));
	assert_true(found.mean == 1 && found.sd == 0 && found.above == 1);
	assert_false(found.has_se);
	assert_true(ehr_kaplan_meier(&sample, EHR_KM_ON_LIMIT, &found));
	assert_near(found.mean, 0.75, 1e-15);
}

/* Detects 1 and 3 below a limit of 1e300, which changes nothing: mean 2, variance
 * 1; se^2 = 2 ((1 / 2 * 2)^2 / (2 * 1)) = 1. */
static void keeps_the_scale_of_detects(void **state)
{
	static const double value[] = { 1, 3, 1e300 };
	static const bool detected[] = { true, true, false };
	const struct ehr_sample sample = { value, detected, 3 };
	struct ehr_kaplan_meier found;

	(void)state;
	assert_true(ehr_kaplan_meier(&sample, EHR_KM_ON_DETECT, &found));
	assert_near(found.mean, 2, 1e-15);
	assert_near(found.sd, 1, 1e-15);
	assert_near(found.se, 1, 1e-15);
}

static void says_when_it_cannot(void **state)
{
	static const double value[] = { 1, 2 }, bad[] = { 1, INFINITY };
	static const bool none[] = { false, false };
	const struct ehr_sample hidden = { value, none, 2 };
	const struct ehr_sample endless = { bad, NULL, 2 };
	const struct ehr_sample empty = { value, NULL, 0 };
	struct ehr_kaplan_meier found = { .n = 99 };

	(void)state;
	assert_false(ehr_kaplan_meier(&hidden, EHR_KM_ON_DETECT, &found));
	assert_false(ehr_kaplan_meier(&endless, EHR_KM_ON_DETECT, &found));
	assert_false(ehr_kaplan_meier(&empty, EHR_KM_ON_DETECT, &found));
	assert_int_equal(found.n, 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(follows_the_formula),
		cmocka_unit_test(puts_what_is_left),
		cmocka_unit_test(agrees_with_survfit),
		cmocka_unit_test(is_the_mean_of_detects),
		cmocka_unit_test(knows_lone_detects_and_high_limits),
		cmocka_unit_test(keeps_the_scale_of_detects),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
