/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/svg_page.h"
#include "render/svg_text.h"

/*
 * Cells are drawn in units of cells, in a group that moves and scales them to
 * the page: every coordinate is then a short whole number. Above a few units
 * of the page each cell has a border; smaller ones are drawn as runs.
 */
enum { BORDERED = 4 };

static bool wanted(const struct ehr_cell *cell, long class)
{
	return class < 0 ? cell->incomplete : cell->class == (unsigned)class;
}

/* Squares of the cells of a class, or (class < 0) of the incomplete ones. */
static void squares(struct ehr_buf *out, const struct ehr_cells *cells,
	long class, bool runs)
{
	for (size_t i = 0; i < cells->n;) {
		const struct ehr_cell *first = &cells->cell[i++];
		long n = 1;

		if (!wanted(first, class))
			continue;
		while (runs && i < cells->n &&
			cells->cell[i].row == first->row &&
			cells->cell[i].col == first->col + n &&
			wanted(&cells->cell[i], class)) {
			n++;
			i++;
		}
		ehr_buf_printf(out, "M%ld %ldh%ldv1h-%ldz",
			first->col - cells->col_min,
			cells->row_max - first->row, n, n);
	}
}

static void open_group(struct ehr_buf *out, const struct ehr_svg_page *page,
	double unit, bool runs)
{
	const struct ehr_cells *cells = page->sheet->cells;
	double east = (double)cells->col_min * cells->cell_m;
	double north = (double)(cells->row_max + 1) * cells->cell_m;
	char scale[32];
	size_t n = ehr_num_write_digits(scale, unit, 9);

	ehr_buf_puts(out, "<g clip-path=\"url(#frame)\"><g "
			  "transform=\"translate(");
	ehr_svg_number(out, ehr_svg_page_x(page, east));
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, ehr_svg_page_y(page, north));
	ehr_buf_printf(out, ") scale(%.*s)\"", (int)n, scale);
	if (runs)
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

/* Lines for the squares of incomplete cells; scaled back, so that they are as
 * far apart as in the legend whatever the size of a cell. */
static void hatch(struct ehr_buf *out, double unit)
{
	char scale[32];
	size_t n = ehr_num_write_digits(scale, 1 / unit, 9);

	ehr_buf_printf(out,
		"<pattern id=\"hatch\" width=\"6\" height=\"6\" "
		"patternUnits=\"userSpaceOnUse\" "
		"patternTransform=\"scale(%.*s) rotate(45)\">"
		"<path d=\"M1 0V6\" stroke=\"#222\" stroke-opacity=\".55\" "
		"stroke-width=\"1\"/></pattern>\n",
		(int)n, scale);
}

void ehr_svg_cells(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_sheet *sheet = page->sheet;
	double unit = sheet->cells->cell_m * page->scale;
	bool runs = unit < BORDERED;

	if (sheet->layer[0].n_incomplete)
		hatch(out, unit);
	open_group(out, page, unit, runs);
	for (unsigned class = 0; class <= sheet->layer[0].legend.n; class ++) {
		if (!sheet->layer[0].count[class])
			continue;
		ehr_buf_printf(out, "<path class=\"c%u\" fill=\"%s\" d=\"",
			class,
			class ? sheet->layer[0].legend.class[class].colour
			      : EHR_SHEET_GREY);
		squares(out, sheet->cells, (long)class, runs);
		ehr_buf_puts(out, "\"/>\n");
	}
	if (sheet->layer[0].n_incomplete) {
		ehr_buf_puts(out, "<path class=\"incomplete\" stroke=\"none\" "
				  "fill=\"url(#hatch)\" d=\"");
		squares(out, sheet->cells, -1, true);
		ehr_buf_puts(out, "\"/>\n");
	}
	ehr_buf_puts(out, "</g></g>\n");
}
