/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

/*
 * The highest cells and the largest sources, each a table under its heading.
 */
enum { LINE = 15, HEAD = 20, APART = 16, SIZE = 11, COLUMNS = 4 };

struct table {
	struct ehr_buf *out;
	const struct ehr_svg_page *page;
	double x, y, width;
};

/* Shares of the width; numbers stand at the right end of theirs. */
struct column {
	double from, to;
	bool right;
};

static const struct column cell_column[COLUMNS] = {
	{ 0, 0.06, false },
	{ 0.055, 0.38, false },
	{ 0.375, 0.575, true },
	{ 0.595, 1.01, false },
};

/* The heading of the value may reach over that of the cell, which is short. */
static const struct column value_head = { 0.25, 0.575, true };

static const struct column source_column[COLUMNS] = {
	{ 0, 0.06, false },
	{ 0.06, 0.59, false },
	{ 0.59, 0.83, true },
	{ 0.83, 1, true },
};

static void cell(struct table *self, const struct column *column,
	const char *class, struct ehr_str text)
{
	struct ehr_buf fitted = { 0 }, classes = { 0 };
	double room = (column->to - column->from) * self->width - 4;

	if (!text.n)
		return;
	ehr_svg_fit(&fitted, text, SIZE, room);
	ehr_buf_printf(&classes, "%s%s", class, column->right ? " right" : "");
	ehr_svg_text(self->out,
		self->x + self->width *
				  (column->right ? column->to : column->from),
		self->y, ehr_buf_text(&classes),
		(struct ehr_str){ fitted.p, fitted.n });
	ehr_buf_release(&fitted);
	ehr_buf_release(&classes);
}

static void rule(struct table *self)
{
	ehr_buf_puts(self->out, "<path d=\"M");
	ehr_svg_number(self->out, self->x);
	ehr_buf_putc(self->out, ' ');
	ehr_svg_number(self->out, self->y + 4.5);
	ehr_buf_putc(self->out, 'h');
	ehr_svg_number(self->out, self->width);
	ehr_buf_puts(self->out, "\" stroke=\"#bbb\" stroke-width=\".7\"/>\n");
}

static void heading(struct table *self, const char *key)
{
	self->y += 13;
	ehr_svg_text(self->out, self->x, self->y, "head",
		ehr_label(self->page->sheet->labels, key));
	self->y += HEAD - 3;
}

static void end_line(struct table *self)
{
	rule(self);
	self->y += LINE;
}

static void cell_heads(struct table *self)
{
	const struct ehr_sheet *sheet = self->page->sheet;
	const struct ehr_labels *labels = sheet->labels;
	const char *column = sheet->ranking->cell_column;

	cell(self, &cell_column[1], "note", ehr_label(labels, "ranked_cell"));
	if (column)
		cell(self, &value_head, "note",
			ehr_labels_column(labels, column));
	cell(self, &cell_column[3], "note",
		self->page->layer->kind == EHR_LAYER_AMOUNT
			? ehr_labels_column(labels, "top")
			: ehr_label(labels, "ranked_class_top"));
	end_line(self);
}

static void class_and_top(
	struct ehr_buf *text, const struct ehr_svg_page *page, size_t i)
{
	const struct ehr_sheet *sheet = page->sheet;
	long top = ehr_cells_column(sheet->cells, "top");
	struct ehr_str word = { 0 };

	if (page->layer->kind != EHR_LAYER_AMOUNT)
		ehr_sheet_class_name(
			text, sheet, page->layer, page->layer->class[i]);
	if (ehr_layer_is_estimated(page->layer, sheet->cells, i))
		word = ehr_label(sheet->labels, "interpolated");
	else if (top != EHR_NO_COLUMN)
		word = sheet->cells->cell[i].text[top];
	if (text->n && word.n)
		ehr_buf_puts(text, " \xc2\xb7 ");
	ehr_buf_add_str(text, word);
}

static void number(struct ehr_buf *text, double value)
{
	text->n = 0;
	if (!isnan(value))
		ehr_svg_readable(text, value);
}

static void cells_table(struct table *self)
{
	const struct ehr_sheet *sheet = self->page->sheet;
	const struct ehr_ranking *ranking = sheet->ranking;
	struct ehr_buf text = { 0 };

	heading(self, "ranked_cells");
	cell_heads(self);
	for (size_t i = 0; i < ranking->n_cells; i++) {
		const struct ehr_ranked_cell *at = &ranking->cell[i];

		text.n = 0;
		ehr_buf_printf(&text, "%zu", i + 1);
		cell(self, &cell_column[0], "cell",
			(struct ehr_str){ text.p, text.n });
		text.n = 0;
		ehr_sheet_cell_name(&text, sheet, at->cell);
		cell(self, &cell_column[1], "cell",
			(struct ehr_str){ text.p, text.n });
		number(&text, at->value);
		cell(self, &cell_column[2], "cell",
			(struct ehr_str){ text.p, text.n });
		text.n = 0;
		class_and_top(&text, self->page, at->cell);
		cell(self, &cell_column[3], "cell",
			(struct ehr_str){ text.p, text.n });
		end_line(self);
	}
	ehr_buf_release(&text);
}

static void source_heads(struct table *self)
{
	const struct ehr_sheet *sheet = self->page->sheet;
	const struct ehr_labels *labels = sheet->labels;

	cell(self, &source_column[1], "note",
		ehr_label(labels, "ranked_source"));
	cell(self, &source_column[2], "note",
		sheet->ranking->by_size
			? ehr_labels_column(labels, sheet->points->size)
			: ehr_label(labels, "ranked_leads"));
	cell(self, &source_column[3], "note",
		ehr_label(labels, "ranked_share"));
	end_line(self);
}

static void sources_table(struct table *self)
{
	const struct ehr_ranking *ranking = self->page->sheet->ranking;
	struct ehr_buf text = { 0 };

	heading(self, "ranked_sources");
	source_heads(self);
	for (size_t i = 0; i < ranking->n_sources; i++) {
		const struct ehr_ranked_source *source = &ranking->source[i];

		text.n = 0;
		ehr_buf_printf(&text, "%zu", i + 1);
		cell(self, &source_column[0], "cell",
			(struct ehr_str){ text.p, text.n });
		cell(self, &source_column[1], "cell", source->name);
		text.n = 0;
		if (ranking->by_size)
			ehr_svg_readable(&text, source->value);
		else
			ehr_buf_printf(&text, "%.0f", source->value);
		cell(self, &source_column[2], "cell",
			(struct ehr_str){ text.p, text.n });
		text.n = 0;
		ehr_sheet_percent(&text, source->share);
		cell(self, &source_column[3], "cell",
			(struct ehr_str){ text.p, text.n });
		end_line(self);
	}
	ehr_buf_release(&text);
}

static double height(size_t n)
{
	return n ? 13 + HEAD - 3 + LINE * (double)(n + 1) - 8 : 0;
}

double ehr_svg_tables_height(const struct ehr_svg_page *page, bool beside)
{
	const struct ehr_ranking *ranking = page->sheet->ranking;
	double cells, sources;

	if (!ranking)
		return 0;
	cells = height(ranking->n_cells);
	sources = height(ranking->n_sources);
	if (!beside)
		return fmax(cells, sources);
	return cells + sources + (cells > 0 && sources > 0 ? APART : 0);
}

void ehr_svg_tables(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_ranking *ranking = page->sheet->ranking;
	struct table table = { out, page, page->table_x, page->table_y,
		page->table_width };

	if (!ranking)
		return;
	if (!page->tables_beside)
		table.width = (page->table_width - EHR_SVG_GAP) / 2;
	if (ranking->n_cells)
		cells_table(&table);
	if (page->tables_beside && ranking->n_cells)
		table.y += APART - 8;
	else if (!page->tables_beside && ranking->n_cells) {
		table.x += table.width + EHR_SVG_GAP;
		table.y = page->table_y;
	}
	if (ranking->n_sources)
		sources_table(&table);
}
