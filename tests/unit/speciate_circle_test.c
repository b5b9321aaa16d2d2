/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/speciate_circle.h"

static void sums_may_follow_each_other(void **state)
{
	struct ehr_speciate_circle circle = { 0 };
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(ehr_speciate_circle_check(&circle, &err), 0);
	ehr_speciate_circle_add(&circle, "a", "VOC", "PAH");
	ehr_speciate_circle_add(&circle, "b", "VOC", "Cr");
	ehr_speciate_circle_add(&circle, "c", "PAH", "Cr");
	assert_int_equal(ehr_speciate_circle_check(&circle, &err), 0);
	ehr_speciate_circle_release(&circle);
}

static void circles_are_found_by_way_of_others(void **state)
{
	struct ehr_speciate_circle circle = { 0 };
	struct ehr_err err = { 0 };

	(void)state;
	ehr_speciate_circle_add(&circle, "a", "PM", "VOC");
	ehr_speciate_circle_add(&circle, "b", "VOC", "PAH");
	ehr_speciate_circle_add(&circle, "c", "PAH", "Cr");
	ehr_speciate_circle_add(&circle, "d", "Cr", "VOC");
	assert_int_equal(ehr_speciate_circle_check(&circle, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "b splits VOC into PAH"));
	ehr_speciate_circle_release(&circle);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_may_follow_each_other),
		cmocka_unit_test(circles_are_found_by_way_of_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
