/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

/*
 * Squares are drawn in units of cells, in a group that moves and scales them
 * to the page: every coordinate is then a short whole number, counted from the
 * square before. Above a few units of the page each cell has a border; smaller
 * ones are drawn as runs along a row, and those that would not be seen are made
 * as large as they must be, the worst over the others. Units of land are drawn
 * in units of the page.
 */
enum { BORDERED = 4 };

#define SEEN 1.3

/* Corners of units nearer to each other than this are one. */
#define NEAR 0.25

/* In place of a class. */
enum { HATCHED = -1, DOTTED = -2 };

struct drawing {
	struct ehr_buf *out;
	const struct ehr_svg_page *page;
	const struct ehr_cells *cells;
	bool runs;
	double unit;         /* of the page, the side of a square */
	long at_col, at_row; /* where the pen stands */
};

static bool wanted(const struct drawing *self, size_t i, long class)
{
	const struct ehr_layer *layer = self->page->layer;

	if (class == HATCHED)
		return ehr_layer_is_incomplete(layer, self->cells, i);
	if (class == DOTTED)
		return ehr_layer_is_estimated(layer, self->cells, i);
	return layer->class[i] == (unsigned)class;
}

/* Squares of the cells of a class, or those hatched or dotted. */
static void squares(struct drawing *self, long class, bool runs)
{
	const struct ehr_cells *cells = self->cells;

	self->at_col = self->at_row = 0;
	for (size_t i = 0; i < cells->n;) {
		const struct ehr_cell *first = &cells->cell[i];
		long col = first->col - cells->col_min;
		long row = cells->row_max - first->row;
		long n = 1;

		if (!wanted(self, i++, class))
			continue;
		while (runs && i < cells->n &&
			cells->cell[i].row == first->row &&
			cells->cell[i].col == first->col + n &&
			wanted(self, i, class)) {
			n++;
			i++;
		}
		ehr_buf_printf(self->out, "m%ld %ldh%ldv1h-%ldz",
			col - self->at_col, row - self->at_row, n, n);
		self->at_col = col;
		self->at_row = row;
	}
}

static void ring(struct drawing *self, size_t first, size_t end)
{
	const struct ehr_outline_place *corner = self->cells->corner;
	double x = 0, y = 0;

	for (size_t i = first; i + 1 < end; i++) { /* the last is the first */
		double to_x = ehr_svg_page_x(self->page, corner[i].easting);
		double to_y = ehr_svg_page_y(self->page, corner[i].northing);

		if (i > first && hypot(to_x - x, to_y - y) < NEAR)
			continue;
		x = to_x;
		y = to_y;
		ehr_buf_putc(self->out, i > first ? 'L' : 'M');
		ehr_svg_number(self->out, x);
		ehr_buf_putc(self->out, ' ');
		ehr_svg_number(self->out, y);
	}
	ehr_buf_putc(self->out, 'z');
}

static void units(struct drawing *self, long class)
{
	const struct ehr_shapes *all = &self->cells->shapes;

	for (size_t i = 0; i < self->cells->n; i++) {
		size_t shape = self->cells->cell[i].shape;
		size_t polygon = ehr_ends_first(&all->shape, shape);
		size_t at = ehr_ends_first(&all->polygon, polygon);
		size_t end = all->polygon.end[all->shape.end[shape] - 1];

		if (!wanted(self, i, class))
			continue;
		for (; at < end; at++)
			ring(self, ehr_ends_first(&all->ring, at),
				all->ring.end[at]);
	}
}

static void one_class(struct drawing *self, long class)
{
	if (self->cells->units)
		units(self, class);
	else
		squares(self, class, self->runs || class < 0);
}

static void open_squares(struct drawing *self, double unit)
{
	const struct ehr_cells *cells = self->cells;
	struct ehr_buf *out = self->out;
	double east = (double)cells->col_min * cells->cell_m;
	double north = (double)(cells->row_max + 1) * cells->cell_m;
	char scale[32];
	size_t n = ehr_num_write_digits(scale, unit, 9);

	ehr_buf_puts(out, "<g transform=\"translate(");
	ehr_svg_number(out, ehr_svg_page_x(self->page, east));
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, ehr_svg_page_y(self->page, north));
	ehr_buf_printf(out, ") scale(%.*s)\"", (int)n, scale);
	if (self->runs)
		ehr_buf_puts(out, " shape-rendering=\"crispEdges\"");
	else {
		n = ehr_num_write_digits(scale, 0.6 / unit, 3);
		ehr_buf_printf(out,
			" stroke=\"#6b5d52\" stroke-opacity=\".55\" "
			"stroke-width=\"%.*s\"",
			(int)n, scale);
	}
	ehr_buf_puts(out, ">\n");
}

void ehr_svg_pattern(
	struct ehr_buf *out, const char *id, bool dots, double unit)
{
	char scale[32];
	size_t n = ehr_num_write_digits(scale, 1 / unit, 9);

	ehr_buf_printf(out,
		"<pattern id=\"%s\" width=\"6\" height=\"%d\" "
		"patternUnits=\"userSpaceOnUse\" "
		"patternTransform=\"scale(%.*s) rotate(45)\">",
		id, dots ? 9 : 6, (int)n, scale);
	if (dots)
		ehr_buf_puts(out, "<circle cx=\"4\" cy=\"4\" r=\"1.1\" "
				  "fill=\"#222\" fill-opacity=\".75\"/>");
	else
		ehr_buf_puts(out, "<path d=\"M1 0V6\" stroke=\"#222\" "
				  "stroke-opacity=\".7\" "
				  "stroke-width=\"1\"/>");
	ehr_buf_puts(out, "</pattern>\n");
}

static void marked(
	struct drawing *self, const char *class, const char *pattern, long mark)
{
	ehr_buf_printf(self->out,
		"<path class=\"%s\" stroke=\"none\" fill=\"url(#%s)\" d=\"",
		class, pattern);
	one_class(self, mark);
	ehr_buf_puts(self->out, "\"/>\n");
}

/* A border of a class's own colour where its squares are too small. */
static void enlarge(struct drawing *self, const char *colour)
{
	char width[32];
	size_t n;

	if (self->unit >= 1)
		return;
	n = ehr_num_write_digits(width, SEEN / self->unit - 1, 3);
	ehr_buf_printf(self->out, " stroke=\"%s\" stroke-width=\"%.*s\"",
		colour, (int)n, width);
}

static void classes(struct drawing *self)
{
	const struct ehr_layer *layer = self->page->layer;

	for (unsigned class = 0; class <= layer->legend.n; class ++) {
		const char *colour = class ? layer->legend.class[class].colour
					   : EHR_SHEET_GREY;

		if (!layer->count[class])
			continue;
		ehr_buf_printf(self->out, "<path class=\"c%u\" fill=\"%s\"",
			class, colour);
		enlarge(self, colour);
		ehr_buf_puts(self->out, " d=\"");
		one_class(self, (long)class);
		ehr_buf_puts(self->out, "\"/>\n");
	}
	if (layer->n_incomplete)
		marked(self, "incomplete", "hatch", HATCHED);
	if (layer->n_estimated)
		marked(self, "interpolated", "dots", DOTTED);
}

void ehr_svg_cells(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_cells *cells = page->sheet->cells;
	double unit = cells->units ? 1 : cells->cell_m * page->scale;
	struct drawing self = { .out = out,
		.page = page,
		.cells = cells,
		.runs = unit < BORDERED,
		.unit = unit };

	if (page->layer->n_incomplete)
		ehr_svg_pattern(out, "hatch", false, unit);
	if (page->layer->n_estimated)
		ehr_svg_pattern(out, "dots", true, unit);
	ehr_buf_puts(out, "<g clip-path=\"url(#frame)\">");
	if (cells->units)
		ehr_buf_puts(out, "<g fill-rule=\"evenodd\" stroke=\"#4a4038\" "
				  "stroke-opacity=\".7\" stroke-width=\".6\" "
				  "stroke-linejoin=\"round\">\n");
	else
		open_squares(&self, unit);
	classes(&self);
	ehr_buf_puts(out, "</g></g>\n");
}
