/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/automap.h"
#include "model/map_text.h"

enum { ROWS = 16, CELLS = 80 };

struct fixture {
	struct ehr_units *units;
	struct ehr_words *words;
	struct ehr_aliases *aliases;
	struct ehr_headings *headings;
	struct ehr_forms *forms;
	struct ehr_recogniser with;
	struct ehr_preview_row row[ROWS];
	struct ehr_str cell[ROWS][CELLS];
	struct ehr_tablehead head;
	struct ehr_recognised found;
	struct ehr_err err;
	struct ehr_buf text;
};

static bool is_heading(const void *self, struct ehr_str text)
{
	return ehr_headings_known(
		((const struct fixture *)self)->headings, text);
}

static bool is_unit(const void *self, struct ehr_str text)
{
	return ehr_units_known(((const struct fixture *)self)->units, text);
}

static bool is_note(const void *self, struct ehr_str text)
{
	const struct ehr_automap automap = {
		.headings = ((const struct fixture *)self)->headings
	};

	return ehr_automap_is_note(&automap, text);
}

static int setup(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	struct ehr_err *err = &fixture->err;

	*state = fixture;
	fixture->units = ehr_units_open(NULL, err);
	fixture->words = ehr_words_open(err);
	fixture->aliases = ehr_aliases_open(NULL, err);
	fixture->headings =
		ehr_headings_open(NULL, fixture->units, fixture->aliases, err);
	fixture->forms = ehr_forms_open(err);
	if (fixture->headings == NULL || fixture->forms == NULL)
		printf("%s:%lu: %s\n", err->file, err->line, err->text);
	return fixture->headings == NULL || fixture->forms == NULL;
}

static void empty(struct fixture *fixture)
{
	ehr_tablehead_release(&fixture->head);
	ehr_recognised_release(&fixture->found);
	fixture->head = (struct ehr_tablehead){ 0 };
	fixture->found = (struct ehr_recognised){ 0 };
	fixture->err = (struct ehr_err){ 0 };
	fixture->text.n = 0;
	fixture->with = (struct ehr_recogniser){
		.units = fixture->units,
		.aliases = fixture->aliases,
		.headings = fixture->headings,
		.forms = fixture->forms,
	};
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;

	empty(fixture);
	ehr_buf_release(&fixture->text);
	ehr_forms_close(fixture->forms);
	ehr_headings_close(fixture->headings);
	ehr_aliases_close(fixture->aliases);
	ehr_words_close(fixture->words);
	ehr_units_close(fixture->units);
	free(fixture);
	return 0;
}

/* Records are lines, cells lie between bars. */
static int recognise(struct fixture *fixture, const char *text)
{
	struct ehr_preview preview = { fixture->row, 0, true, false };
	struct ehr_tablehead_ask ask = { is_heading, is_unit, is_note, fixture,
		fixture->words };
	struct ehr_str rest = ehr_str_of(text);
	int rc;

	while (rest.p != NULL && rest.n > 0) {
		struct ehr_str line = ehr_str_cut(&rest, '\n');
		size_t r = preview.n++, n = 0;

		while (line.p != NULL)
			fixture->cell[r][n++] = ehr_str_cut(&line, '|');
		fixture->row[r] =
			(struct ehr_preview_row){ fixture->cell[r], n, r + 1 };
	}
	assert_int_equal(ehr_tablehead_find(&fixture->head, &preview, &ask,
				 NULL, &fixture->err),
		0);
	rc = ehr_recognise(
		&fixture->found, &fixture->head, &fixture->with, &fixture->err);
	if (fixture->found.decision != NULL)
		ehr_map_text(&fixture->found, &fixture->with, &fixture->text);
	if (getenv("EHR_SHOW") != NULL)
		printf("%s\n%s\n", fixture->err.text,
			ehr_buf_text(&fixture->text));
	return rc;
}

static const struct ehr_decision *column(
	const struct fixture *fixture, const char *name)
{
	for (size_t i = 0; i < fixture->found.n; i++)
		if (strcmp(fixture->found.decision[i].column->name, name) == 0)
			return &fixture->found.decision[i];
	fail_msg("no column %s", name);
	return NULL;
}

static void expect_amount(const struct fixture *fixture, const char *name,
	const char *medium, const char *quantity, const char *unit,
	const char *unit_from)
{
	const struct ehr_decision *one = column(fixture, name);

	assert_int_equal(one->decided, EHR_DECIDED_USED);
	assert_string_equal(one->medium, medium);
	assert_string_equal(one->quantity, quantity);
	assert_string_equal(one->unit, unit);
	assert_string_equal(one->unit_from, unit_from);
}

static void reads_a_census_list(void **state)
{
	struct fixture *fixture = *state;

	empty(fixture);
	assert_int_equal(
		recognise(fixture, "统一社会信用代码|单位详细名称|行业代码|"
				   "中心经度（度）|中心经度（分）|"
				   "中心经度（秒）|中心纬度（度）|"
				   "中心纬度（分）|中心纬度（秒）|"
				   "化学需氧量产生量|化学需氧量排放量|"
				   "挥发酚排放量|二氧化硫排放量（吨）|"
				   "颗粒物排放量\n"
				   "91330100MA27XFJ12A|甲厂|0112|120|1|2|30|3|"
				   "4|1|2|3|4|5\n"),
		0);
	expect_amount(
		fixture, "化学需氧量产生量", "water", "generated", "t", "form");
	expect_amount(
		fixture, "挥发酚排放量", "water", "emission", "kg", "form");
	expect_amount(fixture, "二氧化硫排放量（吨）", "air", "emission", "吨",
		"heading");
	assert_int_equal(fixture->found.lon[2], 5);
	assert_int_equal(fixture->found.lat[0], 6);
}

static void reads_group_titles_and_generations(void **state)
{
	struct fixture *fixture = *state;

	empty(fixture);
	assert_int_equal(
		recognise(fixture, "单位详细名称|统一社会信用代码|普查小区代码|"
				   "化学需氧量||二氧化硫|\n"
				   "|||产生量|排放量|产生量|排放量\n"
				   "甲厂|91330100MA27XFJ12A|1|1|2|5|6\n"),
		0);
	assert_string_equal(fixture->found.form->name, "census-2-wide");
	expect_amount(fixture, "化学需氧量/产生量", "water", "generated", "t",
		"form");
	expect_amount(
		fixture, "二氧化硫/排放量", "air", "emission", "t", "form");
	/* the generation before has volatile phenol in tonnes, fluoride in
	 * kilograms (reference [A] [B]) */
	empty(fixture);
	assert_int_equal(
		recognise(fixture, "组织机构代码|单位详细名称|挥发酚排放量|"
				   "氟化物排放量|烟尘排放量\n"
				   "123456789|甲厂|1|2|3\n"),
		0);
	assert_string_equal(fixture->found.form->name, "census-1-wide");
	expect_amount(
		fixture, "挥发酚排放量", "water", "emission", "t", "form");
	expect_amount(fixture, "氟化物排放量", "air", "emission", "kg", "form");
}

static void looks_for_units_in_order(void **state)
{
	struct fixture *fixture = *state;

	/* a note with an exception */
	empty(fixture);
	assert_int_equal(
		recognise(fixture, "单位：除氟化物为千克外，其余均为吨|||\n"
				   "企业名称|组织机构代码|废气氟化物排放量|"
				   "二氧化硫排放量\n"
				   "甲厂|123456789|1|2\n"),
		0);
	expect_amount(
		fixture, "废气氟化物排放量", "air", "emission", "千克", "note");
	expect_amount(
		fixture, "二氧化硫排放量", "air", "emission", "吨", "note");
	/* a record of units; the heading goes before it */
	empty(fixture);
	assert_int_equal(
		recognise(fixture,
			"企业名称|二氧化硫排放量|化学需氧量排放量千克\n"
			"|吨|吨\n"
			"甲厂|1|2\n"),
		0);
	expect_amount(
		fixture, "二氧化硫排放量", "air", "emission", "吨", "unit_row");
	expect_amount(fixture, "化学需氧量排放量千克", "water", "emission",
		"千克", "heading");
	/* the row's own goes before all */
	empty(fixture);
	assert_int_equal(
		recognise(fixture, "企业名称|统一社会信用代码|污染物名称|"
				   "污染物产生量|污染物产生量的计量单位|"
				   "污染物排放量|污染物排放量计量单位\n"
				   "甲厂|91330100MA27XFJ12A|化学需氧量|1|吨|2|"
				   "千克\n"),
		0);
	assert_int_equal(column(fixture, "污染物产生量")->unit_at, 4);
	assert_int_equal(column(fixture, "污染物排放量")->unit_at, 6);
}

static void expect_failure(struct fixture *fixture, const char *part)
{
	assert_int_equal(fixture->err.fault, EHR_FAULT_USAGE);
	if (strstr(fixture->err.text, part) == NULL)
		fail_msg("\"%s\" is not in: %s", part, fixture->err.text);
}

static void refuses_what_it_does_not_know(void **state)
{
	struct fixture *fixture = *state;

	empty(fixture);
	assert_int_equal(
		recognise(fixture, "单位详细名称|化学需氧量排放量\n甲|1\n"),
		-1);
	expect_failure(fixture, "its unit is not known");
	empty(fixture);
	assert_int_equal(
		recognise(fixture, "单位详细名称|铜排放量（吨）\n甲|1\n"), -1);
	expect_failure(fixture, "not known: medium");
	empty(fixture);
	assert_int_equal(recognise(fixture,
				 "单位详细名称|企业名称|二氧化硫排放量（吨）\n"
				 "甲|乙|1\n"),
		-1);
	expect_failure(fixture, "\"单位详细名称\" and \"企业名称\" are both");
	empty(fixture);
	assert_int_equal(recognise(fixture, "企业名称|二氧化硫排放量（吨）|"
					    "二氧化硫年排放量（吨）\n甲|1|2\n"),
		-1);
	expect_failure(fixture, "both emission of");
	empty(fixture);
	assert_int_equal(recognise(fixture, "foo|bar\n1|2\n"), -1);
	expect_failure(fixture, "not known: foo, bar");
}

static void takes_what_is_given(void **state)
{
	static const struct ehr_constant constant[] = { { "medium", "soil" },
		{ "point_type", "soil" }, { "quantity", "concentration" } };
	struct fixture *fixture = *state;

	empty(fixture);
	fixture->with.constant = constant;
	fixture->with.n_constants = 3;
	assert_int_equal(recognise(fixture, "点位|Cd (mg/kg)|经度|纬度|foo\n"
					    "S1|1|120|30|x\n"),
		0);
	expect_amount(fixture, "Cd (mg/kg)", "soil", "concentration", "mg/kg",
		"heading");
	assert_int_equal(column(fixture, "foo")->decided, EHR_DECIDED_UNKNOWN);
	/* sums and their parts; positions of outlets for rows of outlets */
	empty(fixture);
	assert_int_equal(
		recognise(fixture,
			"企业名称|排放口编号|经度|纬度|"
			"废气排放口经度|废气排放口纬度|"
			"3.二氧化硫排放量1（吨）|4.二氧化硫排放量2（吨）|"
			"二氧化硫排放量总计（吨）\n"
			"甲|1|120|30|121|31|1|2|3\n"),
		0);
	assert_int_equal(fixture->found.lon[0], 4);
	assert_int_equal(column(fixture, "经度")->decided, EHR_DECIDED_IGNORED);
	assert_int_equal(column(fixture, "3.二氧化硫排放量1（吨）")->decided,
		EHR_DECIDED_IGNORED);
	assert_int_equal(fixture->found.amounts, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_census_list),
		cmocka_unit_test(reads_group_titles_and_generations),
		cmocka_unit_test(looks_for_units_in_order),
		cmocka_unit_test(refuses_what_it_does_not_know),
		cmocka_unit_test(takes_what_is_given),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
