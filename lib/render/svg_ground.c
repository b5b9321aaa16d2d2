/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

/*
 * The ground, and lines of coordinates over the cells: meridians and
 * parallels, or where the system is not known lines of metres.
 */
enum { TICKS_APART = 110, TICK = 5, FROM_CORNER = 24 };

static double step(const struct ehr_svg_page *page)
{
	double least = TICKS_APART / page->scale;
	double rounded = ehr_sheet_round(least);

	/* the next above, so that labels do not touch */
	return rounded < least ? ehr_sheet_round(2.5 * rounded) : rounded;
}

static void place(struct ehr_buf *out, char how, double x, double y)
{
	ehr_buf_putc(out, how);
	ehr_svg_number(out, x);
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, y);
}

static void stroke(
	struct ehr_buf *out, double x1, double y1, double x2, double y2)
{
	place(out, 'M', x1, y1);
	place(out, 'L', x2, y2);
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
	ehr_buf_puts(out, "<clipPath id=\"frame\">");
	rectangle(out, page);
	ehr_buf_puts(out, "/></clipPath>\n");
	rectangle(out, page);
	ehr_buf_puts(out, " fill=\"#f6f6f3\"/>\n");
}

static void degrees(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_graticule *all = &page->graticule;

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->line[i].n; k++)
			place(out, k ? 'L' : 'M',
				ehr_svg_page_x(
					page, all->line[i].place[k].easting),
				ehr_svg_page_y(
					page, all->line[i].place[k].northing));
}

static void metres(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_extent *extent = &page->extent;
	double by = step(page), at;

	for (at = ceil(extent->east_min / by) * by; at < extent->east_max;
		at += by)
		stroke(out, ehr_svg_page_x(page, at), page->y,
			ehr_svg_page_x(page, at), page->y + page->height);
	for (at = ceil(extent->north_min / by) * by; at < extent->north_max;
		at += by)
		stroke(out, page->x, ehr_svg_page_y(page, at),
			page->x + page->width, ehr_svg_page_y(page, at));
}

void ehr_svg_grid(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	ehr_buf_puts(out, "<path class=\"graticule\" "
			  "clip-path=\"url(#frame)\" d=\"");
	if (page->graticule.n)
		degrees(out, page);
	else
		metres(out, page);
	ehr_buf_puts(out, "\" stroke=\"#223\" stroke-opacity=\".22\" "
			  "stroke-width=\".7\" fill=\"none\"/>\n");
}

/* A coordinate in full: 331000 as "331 000", the first with its unit. */
static void metres_label(struct ehr_buf *text, double at, struct ehr_str unit)
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

/* A label and its tick below the frame at x, or left of it at y. */
static void below(struct ehr_buf *out, const struct ehr_svg_page *page,
	double x, const struct ehr_buf *text)
{
	double y = page->y + page->height;

	ehr_buf_puts(out, "<path d=\"");
	stroke(out, x, y, x, y + TICK);
	ehr_buf_puts(out, "\" stroke=\"#222\"/>\n");
	if (x < page->x + FROM_CORNER ||
		x > page->x + page->width - FROM_CORNER)
		return;
	ehr_svg_text(out, x, y + 16, "note middle",
		(struct ehr_str){ text->p, text->n });
}

static void beside(struct ehr_buf *out, const struct ehr_svg_page *page,
	double y, const struct ehr_buf *text)
{
	ehr_buf_puts(out, "<path d=\"");
	stroke(out, page->x - TICK, y, page->x, y);
	ehr_buf_puts(out, "\" stroke=\"#222\"/>\n");
	if (y < page->y + FROM_CORNER ||
		y > page->y + page->height - FROM_CORNER)
		return;
	ehr_buf_puts(out, "<text class=\"note middle\" transform=\"translate(");
	ehr_svg_number(out, page->x - 8);
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, y);
	ehr_buf_puts(out, ") rotate(-90)\">");
	ehr_svg_escape(out, (struct ehr_str){ text->p, text->n });
	ehr_buf_puts(out, "</text>\n");
}

static void metres_labels(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_labels *labels = page->sheet->labels;
	double by = step(page);
	double at = ceil(page->extent.east_min / by) * by;
	struct ehr_str unit = ehr_label(labels, "east_unit");
	struct ehr_buf text = { 0 };

	for (; at < page->extent.east_max; at += by) {
		metres_label(&text, at, unit);
		unit.n = 0;
		below(out, page, ehr_svg_page_x(page, at), &text);
	}
	at = ceil(page->extent.north_min / by) * by;
	unit = ehr_label(labels, "north_unit");
	for (; at < page->extent.north_max; at += by) {
		metres_label(&text, at, unit);
		unit.n = 0;
		beside(out, page, ehr_svg_page_y(page, at), &text);
	}
	ehr_buf_release(&text);
}

/* Where a line crosses the edge that its label stands at: the foot of the
 * frame for a meridian (*at is the easting), its left side for a parallel. */
static bool crossing(const struct ehr_svg_page *page,
	const struct ehr_graticule_line *line, double *at)
{
	double edge =
		line->meridian ? page->extent.north_min : page->extent.east_min;

	for (size_t i = 1; i < line->n; i++) {
		const struct ehr_outline_place *a = &line->place[i - 1];
		const struct ehr_outline_place *b = &line->place[i];
		double from = line->meridian ? a->northing : a->easting;
		double to = line->meridian ? b->northing : b->easting;
		double other = line->meridian ? a->easting : a->northing;
		double other_to = line->meridian ? b->easting : b->northing;

		if ((from > edge) == (to > edge))
			continue;
		*at = other + (other_to - other) * (edge - from) / (to - from);
		return true;
	}
	return false;
}

static void degrees_labels(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_extent *extent = &page->extent;
	const struct ehr_graticule *all = &page->graticule;
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		const struct ehr_graticule_line *line = &all->line[i];
		double at;

		if (!crossing(page, line, &at))
			continue;
		text.n = 0;
		ehr_graticule_label(&text, all, line);
		if (line->meridian && at > extent->east_min &&
			at < extent->east_max)
			below(out, page, ehr_svg_page_x(page, at), &text);
		else if (!line->meridian && at > extent->north_min &&
			 at < extent->north_max)
			beside(out, page, ehr_svg_page_y(page, at), &text);
	}
	ehr_buf_release(&text);
}

void ehr_svg_frame(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	rectangle(out, page);
	ehr_buf_puts(out, " fill=\"none\" stroke=\"#222\"/>\n");
	if (page->graticule.n)
		degrees_labels(out, page);
	else
		metres_labels(out, page);
}
