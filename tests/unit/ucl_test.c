/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ucl.h"

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

/* n = 3, mean 4, sd sqrt(7), skew 1.4578...: se = sqrt(7 / 3); t with 2 degrees
 * of freedom (2 p - 1) sqrt(2 / (4 p (1 - p))) = 0.9 sqrt(2 / 0.19). */
static const struct ehr_moments three = { 3, 2, 7, 4, 2.6457513110645907,
	1.4578630693621214 };

static void follows_the_formulas(void **state)
{
	const double se = sqrt(7.0 / 3), t = 0.9 * sqrt(2 / 0.19);
	const double z = 1.6448536269514722;
	double ucl;

	(void)state;
	assert_true(ehr_ucl_student(&three, 0.95, &ucl));
	assert_near(ucl, 4 + t * se, 1e-14);
	assert_true(ehr_ucl_modified_t(&three, 0.95, &ucl));
	assert_near(ucl, 4 + three.skew * three.sd / 18 + t * se, 1e-14);
	assert_true(ehr_ucl_adjusted_clt(&three, 0.95, &ucl));
	assert_near(ucl,
		4 + (z + three.skew * (1 + 2 * z * z) / (6 * sqrt(3))) * se,
		1e-14);
	assert_true(ehr_ucl_chebyshev(&three, 0.95, &ucl));
	assert_near(ucl, 4 + sqrt(19) * se, 1e-14);
	assert_true(ehr_ucl_chebyshev(&three, 0.975, &ucl));
	assert_near(ucl, 4 + sqrt(39) * se, 1e-14);
	assert_true(ehr_ucl_chebyshev(&three, 0.99, &ucl));
	assert_near(ucl, 4 + sqrt(99) * se, 1e-13);
}

/* Output of ProUCL 3 for 1,1-dichloroethene, 92 results (Westinghouse, report
 * EO-05-003, 2007): Student's-t UCL 92.90869. */
static void agrees_with_proucl(void **state)
{
	const struct ehr_moments moments = { 92, 1.1, 790, 67.00543, 149.5124,
		3.052848 };
	double ucl;

	(void)state;
	assert_true(ehr_ucl_student(&moments, 0.95, &ucl));
	assert_near(ucl, 92.90869, 2e-7);
}

/* t with 2 degrees of freedom as above. */
static void takes_a_standard_error(void **state)
{
	double ucl;

	(void)state;
	assert_true(ehr_ucl_t_of(10, 2, 3, 0.95, &ucl));
	assert_near(ucl, 10 + 2 * 0.9 * sqrt(2 / 0.19), 1e-14);
	assert_true(ehr_ucl_chebyshev_of(10, 2, 0.95, &ucl));
	assert_near(ucl, 10 + 2 * sqrt(19), 1e-14);
}

static void says_when_it_cannot(void **state)
{
	struct ehr_moments few = three,
			   large = { 9, 0, 1e308, 1e308, 1e308, 2 };
	double ucl = 99;

	(void)state;
	few.n = 1;
	assert_false(ehr_ucl_student(&few, 0.95, &ucl));
	assert_false(ehr_ucl_chebyshev(&few, 0.95, &ucl));
	few.n = 2;
	assert_false(ehr_ucl_adjusted_clt(&few, 0.95, &ucl));
	assert_false(ehr_ucl_modified_t(&few, 0.95, &ucl));
	assert_false(ehr_ucl_student(&three, 1, &ucl));
	assert_false(ehr_ucl_student(&three, 0.4, &ucl));
	assert_false(ehr_ucl_chebyshev(&three, (double)NAN, &ucl));
	assert_false(ehr_ucl_chebyshev(&large, 0.99, &ucl));
	assert_true(ucl == 99);
}

/* Equal values have their value as limit. */
static void knows_equal_values(void **state)
{
	const struct ehr_moments equal = { 5, 0.1, 0.1, 0.1, 0, 0 };
	double ucl[4];

	(void)state;
	assert_true(ehr_ucl_student(&equal, 0.95, &ucl[0]));
	assert_true(ehr_ucl_adjusted_clt(&equal, 0.95, &ucl[1]));
	assert_true(ehr_ucl_modified_t(&equal, 0.95, &ucl[2]));
	assert_true(ehr_ucl_chebyshev(&equal, 0.95, &ucl[3]));
	for (size_t i = 0; i < COUNT(ucl); i++)
		assert_true(ucl[i] == 0.1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(follows_the_formulas),
		cmocka_unit_test(agrees_with_proucl),
		cmocka_unit_test(takes_a_standard_error),
		cmocka_unit_test(says_when_it_cannot),
		cmocka_unit_test(knows_equal_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
