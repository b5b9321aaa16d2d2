/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/region.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define HEADER "name,lon_min,lat_min,lon_max,lat_max,source\n"

static struct ehr_regions *opened(const char *text, struct ehr_err *err)
{
	char path[] = "/tmp/region_XXXXXX";
	int fd = mkstemp(path);
	struct ehr_regions *regions;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	regions = ehr_regions_open(path, err);
	unlink(path);
	return regions;
}

/* 73 to 136 E, 3 to 54 N, as the checks of census exports have it. */
static void built_in(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_regions *regions = ehr_regions_open(NULL, &err);
	const struct ehr_region *china;

	(void)state;
	if (regions == NULL)
		fail_msg("%s", err.text);
	china = ehr_regions_find(regions, "china", &err);
	assert_non_null(china);
	assert_true(ehr_region_holds(china, 73, 3));
	assert_true(ehr_region_holds(china, 136, 54));
	assert_false(ehr_region_holds(china, 72.999, 30));
	assert_false(ehr_region_holds(china, 136.001, 30));
	assert_false(ehr_region_holds(china, 119, 2.999));
	assert_false(ehr_region_holds(china, 119, 54.001));
	assert_null(ehr_regions_find(regions, "chine", &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "china"));
	assert_true(ehr_regions_rows(regions) >= 1);
	ehr_regions_close(regions);
}

static void refused(void **state)
{
	static const char *const row[][2] = {
		{ ",1,2,3,4,s\n", "name" },
		{ "a,1,2,3,4,s\na,1,2,3,4,s\n", "name" },
		{ "a,x,2,3,4,s\n", "lon_min" },
		{ "a,,2,3,4,s\n", "lon_min" },
		{ "a,-181,2,3,4,s\n", "lon_min" },
		{ "a,1,2,3,91,s\n", "lat_max" },
		{ "a,3,2,3,4,s\n", "lon_max" },
		{ "a,1,5,3,4,s\n", "lat_max" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct ehr_err err = { 0 };
		char text[200];

		(void)snprintf(text, sizeof(text), HEADER "%s", row[i][0]);
		assert_null(opened(text, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.column, row[i][1]);
		assert_true(err.line > 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
