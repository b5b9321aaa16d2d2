/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/topsis.h"

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

static const bool higher[3];

/* Tzeng and Huang 2011, Multiple Attribute Decision Making: four things, weights
 * 0.3 0.4 0.3; as scikit-criteria's tests have it too, to four digits. */
static void agrees_with_tzeng_and_huang(void **state)
{
	static const double value[] = { 5, 8, 4, 7, 6, 8, 8, 8, 6, 7, 4, 6 };
	static const double weight[] = { 0.3, 0.4, 0.3 };
	static const double expected[] = { 0.5037, 0.6581, 0.7482, 0.3340 };
	const struct ehr_criteria criteria = { 4, 3, value, higher, weight };
	double score[4], part[12];

	(void)state;
	ehr_topsis(&criteria, score, part);
	for (int i = 0; i < 4; i++) {
		double sum = part[3 * i] + part[3 * i + 1] + part[3 * i + 2];

		assert_close(score[i], expected[i], 1e-4);
		assert_close(sum, 1, 1e-15);
	}
	/* the last is the least bad but in the first indicator and the third */
	assert_close(part[10], 0, 0);
}

/* x = (3, 4) has length 5: r = 0.6, 0.8. The other indicator, (0, 5) with lower
 * worse: r = 0, 1. Both weights 1/2. The first thing: D- = (0, 0.5), D+ = (0.1,
 * 0), C = 0.5 / 0.6; the second the other way round. */
static void takes_the_direction(void **state)
{
	static const double value[] = { 3, 0, 4, 5 }, weight[] = { 1, 1 };
	static const bool lower[] = { false, true };
	const struct ehr_criteria criteria = { 2, 2, value, lower, weight };
	double score[2], part[4];

	(void)state;
	ehr_topsis(&criteria, score, part);
	assert_close(score[0], 0.5 / 0.6, 1e-15);
	assert_close(score[1], 0.1 / 0.6, 1e-15);
	assert_close(part[0], 0, 0);
	assert_close(part[1], 1, 0);
	assert_close(part[2], 1, 0);
}

/* Things with one indicator less: by the others. The second has the worst of
 * what it has; the third nothing. */
static void ranks_by_what_there_is(void **state)
{
	static const double value[] = { 1, 1, 2, NAN, NAN, NAN, 1, 2 };
	static const double weight[] = { 1, 1 };
	const struct ehr_criteria criteria = { 4, 2, value, higher, weight };
	double score[4], part[8];

	(void)state;
	ehr_topsis(&criteria, score, part);
	assert_close(score[0], 0, 0);
	assert_close(score[1], 1, 0);
	assert_true(isnan(score[2]));
	assert_true(score[3] > 0 && score[3] < 1);
	assert_close(part[3], 0, 0);
}

/* No difference says nothing; squares of large numbers stay in range. */
static void keeps_within_range(void **state)
{
	static const double alike[] = { 7, 0, 7, 0 }, weight[] = { 1, 1 };
	static const double large[] = { 1e300, 1e-300, 2e300, 1e-300 };
	struct ehr_criteria criteria = { 2, 2, alike, higher, weight };
	double score[2];

	(void)state;
	ehr_topsis(&criteria, score, NULL);
	assert_close(score[0], 0.5, 0);
	assert_close(score[1], 0.5, 0);
	criteria.value = large;
	ehr_topsis(&criteria, score, NULL);
	assert_close(score[0], 0, 0);
	assert_close(score[1], 1, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_tzeng_and_huang),
		cmocka_unit_test(takes_the_direction),
		cmocka_unit_test(ranks_by_what_there_is),
		cmocka_unit_test(keeps_within_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
