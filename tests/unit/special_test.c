/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Expected values: R 4.2.2 (qnorm, qt, qgamma, qchisq, qbeta, qweibull, the p
 * functions, digamma, trigamma, lgamma), printed with 17 digits, where no
 * other source is named.
 */
#include "calc/special.h"

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

static void inverts_the_normal(void **state)
{
	static const double p[] = { 1e-300, 1e-10, 0.05, 0.25, 0.975,
		0.999999 };
	static const double z[] = { -37.047096299361201, -6.3613409024040557,
		-1.6448536269514726, -0.67448975019608171, 1.9599639845400536,
		4.7534243088170891 };

	(void)state;
	for (size_t i = 0; i < sizeof(p) / sizeof(p[0]); i++)
		assert_near(ehr_normal_quantile(p[i]), z[i], 1e-14);
	assert_true(ehr_normal_quantile(0.5) == 0);
	assert_near(ehr_normal_upper(5), 2.8665157187919391e-07, 1e-14);
	assert_near(ehr_normal_upper(37), 5.7255712225245771e-300, 1e-12);
	assert_near(ehr_normal_cdf(-10), 7.6198530241605269e-24, 1e-13);
	/* 1 / sqrt(2 pi) */
	assert_near(ehr_normal_density(0), 0.3989422804014327, 1e-15);
}

/* With 1 and 2 degrees of freedom by formula: tan(pi (p - 1/2)) and
 * (2 p - 1) sqrt(2 / (4 p (1 - p))). */
static void inverts_students_t(void **state)
{
	static const double p[] = { 1e-10, 0.05, 0.95, 0.975, 0.99 };
	static const struct {
		double df, t[5];
	} at[] = {
		{ 0.5, { -1.0284911563163566e+19, -41.136000092879868,
			       41.136000092879868, 164.55767348049446,
			       1028.4910104716355 } },
		{ 1, { -3183098861.8379064, -6.3137515146750438,
			     6.3137515146750376, 12.706204736174694,
			     31.820515953773928 } },
		{ 2.5, { -8765.4377713645972, -2.5582186141359458,
			       2.5582186141359453, 3.5746548420036919,
			       5.3531111730308867 } },
		{ 9, { -30.737330949971984, -1.8331129326562374,
			     1.8331129326562365, 2.2621571627982049,
			     2.8214379250258075 } },
		{ 1000, { -6.4278762831342062, -1.6463788172854645,
				1.6463788172854634, 1.9623390808264076,
				2.3300826747555128 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++)
		for (size_t j = 0; j < 5; j++)
			assert_near(ehr_t_quantile(p[j], at[i].df), at[i].t[j],
				1e-12);
	assert_near(ehr_t_quantile(0.9, 2), 0.8 * sqrt(2 / 0.36), 1e-14);
	assert_true(ehr_t_quantile(0.5, 3) == 0);
	assert_near(ehr_t_cdf(-40, 3), 1.719034039457927e-05, 1e-12);
	assert_near(ehr_t_cdf(3, 3), 0.97116555718878139, 1e-14);
}

static void inverts_the_gamma(void **state)
{
	static const double p[] = { 1e-10, 0.05, 0.95, 0.999999 };
	static const struct {
		double shape, x[4];
	} at[] = {
		{ 0.1, { 6.0730483624078576e-101, 5.9307112914142813e-14,
			       0.58043510532313447, 9.4570270604574418 } },
		{ 2.5, { 0.00016167785731248467, 0.57273811303088451,
			       5.5352488467581757, 17.944093439805211 } },
		{ 1000, { 811.79876271756098, 948.55984938365111,
				1052.5771180823206, 1157.577911008724 } },
		{ 1e6, { 993651.8087301997, 998355.71508371783,
			       1001645.4219451901, 1004760.6247134678 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++)
		for (size_t j = 0; j < 4; j++)
			assert_near(ehr_gamma_quantile(p[j], at[i].shape, 3),
				3 * at[i].x[j], 1e-12);
	/* below the smallest double */
	assert_true(ehr_gamma_quantile(1e-10, 0.01, 1) == 0);
	assert_near(ehr_gamma_quantile(0.05, 0.01, 1), 4.4655350189103863e-131,
		1e-11);
	assert_near(ehr_chi2_quantile(0.05, 3), 0.35184631774927144, 1e-13);
	assert_near(ehr_chi2_quantile(0.95, 200), 233.99426889232495, 1e-13);
	/* with 2 degrees of freedom 1 - exp(-x / 2) */
	assert_near(ehr_chi2_cdf(3, 2), 1 - exp(-1.5), 1e-15);
	assert_near(ehr_gamma_cdf(1e-3, 2.5, 1), 9.5085345986079475e-09, 1e-13);
	assert_near(ehr_gamma_cdf(4, 2.5, 2), 0.45058404864721979, 1e-14);
	assert_true(ehr_gamma_cdf(0, 2.5, 2) == 0);
}

static void inverts_the_beta(void **state)
{
	static const double p[] = { 1e-10, 0.05, 0.95, 0.999999 };
	static const struct {
		double a, b, x[4];
	} at[] = {
		{ 0.5, 0.5,
			{ 2.4674011002723406e-20, 0.0061558297024311365,
				0.99384417029756889, 0.99999999999753264 } },
		{ 2, 5,
			{ 2.5819977864111856e-06, 0.06284989170835438,
				0.58180340925202589, 0.95557304802992427 } },
		{ 100, 0.3,
			{ 0.81975503631431468, 0.98632280226073732,
				0.99999967777000287, 1 } },
		{ 1e4, 1e4,
			{ 0.47752035465774478, 0.49418468821479422,
				0.50581531178520578, 0.5168013571840735 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++)
		for (size_t j = 0; j < 4; j++)
			assert_near(ehr_beta_quantile(p[j], at[i].a, at[i].b),
				at[i].x[j], 1e-12);
	assert_near(ehr_beta_quantile(0.05, 0.01, 0.01), 9.839180614936308e-101,
		1e-10);
	assert_near(ehr_beta_cdf(1e-3, 2, 5), 1.4960044976004989e-05, 1e-13);
	assert_near(ehr_beta_cdf(0.2, 2, 5), 0.34464, 1e-14);
	assert_true(ehr_beta_cdf(0, 2, 5) == 0 && ehr_beta_cdf(1, 2, 5) == 1);
}

static void inverts_the_weibull(void **state)
{
	(void)state;
	assert_near(ehr_weibull_quantile(1e-10, 1.7, 4), 5.244535749840506e-06,
		1e-14);
	assert_near(
		ehr_weibull_quantile(0.3, 1.7, 4), 2.181177120392424, 1e-14);
	assert_near(
		ehr_weibull_quantile(0.999, 1.7, 4), 12.467736213509761, 1e-14);
	assert_near(ehr_weibull_cdf(2, 1.7, 4), 0.26492746924321325, 1e-14);
}

/* digamma(1) is minus Euler's constant, trigamma(1) pi^2 / 6, Gamma(1/2)
 * sqrt(pi). */
static void knows_the_gamma_function(void **state)
{
	(void)state;
	assert_near(ehr_digamma(1), -0.57721566490153286, 1e-14);
	assert_near(ehr_digamma(1e-3), -1000.5755719318104, 1e-14);
	assert_near(ehr_digamma(30), 3.3844381326855251, 1e-14);
	assert_near(ehr_trigamma(1), 1.6449340668482264, 1e-14);
	assert_near(ehr_trigamma(1e-3), 1000001.6425331959, 1e-14);
	assert_near(ehr_trigamma(30), 0.03389506035773994, 1e-13);
	assert_near(ehr_log_gamma(0.5), 0.57236494292470008, 1e-14);
	assert_near(ehr_log_gamma(300), 1409.2020674704117, 1e-14);
}

/* What is not in the range is NAN, never an infinity and never the end of the
 * program (GSL's default). */
static void says_when_it_cannot(void **state)
{
	static const double p[] = { 0, 1, -0.1, 1.1, (double)NAN };

	(void)state;
	for (size_t i = 0; i < sizeof(p) / sizeof(p[0]); i++) {
		assert_true(isnan(ehr_normal_quantile(p[i])));
		assert_true(isnan(ehr_t_quantile(p[i], 3)));
		assert_true(isnan(ehr_gamma_quantile(p[i], 3, 1)));
		assert_true(isnan(ehr_beta_quantile(p[i], 3, 1)));
		assert_true(isnan(ehr_weibull_quantile(p[i], 3, 1)));
	}
	assert_true(isnan(ehr_t_quantile(0.3, 0)));
	assert_true(isnan(ehr_gamma_quantile(0.3, -1, 1)));
	assert_true(isnan(ehr_gamma_cdf(-1, 1, 1)));
	assert_true(isnan(ehr_beta_cdf(0.5, 0, 1)));
	assert_true(isnan(ehr_digamma(0)));
	assert_true(isnan(ehr_log_gamma(-1)));
	assert_true(isnan(ehr_trigamma(INFINITY)));
	assert_true(isnan(ehr_normal_cdf(INFINITY)));
	/* the quantile is beyond the largest double */
	assert_true(isnan(ehr_t_quantile(1e-300, 0.01)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inverts_the_normal),
		cmocka_unit_test(inverts_students_t),
		cmocka_unit_test(inverts_the_gamma),
		cmocka_unit_test(inverts_the_beta),
		cmocka_unit_test(inverts_the_weibull),
		cmocka_unit_test(knows_the_gamma_function),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
