/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/critical.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* The level for n and 0.05, the fourth of the levels, is near that one. */
static void assert_level(
	const struct ehr_critical *table, double n, double level)
{
	size_t row = 0;

	while (row < table->rows && table->row[row] < n)
		row++;
	assert_true(row < table->rows && table->row[row] == n);
	assert_true(
		fabs(table->value[row * table->columns + 3] - level) < 0.00006);
}

/* Levels for 0.05 as the well-known table of Grice and Bain 1980 has them (from
 * memory, 4 decimals); for 4 results by hand: t with 3 degrees of freedom
 * 2.353363 times sqrt(4 / 3) is 2.717430, P(Z <= -2.717430) = 0.003290. */
static void opens_the_levels(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_critical *table =
		ehr_critical_open(EHR_GAMMA_LEVELS, NULL, &err);

	(void)state;
	assert_non_null(table);
	assert_int_equal(table->columns, 7);
	assert_true(table->column[3] == 0.05);
	assert_level(table, 4, 0.00329);
	assert_level(table, 5, 0.0086);
	assert_level(table, 10, 0.0267);
	assert_level(table, 20, 0.0380);
	assert_level(table, 40, 0.0440);
	assert_level(table, (double)INFINITY, 0.05);
	assert_int_equal(strlen(table->sha256), 64);
	ehr_critical_close(table);
}

/* D'Agostino and Stephens 1986 give 0.752 as the limit for many values and a
 * large shape. */
static void opens_the_distances(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_critical *table =
		ehr_critical_open(EHR_GAMMA_DISTANCES, NULL, &err);

	(void)state;
	assert_non_null(table);
	assert_int_equal(table->columns, 11);
	assert_true(table->row[table->rows - 1] >= 200);
	double last = table->value[table->rows * table->columns - 1];
	assert_true(fabs(last - 0.752) < 0.02);
	ehr_critical_close(table);
}

/* Why the text is no table of levels; "" if it is. */
static const char *refusal(const char *text)
{
	static struct ehr_err err;
	char path[] = "/tmp/critical_XXXXXX";
	int file = mkstemp(path);
	struct ehr_critical *table;

	err = (struct ehr_err){ 0 };
	assert_true(file >= 0);
	assert_int_equal(write(file, text, strlen(text)), strlen(text));
	close(file);
	table = ehr_critical_open(EHR_GAMMA_LEVELS, path, &err);
	unlink(path);
	ehr_critical_close(table);
	return table != NULL ? "" : err.reason;
}

static void refuses_what_is_no_table(void **state)
{
	(void)state;
	assert_string_equal(refusal("n,alpha,level\n5,0.1,1\n5,0.2,2\n"
				    "9,0.1,3\n9,0.2,4\n"),
		"");
	assert_string_equal(
		refusal("n,alpha,level\n5,0.1,x\n"), "not_a_number");
	assert_string_equal(refusal("n,alpha,level\n5,,1\n"), "not_a_number");
	assert_string_equal(
		refusal("n,alpha,level\n5,0.2,1\n5,0.1,2\n"), "out_of_order");
	assert_string_equal(
		refusal("n,alpha,level\n9,0.1,1\n5,0.1,2\n"), "out_of_order");
	assert_string_equal(refusal("n,alpha,level\n5,0.1,1\n5,0.2,2\n"
				    "9,0.1,3\n"),
		"out_of_order");
	assert_string_equal(refusal("n,alpha,level\n5,0.1,1\n5,0.2,2\n"
				    "9,0.1,3\n11,0.1,3\n"),
		"out_of_order");
	assert_string_equal(refusal("n,alpha,level\n5,0.1,1\n9,0.1,2\n"
				    "9,0.2,3\n"),
		"out_of_order");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens_the_levels),
		cmocka_unit_test(opens_the_distances),
		cmocka_unit_test(refuses_what_is_no_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
