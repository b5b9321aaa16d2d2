/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/html_line.h"

#include <math.h>
#include <stdlib.h>

#include "render/figure_space.h"
#include "render/figure_text.h"
#include "render/link_target.h"
#include "render/origin_text.h"
#include "render/svg_text.h"

#define DASH "\xe2\x80\x94"

static const char *const tones[] = { "", "good", "watch", "bad", "quiet" };

void ehr_html_mark(struct ehr_buf *out, size_t note, bool always)
{
	if (note)
		ehr_buf_printf(out,
			"<a class=\"mark%s\" href=\"#note:%zu\">%zu</a>",
			always ? " always" : "", note, note);
}

void ehr_html_from(struct ehr_buf *out, const struct ehr_origin *origin,
	struct ehr_document_notes *notes)
{
	struct ehr_buf text = { 0 };

	ehr_origin_text(&text, &notes->words, origin);
	ehr_buf_puts(out, " tabindex=\"0\" data-from=\"");
	ehr_svg_escape(out, (struct ehr_str){ text.p, text.n });
	ehr_buf_putc(out, '"');
	ehr_buf_release(&text);
}

static void put_words(struct ehr_buf *out, const struct ehr_document_span *span)
{
	struct ehr_buf words = { 0 };

	ehr_figure_text(&words, span);
	ehr_svg_escape(out, (struct ehr_str){ words.p, words.n });
	ehr_buf_release(&words);
}

/* A dash needs no mark of its tone before it. */
static const char *tone_of(const struct ehr_document_span *span)
{
	return span->tone && span->text.n && !ehr_str_is(span->text, DASH)
		       ? "tone "
		       : "";
}

/* Without its note. */
static void put_part(struct ehr_buf *out, const struct ehr_document_span *span,
	struct ehr_document_notes *notes)
{
	const char *element = span->strong ? "strong" : "span";

	if (span->link.n) {
		ehr_buf_puts(out, "<a href=\"");
		ehr_link_target(out, span->link);
		ehr_buf_puts(out, "\">");
		put_words(out, span);
		ehr_buf_puts(out, "</a>");
		return;
	}
	if (!span->strong && !span->tone && !span->origin) {
		put_words(out, span);
		return;
	}
	ehr_buf_printf(out, "<%s class=\"%s%s%s\"", element,
		span->origin ? "fig " : "", tone_of(span), tones[span->tone]);
	if (span->origin)
		ehr_html_from(out, span->origin, notes);
	ehr_buf_putc(out, '>');
	put_words(out, span);
	ehr_buf_printf(out, "</%s>", element);
}

void ehr_html_span(struct ehr_buf *out, const struct ehr_document_span *span,
	struct ehr_document_notes *notes)
{
	put_part(out, span, notes);
	ehr_html_mark(out, ehr_note_of_origin(notes, span->origin), false);
}

void ehr_html_line(struct ehr_buf *out, const struct ehr_document_line *line,
	struct ehr_document_notes *notes)
{
	for (size_t i = 0; i < line->n; i++)
		ehr_html_span(out, &line->span[i], notes);
}

/* Widest text, in em, of columns whose cells are kept on one line, and of those
 * that need not have much room. */
enum { SHORT = 9, LONG = 18 };

static double widest(const struct ehr_document_table *table, size_t column)
{
	double most = 0;

	for (size_t k = 0; k < table->n_rows; k++) {
		const struct ehr_document_line *cell =
			&table->row[k].cell[column];
		double width = 0;

		for (size_t i = 0; i < cell->n; i++)
			width += ehr_svg_width(cell->span[i].text, 1);
		most = fmax(most, width);
	}
	return most;
}

const char *ehr_html_table_fit(const struct ehr_document_table *table)
{
	const double sheet_pt = 480, n = (double)table->n_columns;
	double need_em = 0;

	for (size_t i = 0; i < table->n_columns; i++) {
		double width = widest(table, i);

		need_em += table->column[i].numeric ? fmax(width, 2)
						    : fmin(width, SHORT) + 0.5;
	}
	/* size of letters and blanks beside a cell as in report.css */
	if (9 * need_em + 10 * n <= sheet_pt)
		return "";
	return 8 * need_em + 6 * n <= sheet_pt ? " dense" : " across";
}

struct column {
	const struct ehr_document_column *is;
	struct ehr_figure_space space;
	double width_em;
};

static void put_class(
	struct ehr_buf *out, const struct column *column, bool figure)
{
	const char *kind = column->is->numeric        ? "num"
			   : column->width_em > LONG  ? "long"
			   : column->width_em > SHORT ? "middling"
						      : "short";

	ehr_buf_printf(out, " class=\"%s%s\"", kind, figure ? " fig" : "");
}

/* A cell that is one figure is that figure. */
static void put_cell(struct ehr_buf *out, const struct ehr_document_line *cell,
	const struct column *column, struct ehr_document_notes *notes)
{
	bool numeric = column->is->numeric;
	const struct ehr_document_span *only = cell->span;
	bool is_figure =
		cell->n == 1 && only->origin && !only->tone && !only->strong;

	ehr_buf_puts(out, "<td");
	put_class(out, column, is_figure);
	if (is_figure)
		ehr_html_from(out, only->origin, notes);
	ehr_buf_putc(out, '>');
	for (size_t i = 0; i < cell->n; i++)
		if (is_figure)
			put_words(out, only);
		else
			put_part(out, &cell->span[i], notes);
	if (numeric)
		ehr_figure_space_put(out, cell, column->space);
	ehr_buf_puts(out, "</td>");
}

static void put_head(struct ehr_buf *out, const struct column *column, size_t n,
	struct ehr_document_notes *notes)
{
	ehr_buf_puts(out, "<thead><tr>");
	for (size_t i = 0; i < n; i++) {
		const struct ehr_document_line *head = &column[i].is->head;

		ehr_buf_puts(out, "<th scope=\"col\"");
		put_class(out, &column[i], false);
		ehr_buf_putc(out, '>');
		for (size_t k = 0; k < head->n; k++)
			put_part(out, &head->span[k], notes);
		ehr_buf_puts(out, "</th>");
	}
	ehr_buf_puts(out, "</tr></thead>\n<tbody>\n");
}

static struct column *columns_of(const struct ehr_document_table *table)
{
	struct column *column = ehr_calloc(table->n_columns, sizeof(*column));

	for (size_t i = 0; i < table->n_columns; i++)
		column[i] = (struct column){
			.is = &table->column[i],
			.space = ehr_figure_space(table, i),
			.width_em = widest(table, i),
		};
	return column;
}

void ehr_html_table(struct ehr_buf *out, const struct ehr_document_table *table,
	struct ehr_document_notes *notes)
{
	struct column *column = columns_of(table);

	ehr_buf_puts(out, "<div class=\"scroll\" tabindex=\"0\" "
			  "role=\"region\" aria-label=\"");
	ehr_svg_escape(out, table->caption);
	ehr_buf_puts(out, "\"><table>\n");
	put_head(out, column, table->n_columns, notes);
	for (size_t k = 0; k < table->n_rows; k++) {
		const struct ehr_document_row *row = &table->row[k];

		ehr_buf_puts(out, row->total ? "<tr class=\"total\">" : "<tr>");
		for (size_t i = 0; i < table->n_columns; i++)
			put_cell(out, &row->cell[i], &column[i], notes);
		ehr_buf_puts(out, "</tr>\n");
	}
	ehr_buf_puts(out, "</tbody></table></div>\n");
	free(column);
}
