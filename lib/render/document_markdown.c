/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/document_markdown.h"

#include "render/document_figures.h"
#include "render/document_notes.h"
#include "render/document_outline.h"
#include "render/document_tables.h"
#include "render/link_target.h"
#include "render/markdown_table.h"
#include "render/markdown_text.h"
#include "render/svg_safe.h"

struct page {
	struct ehr_buf *out;
	const struct ehr_labels *labels;
	struct ehr_str folder;
	struct ehr_document_notes notes;
	struct ehr_document_outline outline;
};

static void put(struct page *page, const char *key)
{
	ehr_buf_add_str(page->out, ehr_label(page->labels, key));
}

static void put_note(struct page *page, size_t note)
{
	if (note)
		ehr_buf_printf(page->out, "[^%zu]", note);
}

/* A paragraph of its own, escaped. */
static void put_text(struct page *page, struct ehr_str text)
{
	ehr_markdown_text(page->out, text, page->out->n);
}

/* What is to be typed; as text where it cannot stand between two backticks. */
static void put_code(struct page *page, struct ehr_str text)
{
	bool plain = true;

	for (size_t i = 0; i < text.n; i++)
		plain = plain && text.p[i] != '`' &&
			(unsigned char)text.p[i] >= ' ';
	if (!plain) {
		put_text(page, text);
		return;
	}
	ehr_buf_putc(page->out, '`');
	ehr_buf_add_str(page->out, text);
	ehr_buf_putc(page->out, '`');
}

static void put_line(struct page *page, const struct ehr_document_line *line)
{
	struct ehr_buf *out = page->out;
	size_t start = out->n;

	for (size_t i = 0; i < line->n; i++) {
		const struct ehr_document_span *span = &line->span[i];

		ehr_markdown_span(out, span, start, false);
		put_note(page, ehr_note_of_origin(&page->notes, span->origin));
	}
}

static void put_heading(struct page *page, const struct ehr_block *block)
{
	struct ehr_buf *out = page->out;

	for (int i = 0; i <= block->level; i++)
		ehr_buf_putc(out, '#');
	ehr_buf_puts(out, " <a id=\"");
	ehr_buf_add_str(out, ehr_document_anchor(&page->outline, &block->line));
	ehr_buf_puts(out, "\"></a>");
	ehr_document_number(out, &page->outline, block);
	ehr_buf_putc(out, ' ');
	put_line(page, &block->line);
}

static void put_list(struct page *page, const struct ehr_document_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		if (i)
			ehr_buf_putc(page->out, '\n');
		if (list->numbered)
			ehr_buf_printf(page->out, "%zu. ", i + 1);
		else
			ehr_buf_puts(page->out, "- ");
		put_line(page, &list->item[i]);
	}
}

/* Table 3, or Figure 3, with what it shows and its note. */
static void put_caption(struct page *page, const char *kind, unsigned number,
	struct ehr_str caption, size_t note)
{
	struct ehr_buf *out = page->out;

	ehr_buf_puts(out, "**");
	put(page, kind);
	ehr_buf_printf(out, "%u**", number);
	if (caption.n) {
		ehr_buf_puts(out, "  ");
		ehr_markdown_text(out, caption, out->n);
	}
	put_note(page, note);
	ehr_buf_puts(out, "\n\n");
}

static void put_table(struct page *page, const struct ehr_document_table *table)
{
	put_caption(page, "report.table", ++page->outline.tables,
		table->caption, ehr_note_of_table(&page->notes, table));
	ehr_markdown_table(page->out, table);
	if (!table->left_out)
		return;
	ehr_buf_putc(page->out, '\n');
	put(page, "report.left_out");
	ehr_buf_printf(page->out, "%zu\n", table->left_out);
}

static void put_image(
	struct page *page, struct ehr_str caption, struct ehr_str file)
{
	struct ehr_buf *out = page->out;

	ehr_buf_puts(out, "![");
	ehr_markdown_text(out, caption, out->n);
	ehr_buf_puts(out, "](");
	ehr_link_target(out, file);
	ehr_buf_puts(out, ")\n\n");
}

/* The figure of that number in the folder. */
static void put_figure(
	struct page *page, struct ehr_str caption, unsigned number)
{
	struct ehr_buf file = { 0 };

	ehr_buf_add_str(&file, page->folder);
	ehr_buf_putc(&file, '/');
	ehr_document_figure_name(&file, number);
	put_image(page, caption, (struct ehr_str){ file.p, file.n });
	ehr_buf_release(&file);
}

static void put_chart(struct page *page, const struct ehr_document_chart *chart)
{
	struct ehr_document numbers = { 0 };
	unsigned number = ++page->outline.figures;

	put_caption(page, "report.figure", number, chart->caption,
		ehr_note_of_chart(&page->notes, chart));
	if (page->folder.n)
		put_figure(page, chart->caption, number);
	ehr_markdown_table(page->out,
		ehr_document_chart_table(&numbers, chart, page->labels));
	ehr_document_release(&numbers);
}

static void put_picture(
	struct page *page, const struct ehr_document_picture *picture)
{
	struct ehr_buf *out = page->out;
	enum ehr_svg_verdict verdict = ehr_svg_verdict(picture->bytes);
	unsigned number = ++page->outline.figures;
	struct ehr_origin origin = { .input = picture->input,
		.file = picture->file };

	put_caption(page, "report.figure", number, picture->caption,
		ehr_note_of_origin(&page->notes, &origin));
	if (verdict == EHR_SVG_SAFE && page->folder.n) {
		put_figure(page, picture->caption, number);
	} else if (verdict == EHR_SVG_SAFE) {
		put_image(page, picture->caption, picture->file);
	} else if (verdict == EHR_SVG_PAGE) {
		put(page, "report.linked");
		ehr_buf_putc(out, '[');
		put_text(page, picture->file);
		ehr_buf_puts(out, "](");
		ehr_link_target(out, picture->file);
		ehr_buf_putc(out, ')');
	} else {
		put_text(page, picture->file);
		put(page, "report.refused");
		put(page, ehr_svg_verdict_label(verdict));
	}
}

static void put_missing(
	struct page *page, const struct ehr_document_missing *missing)
{
	struct ehr_buf option = { 0 };

	ehr_buf_puts(&option, "--from ");
	ehr_buf_add_str(&option, missing->input);
	ehr_buf_putc(&option, '=');
	ehr_buf_add_str(
		&option, ehr_label(page->labels, "report.missing_file"));
	ehr_buf_puts(page->out, "> ");
	put_text(page, missing->what);
	put(page, "report.missing");
	put_code(page, (struct ehr_str){ option.p, option.n });
	if (missing->made_by.n) {
		put(page, "report.missing_by");
		put_code(page, missing->made_by);
	} else {
		put(page, "report.missing_by_hand");
	}
	put(page, "report.missing_end");
	ehr_buf_release(&option);
}

/* Lists that follow each other would be read as one. */
static void put_between(struct page *page, const struct ehr_block *block,
	const struct ehr_block *before)
{
	if (before && before->kind == EHR_BLOCK_LIST &&
		block->kind == EHR_BLOCK_LIST)
		ehr_buf_puts(page->out, "<!-- -->\n\n");
}

static void put_block(struct page *page, const struct ehr_block *block)
{
	switch (block->kind) {
	case EHR_BLOCK_HEADING: put_heading(page, block); break;
	case EHR_BLOCK_PARAGRAPH: put_line(page, &block->line); break;
	case EHR_BLOCK_LIST: put_list(page, &block->list); break;
	case EHR_BLOCK_TABLE: put_table(page, &block->table); break;
	case EHR_BLOCK_CHART: put_chart(page, &block->chart); break;
	case EHR_BLOCK_PICTURE: put_picture(page, &block->picture); break;
	case EHR_BLOCK_MISSING: put_missing(page, &block->missing); break;
	}
	ehr_buf_puts(page->out, "\n\n");
}

static void put_head(struct page *page, const struct ehr_document *document)
{
	struct ehr_buf *out = page->out;
	struct ehr_buf day = { 0 };

	ehr_buf_puts(out, "# ");
	put_text(page, document->title);
	ehr_buf_puts(out, "\n\n");
	if (document->subtitle.n) {
		put_text(page, document->subtitle);
		ehr_buf_puts(out, "\n\n");
	}
	if (document->date.n) {
		put(page, "report.as_of");
		ehr_document_day(&day, document, page->labels);
		put_text(page, (struct ehr_str){ day.p, day.n });
		ehr_buf_release(&day);
		ehr_buf_puts(out, "\n\n");
	}
}

static void put_lists(struct page *page)
{
	const struct ehr_origin_lists *lists = page->notes.words.lists;
	struct ehr_buf text = { 0 };

	if (!lists->n)
		return;
	ehr_buf_puts(page->out, "\n## <a id=\"annex:lists\"></a>");
	put(page, "report.lists");
	ehr_buf_puts(page->out, "\n\n");
	for (size_t i = 0; i < lists->n; i++) {
		const struct ehr_origin_list *list = &lists->at[i];

		text.n = 0;
		ehr_origin_list_name(&text, page->labels, list, i + 1);
		ehr_buf_add_str(&text, ehr_label(page->labels, "colon"));
		ehr_origin_list_text(&text, page->labels, list);
		ehr_buf_printf(page->out, "<a id=\"list:%zu\"></a>", i + 1);
		put_text(page, (struct ehr_str){ text.p, text.n });
		ehr_buf_puts(page->out, "\n\n");
	}
	ehr_buf_release(&text);
}

/* The annex, the notes, and what wrote it. */
static void put_end(struct page *page, const struct ehr_document *document)
{
	struct ehr_buf *out = page->out;
	struct ehr_document annex = { 0 };

	if (document->n_inputs) {
		ehr_buf_puts(out, "## <a id=\"annex:inputs\"></a>");
		put(page, "report.inputs");
		ehr_buf_puts(out, "\n\n");
		ehr_markdown_table(out, ehr_document_inputs_table(&annex,
						document, page->labels));
		ehr_buf_putc(out, '\n');
		ehr_document_release(&annex);
	}
	put_lists(page);
	put(page, "report.made");
	ehr_buf_puts(out, EHR_VERSION);
	put(page, "report.made_end");
	ehr_buf_putc(out, '\n');
	for (size_t i = 0; i < page->notes.text.n; i++) {
		ehr_buf_printf(out, "\n[^%zu]: ", i + 1);
		put_text(page, page->notes.text.key[i]);
		ehr_buf_putc(out, '\n');
	}
}

void ehr_document_markdown(struct ehr_buf *out,
	const struct ehr_document *document, const struct ehr_labels *labels,
	struct ehr_str figures, struct ehr_origin_lists *lists)
{
	struct page page = { .out = out, .labels = labels, .folder = figures };

	ehr_document_notes_init(&page.notes, labels, lists);
	put_head(&page, document);
	for (size_t i = 0; i < document->n; i++) {
		put_between(&page, document->block[i],
			i ? document->block[i - 1] : NULL);
		put_block(&page, document->block[i]);
	}
	put_end(&page, document);
	ehr_document_notes_release(&page.notes);
	ehr_document_outline_release(&page.outline);
}
