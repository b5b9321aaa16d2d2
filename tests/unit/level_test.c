/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/level.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/risk.h"

static void assert_near(double found, double expected)
{
	if (!(fabs(found - expected) <= 1e-14 * fabs(expected)))
		fail_msg("%.17g is not %.17g", found, expected);
}

/* 1 / (1/8 + 1/24) = 6: levels of two paths combine. */
static void combines_paths(void **state)
{
	const struct ehr_level_part part[] = { { 1. / 8, HUGE_VAL },
		{ 1. / 24, HUGE_VAL } };

	(void)state;
	assert_near(ehr_level(part, 2, 1), 6);
	assert_near(ehr_level(part, 1, 1), 8);
}

/* 2 C up to C = 3, then 6; 1 C all the way: at 2 they add up to 6, at 3 to 9, at
 * 6 to 12. A third path of 4 C up to 5: 7 C to 3 (21), then 6 + 5 C to 5 (31),
 * then 26 + C. */
static void bends_where_vapours_end(void **state)
{
	const struct ehr_level_part part[] = { { 2, 3 }, { 1, HUGE_VAL },
		{ 4, 5 } };

	(void)state;
	assert_near(ehr_level(part, 2, 6), 2);
	assert_near(ehr_level(part, 2, 9), 3);
	assert_near(ehr_level(part, 2, 12), 6);
	assert_near(ehr_level(part, 3, 14), 2);
	assert_near(ehr_level(part, 3, 21), 3);
	assert_near(ehr_level(part, 3, 26), 4);
	assert_near(ehr_level(part, 3, 31), 5);
	assert_near(ehr_level(part, 3, 36), 10);
}

/* 2 C up to 3 comes to 6 and no further. */
static void never_reaches_what_vapours_cannot(void **state)
{
	const struct ehr_level_part part[] = { { 2, 3 }, { 0, HUGE_VAL },
		{ 5, 0 } };

	(void)state;
	assert_near(ehr_level(part, 1, 6), 3);
	assert_true(ehr_level(part, 3, 6.001) == HUGE_VAL);
	assert_true(ehr_level(part + 1, 2, 1) == HUGE_VAL);
	assert_true(ehr_level(part, 0, 1) == HUGE_VAL);
}

/* 1 - exp(-ln 2) = 1/2; the threshold itself is linear. */
static void unbends_risks(void **state)
{
	(void)state;
	assert_near(ehr_one_hit_inverse(0.5, 0.01), log(2));
	assert_true(ehr_one_hit_inverse(0.01, 0.01) == 0.01);
	assert_true(ehr_one_hit_inverse(1e-6, 0.01) == 1e-6);
	assert_true(ehr_one_hit_inverse(1, 0.01) == HUGE_VAL);
	assert_near(ehr_one_hit(ehr_one_hit_inverse(0.02, 0.01), 0.01), 0.02);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(combines_paths),
		cmocka_unit_test(bends_where_vapours_end),
		cmocka_unit_test(never_reaches_what_vapours_cannot),
		cmocka_unit_test(unbends_risks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
