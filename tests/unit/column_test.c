/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/column.h"

static void knows_numbers(void **state)
{
	static const char *const number[] = { "hq", "cr", "value", "lon",
		"cell_m", "n", "col", "coverage", "top_share", "year" };
	static const char *const text[] = { "cas", "uscc", "adm_code",
		"source_id", "class_name", "not_scored", "cell_id", "name",
		"no such column", "", "hq,number", "h" };

	(void)state;
	for (size_t i = 0; i < sizeof number / sizeof number[0]; i++)
		assert_true(ehr_column_is_number(number[i]));
	for (size_t i = 0; i < sizeof text / sizeof text[0]; i++)
		assert_false(ehr_column_is_number(text[i]));
}

static void tells_type_and_unit(void **state)
{
	struct ehr_column_info info;

	(void)state;
	assert_true(ehr_column_find(ehr_str_of("stack_height_m"), &info));
	assert_int_equal(info.type, EHR_COLUMN_NUMBER);
	assert_true(ehr_str_is(info.unit, "m"));
	assert_true(ehr_column_find(ehr_str_of("row"), &info));
	assert_int_equal(info.type, EHR_COLUMN_INTEGER);
	assert_true(ehr_column_find(ehr_str_of("medium"), NULL));
	assert_false(ehr_column_find(ehr_str_of("mediun"), &info));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_numbers),
		cmocka_unit_test(tells_type_and_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
