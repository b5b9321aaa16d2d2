/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ref/report_wanted.h"

#define HEAD \
	"kind: report\nname: t\nversion: \"1\"\nabout_zh: z\nabout_en: e\n" \
	"title_zh: z\ntitle_en: \"Report  {region} \"\n" \
	"parameters:\n" \
	"  - {name: region, text_zh: z, text_en: e, default: \"\"}\n" \
	"inputs:\n" \
	"  - {name: now, text_zh: z, text_en: e}\n" \
	"  - {name: old, text_zh: z, text_en: e, made_by: call}\n" \
	"blocks:\n"

/* lines: header 1; a 2, 3 and 5; b 4 */
#define NOW "unit,n\na,1\na,2\nb,\na,4\n"

static const char *const empty_parameter[] = { "" };

static void read_table(struct ehr_report *report, size_t i, const char *text)
{
	struct ehr_err err = { 0 };
	struct ehr_in_opts opts = { .digest = true };
	struct ehr_words *words = ehr_words_open(&err);
	struct ehr_map wanted = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("now.csv", ehr_str_of(text), &opts, &err);

	ehr_report_wanted(&wanted, report->template);
	report->data[i].file = "now.csv";
	assert_int_equal(ehr_report_data_read(&report->data[i], reader, &wanted,
				 words, &err),
		0);
	ehr_reader_close(reader);
	ehr_map_release(&wanted);
	ehr_words_close(words);
}

/* The document of a template over NOW; old is not given. */
static int make(
	const char *blocks, struct ehr_document *document, struct ehr_err *err)
{
	struct ehr_buf yaml = { 0 };
	struct ehr_report_data data[2] = { 0 };
	struct ehr_report report = { .data = data, .err = err };
	struct ehr_report_template *template;
	int rc;

	ehr_buf_printf(&yaml, "%s%s", HEAD, blocks);
	template = ehr_report_template_read(
		"t.yaml", (struct ehr_str){ yaml.p, yaml.n }, err);
	if (!template)
		fail_msg("%s", err->text);
	report.template = template;
	report.parameter = (const char **)(uintptr_t)empty_parameter;
	for (size_t i = 0; i < 2; i++)
		data[i].input = &template->input[i];
	read_table(&report, 0, NOW);
	rc = ehr_report_make(&report, document);
	for (size_t i = 0; i < 2; i++)
		ehr_report_data_release(&data[i]);
	ehr_report_template_close(template);
	ehr_buf_release(&yaml);
	return rc;
}

static void has_lines(const struct ehr_origin *origin, size_t n,
	const unsigned long (*lines)[2])
{
	assert_non_null(origin);
	assert_int_equal(origin->n_lines, n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(origin->lines[i].first, lines[i][0]);
		assert_int_equal(origin->lines[i].last, lines[i][1]);
	}
}

static void figures_and_their_lines(void **state)
{
	static const unsigned long a[][2] = { { 2, 3 }, { 5, 5 } },
				   all[][2] = { { 2, 5 } };
	struct ehr_document document;
	struct ehr_err err = { 0 };
	const struct ehr_document_span *span;

	(void)state;
	assert_int_equal(make("  - block: text\n    text_zh: z\n"
			      "    text_en: \"{part} {none}\"\n    figures:\n"
			      "      a: {how: count, from: now,\n"
			      "        where: [{column: unit, is: a}]}\n"
			      "      all: {how: count, from: now}\n"
			      "      part: {how: share, of: a, in: all}\n"
			      "      none: {how: sum, from: now, column: n,\n"
			      "        where: [{column: unit, is: b}]}\n",
				 &document, &err),
		0);
	assert_true(ehr_str_is(document.title, "Report"));
	/* the text; that a row of b has no number; nothing else */
	assert_int_equal(document.n, 2);
	span = document.block[0]->line.span;
	assert_true(ehr_str_is(span[0].text, "75.0%"));
	assert_int_equal(span[0].origin->how, EHR_ORIGIN_SHARE);
	assert_true(ehr_str_is(span[0].origin->where, "unit = a"));
	has_lines(span[0].origin, 2, a);
	has_lines(span[0].origin->next, 1, all);
	/* no number is no 0 */
	assert_false(ehr_str_is(span[2].text, "0"));
	assert_null(span[2].origin);
	assert_int_equal(document.n_inputs, 2);
	assert_int_equal(document.input[1].rows, 4);
	ehr_document_release(&document);
}

/* Of rows where n is not 2 (lines 2, 4 and 5) a has two, 66.7 %, and b one: the
 * denominator is those three, not all four. */
static void share_of_some_rows(void **state)
{
	static const unsigned long a[][2] = { { 2, 2 }, { 5, 5 } },
				   b[][2] = { { 4, 4 } },
				   those[][2] = { { 2, 2 }, { 4, 5 } };
	struct ehr_document document;
	struct ehr_err err = { 0 };
	const struct ehr_document_row *row;
	const struct ehr_document_span *span;

	(void)state;
	assert_int_equal(
		make("  - block: table\n    caption_zh: z\n"
		     "    caption_en: e\n    from: now\n    by: [unit]\n"
		     "    columns:\n"
		     "      - {column: unit, zh: z, en: e}\n"
		     "      - {how: share, decimals: 1, zh: z, en: e,\n"
		     "         where: [{column: n, is_not: \"2\"}]}\n",
			&document, &err),
		0);
	row = document.block[0]->table.row;
	span = row[0].cell[1].span;
	assert_true(ehr_str_is(span->text, "66.7%"));
	assert_true(ehr_str_is(span->origin->where, "n \xe2\x89\xa0 2"));
	has_lines(span->origin, 2, a);
	has_lines(span->origin->next, 2, those);
	assert_true(ehr_str_is(span->origin->next->where, "n \xe2\x89\xa0 2"));
	span = row[1].cell[1].span;
	assert_true(ehr_str_is(span->text, "33.3%"));
	has_lines(span->origin, 1, b);
	has_lines(span->origin->next, 2, those);
	ehr_document_release(&document);
}

/* The greatest is in line 5; no row is of c, and of line 2 to 5 all 4 were looked
 * through. */
static void rows_that_made_them(void **state)
{
	static const unsigned long most[][2] = { { 5, 5 } },
				   least[][2] = { { 2, 2 } },
				   all[][2] = { { 2, 5 } };
	struct ehr_document document;
	struct ehr_err err = { 0 };
	const struct ehr_document_span *span;

	(void)state;
	assert_int_equal(make("  - block: text\n    text_zh: z\n"
			      "    text_en: \"{most} {least} {none}\"\n"
			      "    figures:\n"
			      "      most: {how: max, from: now, column: n}\n"
			      "      least: {how: min, from: now, column: n}\n"
			      "      none: {how: count, from: now,\n"
			      "        where: [{column: unit, is: c}]}\n",
				 &document, &err),
		0);
	span = document.block[0]->line.span;
	assert_true(ehr_str_is(span[0].text, "4"));
	has_lines(span[0].origin, 1, most);
	assert_int_equal(span[0].origin->looked, 4);
	assert_true(ehr_str_is(span[2].text, "1"));
	has_lines(span[2].origin, 1, least);
	assert_false(span[2].origin->none);
	assert_true(ehr_str_is(span[4].text, "0"));
	has_lines(span[4].origin, 1, all);
	assert_true(span[4].origin->none);
	assert_int_equal(span[4].origin->looked, 4);
	ehr_document_release(&document);
}

static void groups_in_order(void **state)
{
	static const unsigned long a[][2] = { { 2, 3 }, { 5, 5 } };
	struct ehr_document document;
	struct ehr_err err = { 0 };
	const struct ehr_document_table *table;

	(void)state;
	assert_int_equal(make("  - block: table\n    caption_zh: z\n"
			      "    caption_en: e\n    from: now\n"
			      "    by: [unit]\n    total: yes\n    limit: 1\n"
			      "    sort: [{column: sum, order: down}]\n"
			      "    columns:\n"
			      "      - {column: unit, zh: z, en: Unit}\n"
			      "      - {id: sum, how: sum, column: n, zh: z, "
			      "en: Sum}\n",
				 &document, &err),
		0);
	assert_int_equal(document.block[0]->kind, EHR_BLOCK_TABLE);
	table = &document.block[0]->table;
	assert_int_equal(table->n_rows, 2);
	assert_int_equal(table->left_out, 1);
	assert_true(table->column[1].numeric);
	/* 1 + 2 + 4; b, without a number, comes last and is left out */
	assert_true(ehr_str_is(table->row[0].cell[0].span[0].text, "a"));
	assert_true(ehr_str_is(table->row[0].cell[1].span[0].text, "7"));
	has_lines(table->row[0].cell[1].span[0].origin, 2, a);
	assert_true(table->row[1].total);
	assert_true(ehr_str_is(table->row[1].cell[1].span[0].text, "7"));
	ehr_document_release(&document);
}

/* Said once in a section, whatever needs it. */
static void missing_input(void **state)
{
	static const char block[] =
		"      - block: table\n        caption_zh: z\n"
		"        caption_en: e\n        from: old\n"
		"        columns: [{column: x, zh: z, en: X}]\n";
	struct ehr_document document;
	struct ehr_err err = { 0 };
	struct ehr_buf blocks = { 0 };

	(void)state;
	ehr_buf_printf(&blocks,
		"  - block: section\n    title_zh: z\n    title_en: One\n"
		"    blocks:\n%s%s"
		"  - block: section\n    title_zh: z\n    title_en: Two\n"
		"    blocks:\n%s",
		block, block, block);
	assert_int_equal(make(ehr_buf_text(&blocks), &document, &err), 0);
	assert_int_equal(document.n, 4);
	assert_int_equal(document.block[0]->kind, EHR_BLOCK_HEADING);
	assert_int_equal(document.block[1]->kind, EHR_BLOCK_MISSING);
	assert_true(ehr_str_is(document.block[1]->missing.input, "old"));
	assert_true(ehr_str_is(document.block[1]->missing.what, "e"));
	assert_true(ehr_str_is(document.block[1]->missing.made_by, "call"));
	assert_int_equal(document.block[3]->kind, EHR_BLOCK_MISSING);
	ehr_buf_release(&blocks);
	ehr_document_release(&document);
}

static void bad_bound(void **state)
{
	struct ehr_document document;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(make("  - block: list\n    from: now\n"
			      "    where: [{column: unit, gt: 1}]\n"
			      "    text_zh: z\n    text_en: \"{unit}\"\n",
				 &document, &err),
		-1);
	assert_string_equal(err.column, "unit");
	assert_string_equal(err.found, "a");
	assert_int_equal(err.line, 2);
	ehr_document_release(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_and_their_lines),
		cmocka_unit_test(share_of_some_rows),
		cmocka_unit_test(rows_that_made_them),
		cmocka_unit_test(groups_in_order),
		cmocka_unit_test(missing_input),
		cmocka_unit_test(bad_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
