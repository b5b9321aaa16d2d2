/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/series.h"

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

/* 1 to 6: products 3.75 + 0.75 - 0.25 + 0.75 + 3.75 = 8.75, squares 17.5, r 0.5.
 * Over all orders the sum has mean -17.5 / 6 and variance 32.122222 (sum of
 * fourth powers 88.375: 5 * 7.2625 - 8 * 1.0791667 + 12 * 1.0791667 -
 * 8.5069444), so z = 2.058467 and p = 0.0197726. */
static void finds_a_rise(void **state)
{
	static const double value[] = { 1, 2, 3, 4, 5, 6 };
	const struct ehr_series series = { value, NULL, 6 };
	struct ehr_autocorrelation found;

	(void)state;
	assert_true(ehr_autocorrelation(&series, &found));
	assert_near(found.r, 0.5, 1e-14);
	assert_int_equal(found.neighbours, 5);
	assert_near(found.p, 0.0197726, 5e-6);
}

static void finds_none_in_a_zigzag(void **state)
{
	static const double value[] = { 1, 6, 2, 5, 1, 7, 2, 6 };
	const struct ehr_series series = { value, NULL, 8 };
	struct ehr_autocorrelation found;

	(void)state;
	assert_true(ehr_autocorrelation(&series, &found));
	assert_true(found.r < -0.5 && found.p > 0.95);
}

/* The rank, not the size, decides: one giant does not hide the rise. */
static void is_not_led_by_a_giant(void **state)
{
	static const double value[] = { 1, 2, 3, 4, 5, 1e300 };
	const struct ehr_series series = { value, NULL, 6 };
	struct ehr_autocorrelation found;

	(void)state;
	assert_true(ehr_autocorrelation(&series, &found));
	assert_near(found.p, 0.0197726, 5e-6);
}

/* Neighbours over a gap do not count: 1 2 3, gap, 4 5 6: products 3.75 + 0.75 +
 * 0.75 + 3.75 = 9, times 6 / 5 over 17.5. */
static void minds_gaps(void **state)
{
	static const double value[] = { 1, 2, 3, 4, 5, 6 };
	static const int64_t step[] = { 10, 11, 12, 15, 16, 17 };
	const struct ehr_series series = { value, step, 6 };
	struct ehr_autocorrelation found;

	(void)state;
	assert_true(ehr_autocorrelation(&series, &found));
	assert_int_equal(found.neighbours, 4);
	assert_near(found.r, 9 / 17.5 * 6 / 5, 1e-14);
}

/* Blocks of two of 0 0 0 1 1 1 have the sums 0 0 1 2 2 1: three of them are at
 * most 4 with 23/27 = 0.852 and at most 5 with 26/27. Blocks of one are at most
 * 4 with 57/64 = 0.891. */
static void resamples_blocks(void **state)
{
	static const double value[] = { 0, 0, 0, 1, 1, 1 };
	const struct ehr_series series = { value, NULL, 6 };
	const struct ehr_resampling how = { 9999, 0.87, { .seed = 3 },
		EHR_KM_ON_DETECT };
	double ucl;

	(void)state;
	assert_true(ehr_ucl_block_bootstrap(&series, 2, &how, &ucl));
	assert_near(ucl, 5.0 / 6, 1e-14);
	assert_true(ehr_ucl_block_bootstrap(&series, 1, &how, &ucl));
	assert_near(ucl, 4.0 / 6, 1e-14);
}

/* Seven values in blocks of two: three whole ones and half of one. A single 1:
 * none with (5/7)^3 6/7 = 0.3124, at most one with 0.7393. */
static void resamples_part_of_a_block(void **state)
{
	static const double value[] = { 0, 0, 0, 0, 0, 0, 1 };
	const struct ehr_series series = { value, NULL, 7 };
	struct ehr_resampling how = { 9999, 0.71, { .seed = 3 },
		EHR_KM_ON_DETECT };
	double ucl;

	(void)state;
	assert_true(ehr_ucl_block_bootstrap(&series, 2, &how, &ucl));
	assert_near(ucl, 1.0 / 7, 1e-14);
	how.confidence = 0.77;
	assert_true(ehr_ucl_block_bootstrap(&series, 2, &how, &ucl));
	assert_near(ucl, 2.0 / 7, 1e-14);
}

/* A slow wave asks for longer blocks than noise. */
static void finds_the_length_of_blocks(void **state)
{
	double wave[400], noise[400];
	const struct ehr_stream stream = { .seed = 5 };
	const struct ehr_series slow = { wave, NULL, 400 };
	const struct ehr_series quick = { noise, NULL, 400 };

	(void)state;
	ehr_uniforms(&stream, 0, 400, noise);
	for (size_t i = 0; i < 400; i++)
		wave[i] = (i > 0 ? 0.9 * wave[i - 1] : 0) + noise[i] - 0.5;
	assert_true(ehr_block_length(&quick) <= 4);
	assert_true(ehr_block_length(&slow) >= 8);
}

static void says_when_it_cannot(void **state)
{
	static const double equal[] = { 2, 2, 2, 2, 2, 2 };
	static const double value[] = { 1, 2, 3, 4, 5, 6 };
	static const int64_t apart[] = { 1, 3, 5, 7, 9, 11 };
	const struct ehr_series same = { equal, NULL, 6 };
	const struct ehr_series few = { value, NULL, 5 };
	const struct ehr_series gaps = { value, apart, 6 };
	const struct ehr_series good = { value, NULL, 6 };
	struct ehr_resampling how = { 200, 0.95, { 0 }, EHR_KM_ON_DETECT };
	struct ehr_autocorrelation found = { .neighbours = 99 };
	double ucl = 99;

	(void)state;
	assert_false(ehr_autocorrelation(&same, &found));
	assert_false(ehr_autocorrelation(&few, &found));
	assert_false(ehr_autocorrelation(&gaps, &found));
	assert_int_equal(found.neighbours, 99);
	assert_int_equal(ehr_block_length(&same), 0);
	assert_int_equal(ehr_block_length(&few), 0);
	assert_false(ehr_ucl_block_bootstrap(&good, 0, &how, &ucl));
	assert_false(ehr_ucl_block_bootstrap(&good, 4, &how, &ucl));
	assert_false(ehr_ucl_block_bootstrap(&few, 1, &how, &ucl));
	assert_true(ucl == 99);
	assert_true(ehr_ucl_block_bootstrap(&same, 2, &how, &ucl));
	assert_true(ucl == 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_a_rise),
		cmocka_unit_test(finds_none_in_a_zigzag),
		cmocka_unit_test(is_not_led_by_a_giant),
		cmocka_unit_test(minds_gaps),
		cmocka_unit_test(resamples_blocks),
		cmocka_unit_test(resamples_part_of_a_block),
		cmocka_unit_test(finds_the_length_of_blocks),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
