/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/interpolation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct ehr_interpolation read(const char *text)
{
	struct ehr_interpolation read = { 0 };
	struct ehr_err err = { 0 };

	if (ehr_interpolation_read(text, &read, &err) < 0)
		fail_msg("%s: %s", text, err.text);
	return read;
}

static bool same(double a, double b)
{
	return !(a < b) && !(a > b);
}

static void good(void **state)
{
	struct ehr_interpolation how = read("nearest:500");

	(void)state;
	assert_int_equal(how.method, EHR_INTERPOLATE_NEAREST);
	assert_true(same(how.radius_m, 500));
	assert_int_equal(how.most, 1);
	how = read("idw:1.5, 2e3, 8");
	assert_int_equal(how.method, EHR_INTERPOLATE_IDW);
	assert_true(same(how.power, 1.5) && same(how.radius_m, 2000));
	assert_int_equal(how.most, 8);
	assert_int_equal(read("idw:2,500").most, 0);
	how = read("kriging:1000");
	assert_int_equal(how.method, EHR_INTERPOLATE_KRIGING);
	assert_false(how.kind_given || how.model_given);
	how = read("kriging:1000,40,gaussian");
	assert_true(how.kind_given && !how.model_given);
	assert_int_equal(how.model.kind, EHR_VARIOGRAM_GAUSSIAN);
	assert_int_equal(how.most, 40);
	how = read("kriging:1000,exponential/0.1/2/300");
	assert_true(how.model_given);
	assert_true(same(how.model.nugget, 0.1) && same(how.model.sill, 2) &&
		    same(how.model.range_m, 300));
}

static void bad(void **state)
{
	static const char *const text[] = { "", "nearest",
		"nearest:", "nearest:0", "nearest:-5", "nearest:5,2", "idw:500",
		"idw:-1,500", "idw:2,500,0", "idw:2,500,2.5", "idw:2,500,",
		"idw:2,500,spherical", "kriging", "kriging:nan",
		"kriging:500,cubic", "kriging:500,spherical/1/1",
		"kriging:500,spherical/1/1/0", "kriging:500,spherical/0/0/9",
		"kriging:500,spherical/1/1/9/9",
		"kriging:500,spherical,spherical", "kriging:500,3,4",
		"KRIGING:500" };

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		struct ehr_interpolation how;
		struct ehr_err err = { 0 };

		if (ehr_interpolation_read(text[i], &how, &err) == 0)
			fail_msg("taken: %s", text[i]);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good),
		cmocka_unit_test(bad),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
