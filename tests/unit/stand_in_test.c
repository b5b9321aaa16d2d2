/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/stand_in.h"

/* Thresholds of the test's own, so that it says what they do. */
static const struct ehr_cell_rules rules = {
	.repeated_cells = 10,
	.repeated_share = 0.05,
	.repeated_whole = 10,
};

/* A column of n cells: k times text, then numbers from 1.5 on, 0.25 apart. */
static struct ehr_str found(const char *text, size_t k, size_t n)
{
	static char room[400][16];
	struct ehr_str cell[400] = { 0 };

	for (size_t i = 0; i < n; i++) {
		(void)snprintf(room[i], sizeof room[i], "%.2f",
			1.5 + 0.25 * (double)i);
		cell[i] = ehr_str_of(i < k ? text : room[i]);
	}
	return ehr_stand_in_find(&rules, cell, n);
}

static void test_found(void **state)
{
	(void)state;
	assert_true(ehr_str_is(found("0.2", 10, 200), "0.2"));
	assert_true(ehr_str_is(found(" 0.2 ", 21, 155), "0.2"));
	assert_true(ehr_str_is(found("0.7999", 153, 153), "0.7999"));
	assert_true(ehr_str_is(found("1e-3", 50, 100), "1e-3"));
}

static void test_not_found(void **state)
{
	(void)state;
	assert_int_equal(found("0.2", 9, 100).n, 0);  /* too few */
	assert_int_equal(found("0.2", 10, 201).n, 0); /* too small a part */
	assert_int_equal(found("2", 0, 100).n, 0);    /* all differ */
	assert_int_equal(found("0", 50, 100).n, 0);   /* zeros */
	assert_int_equal(found("-9999", 50, 100).n, 0);
	assert_int_equal(found("90", 50, 100).n, 0); /* not the lowest */
	assert_int_equal(found("1", 50, 100).n, 0);  /* a step */
	assert_int_equal(found("NA", 50, 100).n, 0);
	assert_int_equal(found("0.2", 0, 0).n, 0);
}

/* The same number in two spellings was not put in by one hand. */
static void test_spellings(void **state)
{
	struct ehr_str cell[40];

	(void)state;
	for (size_t i = 0; i < 40; i++)
		cell[i] = ehr_str_of(i % 5 == 0 ? "0.2" : "0.20");
	assert_int_equal(ehr_stand_in_find(&rules, cell, 40).n, 0);
	cell[0] = ehr_str_of("0.20");
	assert_true(ehr_str_is(ehr_stand_in_find(&rules, cell, 40), "0.20"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_not_found),
		cmocka_unit_test(test_spellings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
