/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include "ref/formula.h"
#include "ref/formula_step.h"

static void names(void **state)
{
	const struct ehr_formula_step step = { .formulas = "us-* air-dose" };

	(void)state;
	assert_true(ehr_formula_step_is_of(&step, "us-air"));
	assert_true(ehr_formula_step_is_of(&step, "air-dose"));
	assert_false(ehr_formula_step_is_of(&step, "air-dos"));
	assert_false(ehr_formula_step_is_of(&step, "us"));
	assert_false(ehr_formula_step_is_of(&step, "hj-ois"));
}

/* Every formula has a title, what gives HQ and, but acute, CR. */
static void whole(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_formula_steps *steps = ehr_formula_steps_open(&err);

	(void)state;
	assert_non_null(steps);
	for (int f = 0; f < EHR_FORMULAS; f++) {
		const struct ehr_formula_info *info =
			ehr_formula_info((enum ehr_formula)f);
		int hq = 0, cr = 0;
		assert_non_null(ehr_formula_steps_find(
			steps, info->name, EHR_STEP_TITLE));
		assert_int_equal(ehr_formula_steps_find(steps, info->name,
					 EHR_STEP_INTAKE) != NULL,
			info->populations);
		for (size_t i = 0; i < ehr_formula_steps_count(steps); i++) {
			const struct ehr_formula_step *step =
				ehr_formula_steps_at(steps, i);
			if (!ehr_formula_step_is_of(step, info->name))
				continue;
			hq += ehr_str_is(step->symbol, "HQ");
			cr += ehr_str_is(step->symbol, "CR");
		}
		assert_int_equal(hq, 1);
		assert_int_equal(cr, f != EHR_FORMULA_AIR_ACUTE);
	}
	ehr_formula_steps_close(steps);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
