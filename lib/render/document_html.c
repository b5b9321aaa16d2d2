/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/document_html.h"

#include "base/utf8.h"
#include "render/document_chart.h"
#include "render/document_notes.h"
#include "render/document_outline.h"
#include "render/document_tables.h"
#include "render/embedded.h"
#include "render/html_data.h"
#include "render/html_line.h"
#include "render/link_target.h"
#include "render/svg_safe.h"
#include "render/svg_text.h"

/* Rows of a table that is printed on one sheet. */
enum { TOGETHER = 8 };

struct page {
	struct ehr_buf *out;
	const struct ehr_document *document;
	const struct ehr_labels *labels;
	struct ehr_document_notes notes;
	struct ehr_document_outline outline;
};

static void put(struct page *page, const char *key)
{
	ehr_svg_escape(page->out, ehr_label(page->labels, key));
}

static void put_heading(struct page *page, const struct ehr_block *block)
{
	struct ehr_buf *out = page->out;
	int level = block->level + 1;

	ehr_buf_printf(out, "<h%d id=\"", level);
	ehr_buf_add_str(out, ehr_document_anchor(&page->outline, &block->line));
	ehr_buf_puts(out, "\"><span class=\"number\">");
	ehr_document_number(out, &page->outline, block);
	ehr_buf_puts(out, "</span> ");
	ehr_html_line(out, &block->line, &page->notes);
	ehr_buf_printf(out, "</h%d>\n", level);
}

static void put_paragraph(
	struct page *page, const struct ehr_document_line *line)
{
	ehr_buf_puts(page->out, "<p>");
	ehr_html_line(page->out, line, &page->notes);
	ehr_buf_puts(page->out, "</p>\n");
}

static void put_list(struct page *page, const struct ehr_document_list *list)
{
	const char *element = list->numbered ? "ol" : "ul";

	ehr_buf_printf(page->out, "<%s>\n", element);
	for (size_t i = 0; i < list->n; i++) {
		ehr_buf_puts(page->out, "<li>");
		ehr_html_line(page->out, &list->item[i], &page->notes);
		ehr_buf_puts(page->out, "</li>\n");
	}
	ehr_buf_printf(page->out, "</%s>\n", element);
}

/* Opens a figure element and writes its caption. */
static void put_caption(struct page *page, const char *kind, unsigned number,
	struct ehr_str caption, size_t note)
{
	ehr_buf_puts(page->out, "<figcaption><b>");
	put(page, kind);
	ehr_buf_printf(page->out, "%u</b> ", number);
	ehr_svg_escape(page->out, caption);
	ehr_html_mark(page->out, note, true);
	ehr_buf_puts(page->out, "</figcaption>\n");
}

static void put_table(struct page *page, const struct ehr_document_table *table)
{
	unsigned number = ++page->outline.tables;

	ehr_buf_printf(page->out,
		"<figure class=\"table%s%s\" id=\"table:%u\">\n",
		ehr_html_table_fit(table),
		table->n_rows <= TOGETHER ? " together" : "", number);
	put_caption(page, "report.table", number, table->caption,
		ehr_note_of_table(&page->notes, table));
	ehr_html_table(page->out, table, &page->notes);
	if (table->left_out) {
		ehr_buf_puts(page->out, "<p class=\"under\">");
		put(page, "report.left_out");
		ehr_buf_printf(page->out, "%zu</p>\n", table->left_out);
	}
	ehr_buf_puts(page->out, "</figure>\n");
}

static void put_numbers(
	struct page *page, const struct ehr_document_chart *chart)
{
	struct ehr_document numbers = { 0 };

	ehr_buf_puts(page->out, "<details><summary>");
	put(page, "report.numbers");
	ehr_buf_puts(page->out, "</summary>\n");
	ehr_html_table(page->out,
		ehr_document_chart_table(&numbers, chart, page->labels),
		&page->notes);
	ehr_buf_puts(page->out, "</details>\n");
	ehr_document_release(&numbers);
}

static void put_chart(struct page *page, const struct ehr_document_chart *chart)
{
	unsigned number = ++page->outline.figures;

	ehr_buf_printf(page->out, "<figure class=\"drawn\" id=\"figure:%u\">\n",
		number);
	for (int use = EHR_CHART_WIDE; use <= EHR_CHART_NARROW; use++)
		ehr_chart_svg(page->out, chart, page->document->palette,
			page->labels, (enum ehr_chart_use)use);
	put_caption(page, "report.figure", number, chart->caption,
		ehr_note_of_chart(&page->notes, chart));
	put_numbers(page, chart);
	ehr_buf_puts(page->out, "</figure>\n");
}

static void put_image(
	struct page *page, const struct ehr_document_picture *picture)
{
	ehr_buf_puts(page->out, "<img alt=\"");
	ehr_svg_escape(page->out, picture->caption);
	ehr_buf_puts(page->out, "\" src=\"data:image/svg+xml;base64,");
	ehr_html_base64(page->out, (const unsigned char *)picture->bytes.p,
		picture->bytes.n);
	ehr_buf_puts(page->out, "\">\n");
}

static void put_link(
	struct page *page, const struct ehr_document_picture *picture)
{
	ehr_buf_puts(page->out, "<p class=\"under\">");
	put(page, "report.linked");
	ehr_buf_puts(page->out, "<a href=\"");
	ehr_link_target(page->out, picture->file);
	ehr_buf_puts(page->out, "\">");
	ehr_svg_escape(page->out, picture->file);
	ehr_buf_puts(page->out, "</a></p>\n");
}

static void put_picture(
	struct page *page, const struct ehr_document_picture *picture)
{
	enum ehr_svg_verdict verdict = ehr_svg_verdict(picture->bytes);
	unsigned number = ++page->outline.figures;
	struct ehr_origin origin = { .input = picture->input,
		.file = picture->file };

	ehr_buf_printf(page->out, "<figure class=\"drawn\" id=\"figure:%u\">\n",
		number);
	if (verdict == EHR_SVG_SAFE) {
		put_image(page, picture);
	} else if (verdict == EHR_SVG_PAGE) {
		put_link(page, picture);
	} else {
		ehr_buf_puts(page->out, "<p class=\"missing\">");
		ehr_svg_escape(page->out, picture->file);
		put(page, "report.refused");
		put(page, ehr_svg_verdict_label(verdict));
		ehr_buf_puts(page->out, "</p>\n");
	}
	put_caption(page, "report.figure", number, picture->caption,
		ehr_note_of_origin(&page->notes, &origin));
	ehr_buf_puts(page->out, "</figure>\n");
}

static void put_missing(
	struct page *page, const struct ehr_document_missing *missing)
{
	ehr_buf_puts(page->out, "<p class=\"missing\">");
	ehr_svg_escape(page->out, missing->what);
	put(page, "report.missing");
	ehr_buf_puts(page->out, "<code>--from ");
	ehr_svg_escape(page->out, missing->input);
	ehr_buf_putc(page->out, '=');
	put(page, "report.missing_file");
	ehr_buf_puts(page->out, "</code>");
	if (missing->made_by.n) {
		put(page, "report.missing_by");
		ehr_buf_puts(page->out, "<code>");
		ehr_svg_escape(page->out, missing->made_by);
		ehr_buf_puts(page->out, "</code>");
	} else {
		put(page, "report.missing_by_hand");
	}
	put(page, "report.missing_end");
	ehr_buf_puts(page->out, "</p>\n");
}

static void put_block(struct page *page, const struct ehr_block *block)
{
	switch (block->kind) {
	case EHR_BLOCK_HEADING: put_heading(page, block); break;
	case EHR_BLOCK_PARAGRAPH: put_paragraph(page, &block->line); break;
	case EHR_BLOCK_LIST: put_list(page, &block->list); break;
	case EHR_BLOCK_TABLE: put_table(page, &block->table); break;
	case EHR_BLOCK_CHART: put_chart(page, &block->chart); break;
	case EHR_BLOCK_PICTURE: put_picture(page, &block->picture); break;
	case EHR_BLOCK_MISSING: put_missing(page, &block->missing); break;
	}
}

/* Text as a string of a style sheet, in which no byte of it can end it. */
static void put_string(struct ehr_buf *out, struct ehr_str text)
{
	ehr_buf_putc(out, '"');
	for (size_t i = 0; i < text.n;) {
		uint32_t code = 0;
		size_t n = ehr_utf8_read(text.p + i, text.n - i, &code);

		i += n ? n : 1;
		if (n && code >= 0x20)
			ehr_buf_printf(out, "\\%06x", (unsigned)code);
	}
	ehr_buf_putc(out, '"');
}

static void put_head(struct page *page)
{
	struct ehr_buf *out = page->out;

	ehr_buf_printf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; img-src data:; style-src "
		"'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
		"<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n"
		"<link rel=\"icon\" href=\"data:,\">\n<title>",
		page->labels->zh ? "zh-CN" : "en");
	ehr_svg_escape(out, page->document->title);
	ehr_buf_puts(out, "</title>\n<style>\n");
	ehr_buf_add_str(out, ehr_embedded(EHR_EMBEDDED_REPORT_CSS));
	ehr_buf_puts(out, ehr_chart_style);
	ehr_buf_puts(out, "@page { @top-left { content: ");
	put_string(out, page->document->title);
	ehr_buf_puts(out, "; } }\n</style>\n</head>\n<body>\n");
}

static void put_title(struct page *page)
{
	const struct ehr_document *document = page->document;
	struct ehr_buf *out = page->out;
	struct ehr_buf day = { 0 };

	ehr_buf_puts(out, "<header>\n<h1>");
	ehr_svg_escape(out, document->title);
	ehr_buf_puts(out, "</h1>\n");
	if (document->subtitle.n) {
		ehr_buf_puts(out, "<p class=\"subtitle\">");
		ehr_svg_escape(out, document->subtitle);
		ehr_buf_puts(out, "</p>\n");
	}
	if (document->date.n) {
		ehr_buf_puts(out, "<p class=\"date\">");
		put(page, "report.as_of");
		ehr_document_day(&day, document, page->labels);
		ehr_svg_escape(out, (struct ehr_str){ day.p, day.n });
		ehr_buf_release(&day);
		ehr_buf_puts(out, "</p>\n");
	}
	if (!document->plain) {
		ehr_buf_puts(out, "<p class=\"hint screen\">");
		put(page, "report.hint");
		ehr_buf_puts(out, "</p>\n<p class=\"hint print\">");
		put(page, "report.print_hint");
		ehr_buf_puts(out, "</p>\n");
	}
	ehr_buf_puts(out, "</header>\n");
}

static void put_entry(struct ehr_buf *out, struct ehr_document_outline *outline,
	const struct ehr_block *block)
{
	ehr_buf_printf(out, "<li class=\"level%d\"><a href=\"#", block->level);
	ehr_buf_add_str(out, ehr_document_anchor(outline, &block->line));
	ehr_buf_puts(out, "\"><span class=\"number\">");
	ehr_document_number(out, outline, block);
	ehr_buf_puts(out, "</span> ");
	for (size_t i = 0; i < block->line.n; i++)
		ehr_svg_escape(out, block->line.span[i].text);
	ehr_buf_puts(out, "</a></li>\n");
}

static void put_annex_entry(
	struct page *page, const char *anchor, const char *key)
{
	ehr_buf_printf(
		page->out, "<li class=\"level1\"><a href=\"#%s\">", anchor);
	put(page, key);
	ehr_buf_puts(page->out, "</a></li>\n");
}

static void put_contents(struct page *page)
{
	const struct ehr_document *document = page->document;
	struct ehr_document_outline outline = { 0 };

	ehr_buf_puts(page->out, "<nav>\n<h2>");
	put(page, "report.contents");
	ehr_buf_puts(page->out, "</h2>\n<ul>\n");
	for (size_t i = 0; i < document->n; i++)
		if (document->block[i]->kind == EHR_BLOCK_HEADING)
			put_entry(page->out, &outline, document->block[i]);
	if (document->n_inputs)
		put_annex_entry(page, "annex:inputs", "report.inputs");
	put_annex_entry(page, "annex:origins", "report.origins");
	ehr_buf_puts(page->out, "</ul>\n</nav>\n");
	ehr_document_outline_release(&outline);
}

static void put_inputs(struct page *page)
{
	struct ehr_document annex = { 0 };

	ehr_buf_puts(page->out, "<section class=\"annex inputs\">\n"
				"<h2 id=\"annex:inputs\">");
	put(page, "report.inputs");
	ehr_buf_puts(page->out, "</h2>\n");
	ehr_html_table(page->out,
		ehr_document_inputs_table(&annex, page->document, page->labels),
		&page->notes);
	ehr_buf_puts(page->out, "</section>\n");
	ehr_document_release(&annex);
}

static void put_notes(struct page *page)
{
	struct ehr_buf *out = page->out;

	ehr_buf_puts(out, "<section class=\"annex\">\n"
			  "<h2 id=\"annex:origins\">");
	put(page, "report.origins");
	ehr_buf_puts(out, "</h2>\n<ol class=\"notes\">\n");
	for (size_t i = 0; i < page->notes.text.n; i++) {
		ehr_buf_printf(out, "<li id=\"note:%zu\">", i + 1);
		ehr_svg_escape(out, page->notes.text.key[i]);
		ehr_buf_puts(out, "</li>\n");
	}
	ehr_buf_puts(out, "</ol>\n</section>\n");
}

/* One that is opened by who wants to see it: its lines, or that there are too
 * many. */
static void put_list_of_lines(
	struct page *page, const struct ehr_origin_list *list, size_t number)
{
	struct ehr_buf *out = page->out;
	struct ehr_buf text = { 0 };

	ehr_buf_printf(out, "<details id=\"list:%zu\"><summary>", number);
	ehr_origin_list_name(&text, page->labels, list, number);
	ehr_svg_escape(out, (struct ehr_str){ text.p, text.n });
	ehr_buf_puts(out, "</summary>\n<p>");
	text.n = 0;
	ehr_origin_list_text(&text, page->labels, list);
	ehr_svg_escape(out, (struct ehr_str){ text.p, text.n });
	ehr_buf_puts(out, "</p></details>\n");
	ehr_buf_release(&text);
}

static void put_lists(struct page *page)
{
	const struct ehr_origin_lists *lists = page->notes.words.lists;

	if (!lists->n)
		return;
	ehr_buf_puts(page->out, "<section class=\"annex lists\">\n"
				"<h2 id=\"annex:lists\">");
	put(page, "report.lists");
	ehr_buf_puts(page->out, "</h2>\n<p class=\"under\">");
	put(page, "report.lists_hint");
	ehr_buf_puts(page->out, "</p>\n");
	for (size_t i = 0; i < lists->n; i++)
		put_list_of_lines(page, &lists->at[i], i + 1);
	ehr_buf_puts(page->out, "</section>\n");
}

void ehr_document_html(struct ehr_buf *out, const struct ehr_document *document,
	const struct ehr_labels *labels, struct ehr_origin_lists *lists)
{
	struct page page = {
		.out = out, .document = document, .labels = labels
	};

	ehr_document_notes_init(&page.notes, labels, lists);
	put_head(&page);
	put_title(&page);
	if (!document->plain)
		put_contents(&page);
	ehr_buf_puts(out, "<main>\n");
	for (size_t i = 0; i < document->n; i++)
		put_block(&page, document->block[i]);
	if (document->n_inputs)
		put_inputs(&page);
	if (!document->plain)
		put_notes(&page);
	put_lists(&page);
	ehr_buf_puts(out, "</main>\n<footer>");
	put(&page, "report.made");
	ehr_buf_puts(out, EHR_VERSION);
	put(&page, "report.made_end");
	ehr_buf_puts(out, "</footer>\n</body>\n</html>\n");
	ehr_document_notes_release(&page.notes);
	ehr_document_outline_release(&page.outline);
}
