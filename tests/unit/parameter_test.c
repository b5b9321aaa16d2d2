/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/parameter.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void knows_what_parameters_can_be(void **state)
{
	(void)state;
	assert_true(ehr_par_takes("BW", 20));
	assert_false(ehr_par_takes("BW", 0));
	assert_false(ehr_par_takes("BW", -1));
	assert_false(ehr_par_takes("EF", 367));
	assert_true(ehr_par_takes("EF", 0));
	assert_false(ehr_par_takes("ET", 25));
	assert_false(ehr_par_takes("SAF", 1.5));
	assert_true(ehr_par_takes("PM10", 0));
	assert_false(ehr_par_takes("PM10", (double)NAN));
	assert_false(ehr_par_takes("PEF", (double)INFINITY));
}

static void knows_units_of_parameters(void **state)
{
	(void)state;
	assert_string_equal(ehr_par_unit("BW"), "kg");
	assert_string_equal(ehr_par_unit("PEF"), "m3/kg");
	assert_null(ehr_par_unit("bw"));
	/* all have a name of their own, which finds them, and a unit */
	for (int i = 0; i < EHR_PARS; i++) {
		enum ehr_par par = EHR_PARS;
		const char *name = ehr_par_name((enum ehr_par)i);
		assert_true(ehr_par_find(ehr_str_of(name), &par));
		assert_int_equal(par, i);
		assert_non_null(ehr_par_unit(name));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_what_parameters_can_be),
		cmocka_unit_test(knows_units_of_parameters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
