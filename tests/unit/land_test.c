/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/land.h"

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

/* Land 1975 as tabled in Gilbert 1987, table A12 (one-sided 95 %): n across. From
 * memory. */
static void gives_lands_table(void **state)
{
	static const size_t n[] = { 3, 5, 7, 10, 12, 15, 21, 31, 51, 101 };
	static const struct {
		double sy, h[10];
	} row[] = {
		{ 0.1, { 2.750, 2.035, 1.886, 1.802, 1.775, 1.749, 1.722, 1.701,
			       1.684, 1.670 } },
		{ 0.3, { 4.109, 2.402, 2.125, 1.977, 1.927, 1.882, 1.833, 1.793,
			       1.761, 1.733 } },
		{ 0.5, { 6.495, 2.947, 2.465, 2.220, 2.141, 2.068, 1.989, 1.928,
			       1.876, 1.830 } },
	};
	double h;

	(void)state;
	for (size_t i = 0; i < COUNT(row); i++)
		for (size_t j = 0; j < 10; j++) {
			assert_true(ehr_land_h(row[i].sy, n[j], 0.95, &h));
			assert_true(fabs(h - row[i].h[j]) <= 0.001);
		}
}

/* R: integrate and uniroot, as in tests/oracle/epc-stats; 4 decimals. */
static void agrees_for_wide_spreads(void **state)
{
	static const struct {
		double sy;
		size_t n;
		double h;
	} at[] = { { 1, 5, 4.9050 }, { 1, 10, 3.1026 }, { 1, 101, 2.2053 },
		{ 2, 3, 26.1448 }, { 2, 15, 4.5643 }, { 5, 5, 23.1921 },
		{ 5, 31, 8.6876 }, { 10, 5, 46.3065 }, { 10, 10, 25.6553 },
		{ 10, 101, 14.2596 } };
	double h;

	(void)state;
	for (size_t i = 0; i < COUNT(at); i++) {
		assert_true(ehr_land_h(at[i].sy, at[i].n, 0.95, &h));
		assert_true(fabs(h - at[i].h) <= 0.00006);
	}
}

/* With a spread near 0 the limit is Student's: H = t sqrt(nu / (nu + 1)), t with
 * 2 degrees of freedom 0.9 sqrt(2 / 0.19). */
static void nears_student(void **state)
{
	double h;

	(void)state;
	assert_true(ehr_land_h(1e-7, 3, 0.95, &h));
	assert_near(h, 0.9 * sqrt(2 / 0.19) * sqrt(2.0 / 3), 1e-6);
}

/* Logarithms of the first 31 results of cadmium in testdata/soil-meuse: R, as
 * above, H 2.161295. */
static void limits_the_mean(void **state)
{
	struct ehr_moments logs = {
		.n = 31, .mean = 1.15434145277548, .sd = 0.760771869393353
	};
	double ucl;

	(void)state;
	assert_true(ehr_ucl_land(&logs, 0.95, &ucl));
	assert_near(ucl, 5.71975772460813, 1e-7);
	logs.sd = 0;
	assert_true(ehr_ucl_land(&logs, 0.95, &ucl));
	assert_near(ucl, exp(1.15434145277548), 1e-15);
}

static void says_when_it_cannot(void **state)
{
	const struct ehr_moments wide = { .n = 3, .mean = 600, .sd = 12 };
	const struct ehr_moments few = { .n = 2, .mean = 1, .sd = 0 };
	double h = 99;

	(void)state;
	assert_false(ehr_land_h(1, 2, 0.95, &h));
	assert_false(ehr_land_h(0, 9, 0.95, &h));
	assert_false(ehr_land_h(12.1, 9, 0.95, &h));
	assert_false(ehr_land_h((double)NAN, 9, 0.95, &h));
	assert_false(ehr_land_h(1, 9, 0.5, &h));
	assert_false(ehr_land_h(1, 9, 0.9999, &h));
	assert_false(ehr_ucl_land(&wide, 0.95, &h));
	assert_false(ehr_ucl_land(&few, 0.95, &h));
	assert_true(h == 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_lands_table),
		cmocka_unit_test(agrees_for_wide_spreads),
		cmocka_unit_test(nears_student),
		cmocka_unit_test(limits_the_mean),
		cmocka_unit_test(says_when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
