/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/distribution.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/philox.h"
#include "calc/summary.h"

enum { DRAWS = 20000 };

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

static struct ehr_dist dist_of(enum ehr_dist_kind kind, double a, double b)
{
	struct ehr_dist dist = { .kind = kind,
		.arg = { a, b },
		.low = -HUGE_VAL,
		.high = HUGE_VAL };

	assert_int_equal(ehr_dist_init(&dist), EHR_DIST_FINE);
	return dist;
}

static struct ehr_dist cut(struct ehr_dist dist, double low, double high)
{
	dist.low = low;
	dist.high = high;
	assert_int_equal(ehr_dist_init(&dist), EHR_DIST_FINE);
	return dist;
}

static void check_three(const struct ehr_dist *dist, const double share[3],
	const double expected[3], double relative)
{
	for (int i = 0; i < 3; i++)
		assert_near(ehr_dist_quantile(dist, share[i]), expected[i],
			relative);
}

static const double tails[3] = { 0.05, 0.5, 0.95 };
static const double tenths[3] = { 0.1, 0.5, 0.9 };

/* By hand: uniform 2 to 6; triangular 0, 1, 4: F(1) = 1/4, below it x =
 * sqrt(4u), above 4 - sqrt(12(1-u)); lognormal gm 3, gsd 2: 3 2^z with
 * z(0.95) = 1.6448536269514722. */
static void quantiles_by_hand(void **state)
{
	struct ehr_dist uniform = dist_of(EHR_DIST_UNIFORM, 2, 6);
	struct ehr_dist lognormal = dist_of(EHR_DIST_LOGNORMAL, log(3), log(2));
	struct ehr_dist constant = dist_of(EHR_DIST_CONSTANT, 7, 0);
	struct ehr_dist triangular = { .kind = EHR_DIST_TRIANGULAR,
		.arg = { 0, 1, 4 },
		.low = -HUGE_VAL,
		.high = HUGE_VAL };
	const double z = 1.6448536269514722;

	(void)state;
	check_three(&uniform, tails, (const double[]){ 2.2, 4, 5.8 }, 1e-15);
	assert_true(ehr_dist_quantile(&constant, 0.3) == 7);
	check_three(&lognormal, tails,
		(const double[]){ 3 / pow(2, z), 3, 3 * pow(2, z) }, 1e-14);
	assert_int_equal(ehr_dist_init(&triangular), EHR_DIST_FINE);
	assert_near(ehr_dist_quantile(&triangular, 0.09), 0.6, 1e-15);
	assert_near(ehr_dist_quantile(&triangular, 0.25), 1, 1e-15);
	assert_near(ehr_dist_quantile(&triangular, 0.97), 3.4, 1e-15);
}

/* R 4.2.2: qgamma(p, 2.5, scale = 3); 2 + 6 * qbeta(p, 2, 5);
 * qweibull is 4 (-log(1-p))^(1/1.5). */
static void quantiles_as_r_has_them(void **state)
{
	struct ehr_dist gamma = dist_of(EHR_DIST_GAMMA, 2.5, 3);
	struct ehr_dist weibull = dist_of(EHR_DIST_WEIBULL, 1.5, 4);
	struct ehr_dist beta = {
		.kind = EHR_DIST_BETA, .arg = { 2, 5 }, .low = 2, .high = 8
	};

	(void)state;
	check_three(&gamma, tails,
		(const double[]){ 1.7182143390926536, 6.5271902866432896,
			16.6057465402745272 },
		1e-12);
	assert_int_equal(ehr_dist_init(&beta), EHR_DIST_FINE);
	check_three(&beta, tails,
		(const double[]){ 2.3770993502501261, 3.5866998997739596,
			5.4908204555121554 },
		1e-12);
	check_three(&weibull, tails,
		(const double[]){ 4 * pow(-log(0.95), 1 / 1.5),
			4 * pow(log(2), 1 / 1.5), 4 * pow(log(20), 1 / 1.5) },
		1e-12);
}

/* R 4.2.2: with F the distribution function, the quantile of the whole at
 * F(low) + u (F(high) - F(low)). */
static void truncated_ones_as_r_has_them(void **state)
{
	struct ehr_dist normal = cut(dist_of(EHR_DIST_NORMAL, 1, 2), 0, 3);
	struct ehr_dist lognormal =
		cut(dist_of(EHR_DIST_LOGNORMAL, 0, log(2)), 0.5, 3);
	struct ehr_dist gamma = cut(dist_of(EHR_DIST_GAMMA, 2.5, 3), 5, 10);
	struct ehr_dist weibull =
		cut(dist_of(EHR_DIST_WEIBULL, 1.5, 4), 1, HUGE_VAL);

	(void)state;
	check_three(&normal, tenths,
		(const double[]){ 0.29279424856918634, 1.37793646441155082,
			2.59944377308070074 },
		1e-13);
	check_three(&lognormal, tenths,
		(const double[]){ 0.60898161744488388, 1.09308101028278482,
			2.14828617343999806 },
		1e-13);
	assert_near(ehr_dist_quantile(&gamma, 0.5), 7.1186492528220491, 1e-12);
	assert_near(
		ehr_dist_quantile(&weibull, 0.25), 2.2171941628682195, 1e-12);
	assert_true(ehr_dist_least(&normal) >= 0);
	assert_true(ehr_dist_greatest(&normal) <= 3);
	assert_true(ehr_dist_least(&weibull) >= 1);
}

/* Linear between points: halfway from (0.2, 10) to (0.6, 30) is 20. */
static void goes_between_points(void **state)
{
	static const struct ehr_dist_point point[] = { { 0, 5 }, { 0.2, 10 },
		{ 0.6, 30 }, { 1, 30 } };
	struct ehr_dist dist = { .kind = EHR_DIST_EMPIRICAL,
		.low = -HUGE_VAL,
		.high = HUGE_VAL,
		.point = point,
		.n = 4 };

	(void)state;
	assert_int_equal(ehr_dist_init(&dist), EHR_DIST_FINE);
	assert_near(ehr_dist_quantile(&dist, 0.4), 20, 1e-15);
	assert_near(ehr_dist_quantile(&dist, 0.1), 7.5, 1e-15);
	assert_true(ehr_dist_quantile(&dist, 0.7) == 30);
	assert_near(ehr_dist_quantile(&dist, 0.2), 10, 1e-15);
}

static enum ehr_dist_fault fault_of(struct ehr_dist dist)
{
	return ehr_dist_init(&dist);
}

#define WHOLE .low = -HUGE_VAL, .high = HUGE_VAL

static void refuses_what_is_none(void **state)
{
	static const struct ehr_dist_point falls[] = { { 0, 5 }, { 1, 4 } };
	static const struct ehr_dist_point starts[] = { { 0.1, 5 }, { 1, 6 } };

	(void)state;
	assert_int_equal(
		fault_of((struct ehr_dist){ EHR_DIST_NORMAL, { 1, 0 }, WHOLE }),
		EHR_DIST_ARGUMENT);
	assert_int_equal(fault_of((struct ehr_dist){ EHR_DIST_LOGNORMAL,
				 { 1, (double)NAN }, WHOLE }),
		EHR_DIST_ARGUMENT);
	assert_int_equal(fault_of((struct ehr_dist){
				 EHR_DIST_LOGNORMAL, { 1, 100 }, WHOLE }),
		EHR_DIST_ARGUMENT);
	/* there GSL's beta function ends without a number */
	assert_int_equal(fault_of((struct ehr_dist){ EHR_DIST_BETA,
				 { 1e6, 1e6 }, .low = 0, .high = 1 }),
		EHR_DIST_ARGUMENT);
	assert_int_equal(fault_of((struct ehr_dist){
				 EHR_DIST_UNIFORM, { 2, 2 }, WHOLE }),
		EHR_DIST_ORDER);
	assert_int_equal(fault_of((struct ehr_dist){
				 EHR_DIST_TRIANGULAR, { 1, 3, 2 }, WHOLE }),
		EHR_DIST_ORDER);
	assert_int_equal(fault_of((struct ehr_dist){ EHR_DIST_NORMAL, { 0, 1 },
				 .low = 6, .high = 9 }),
		EHR_DIST_CUT);
	assert_int_equal(fault_of((struct ehr_dist){ EHR_DIST_NORMAL, { 0, 1 },
				 .low = 3, .high = 2 }),
		EHR_DIST_ORDER);
	assert_int_equal(fault_of((struct ehr_dist){ EHR_DIST_EMPIRICAL, { 0 },
				 WHOLE, .point = falls, .n = 2 }),
		EHR_DIST_ORDER);
	assert_int_equal(fault_of((struct ehr_dist){ EHR_DIST_EMPIRICAL, { 0 },
				 WHOLE, .point = starts, .n = 2 }),
		EHR_DIST_ORDER);
}

/* Means and standard deviations of the draws, each within five standard errors
 * of the mean. Formulas: uniform (a+b)/2, (b-a)/sqrt 12; triangular (a+b+c)/3,
 * (a2+b2+c2-ab-ac-bc)/18; gamma k s, k s2; Weibull s G(1+1/k); beta a/(a+b),
 * ab/((a+b)2 (a+b+1)); lognormal as given by its mean and sd. */
static void draws_have_their_means(void **state)
{
	static double u[DRAWS], x[DRAWS];
	struct ehr_stream stream = { .seed = 11 };
	double ln[2];

	(void)state;
	ehr_dist_lognormal_args(10, 4, ln);
	struct {
		struct ehr_dist dist;
		double mean, sd;
	} known[] = {
		{ { EHR_DIST_UNIFORM, { 2, 6 }, WHOLE }, 4, 4 / sqrt(12) },
		{ { EHR_DIST_TRIANGULAR, { 0, 1, 5 }, WHOLE }, 2,
			sqrt(21.0 / 18) },
		{ { EHR_DIST_NORMAL, { -3, 2 }, WHOLE }, -3, 2 },
		{ { EHR_DIST_LOGNORMAL, { ln[0], ln[1] }, WHOLE }, 10, 4 },
		{ { EHR_DIST_GAMMA, { 2.5, 3 }, WHOLE }, 7.5, 3 * sqrt(2.5) },
		{ { EHR_DIST_WEIBULL, { 2, 4 }, WHOLE }, 4 * tgamma(1.5),
			4 * sqrt(1 - tgamma(1.5) * tgamma(1.5)) },
		{ { EHR_DIST_BETA, { 2, 3 }, .low = 0, .high = 1 }, 0.4, 0.2 },
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		stream.parameter = i;
		assert_int_equal(ehr_dist_init(&known[i].dist), EHR_DIST_FINE);
		ehr_uniforms(&stream, 0, DRAWS, u);
		ehr_dist_quantiles(&known[i].dist, u, DRAWS, x);
		assert_true(fabs(ehr_sum_of(x, DRAWS) / DRAWS - known[i].mean) <
			    5 * known[i].sd / sqrt(DRAWS));
		assert_true(x[77] == ehr_dist_quantile(&known[i].dist, u[77]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quantiles_by_hand),
		cmocka_unit_test(quantiles_as_r_has_them),
		cmocka_unit_test(truncated_ones_as_r_has_them),
		cmocka_unit_test(goes_between_points),
		cmocka_unit_test(refuses_what_is_none),
		cmocka_unit_test(draws_have_their_means),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
