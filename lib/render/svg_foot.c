/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/svg_page.h"
#include "render/svg_text.h"

enum { BAR_HEIGHT = 7 };

/* At (x, y) with its foot; 46 high. */
static void north_arrow(struct ehr_buf *out, const struct ehr_svg_page *page,
	double x, double y)
{
	ehr_buf_puts(out, "<g transform=\"translate(");
	ehr_svg_number(out, x);
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, y);
	ehr_buf_puts(out, ")\" stroke=\"#222\" stroke-linejoin=\"round\">"
			  "<path d=\"M0 -34L-9 0L0 -8z\" fill=\"#222\"/>"
			  "<path d=\"M0 -34L9 0L0 -8z\" fill=\"#fff\"/></g>\n");
	ehr_svg_text(out, x, y - 40, "name middle",
		ehr_label(page->sheet->labels, "north"));
	ehr_svg_text(out, x, y + 16, "note middle",
		ehr_label(page->sheet->labels, "grid_north"));
}

static void length_label(struct ehr_buf *out, double x, double y, double metres,
	double unit, const char *symbol)
{
	struct ehr_buf text = { 0 };

	ehr_svg_readable(&text, metres / unit);
	ehr_buf_puts(&text, symbol);
	ehr_svg_text(
		out, x, y, "note middle", (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

/* Four parts, filled and empty in turn, with its left end at (x, y). */
static void scale_bar(struct ehr_buf *out, const struct ehr_svg_page *page,
	double x, double y)
{
	double metres = ehr_sheet_round((EHR_SVG_PANEL - 100) / page->scale);
	double unit = metres >= 1000 ? 1000 : 1;
	double part = metres * page->scale / 4;

	for (int i = 0; i < 4; i++) {
		ehr_buf_puts(out, "<rect");
		ehr_svg_attribute(out, "x", x + i * part);
		ehr_svg_attribute(out, "y", y);
		ehr_svg_attribute(out, "width", part);
		ehr_svg_attribute(out, "height", BAR_HEIGHT);
		ehr_buf_printf(out,
			" fill=\"%s\" stroke=\"#222\" stroke-width=\".8\"/>\n",
			i % 2 ? "#fff" : "#222");
	}
	length_label(out, x, y - 6, 0, unit, "");
	length_label(out, x + 2 * part, y - 6, metres / 2, unit, "");
	length_label(out, x + 4 * part, y - 6, metres, unit,
		unit > 1 ? " km" : " m");
}

void ehr_svg_foot(struct ehr_buf *out, const struct ehr_svg_page *page,
	double x, double y)
{
	north_arrow(out, page, x + 24, y - 18);
	scale_bar(out, page, x + 72, y - 18 - BAR_HEIGHT);
}
