/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/markdown_table.h"

#include <math.h>

#include "render/figure_text.h"
#include "render/link_target.h"
#include "render/markdown_text.h"
#include "render/svg_text.h"

enum { LEAST = 4, MOST = 60 };

void ehr_markdown_span(struct ehr_buf *out,
	const struct ehr_document_span *span, size_t start, bool alone)
{
	struct ehr_buf words = { 0 };
	struct ehr_str text;

	ehr_figure_text(&words, span);
	text = (struct ehr_str){ words.p, words.n };
	if (span->link.n) {
		ehr_buf_putc(out, '[');
		ehr_markdown_text(out, text, out->n);
		ehr_buf_puts(out, "](");
		ehr_link_target(out, span->link);
		ehr_buf_putc(out, ')');
	} else if (span->strong) {
		ehr_markdown_strong(out, text, start, alone);
	} else {
		ehr_markdown_text(out, text, start);
	}
	ehr_buf_release(&words);
}

static void put_cell(
	struct ehr_buf *out, const struct ehr_document_line *line, bool strong)
{
	size_t start;

	ehr_buf_puts(out, "| ");
	start = out->n;
	for (size_t i = 0; i < line->n; i++) {
		struct ehr_document_span span = line->span[i];

		span.strong = span.strong || strong;
		ehr_markdown_span(out, &span, start, line->n == 1);
	}
	ehr_buf_putc(out, ' ');
}

static double width_of(const struct ehr_document_line *line)
{
	double width = 0;

	for (size_t i = 0; i < line->n; i++)
		width += ehr_svg_width(line->span[i].text, 2);
	return width;
}

static void put_rule(struct ehr_buf *out,
	const struct ehr_document_table *table, size_t column)
{
	double width = width_of(&table->column[column].head);

	for (size_t i = 0; i < table->n_rows; i++)
		width = fmax(width, width_of(&table->row[i].cell[column]));
	ehr_buf_putc(out, '|');
	for (int i = 1; i < (int)fmin(fmax(width, LEAST), MOST); i++)
		ehr_buf_putc(out, '-');
	ehr_buf_putc(out, table->column[column].numeric ? ':' : '-');
}

void ehr_markdown_table(
	struct ehr_buf *out, const struct ehr_document_table *table)
{
	for (size_t i = 0; i < table->n_columns; i++)
		put_cell(out, &table->column[i].head, false);
	ehr_buf_puts(out, "|\n");
	for (size_t i = 0; i < table->n_columns; i++)
		put_rule(out, table, i);
	ehr_buf_puts(out, "|\n");
	for (size_t k = 0; k < table->n_rows; k++) {
		const struct ehr_document_row *row = &table->row[k];

		for (size_t i = 0; i < table->n_columns; i++)
			put_cell(out, &row->cell[i], row->total);
		ehr_buf_puts(out, "|\n");
	}
}
