/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of goals in their shapes: ids, links, targets, units and days, and what is
 * refused.
 */
#include "model/goal_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "goals.h"

static void is(struct ehr_str text, const char *want)
{
	assert_true(ehr_str_is(text, want));
}

/* The first _id is the id, further ones are links, in the order of columns. */
static void test_columns(void **state)
{
	struct ehr_goal_table table;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(read_table(&table,
				 "indicator_id,goal_ids,indicator,plan_id\n"
				 " I1 ,G1; G2,x, P\n",
				 &err),
		0);
	assert_int_equal(table.n, 1);
	assert_int_equal(table.n_links, 2);
	is(table.id_column, "indicator_id");
	is(table.link[0].stem, "goal_id");
	is(table.link[1].stem, "plan_id");
	is(table.goal[0].id, "I1");
	is(table.goal[0].name, "x");
	is(table.goal[0].link[0], "G1; G2");
	is(table.goal[0].link[1], "P");
	assert_false(table.has_targets || table.has_lead);
	assert_false(table.goal[0].has_target);
	ehr_goal_table_release(&table);
}

/* The unit is that of the column, else that in the text. */
static void test_targets(void **state)
{
	struct ehr_goal_table table;
	struct ehr_err err = { 0 };
	struct ehr_decimal five = ehr_decimal_of(5);

	(void)state;
	assert_int_equal(
		read_table(&table,
			"goal_id,goal,unit,target_text,target_year,lead_units\n"
			"1,x,%,\u22655,2025,a\n"
			"2,y,,\u22655\u4e2a,,\n"
			"3,z,,,,b\n",
			&err),
		0);
	assert_true(table.has_targets && table.has_lead);
	assert_false(table.has_responsible);
	assert_true(table.goal[0].has_target && table.goal[1].has_target);
	assert_false(table.goal[2].has_target);
	is(table.goal[0].unit, "%");
	is(table.goal[1].unit, "\u4e2a");
	assert_int_equal(
		ehr_decimal_compare(&table.goal[1].target.level.value, &five),
		0);
	assert_int_equal(table.goal[0].due.year, 2025);
	assert_int_equal(table.goal[1].due.year, 0);
	is(table.goal[2].lead, "b");
	ehr_goal_table_release(&table);
}

/* A schedule says no more of the day than is written. */
static void test_days(void **state)
{
	static const struct {
		const char *text;
		int year, month, day;
	} row[] = { { "2025\u5e74", 2025, 0, 0 },
		{ "2025\u5e746\u6708", 2025, 6, 0 },
		{ "2025\u5e7410\u670815\u65e5\u524d", 2025, 10, 15 },
		{ "\u6bcf\u5e7412\u6708\u5e95\u524d", 0, 12, 0 },
		{ "\u957f\u671f", 0, 0, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct ehr_goal_table table;
		struct ehr_err err = { 0 };
		struct ehr_buf text = { 0 };

		ehr_buf_printf(
			&text, "task_id,goal,schedule\n1,x,%s\n", row[i].text);
		if (read_table(&table, ehr_buf_text(&text), &err))
			fail_msg("%s", err.text);
		assert_int_equal(table.goal[0].due.year, row[i].year);
		assert_int_equal(table.goal[0].due.month, row[i].month);
		assert_int_equal(table.goal[0].due.day, row[i].day);
		ehr_goal_table_release(&table);
		ehr_buf_release(&text);
	}
}

static void refuses(const char *text, const char *column, unsigned long line)
{
	struct ehr_goal_table table;
	struct ehr_err err = { 0 };

	assert_int_equal(read_table(&table, text, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, column);
	assert_int_equal(err.line, line);
	ehr_goal_table_release(&table);
}

static void test_refused(void **state)
{
	(void)state;
	refuses("goal\nx\n", "", 0);
	refuses("goal_ids,goal\n1,x\n", "", 0);
	refuses("goal_id,goal\n1,x\n1,y\n", "goal_id", 3);
	refuses("goal_id,goal\n ,x\n", "goal_id", 2);
	refuses("goal_id,goal,target_text\n1,x,some more\n", "target_text", 2);
	refuses("goal_id,goal,target_year\n1,x,soon\n", "target_year", 2);
	refuses("goal_id,goal,due_month\n1,x,13\n", "due_month", 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_targets),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, open_words, close_words);
}
