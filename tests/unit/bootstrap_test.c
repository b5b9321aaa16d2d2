/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/bootstrap.h"

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

static const struct ehr_resampling how = { 9999, 0.95, { .seed = 7 },
	EHR_KM_ON_DETECT };

/* Ten 0 and ten 1: 20 times the mean of a resample is binomial (20, 1/2), whose
 * 95 % quantile is 14 (P(X <= 13) = 0.9423, P(X <= 14) = 0.9793) and whose 5 %
 * quantile is 6 (P(X <= 5) = 0.0207). No skewness and symmetry: BCa and
 * percentile are 0.7. t of X = 6 is -0.2 / sqrt(0.21 / 19), the limit 0.5 + 0.2
 * sqrt(0.25 / 0.21). Hall: w = -0.2 / sqrt(0.21), k* = 0.4 / sqrt(0.21), u = w +
 * k* w^2 / 3 + k*^2 w^3 / 27 + k* / 120, limit 0.5 - u / 2. */
static void agrees_with_the_binomial(void **state)
{
	double value[20] = { 0 };
	const struct ehr_sample sample = { value, NULL, 20 };
	const double w = -0.2 / sqrt(0.21), k = 0.4 / sqrt(0.21);
	const double u = w + k * w * w / 3 + k * k * w * w * w / 27 + k / 120;
	struct ehr_bootstrap found;

	(void)state;
	for (size_t i = 0; i < 10; i++)
		value[2 * i] = 1;
	assert_true(ehr_bootstrap_mean(&sample, &how, &found));
	assert_true(found.has_percentile && found.has_bca && found.has_t &&
		    found.has_hall);
	assert_near(found.percentile, 0.7, 1e-14);
	assert_near(found.bca, 0.7, 1e-14);
	assert_near(found.t, 0.5 + 0.2 * sqrt(0.25 / 0.21), 1e-13);
	assert_near(found.hall, 0.5 - u / 2, 1e-13);
}

/* One seed, one answer, whatever the order of the results; another seed or
 * another stream, another one. */
static void depends_on_the_stream_alone(void **state)
{
	static const double value[] = { 1.5, 9, 2.2, 4, 30, 0.3, 7.1, 5 };
	static const double other[] = { 30, 0.3, 1.5, 9, 2.2, 5, 7.1, 4 };
	const struct ehr_sample a = { value, NULL, 8 }, b = { other, NULL, 8 };
	struct ehr_resampling again = how;
	struct ehr_bootstrap one, two;

	(void)state;
	assert_true(ehr_bootstrap_mean(&a, &how, &one));
	assert_true(ehr_bootstrap_mean(&b, &how, &two));
	assert_memory_equal(&one.percentile, &two.percentile, sizeof(double));
	assert_memory_equal(&one.bca, &two.bca, sizeof(double));
	assert_memory_equal(&one.t, &two.t, sizeof(double));
	assert_memory_equal(&one.hall, &two.hall, sizeof(double));
	again.stream.row = 1;
	assert_true(ehr_bootstrap_mean(&a, &again, &two));
	assert_true(one.t != two.t);
	again.stream = (struct ehr_stream){ .seed = 8 };
	assert_true(ehr_bootstrap_mean(&a, &again, &two));
	assert_true(one.t != two.t);
	assert_near(one.t, two.t, 0.1);
}

/* Of numbers a thousand times as large the limits are a thousand times as
 * large; 2^1000 times exactly so. */
static void has_no_favourite_unit(void **state)
{
	static const double value[] = { 1.5, 9, 2.2, 4, 30, 0.3, 7.1, 5 };
	double large[8];
	const struct ehr_sample a = { value, NULL, 8 }, b = { large, NULL, 8 };
	struct ehr_bootstrap one, two;

	(void)state;
	for (size_t i = 0; i < 8; i++)
		large[i] = ldexp(value[i], 1000);
	assert_true(ehr_bootstrap_mean(&a, &how, &one));
	assert_true(ehr_bootstrap_mean(&b, &how, &two));
	assert_true(two.percentile == ldexp(one.percentile, 1000));
	assert_true(two.hall == ldexp(one.hall, 1000));
}

/* With a non-detect the mean is Kaplan-Meier's. Eight below 0.01, their mass put
 * on that limit, and twelve detects: the mean is as if 0.01 had been measured,
 * in every resample too. */
static void resamples_non_detects(void **state)
{
	double value[20];
	bool detected[20];
	const struct ehr_sample hidden = { value, detected, 20 };
	const struct ehr_sample seen = { value, NULL, 20 };
	struct ehr_resampling on_limit = how;
	struct ehr_bootstrap one, two;

	(void)state;
	on_limit.left = EHR_KM_ON_LIMIT;
	for (size_t i = 0; i < 20; i++) {
		detected[i] = i >= 8;
		value[i] = i < 8 ? 0.01 : (double)i - 7;
	}
	assert_true(ehr_bootstrap_mean(&hidden, &on_limit, &one));
	assert_true(ehr_bootstrap_mean(&seen, &how, &two));
	assert_true(one.has_t && !one.has_hall);
	assert_near(one.percentile, two.percentile, 1e-13);
	assert_near(one.bca, two.bca, 1e-13);
	assert_true(ehr_bootstrap_mean(&hidden, &how, &one));
	assert_true(one.percentile > two.percentile);
}

static void takes_quantiles(void **state)
{
	static const double rising[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };

	(void)state;
	assert_true(ehr_rising_quantile(rising, 9, 0.5) == 5);
	assert_true(ehr_rising_quantile(rising, 9, 0.9) == 9);
	assert_true(ehr_rising_quantile(rising, 9, 0.99) == 9);
	assert_true(ehr_rising_quantile(rising, 9, 0.81) == 9);
	assert_true(ehr_rising_quantile(rising, 9, 0.8) == 8);
	assert_true(ehr_rising_quantile(rising, 9, 0.001) == 1);
}

static void says_when_it_cannot(void **state)
{
	static const double value[] = { 1, 2, 3, 4 }, equal[] = { 2, 2, 2, 2 };
	static const bool one[] = { false, false, false, true };
	const struct ehr_sample good = { value, NULL, 4 };
	const struct ehr_sample few = { value, NULL, 2 };
	const struct ehr_sample same = { equal, NULL, 4 };
	const struct ehr_sample hidden = { value, one, 4 };
	struct ehr_resampling bad = how;
	struct ehr_bootstrap found = { .percentile = 99 };

	(void)state;
	assert_false(ehr_bootstrap_mean(&few, &how, &found));
	assert_false(ehr_bootstrap_mean(&same, &how, &found));
	assert_false(ehr_bootstrap_mean(&hidden, &how, &found));
	bad.resamples = 99;
	assert_false(ehr_bootstrap_mean(&good, &bad, &found));
	bad = how;
	bad.confidence = 1;
	assert_false(ehr_bootstrap_mean(&good, &bad, &found));
	assert_true(found.percentile == 99);
}

/* Two values out of two are often equal: their t is beyond every number, and the
 * method says that it cannot tell. */
static void knows_equal_resamples(void **state)
{
	static const double value[] = { 1, 1, 5 };
	const struct ehr_sample sample = { value, NULL, 3 };
	struct ehr_bootstrap found;

	(void)state;
	assert_true(ehr_bootstrap_mean(&sample, &how, &found));
	assert_true(found.has_percentile);
	assert_false(found.has_t || found.has_hall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_the_binomial),
		cmocka_unit_test(depends_on_the_stream_alone),
		cmocka_unit_test(has_no_favourite_unit),
		cmocka_unit_test(resamples_non_detects),
		cmocka_unit_test(takes_quantiles),
		cmocka_unit_test(says_when_it_cannot),
		cmocka_unit_test(knows_equal_resamples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
