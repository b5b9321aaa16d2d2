/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/aqi_standard.h"

static struct ehr_aqi_standards *built_in(void)
{
	struct ehr_err err = { 0 };
	struct ehr_aqi_standards *all =
		ehr_aqi_standards_open(&(struct ehr_aqi_paths){ 0 }, &err);

	if (all == NULL)
		fail_msg("%s:%lu: %s", err.file, err.line, err.text);
	return all;
}

/* HJ 633-2012, 5.1.2 and 5.1.3: seven items a day, nine an hour (and what stands
 * in for SO2); HJ 633-2026, 4.2.2 and 4.2.3: six and six. */
static void test_items(void **state)
{
	struct ehr_aqi_standards *all = built_in();
	const struct ehr_aqi_standard *old =
		ehr_aqi_standards_find(all, ehr_str_of("hj633-2012"));
	const struct ehr_aqi_standard *new =
		ehr_aqi_standards_find(all, ehr_str_of("hj633-2026"));
	struct ehr_table_digest digest;
	size_t tables = 0;

	(void)state;
	assert_int_equal(old->n_items[EHR_AQI_DAY], 7);
	assert_int_equal(old->n_items[EHR_AQI_HOUR], 10);
	assert_int_equal(new->n_items[EHR_AQI_DAY], 6);
	assert_int_equal(new->n_items[EHR_AQI_HOUR], 6);
	assert_int_equal(new->publish_above, 100);
	assert_int_equal(old->publish_above, -1);
	assert_null(ehr_aqi_standards_find(all, ehr_str_of("latest")));
	while (ehr_aqi_standards_digest(all, tables, &digest))
		tables += digest.rows > 0 && strlen(digest.sha256) == 64;
	assert_int_equal(tables, 5);
	ehr_aqi_standards_close(all);
}

/* Levels end where the standards say; the US purple is another one. */
static void test_levels(void **state)
{
	static const struct {
		int index, level;
	} expected[] = { { 0, 1 }, { 50, 1 }, { 51, 2 }, { 100, 2 }, { 101, 3 },
		{ 150, 3 }, { 151, 4 }, { 200, 4 }, { 201, 5 }, { 300, 5 },
		{ 301, 6 }, { 900, 6 } };
	struct ehr_aqi_standards *all = built_in();

	(void)state;
	for (size_t k = 0; k < ehr_aqi_standards_count(all); k++)
		for (size_t i = 0; i < sizeof(expected) / sizeof(*expected);
			i++)
			assert_int_equal(
				ehr_aqi_level_of(
					ehr_aqi_standards_get(all, k)->levels,
					expected[i].index)
					->level,
				expected[i].level);
	assert_string_equal(ehr_aqi_level_of(ehr_aqi_standards_find(all,
						     ehr_str_of("hj633-2026"))
						     ->levels,
				    250)
				    ->rgb,
		"#99004c");
	assert_string_equal(ehr_aqi_level_of(ehr_aqi_standards_find(
						     all, ehr_str_of("us-2024"))
						     ->levels,
				    250)
				    ->rgb,
		"#8f3f97");
	ehr_aqi_standards_close(all);
}

/* A table in the place of a built-in one is checked as those are. */
static void assert_refused(struct ehr_aqi_paths paths, const char *path,
	const char *text, const char *column)
{
	FILE *file = fopen(path, "w");
	struct ehr_err err = { 0 };

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	assert_null(ehr_aqi_standards_open(&paths, &err));
	assert_string_equal(err.column, column);
}

static void test_refused(void **state)
{
	char path[] = "/tmp/aqi_standard_test_XXXXXX";
	int fd = mkstemp(path);
	struct ehr_aqi_paths breakpoints = { .breakpoints = path };
	struct ehr_aqi_paths levels = { .levels = path };
	struct ehr_aqi_paths items = { .items = path };

	(void)state;
	assert_true(fd >= 0 && close(fd) == 0);
	assert_refused(breakpoints, path,
		"standard,pollutant,averaging,unit,index_low,index_high,"
		"conc_low,conc_high\nx,O3,1h,ug/m3,0,50,9,8\n",
		"conc_high");
	assert_refused(breakpoints, path,
		"standard,pollutant,averaging,unit,index_low,index_high,"
		"conc_low,conc_high\nx,O3,1h,ug/m3,0,50,0,0.0001\n",
		"conc_high");
	assert_refused(levels, path,
		"levels,level,index_low,index_high,category_en,category_zh,"
		"colour_en,colour_zh,rgb,general_en,general_zh,sensitive_en,"
		"sensitive_zh\nx,1,0,50,a,a,a,a,a,a,a,a,a\n"
		"x,2,52,60,a,a,a,a,a,a,a,a,a\n",
		"index_low");
	assert_refused(items, path,
		"standard,form,pollutant,averaging,scale,role,round,decimals,"
		"from,above,above_index,above_item,min_values,valid_above,"
		"status\nhj633-2012,day,no2,24h,8h,main,,,,,,,20,,read\n",
		"scale");
	assert_int_equal(unlink(path), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
