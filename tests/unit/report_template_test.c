/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/report_template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD \
	"kind: report\nname: small\nversion: \"1\"\n" \
	"about_zh: z\nabout_en: e\n" \
	"title_zh: z {region}\ntitle_en: e {region}\n" \
	"parameters:\n" \
	"  - {name: region, text_zh: z, text_en: e}\n" \
	"  - {name: year, text_zh: z, text_en: e, default: \"\"}\n" \
	"inputs:\n" \
	"  - {name: tasks, text_zh: z, text_en: e, made_by: call}\n" \
	"  - {name: old, text_zh: z, text_en: e, made_by: call}\n" \
	"  - {name: map, form: picture, text_zh: z, text_en: e, made_by: c}\n" \
	"words:\n  state: {done: {zh: z, en: e, tone: good}}\n" \
	"figures:\n  all: {how: count, from: tasks}\n" \
	"blocks:\n"
#define TABLE "  - {block: table, caption_zh: z, caption_en: e, from: tasks, "
#define COLUMN "zh: z, en: e}"

static struct ehr_report_template *read(const char *yaml, struct ehr_err *err)
{
	*err = (struct ehr_err){ 0 };
	return ehr_report_template_read("small.yaml", ehr_str_of(yaml), err);
}

static void whole_one(void **state)
{
	struct ehr_err err;
	struct ehr_report_template *template = read(HEAD
		"  - block: section\n    title_zh: z\n    title_en: e\n"
		"    given: [tasks]\n    blocks:\n"
		"      - block: text\n        text_zh: \"{all} {part}\"\n"
		"        text_en: \"{{ {year}\"\n        figures:\n"
		"          some: {how: count, from: tasks,\n"
		"            where: [{column: [a, b], in: [x, \"{year}\"]}]}\n"
		"          part: {how: share, of: some, in: all, decimals: 1}\n"
		"      - {block: picture, from: map, caption_zh: z, "
		"caption_en: e}\n" TABLE "against: old, by: [unit, {column: d, "
		"part: year}], sort: [{column: n, order: down}], limit: 20,\n"
		"     total: yes, across: {column: state, words: state},\n"
		"     columns: [{column: unit, " COLUMN
		", {id: n, how: sum, column: v, side: change, decimals: "
		"2, " COLUMN "]}\n",
		&err);
	const struct ehr_report_block *block;
	const struct ehr_report_query *query;

	(void)state;
	assert_string_equal(err.text, "");
	assert_non_null(template);
	assert_int_equal(template->n_inputs, 3);
	assert_true(template->input[2].picture);
	assert_null(template->parameter[0].standard);
	assert_string_equal(template->parameter[1].standard, "");
	assert_int_equal(template->n, 2);
	block = template->block;
	assert_int_equal(block->n, 2);
	assert_string_equal(block->given[0], "tasks");
	assert_int_equal(block->block[0].figures.n, 2);
	assert_int_equal(block->block[0].figures.at[0].where.at[0].n, 2);
	assert_int_equal(block->block[0].figures.at[1].decimals, 1);
	query = &template->block[1].query;
	assert_int_equal(query->from, 0);
	assert_int_equal(query->against, 1);
	assert_int_equal(query->by[1].part, EHR_REPORT_YEAR);
	assert_true(query->sort[0].down);
	assert_int_equal(query->limit, 20);
	assert_true(query->total);
	assert_ptr_equal(query->across_words, template->words);
	assert_int_equal(query->columns.at[1].side, EHR_REPORT_CHANGE);
	assert_int_equal(query->columns.at[1].decimals, 2);
	assert_int_equal(query->columns.at[0].decimals, EHR_REPORT_NONE);
	ehr_report_template_close(template);
}

static void pieces_of_a_text(void **state)
{
	static const struct {
		bool is_name;
		const char *text;
	} expected[] = { { false, "a " }, { true, "b" }, { false, "{" },
		{ false, "c} " }, { false, "{d" } };
	struct ehr_str rest = ehr_str_of("a {b}{{c} {d");
	struct ehr_report_piece piece;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_true(ehr_report_piece_next(&rest, &piece));
		assert_int_equal(piece.is_name, expected[i].is_name);
		assert_true(ehr_str_is(piece.text, expected[i].text));
	}
	/* a brace that nothing closes is text */
	assert_true(ehr_report_piece_next(&rest, &piece));
	assert_false(piece.is_name);
	assert_true(ehr_str_is(piece.text, "{d"));
	assert_false(ehr_report_piece_next(&rest, &piece));
}

static void what_is_refused(void **state)
{
	static const struct {
		const char *yaml, *says;
	} bad[] = {
		{ HEAD "  - {block: tabel}\n", "must be one of" },
		{ HEAD "  - {title_zh: z}\n", "\"block\" is missing" },
		{ HEAD "  - {block: text, text_zh: z}\n", "text_en" },
		{ HEAD "  - {block: text, text_zh: \"{al}\", text_en: e}\n",
			"no figure or parameter \"al\"" },
		{ HEAD "  - {block: text, text_zh: z, text_en: e, figures: "
		       "{a: {how: share, of: b, in: all}, b: {how: count, "
		       "from: tasks}}}\n",
			"no figure of that name stands before" },
		{ HEAD TABLE "columns: [{column: a, zh: z}]}\n", "en" },
		{ HEAD TABLE "columns: [{how: count, " COLUMN "]}\n",
			"needs a query with \"by\"" },
		{ HEAD TABLE "by: [a], columns: [{how: sum, " COLUMN "]}\n",
			"\"column\" is missing" },
		{ HEAD TABLE
			"by: [a], columns: [{how: count, side: before, " COLUMN
			"]}\n",
			"needs a query with \"against\"" },
		{ HEAD TABLE
			"columns: [{column: a, lookup: tasks, key: b, where: "
			"[{column: c, is: d}], " COLUMN "]}\n",
			"has no \"where\"" },
		{ HEAD TABLE "where: [{column: a, equals: 1}], columns: "
			     "[{column: a, " COLUMN "]}\n",
			"a condition has a column" },
		{ HEAD TABLE "where: [{column: a, is: \"{town}\"}], columns: "
			     "[{column: a, " COLUMN "]}\n",
			"no parameter \"town\"" },
		{ HEAD TABLE "limit: 0, columns: [{column: a, " COLUMN "]}\n",
			"whole number from 1" },
		{ HEAD TABLE "columns: [{column: a, words: x, " COLUMN "]}\n",
			"not among the words" },
		{ HEAD TABLE "colums: []}\n", "did you mean \"columns\"" },
		{ HEAD "  - {block: picture, from: tasks, caption_zh: z, "
		       "caption_en: e}\n",
			"is a table, not a picture" },
		{ HEAD "  - {block: list, from: task, text_zh: z, text_en: "
		       "e}\n",
			"\"task\" is not among the inputs" },
		{ HEAD "  - {block: section, title_zh: z, title_en: e, given: "
		       "[x], blocks: []}\n",
			"\"x\" is no input and no parameter" },
		{ HEAD "  - {block: section, title_zh: z, title_en: e, "
		       "blocks: []}\n",
			"is empty" },
		{ HEAD "  - {block: each, from: tasks, column: a, as: year, "
		       "blocks: []}\n",
			"the name \"year\" is taken" },
		{ "kind: rules\nname: n\nversion: \"1\"\nabout_zh: z\n"
		  "about_en: e\ntitle_zh: z\n"
		  "title_en: e\nblocks: []\n",
			"expected \"report\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct ehr_err err;

		assert_null(read(bad[i].yaml, &err));
		if (!strstr(err.text, bad[i].says))
			fail_msg("%zu: %s", i, err.text);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
		assert_string_equal(err.file, "small.yaml");
		assert_true(err.line > 0);
	}
}

static void unknown_template(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	assert_null(ehr_report_template_open("anual", &err));
	assert_non_null(strstr(err.text, "no template \"anual\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_one),
		cmocka_unit_test(pieces_of_a_text),
		cmocka_unit_test(what_is_refused),
		cmocka_unit_test(unknown_template),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
