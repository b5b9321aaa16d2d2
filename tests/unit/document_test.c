/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "model/document.h"

static struct ehr_str s(const char *text)
{
	return ehr_str_of(text);
}

/* What is given may change afterwards: the document has its own copy. */
static void owns_what_it_is_given(void **state)
{
	char name[] = "tasks", text[] = "12";
	struct ehr_origin_lines lines[] = { { 2, 5 }, { 9, 9 } };
	struct ehr_origin whole = { .file = s("all.csv") };
	struct ehr_origin part = { .how = EHR_ORIGIN_SHARE,
		.input = s(name),
		.lines = lines,
		.n_lines = 2,
		.next = &whole };
	struct ehr_document document;
	struct ehr_document_line *line;

	(void)state;
	ehr_document_init(&document, s("T"));
	line = ehr_document_paragraph(&document);
	ehr_document_text(&document, line, s("done: "));
	ehr_document_figure(&document, line, s(text),
		ehr_document_origin(&document, &part));
	name[0] = text[0] = 'X';
	lines[1].last = 0;
	whole.file = s("");
	assert_int_equal(line->n, 2);
	assert_null(line->span[0].origin);
	assert_true(ehr_str_is(line->span[1].text, "12"));
	assert_true(ehr_str_is(line->span[1].origin->input, "tasks"));
	assert_int_equal(line->span[1].origin->lines[1].last, 9);
	assert_true(ehr_str_is(line->span[1].origin->next->file, "all.csv"));
	assert_null(line->span[1].origin->next->next);
	ehr_document_release(&document);
}

/* Many of everything, in the order of their arrival. */
static void grows(void **state)
{
	struct ehr_document document;
	struct ehr_document_table *table;
	struct ehr_document_line *first = NULL;
	char text[16];

	(void)state;
	ehr_document_init(&document, s(""));
	table = ehr_document_table(&document, s("caption"));
	for (int i = 0; i < 3; i++)
		ehr_document_column(&document, table, i == 2);
	for (int i = 0; i < 1000; i++) {
		struct ehr_document_row *row =
			ehr_document_row(&document, table);

		snprintf(text, sizeof(text), "%d", i);
		ehr_document_text(&document, &row->cell[2], s(text));
		if (i == 0)
			first = &row->cell[2];
		ehr_document_heading(&document, i);
	}
	assert_int_equal(document.n, 1001);
	assert_ptr_equal(&document.block[0]->table, table);
	assert_int_equal(table->n_rows, 1000);
	assert_ptr_equal(first, &table->row[0].cell[2]);
	assert_true(ehr_str_is(table->row[999].cell[2].span[0].text, "999"));
	assert_int_equal(table->row[999].cell[0].n, 0);
	assert_false(table->column[1].numeric);
	assert_true(table->column[2].numeric);
	assert_int_equal(document.block[1]->level, 1); /* was 0 */
	assert_int_equal(document.block[3]->level, 2);
	assert_int_equal(document.block[1000]->level, 4); /* was 999 */
	ehr_document_release(&document);
}

static void keeps_missing_points(void **state)
{
	struct ehr_document document;
	struct ehr_document_chart *chart;
	struct ehr_chart_series *series;

	(void)state;
	ehr_document_init(&document, s(""));
	chart = ehr_document_chart(&document, EHR_CHART_LINES, s("c"));
	ehr_document_category(&document, chart, s("2024"));
	ehr_document_category(&document, chart, s("2025"));
	series = ehr_document_series(&document, chart, s("a"));
	ehr_document_point(&document, series, 1.5, s("1.50"), NULL);
	ehr_document_point(&document, series, NAN, s(""), NULL);
	assert_int_equal(chart->n_categories, 2);
	assert_int_equal(chart->series[0].n, 2);
	assert_true(ehr_str_is(chart->series[0].point[0].span.text, "1.50"));
	assert_true(isnan(chart->series[0].point[1].value));
	ehr_document_release(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(owns_what_it_is_given),
		cmocka_unit_test(grows),
		cmocka_unit_test(keeps_missing_points),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
