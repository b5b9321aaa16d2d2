/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/tablehead.h"

enum { ROWS = 32, CELLS = 64 };

struct sheet {
	struct ehr_words *words;
	struct ehr_preview_row row[ROWS];
	struct ehr_str cell[ROWS][CELLS];
	struct ehr_preview preview;
	struct ehr_tablehead head;
};

/* A small dictionary, and units. */
static bool is_heading(const void *self, struct ehr_str text)
{
	static const char *const known[] = { "产生量", "排放量", "化学需氧量",
		"氨氮", "二氧化硫", "单位详细名称", "企业名称", "行业代码",
		"氰化物" };

	(void)self;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (ehr_str_is(text, known[i]))
			return true;
	return false;
}

static bool is_unit(const void *self, struct ehr_str text)
{
	static const char *const known[] = { "吨", "千克", "t", "kg", "mg/L",
		"ug/L", "m", "万立方米" };

	(void)self;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (ehr_str_is(text, known[i]))
			return true;
	return false;
}

static int setup(void **state)
{
	struct sheet *sheet = calloc(1, sizeof *sheet);
	struct ehr_err err = { 0 };

	*state = sheet;
	sheet->words = ehr_words_open(&err);
	return sheet->words == NULL;
}

static int teardown(void **state)
{
	struct sheet *sheet = *state;

	ehr_tablehead_release(&sheet->head);
	ehr_words_close(sheet->words);
	free(sheet);
	return 0;
}

/* Records are lines, cells lie between commas. */
static void fill(struct sheet *sheet, const char *text)
{
	struct ehr_str rest = ehr_str_of(text);

	ehr_tablehead_release(&sheet->head);
	sheet->preview = (struct ehr_preview){ sheet->row, 0, true, false };
	while (rest.p != NULL && rest.n > 0) {
		struct ehr_str line = ehr_str_cut(&rest, '\n');
		size_t r = sheet->preview.n++, n = 0;

		while (line.p != NULL)
			sheet->cell[r][n++] = ehr_str_cut(&line, ',');
		sheet->row[r] =
			(struct ehr_preview_row){ sheet->cell[r], n, r + 1 };
	}
}

static const struct ehr_tablehead *find(struct sheet *sheet, const char *text)
{
	struct ehr_tablehead_ask ask = { is_heading, is_unit, NULL, NULL,
		sheet->words };

	fill(sheet, text);
	assert_int_equal(ehr_tablehead_find(&sheet->head, &sheet->preview, &ask,
				 NULL, NULL),
		0);
	return &sheet->head;
}

/* The names, one after another with a bar between. */
static void expect_names(const struct ehr_tablehead *head, const char *names)
{
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < head->n; i++)
		ehr_buf_printf(
			&text, "%s%s", i > 0 ? "|" : "", head->column[i].name);
	assert_string_equal(ehr_buf_text(&text), names);
	ehr_buf_release(&text);
}

static void leaves_plain_heads_alone(void **state)
{
	static const char *const plain[] = {
		/* data of letters only, of units, of headings */
		"a,b,c\nx,y,z\n",
		"name,unit\nt,kg\n",
		"name,unit\nCd,mg/L\nPb,mg/L\n",
		"item,kind\n化学需氧量,氨氮\n",
		/* blanks in names stay */
		" a , b\n1,2\n",
		/* years, numbers and nothing else */
		"2015,2016,2017\n1,2,3\n",
		"1,2,3\n4,5,6\n",
		/* samples called jia and yi, or jia alone */
		"a,b,c\n甲,1,2\n",
		"a,b,c\n甲,1,2\n乙,1,2\n",
		/* one record, one column */
		"a,b,c\n",
		"value\n1\n2\n",
		"单位\n吨\n千克\n",
		/* nothing beneath is looked for */
		"x,y\n,\n1,2\n",
		/* shorter and longer records behind */
		"a,b,c\n1,2,3\n1,2\n1,2,3,4\n",
	};
	static const char *const names[] = { "a|b|c", "name|unit", "name|unit",
		"item|kind", " a | b", "2015|2016|2017", "1|2|3", "a|b|c",
		"a|b|c", "a|b|c", "value", "单位", "x|y", "a|b|c" };

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		const struct ehr_tablehead *head = find(*state, plain[i]);

		expect_names(head, names[i]);
		assert_int_equal(head->skip, 0);
		assert_int_equal(head->rows, 1);
	}
}

static void names_what_has_no_name(void **state)
{
	const struct ehr_tablehead *head;

	head = find(*state, ",name,value\n0,x,1\n1,y,2\n");
	expect_names(head, "column 1|name|value");
	assert_int_equal(head->rows, 1);
	head = find(*state, "name,value,value,value#2\nx,1,2,3\n");
	expect_names(head, "name|value|value#3|value#2");
	assert_int_equal(head->rows, 1);
	head = find(*state, "x,y,x,x#3,x,y\n1,2,3,4,5,6\n");
	expect_names(head, "x|y|x#2|x#3|x#4|y#2");
	/* no dictionary, no figures beneath: the first record it is */
	head = find(*state, "a,,,b\nx,y,z,u\nv,w,t,s\n");
	expect_names(head, "a|column 2|column 3|b");
	assert_int_equal(head->rows, 1);
}

static void skips_banners(void **state)
{
	const struct ehr_tablehead *head =
		find(*state, "第二次全国污染源普查,,,,\n"
			     "填报单位：某县,,,单位：吨,\n"
			     ",,,,\n"
			     "单位详细名称,行业代码,化学需氧量,氨氮,备注\n"
			     "甲厂,0112,1,2,\n");

	expect_names(head, "单位详细名称|行业代码|化学需氧量|氨氮|备注");
	assert_int_equal(head->skip, 3);
	assert_int_equal(head->rows, 4);
	assert_int_equal(head->n_notes, 3);
	assert_true(ehr_str_is(head->note[2], "单位：吨"));
	/* lines of their own, without the commas */
	head = find(*state,
		"某县污染源名录\n（单位：吨）\n"
		"单位详细名称,行业代码,化学需氧量\n甲厂,0112,1\n乙厂,0113,2\n");
	expect_names(head, "单位详细名称|行业代码|化学需氧量");
	assert_int_equal(head->skip, 2);
}

static void merges_group_titles(void **state)
{
	const struct ehr_tablehead *head =
		find(*state, "企业名称,行业代码,化学需氧量,,氨氮,\n"
			     ",,产生量,排放量,产生量,排放量\n"
			     "甲厂,0112,1,2,3,4\n");

	expect_names(head,
		"企业名称|行业代码|化学需氧量/产生量|化学需氧量/排放量|"
		"氨氮/产生量|氨氮/排放量");
	assert_int_equal(head->rows, 2);
	assert_true(ehr_str_is(head->column[3].group, "化学需氧量"));
	assert_true(ehr_str_is(head->column[3].heading, "排放量"));
	assert_int_equal(head->column[1].group.n, 0);
	/* three records; a title ends where one above begins anew */
	head = find(*state, "企业名称,废水,,,,废气,\n"
			    ",化学需氧量,,氨氮,,二氧化硫,\n"
			    ",产生量,排放量,产生量,排放量,产生量,排放量\n"
			    "甲厂,1,2,3,4,5,6\n");
	expect_names(head,
		"企业名称|废水/化学需氧量/产生量|废水/化学需氧量/排放量|"
		"废水/氨氮/产生量|废水/氨氮/排放量|废气/二氧化硫/产生量|"
		"废气/二氧化硫/排放量");
	assert_int_equal(head->rows, 3);
	/* titles repeated instead of merged */
	head = find(*state, "企业名称,氨氮,氨氮\n,产生量,排放量\n甲厂,1,2\n");
	expect_names(head, "企业名称|氨氮/产生量|氨氮/排放量");
	/* the upper record leaves nothing open, the lower only adds parts */
	head = find(*state, "企业名称,氨氮,氰化物\n,产生量,排放量\n甲厂,1,2\n");
	expect_names(head, "企业名称|氨氮/产生量|氰化物/排放量");
}

/* As HEM's faclist.csv: titles of groups of no dictionary. */
static void reads_groups_by_the_figures_beneath(void **state)
{
	const struct ehr_tablehead *head = find(*state,
		",Dispersion,,Modeling Domain Defined,,Acute Options\n"
		"FacilityID,met_station,rural_urban,max_dist,model_dist,acute\n"
		"01043110000366247,,,,3000,Y\n");

	expect_names(head,
		"FacilityID|Dispersion/met_station|Dispersion/rural_urban|"
		"Modeling Domain Defined/max_dist|"
		"Modeling Domain Defined/model_dist|Acute Options/acute");
	assert_int_equal(head->rows, 2);
	/* as HEM's emisloc.csv: an empty record first */
	head = find(*state, ",,\nFacilityID,SourceID,Longitude\n01,C,-86.8\n");
	expect_names(head, "FacilityID|SourceID|Longitude");
	assert_int_equal(head->skip, 1);
	assert_int_equal(head->rows, 2);
}

static void reads_units_and_letters(void **state)
{
	const struct ehr_tablehead *head =
		find(*state, "单位详细名称,化学需氧量,氰化物\n"
			     ",吨,千克\n"
			     "甲,1,2\n"
			     "某厂,3,4\n");

	expect_names(head, "单位详细名称|化学需氧量|氰化物");
	assert_int_equal(head->rows, 3);
	assert_true(head->units);
	assert_true(ehr_str_is(head->column[2].unit, "千克"));
	assert_int_equal(head->column[0].unit.n, 0);
	/* one unit alone may be a cell of data */
	head = find(*state, "a,b\n,t\nx,1\n");
	assert_int_equal(head->rows, 1);
}

static void is_told_by_hand(void **state)
{
	struct sheet *sheet = *state;
	struct ehr_tablehead_ask ask = { is_heading, is_unit, NULL, NULL,
		sheet->words };
	struct ehr_tablehead_set set = { .skip = 1, .rows = 2, .units = true };
	struct ehr_err err = { 0 };

	fill(sheet, "x,y\na,b\nc,d\nt,kg\n1,2\n");
	assert_int_equal(ehr_tablehead_find(&sheet->head, &sheet->preview, &ask,
				 &set, &err),
		0);
	expect_names(&sheet->head, "a/c|b/d");
	assert_true(ehr_str_is(sheet->head.column[1].unit, "kg"));
	assert_int_equal(sheet->head.rows, 4);
	ehr_tablehead_release(&sheet->head);
	set.skip = 9;
	assert_int_equal(ehr_tablehead_find(&sheet->head, &sheet->preview, &ask,
				 &set, &err),
		-1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_plain_heads_alone),
		cmocka_unit_test(names_what_has_no_name),
		cmocka_unit_test(skips_banners),
		cmocka_unit_test(merges_group_titles),
		cmocka_unit_test(reads_groups_by_the_figures_beneath),
		cmocka_unit_test(reads_units_and_letters),
		cmocka_unit_test(is_told_by_hand),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
