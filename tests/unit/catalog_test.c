/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/catalog.h"

static void lists_tables_and_profiles(void **state)
{
	struct ehr_err err;
	struct ehr_catalog *catalog = ehr_catalog_open(&err);
	const struct ehr_catalog_item *one;
	size_t files, n;

	(void)state;
	assert_non_null(catalog);
	ehr_builtin_list(&files);
	n = ehr_catalog_count(catalog);
	assert_int_equal(n, files);
	for (size_t i = 0; i < n; i++) {
		one = ehr_catalog_at(catalog, i);
		assert_true(one->about_en[0] != '\0');
		assert_true(one->about_zh[0] != '\0');
		assert_ptr_equal(
			ehr_catalog_find(catalog, one->name, &err), one);
		assert_int_equal(
			one->fields > 0, one->kind == EHR_CATALOG_TABLE);
	}
	one = ehr_catalog_find(catalog, "hj25.3-class1", &err);
	assert_non_null(one);
	assert_int_equal(one->kind, EHR_CATALOG_PROFILE);
	assert_string_equal(one->file->path, "profiles/hj25.3-class1.yaml");
	one = ehr_catalog_find(catalog, "tri-basic", &err);
	assert_non_null(one);
	assert_int_equal(one->kind, EHR_CATALOG_FORM);
	one = ehr_catalog_find(catalog, "toxicity", &err);
	assert_non_null(one);
	assert_int_equal(one->rows, 5239); /* wc -l, less the header */
	assert_string_equal(one->field[0].name, "cas");
	ehr_catalog_close(catalog);
	ehr_catalog_close(NULL);
}

static void suggests_the_nearest_name(void **state)
{
	struct ehr_err err;
	struct ehr_catalog *catalog = ehr_catalog_open(&err);

	(void)state;
	assert_null(ehr_catalog_find(catalog, "hj25.3-clas1", &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "\"hj25.3-class1\"?"));
	assert_null(ehr_catalog_find(catalog, "zzzzzzzzzzzz", &err));
	assert_null(strstr(err.text, "did you mean"));
	ehr_catalog_close(catalog);
}

static void knows_numbers_of_tables(void **state)
{
	(void)state;
	assert_true(ehr_catalog_is_number("hq"));
	assert_true(ehr_catalog_is_number("mutagen_share_oral"));
	assert_true(ehr_catalog_is_number("upper"));
	assert_false(ehr_catalog_is_number("values"));
	assert_false(ehr_catalog_is_number("cas"));
	assert_false(ehr_catalog_is_number(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_tables_and_profiles),
		cmocka_unit_test(suggests_the_nearest_name),
		cmocka_unit_test(knows_numbers_of_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
