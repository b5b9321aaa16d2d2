/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/stack_default.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* What stands for a stack must be lower than any stack that is told, and the
 * limits must let true ones pass: the tallest chimney, 419.7 m; hot gas of a
 * flare, 1273 K; steam at 373 K; and refuse 150, which is degrees Celsius. */
static void built_in_ones_are_sane(void **state)
{
	struct ehr_stack_defaults defaults;
	struct ehr_err err;
	const double *setting = defaults.setting;

	(void)state;
	assert_int_equal(ehr_stack_defaults_open(&defaults, NULL, &err), 0);
	assert_true(setting[EHR_STACK_AREA_HEIGHT] <= 10);
	assert_true(setting[EHR_STACK_AREA_WIDTH] > 0);
	assert_true(setting[EHR_STACK_HEIGHT_MAX] > 419.7);
	assert_true(setting[EHR_STACK_TEMP_MAX] > 1273);
	assert_true(setting[EHR_STACK_TEMP_MIN] > 150);
	assert_true(setting[EHR_STACK_TEMP_MIN] < 253);
	assert_true(setting[EHR_STACK_HOURS_MAX] == 366 * 24);
	assert_true(defaults.table.memory);
	assert_int_equal(defaults.table.rows, EHR_STACK_SETTINGS);
}

static void a_missing_file_fails(void **state)
{
	struct ehr_stack_defaults defaults;
	struct ehr_err err;

	(void)state;
	assert_int_equal(
		ehr_stack_defaults_open(&defaults, "/nonexistent", &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in_ones_are_sane),
		cmocka_unit_test(a_missing_file_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
