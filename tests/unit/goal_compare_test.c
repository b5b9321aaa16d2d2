/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two small tables compared: each finding worked out by hand from the rows.
 */
#include "model/goal_compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD "goal_id,goal,unit,target_text,target_year\n"

static struct ehr_words *meanings;
static struct ehr_target_words words;
static struct ehr_units *units;
static struct ehr_unit_names *names;

static int open_tables(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	meanings = ehr_words_open(&err);
	units = ehr_units_open(NULL, &err);
	names = ehr_unit_names_open(NULL, &err);
	return !meanings || !units || !names ||
	       ehr_target_words_open(&words, NULL, &err);
}

static int close_tables(void **state)
{
	(void)state;
	ehr_unit_names_close(names);
	ehr_units_close(units);
	ehr_target_words_close(&words);
	ehr_words_close(meanings);
	return 0;
}

static void read_table(struct ehr_goal_table *table, const char *text)
{
	static const struct ehr_in_opts in = { .format = EHR_FORMAT_CSV };
	const struct ehr_goal_opts opts = { .columns = { .words = meanings },
		.target_words = &words,
		.units = units };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("t", ehr_str_of(text), &in, &err);

	*table = (struct ehr_goal_table){ 0 };
	if (!reader || ehr_goal_table_read(table, reader, &opts, &err))
		fail_msg("%s", err.text);
	ehr_reader_close(reader);
}

/* Rows below HEAD; the wanted ones of all columns. */
static void check(const char *rows_a, const char *rows_b, const char *want,
	unsigned long differs)
{
	static const struct ehr_out_opts out = { .format = EHR_FORMAT_CSV };
	struct ehr_buf text = { 0 };
	struct ehr_goal_table a, b;
	struct ehr_goal_matching matching = { 0 };
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_goal_comparing self = { .matching = &matching,
		.units = names,
		.measures = { &words, units },
		.writer = &writer };
	struct ehr_err err = { 0 };

	ehr_buf_printf(&text, HEAD "%s", rows_a);
	read_table(&a, ehr_buf_text(&text));
	text.n = 0;
	ehr_buf_printf(&text, HEAD "%s", rows_b);
	read_table(&b, ehr_buf_text(&text));
	ehr_goal_match(&matching, &a, &b, 80);
	assert_int_equal(
		ehr_layout_init(&layout, NULL, ehr_goal_compare_columns,
			EHR_GOAL_COMPARE_COLUMNS, &out, &err),
		0);
	ehr_writer_init(&writer, &layout, NULL);
	assert_int_equal(ehr_goal_compare(&self, &err), 0);
	assert_string_equal(ehr_buf_text(&writer.buf), want);
	assert_int_equal(self.differs, differs);
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	ehr_goal_comparing_release(&self);
	ehr_goal_matching_release(&matching);
	ehr_goal_table_release(&a);
	ehr_goal_table_release(&b);
	ehr_buf_release(&text);
}

static void test_same(void **state)
{
	(void)state;
	check("A,x y,%,\u226595,2025\n", "B,X Y,%,>=95.0,2025\n", "", 0);
	/* what neither states is no finding */
	check("A,x,,,\n", "B,x,,,\n", "", 0);
}

static void test_numbers(void **state)
{
	(void)state;
	check("A,x,%,\u226595,2025\n", "B,x,%,\u226590,2025\n",
		"A,B,x,x,value,95,90,name,differs,\n", 1);
	check("A,x,%,\u226595,2025\n", "B,x,%,\u226590,2027\n",
		"A,B,x,x,value,95,90,name,differs,other_year\n"
		"A,B,x,x,due,2025,2027,name,differs,\n",
		2);
	check("A,x,%,\u226595,2025\n", "B,x,%,,2025\n",
		"A,B,x,x,value,\u226595,,name,stated_once,\n", 0);
	check("A,x,%,70~80,\n", "B,x,%,70~85,\n",
		"A,B,x,x,value,70~80,70~85,name,differs,\n", 1);
}

static void test_operators(void **state)
{
	(void)state;
	check("A,x,%,\u226595,\n", "B,x,%,>95,\n",
		"A,B,x,x,operator,ge,gt,name,differs,\n", 1);
	check("A,x,%,\u226595,\n", "B,x,%,\u8d8595,\n",
		"A,B,x,x,operator,ge,gt,name,differs,sign_and_word\n", 1);
	/* a bare number of which nothing says which way is better */
	check("A,x,%,95,\n", "B,x,%,\u226595,\n",
		"A,B,x,x,operator,unstated,ge,name,stated_once,\n", 0);
}

/* 3 of ten thousand people are 30000; 95% are 950 per mille; a hectare is 15 mu; two
 * names of what is counted are not one. */
static void test_units(void **state)
{
	(void)state;
	check("A,x,\u4e07\u4eba,\u22653,\n", "B,x,\u4eba,\u226530000,\n", "",
		0);
	check("A,x,\u4eba,\u226530000,\n", "B,x,\u4e07\u4eba,\u22653,\n", "",
		0);
	check("A,x,%,\u226595,\n", "B,x,\u2030,\u2265950,\n", "", 0);
	check("A,x,%,\u226595,\n", "B,x,\u2030,\u226595,\n",
		"A,B,x,x,value,95 %,95 \u2030,name,differs,\n", 1);
	check("A,x,\u516c\u9877,2~3,\n", "B,x,\u4ea9,30~45,\n", "", 0);
	check("A,x,\u4e2a,\u22655,\n", "B,x,\u5bb6,\u22655,\n",
		"A,B,x,x,unit,\u4e2a,\u5bb6,name,differs,\n", 1);
	check("A,x,\u4e2a,\u22655,\n", "B,x,,\u22655,\n", "", 0);
}

/* One product for 30000 people is one for 3 of ten thousand; 3 kilograms are 3000
 * grams; people are not households. */
static void test_conditions(void **state)
{
	(void)state;
	check("A,x,\u4e2a,1\u4e2a(\u22653\u4e07\u4eba),\n",
		"B,x,\u4e2a,1\u4e2a(\u226530000\u4eba),\n", "", 0);
	check("A,x,\u4e2a,1\u4e2a(\u22653kg),\n",
		"B,x,\u4e2a,1\u4e2a(\u22653000g),\n", "", 0);
	check("A,x,\u4e2a,1\u4e2a(\u22653kg),\n",
		"B,x,\u4e2a,1\u4e2a(\u22653g),\n",
		"A,B,x,x,sub_condition,ge 3 kg,ge 3 g,name,differs,\n", 1);
	check("A,x,\u4e2a,1\u4e2a(\u22653\u4eba),\n",
		"B,x,\u4e2a,1\u4e2a(\u22653\u6237),\n",
		"A,B,x,x,sub_condition,ge 3 \u4eba,ge 3 \u6237,name,differs,"
		"\n",
		1);
	check("A,x,\u4e2a,1\u4e2a(>3\u4eba),\n",
		"B,x,\u4e2a,1\u4e2a(\u22653\u4eba),\n",
		"A,B,x,x,sub_condition,gt 3 \u4eba,ge 3 \u4eba,name,differs,"
		"\n",
		1);
	check("A,x,\u4e2a,1\u4e2a(3\u4eba),\n",
		"B,x,\u4e2a,1\u4e2a(\u22653\u4eba),\n",
		"A,B,x,x,sub_condition,3 \u4eba,ge 3 \u4eba,name,stated_once,"
		"\n",
		0);
	check("A,x,\u4e2a,1\u4e2a(\u22653\u4eba),\n", "B,x,\u4e2a,1\u4e2a,\n",
		"A,B,x,x,sub_condition,ge 3 \u4eba,,name,stated_once,\n", 0);
}

static void test_alone(void **state)
{
	(void)state;
	check("A,x,,\u22651,\n", "B,y,,\u22651,\n",
		"A,,x,,id,A,,,only_a,\n"
		",B,,y,id,,B,,only_b,\n",
		0);
}

/* 9 characters of 10 in common: alike, a guess that counts for nothing. */
static void test_like(void **state)
{
	(void)state;
	check("A,abcdefghij,,\u22651,\n", "B,abcdefghik,,\u22652,\n",
		"A,B,abcdefghij,abcdefghik,name,abcdefghij,abcdefghik,like,"
		"renamed,-j +k\n"
		"A,B,abcdefghij,abcdefghik,value,1,2,like,differs,\n",
		0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_operators),
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_alone),
		cmocka_unit_test(test_like),
	};

	return cmocka_run_group_tests(tests, open_tables, close_tables);
}
