/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/lookup.h"

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

/* value = 10 row + column, but for the last row: 100 + column */
static const double rows[] = { 1, 2, 4, INFINITY };
static const double columns[] = { 0, 5 };
static const double values[] = { 10, 15, 20, 25, 40, 45, 100, 105 };
static const struct ehr_lookup table = { rows, columns, values, 4, 2 };

static void reads_between(void **state)
{
	double found;

	(void)state;
	assert_true(ehr_lookup(&table, 2, 5, &found) && found == 25);
	assert_true(ehr_lookup(&table, 3, 1, &found));
	assert_near(found, 31, 1e-15);
	/* beyond the last column it holds */
	assert_true(ehr_lookup(&table, 3, 50, &found));
	assert_near(found, 35, 1e-15);
	/* 1/8 is half way from 1/4 to 0 */
	assert_true(ehr_lookup(&table, 8, 0, &found));
	assert_near(found, 70, 1e-15);
}

static void ends_where_it_levels_off(void **state)
{
	const struct ehr_lookup finite = { rows, columns, values, 3, 2 };
	double found;

	(void)state;
	assert_true(ehr_lookup(&finite, 1000, 0, &found) && found == 40);
}

static void says_when_it_cannot(void **state)
{
	const struct ehr_lookup empty = { 0 };
	double found = 99;

	(void)state;
	assert_false(ehr_lookup(&table, 0.5, 1, &found));
	assert_false(ehr_lookup(&table, 1, -1, &found));
	assert_false(ehr_lookup(&table, (double)NAN, 1, &found));
	assert_false(ehr_lookup(&empty, 1, 1, &found));
	assert_true(found == 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_between),
		cmocka_unit_test(ends_where_it_levels_off),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
