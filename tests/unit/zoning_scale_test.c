/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_scale.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A bound belongs to the class below it; the next number above does not. */
static void bounds_belong_below(void **state)
{
	struct ehr_arena arena = { 0 };
	struct ehr_zoning_scale scale;
	struct ehr_err err = { 0 };
	const double bound[] = { 1e-6, 1e-5, 1e-4 };

	(void)state;
	assert_int_equal(ehr_zoning_scale_fixed(
				 &scale, "fixed:1e-6,1e-5,1e-4", &arena, &err),
		0);
	assert_int_equal(scale.n, 4);
	for (unsigned i = 0; i < 3; i++) {
		assert_int_equal(
			ehr_zoning_scale_class(&scale, bound[i]), i + 1);
		assert_int_equal(
			ehr_zoning_scale_class(&scale, nextafter(bound[i], 1)),
			i + 2);
		assert_int_equal(
			ehr_zoning_scale_class(&scale, nextafter(bound[i], 0)),
			i + 1);
	}
	assert_int_equal(ehr_zoning_scale_class(&scale, 0), 1);
	assert_int_equal(ehr_zoning_scale_class(&scale, -5), 1);
	assert_int_equal(ehr_zoning_scale_class(&scale, 1e300), 4);
	ehr_arena_release(&arena);
}

static void names(void **state)
{
	struct ehr_arena arena = { 0 };
	struct ehr_zoning_scale scale;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(
		ehr_zoning_scale_fixed(&scale, "fixed:0.10, 1", &arena, &err),
		0);
	assert_int_equal(scale.n, 3);
	assert_true(ehr_str_is(scale.class_name[0], "<= 0.10"));
	assert_true(ehr_str_is(scale.class_name[1], "0.10 to 1"));
	assert_true(ehr_str_is(scale.class_name[2], "> 1"));
	assert_int_equal(
		ehr_zoning_scale_fixed(&scale, "fixed:5", &arena, &err), 0);
	assert_int_equal(scale.n, 2);
	assert_true(ehr_str_is(scale.class_name[0], "<= 5"));
	assert_true(ehr_str_is(scale.class_name[1], "> 5"));
	ehr_arena_release(&arena);
}

static void refused(void **state)
{
	static const char *const bad[] = { "fixed:", "fixed:a", "fixed:1,",
		"fixed:1,,2", "fixed:1,1", "fixed:2,1", "fixed:nan",
		"fixed:1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20" };
	struct ehr_arena arena = { 0 };
	struct ehr_zoning_scale scale;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct ehr_err err = { 0 };

		assert_int_equal(
			ehr_zoning_scale_fixed(&scale, bad[i], &arena, &err),
			-1);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
	}
	ehr_arena_release(&arena);
}

static void scheme(void **state)
{
	struct ehr_zone_class class[] = {
		{ .name_en = "low", .upper = 1 },
		{ .name_en = "high", .upper = INFINITY },
	};
	const struct ehr_zone_scheme two = { "two", "v", class, 2 };
	struct ehr_zoning_scale scale;
	const struct ehr_zoning_scale none = { 0 };

	(void)state;
	ehr_zoning_scale_scheme(&scale, &two);
	assert_string_equal(scale.name, "two");
	assert_int_equal(ehr_zoning_scale_class(&scale, 1), 1);
	assert_int_equal(ehr_zoning_scale_class(&scale, 1.5), 2);
	assert_true(ehr_str_is(scale.class_name[1], "high"));
	assert_int_equal(ehr_zoning_scale_class(&none, 1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bounds_belong_below),
		cmocka_unit_test(names),
		cmocka_unit_test(refused),
		cmocka_unit_test(scheme),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
