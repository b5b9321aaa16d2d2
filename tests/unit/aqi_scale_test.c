/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/aqi_scale.h"

/* HJ 633-2012, table 1: SO2 of one hour ends at 800 ug/m3 and 200. */
static void test_scale(void **state)
{
	struct ehr_aqi_scales scales;
	struct ehr_err err = { 0 };
	const struct ehr_aqi_scale *so2;

	(void)state;
	assert_int_equal(ehr_aqi_scales_read(&scales, NULL, &err), 0);
	so2 = ehr_aqi_scales_find(&scales, "HJ633-2012", "SO2", "1h");
	assert_non_null(so2);
	assert_string_equal(so2->unit, "ug/m3");
	assert_int_equal(so2->n, 4);
	assert_int_equal(so2->step[3].low, 650000);
	assert_int_equal(so2->step[3].high, 800000);
	assert_int_equal(so2->step[3].index_low, 150);
	assert_int_equal(so2->step[3].index_high, 200);
	assert_null(ehr_aqi_scales_find(&scales, "HJ633-2012", "PM2.5", "1h"));
	assert_null(ehr_aqi_scales_find(&scales, "HJ633-2025", "SO2", "1h"));
	ehr_aqi_scales_release(&scales);
}

/* What the edition of 2026 changed: index 100 at 60 ug/m3 of PM2.5, not 75. */
static void test_editions(void **state)
{
	struct ehr_aqi_scales scales;
	struct ehr_err err = { 0 };
	const struct ehr_aqi_scale *old, *new;

	(void)state;
	assert_int_equal(ehr_aqi_scales_read(&scales, NULL, &err), 0);
	old = ehr_aqi_scales_find(&scales, "HJ633-2012", "PM2.5", "24h");
	new = ehr_aqi_scales_find(&scales, "HJ633-2026", "PM2.5", "24h");
	assert_int_equal(old->step[1].high, 75000);
	assert_int_equal(new->step[1].high, 60000);
	ehr_aqi_scales_release(&scales);
}

/* Those of the Chinese standards have no gaps. */
static void test_no_gaps(void **state)
{
	struct ehr_aqi_scales scales;
	struct ehr_err err = { 0 };
	size_t seen = 0;

	(void)state;
	assert_int_equal(ehr_aqi_scales_read(&scales, NULL, &err), 0);
	for (size_t i = 0; i < scales.n; i++) {
		const struct ehr_aqi_scale *one = &scales.scale[i];

		if (strncmp(one->standard, "HJ", 2) != 0)
			continue;
		seen++;
		assert_int_equal(one->step[0].low, 0);
		for (size_t k = 1; k < one->n; k++) {
			assert_int_equal(
				one->step[k].low, one->step[k - 1].high);
			assert_int_equal(one->step[k].index_low,
				one->step[k - 1].index_high);
		}
	}
	assert_true(seen >= 16);
	ehr_aqi_scales_release(&scales);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scale),
		cmocka_unit_test(test_editions),
		cmocka_unit_test(test_no_gaps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
