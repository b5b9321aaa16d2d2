/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

enum { TICKS_APART = 110, TICK = 5 };

static double step(const struct ehr_svg_page *page)
{
	double least = TICKS_APART / page->scale;
	double rounded = ehr_sheet_round(least);

	/* the next above, so that labels do not touch */
	return rounded < least ? ehr_sheet_round(2.5 * rounded) : rounded;
}

static void stroke(
	struct ehr_buf *out, double x1, double y1, double x2, double y2)
{
	ehr_buf_putc(out, 'M');
	ehr_svg_number(out, x1);
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, y1);
	ehr_buf_putc(out, 'L');
	ehr_svg_number(out, x2);
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, y2);
}

static void rectangle(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	ehr_buf_puts(out, "<rect");
	ehr_svg_attribute(out, "x", page->x);
	ehr_svg_attribute(out, "y", page->y);
	ehr_svg_attribute(out, "width", page->width);
	ehr_svg_attribute(out, "height", page->height);
}

void ehr_svg_ground(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_extent *extent = &page->extent;
	double by = step(page), at;

	ehr_buf_puts(out, "<clipPath id=\"frame\">");
	rectangle(out, page);
	ehr_buf_puts(out, "/></clipPath>\n");
	rectangle(out, page);
	ehr_buf_puts(out, " fill=\"#f6f6f3\"/>\n<path d=\"");
	for (at = ceil(extent->east_min / by) * by; at < extent->east_max;
		at += by)
		stroke(out, ehr_svg_page_x(page, at), page->y,
			ehr_svg_page_x(page, at), page->y + page->height);
	for (at = ceil(extent->north_min / by) * by; at < extent->north_max;
		at += by)
		stroke(out, page->x, ehr_svg_page_y(page, at),
			page->x + page->width, ehr_svg_page_y(page, at));
	ehr_buf_puts(out, "\" stroke=\"#dcdcd6\" fill=\"none\"/>\n");
}

/* A coordinate in full: 331000 as "331 000", the first with its unit. */
static void label(struct ehr_buf *text, double at, struct ehr_str unit)
{
	char digits[32];
	int n = snprintf(digits, sizeof(digits), "%.0f", fabs(at));

	text->n = 0;
	if (at < 0)
		ehr_buf_puts(text, "\xe2\x88\x92");
	for (int i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			ehr_buf_puts(text, "\xe2\x80\x89");
		ehr_buf_putc(text, digits[i]);
	}
	if (unit.n)
		ehr_buf_putc(text, ' ');
	ehr_buf_add_str(text, unit);
}

static void eastings(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	double by = step(page);
	double at = ceil(page->extent.east_min / by) * by;
	struct ehr_str unit = ehr_label(page->sheet->labels, "east_unit");
	struct ehr_buf text = { 0 };

	for (; at < page->extent.east_max; at += by) {
		double x = ehr_svg_page_x(page, at);

		if (x < page->x + 24 || x > page->x + page->width - 24)
			continue;
		label(&text, at, unit);
		unit.n = 0;
		ehr_svg_text(out, x, page->y + page->height + 16, "note middle",
			(struct ehr_str){ text.p, text.n });
	}
	ehr_buf_release(&text);
}

static void northings(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	double by = step(page);
	double at = ceil(page->extent.north_min / by) * by;
	struct ehr_str unit = ehr_label(page->sheet->labels, "north_unit");
	struct ehr_buf text = { 0 };

	for (; at < page->extent.north_max; at += by) {
		double y = ehr_svg_page_y(page, at);

		if (y < page->y + 24 || y > page->y + page->height - 24)
			continue;
		label(&text, at, unit);
		unit.n = 0;
		ehr_buf_puts(out, "<text class=\"note middle\" "
				  "transform=\"translate(");
		ehr_svg_number(out, page->x - 8);
		ehr_buf_putc(out, ' ');
		ehr_svg_number(out, y);
		ehr_buf_puts(out, ") rotate(-90)\">");
		ehr_svg_escape(out, (struct ehr_str){ text.p, text.n });
		ehr_buf_puts(out, "</text>\n");
	}
	ehr_buf_release(&text);
}

void ehr_svg_frame(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	double bottom = page->y + page->height;
	double by = step(page), at;

	rectangle(out, page);
	ehr_buf_puts(out, " fill=\"none\" stroke=\"#222\"/>\n<path d=\"");
	at = ceil(page->extent.east_min / by) * by;
	for (; at < page->extent.east_max; at += by)
		stroke(out, ehr_svg_page_x(page, at), bottom,
			ehr_svg_page_x(page, at), bottom + TICK);
	at = ceil(page->extent.north_min / by) * by;
	for (; at < page->extent.north_max; at += by)
		stroke(out, page->x - TICK, ehr_svg_page_y(page, at), page->x,
			ehr_svg_page_y(page, at));
	ehr_buf_puts(out, "\" stroke=\"#222\" fill=\"none\"/>\n");
	eastings(out, page);
	northings(out, page);
}
