/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/public_view.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* A table of two public columns: everything else goes, whatever it is called
 * and whether it was there before or is new. */
static void drops_what_the_table_lacks(void **state)
{
	const char *const appended[] = { "level", "nobody_thought_of",
		"Level" };
	char source_id[] = "source_id", phone[] = "phone";
	char *carried_name[] = { source_id, phone };
	struct ehr_header carried = { .name = carried_name, .n = 2 };
	struct ehr_public_columns columns = { 0 };
	struct ehr_view view;

	(void)state;
	ehr_map_add(&columns.name, ehr_str_of("source_id"), NULL);
	ehr_map_add(&columns.name, ehr_str_of("level"), NULL);
	ehr_view_init(&view, &carried, appended, 3, &columns);
	assert_int_equal(view.carried.n, 1);
	assert_string_equal(view.carried.name[0], "source_id");
	assert_int_equal(view.n_appended, 1);
	assert_string_equal(view.appended[0], "level");
	assert_true(view.kept[0] && view.kept[2]);
	assert_false(view.kept[1] || view.kept[3] || view.kept[4]);
	ehr_view_release(&view);
	ehr_public_columns_release(&columns);
}

static void keeps_all_without_a_table(void **state)
{
	const char *const appended[] = { "level", "phone" };
	struct ehr_view view;

	(void)state;
	ehr_view_init(&view, NULL, appended, 2, NULL);
	assert_int_equal(view.n_appended, 2);
	ehr_view_release(&view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drops_what_the_table_lacks),
		cmocka_unit_test(keeps_all_without_a_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
