/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/toxpi.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double found, double expected, double by)
{
	if (!(fabs(found - expected) <= by))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/*
 * Three indicators of three things, the first two in one slice:
 *
 *     a 1 2 10    slices 3  10
 *     b 4 - 30           4  30
 *     c - - 20           -  20
 *
 * Scaled: 0 and 0; 1 and 1; missing and 0.5. Weights 3 and 1: 0, 1, and for c
 * what it has, 0.5. Another direction of the second slice: a 0.25, b 0.75.
 */
static const double value[] = { 1, 2, 10, 4, NAN, 30, NAN, NAN, 20 };
static const bool higher[3];

static void by_hand(void **state)
{
	static const size_t slice[] = { 0, 0, 1 };
	static const double weight[] = { 3, 1 };
	static const bool mixed[] = { false, true };
	struct ehr_criteria criteria = { 3, 3, value, higher, NULL };
	double sum[6], score[3], part[6];

	(void)state;
	ehr_toxpi_slices(&criteria, slice, 2, sum);
	assert_close(sum[0], 3, 0);
	assert_close(sum[2], 4, 0);
	assert_true(isnan(sum[4]));
	criteria = (struct ehr_criteria){ 3, 2, sum, higher, weight };
	ehr_toxpi(&criteria, score, part);
	assert_close(score[0], 0, 0);
	assert_close(score[1], 1, 0);
	assert_close(score[2], 0.5, 0);
	assert_close(part[2], 0.75, 0);
	assert_close(part[3], 0.25, 0);
	assert_close(part[4], 0, 0);
	assert_close(part[5], 0.5, 0);
	criteria.lower = mixed;
	ehr_toxpi(&criteria, score, NULL);
	assert_close(score[0], 0.25, 0);
	assert_close(score[1], 0.75, 0);
	assert_close(score[2], 0.5, 0);
}

/* A slice that is alike in all adds nothing; without any slice: no score. */
static void at_its_ends(void **state)
{
	static const double flat[] = { 2, 2, NAN }, weight[] = { 1 };
	const struct ehr_criteria criteria = { 3, 1, flat, higher, weight };
	double score[3];

	(void)state;
	ehr_toxpi(&criteria, score, NULL);
	assert_close(score[0], 0, 0);
	assert_close(score[1], 0, 0);
	assert_true(isnan(score[2]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_hand),
		cmocka_unit_test(at_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
