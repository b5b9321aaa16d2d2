/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rows of two tables are one goal, and how that was found.
 */
#include "model/goal_match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "goals.h"

/* "A-B HOW" for each pair and "?ID" for each id that is not there, blanks between;
 * names of two rows by their ids. */
static void check(
	const char *one, const char *other, long like, const char *want)
{
	struct ehr_goal_table a, b;
	struct ehr_goal_matching matching = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_buf out = { 0 };

	assert_int_equal(read_table(&a, one, &err), 0);
	if (other)
		assert_int_equal(read_table(&b, other, &err), 0);
	ehr_goal_match(&matching, &a, other ? &b : &a, like);
	for (size_t i = 0; i < matching.n; i++) {
		ehr_buf_add_str(&out, a.goal[matching.pair[i].a].id);
		ehr_buf_putc(&out, '-');
		ehr_buf_add_str(&out, matching.b->goal[matching.pair[i].b].id);
		ehr_buf_printf(
			&out, " %s ", ehr_goal_how_word[matching.pair[i].how]);
		assert_true(matching.in_a[matching.pair[i].a]);
		assert_true(matching.in_b[matching.pair[i].b]);
	}
	for (size_t i = 0; i < matching.n_strays; i++) {
		ehr_buf_putc(&out, '?');
		ehr_buf_add_str(&out, matching.stray[i].id);
		ehr_buf_putc(&out, matching.stray[i].is_b ? 'b' : 'a');
	}
	assert_string_equal(ehr_buf_text(&out), want);
	ehr_buf_release(&out);
	ehr_goal_matching_release(&matching);
	ehr_goal_table_release(&a);
	if (other)
		ehr_goal_table_release(&b);
}

#define GOALS "goal_id,goal\nG1,one\nG2,two\n"

static void test_by_id(void **state)
{
	(void)state;
	/* one row may name several; names do not matter then */
	check(GOALS, "task_id,goal,goal_ids\nT1,other,G1; G2\n", 101,
		"G1-T1 id G2-T1 id ");
	check("task_id,goal,goal_id\nT1,other,G2\n", GOALS, 101, "T1-G2 id ");
	check(GOALS, "task_id,goal,goal_ids\nT1,one,G9;G2\n", 101,
		"G2-T1 id ?G9b");
}

/* Both name a row of a third table, unless one names the other. */
static void test_by_link(void **state)
{
	(void)state;
	check("goal_id,goal,plan_id\nG1,a,P1\nG2,b,P2\n",
		"task_id,goal,plan_ids\nT1,c,P2;P3\n", 101, "G2-T1 link ");
	check("goal_id,goal,plan_id\nG1,a,\n", "task_id,goal,plan_id\nT1,c,\n",
		101, "");
}

static void test_by_name(void **state)
{
	(void)state;
	check(GOALS, "task_id,goal\nT1,TWO\nT2,three\n", 101, "G2-T1 name ");
	/* within one table no row is its own, and each pair stands once */
	check("goal_id,goal\nG1,a\nG2,b\nG3,a\n", NULL, 101, "G1-G3 name ");
}

/* abcd and abce have three of four characters in common: 75 percent. A row that is
 * surely another's is not guessed at. */
static void test_like(void **state)
{
	(void)state;
	check("goal_id,goal\nG1,abcd\n", "task_id,goal\nT1,abce\n", 75,
		"G1-T1 like ");
	check("goal_id,goal\nG1,abcd\n", "task_id,goal\nT1,abce\n", 76, "");
	check("goal_id,goal\nG1,abcd\n", "task_id,goal\nT1,abce\nT2,abcd\n", 75,
		"G1-T2 name ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_id),
		cmocka_unit_test(test_by_link),
		cmocka_unit_test(test_by_name),
		cmocka_unit_test(test_like),
	};

	return cmocka_run_group_tests(tests, open_words, close_words);
}
