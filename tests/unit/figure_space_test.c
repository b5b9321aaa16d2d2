/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "render/figure_space.h"

/* What is put behind each cell of a column: the blanks alone, P for that of a
 * point and D for that of a digit, a cell a line. */
static void check(const char *const *cell, size_t n, const char *expected)
{
	struct ehr_document document;
	struct ehr_document_table *table;
	struct ehr_figure_space space;
	struct ehr_buf out = { 0 }, seen = { 0 };

	ehr_document_init(&document, ehr_str_of(""));
	table = ehr_document_table(&document, ehr_str_of(""));
	ehr_document_column(&document, table, true);
	for (size_t k = 0; k < n; k++)
		ehr_document_text(&document,
			&ehr_document_row(&document, table)->cell[0],
			ehr_str_of(cell[k]));
	space = ehr_figure_space(table, 0);
	for (size_t k = 0; k < n; k++) {
		out.n = 0;
		ehr_figure_space_put(&out, &table->row[k].cell[0], space);
		for (const char *at = strstr(ehr_buf_text(&out), "\xe2\x80");
			at; at = strstr(at + 1, "\xe2\x80"))
			ehr_buf_putc(&seen, at[2] == '\x88' ? 'P' : 'D');
		ehr_buf_putc(&seen, '\n');
	}
	assert_string_equal(ehr_buf_text(&seen), expected);
	ehr_buf_release(&out);
	ehr_buf_release(&seen);
	ehr_document_release(&document);
}

static void points_are_under_each_other(void **state)
{
	static const char *const some[] = { "1", "0.25", "-3.5", "", "1,234",
		"\xe2\x80\x94" };
	static const char *const other[] = { "1", "0.25", "about 3" };
	static const char *const powers[] = { "1", "2.4e-6" };
	static const char *const whole[] = { "1", "20" };

	(void)state;
	check(some, 6, "PDD\n\nD\n\nPDD\n\n");
	check(other, 3, "\n\n\n");
	check(powers, 2, "\n\n");
	check(whole, 2, "\n\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_are_under_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
