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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_formulas_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
