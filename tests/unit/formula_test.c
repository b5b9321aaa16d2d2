/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/formula.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void finds_formulas_by_name(void **state)
{
	enum ehr_formula formula = EHR_FORMULA_US_AIR;

	(void)state;
	assert_true(ehr_formula_find(ehr_str_of("hj-pis"), &formula));
	assert_int_equal(formula, EHR_FORMULA_HJ_PIS);
	assert_false(ehr_formula_find(ehr_str_of("hj-"), &formula));
	for (int i = 0; i < EHR_FORMULAS; i++) {
		const struct ehr_formula_info *info =
			ehr_formula_info((enum ehr_formula)i);
		assert_true(ehr_formula_find(ehr_str_of(info->name), &formula));
		assert_int_equal(formula, i);
	}
	assert_string_equal(ehr_route_name(EHR_ROUTE_DERM), "derm");
}

static void knows_what_parameters_can_be(void **state)
{
	(void)state;
	assert_true(ehr_formula_takes("BW", 20));
	assert_false(ehr_formula_takes("BW", 0));
	assert_false(ehr_formula_takes("BW", -1));
	assert_false(ehr_formula_takes("EF", 367));
	assert_true(ehr_formula_takes("EF", 0));
	assert_false(ehr_formula_takes("ET", 25));
	assert_false(ehr_formula_takes("SAF", 1.5));
	assert_true(ehr_formula_takes("PM10", 0));
	assert_false(ehr_formula_takes("PM10", (double)NAN));
	assert_false(ehr_formula_takes("PEF", (double)INFINITY));
}

static void knows_units_of_parameters(void **state)
{
	(void)state;
	assert_string_equal(ehr_formula_unit("BW"), "kg");
	assert_string_equal(ehr_formula_unit("PEF"), "m3/kg");
	assert_null(ehr_formula_unit("bw"));
	/* every parameter that a formula takes has one */
	for (int i = 0; i < EHR_FORMULAS; i++) {
		const struct ehr_formula_info *info =
			ehr_formula_info((enum ehr_formula)i);
		for (size_t k = 0; info->body[k]; k++)
			assert_non_null(ehr_formula_unit(info->body[k]));
		for (size_t k = 0; info->site[k]; k++)
			assert_non_null(ehr_formula_unit(info->site[k]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_formulas_by_name),
		cmocka_unit_test(knows_what_parameters_can_be),
		cmocka_unit_test(knows_units_of_parameters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
