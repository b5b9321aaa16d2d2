/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/svg_page.h"
#include "render/svg_text.h"

enum { NAMED_POINTS = 40, NAME_SIZE = 11, RADIUS = 3 };

static void outline(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_outline *lines = page->sheet->outline;
	size_t at = 0;

	ehr_buf_puts(out, "<path d=\"");
	for (size_t i = 0; i < lines->n; i++) {
		for (char c = 'M'; at < lines->end[i]; at++, c = 'L') {
			const struct ehr_outline_place *to = &lines->place[at];

			ehr_buf_putc(out, c);
			ehr_svg_number(out, ehr_svg_page_x(page, to->easting));
			ehr_buf_putc(out, ' ');
			ehr_svg_number(out, ehr_svg_page_y(page, to->northing));
		}
	}
	ehr_buf_puts(out, "\" fill=\"none\" stroke=\"#1d3f5e\" "
			  "stroke-width=\"1.6\" stroke-linejoin=\"round\"/>\n");
}

static void dots(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_points *points = page->sheet->points;

	ehr_buf_puts(out, "<g fill=\"#14304a\" stroke=\"#fff\">\n");
	for (size_t i = 0; i < points->n; i++) {
		const struct ehr_point *point = &points->point[i];

		if (ehr_sheet_is_outside(point, &page->extent))
			continue;
		ehr_buf_puts(out, "<circle");
		ehr_svg_attribute(
			out, "cx", ehr_svg_page_x(page, point->easting));
		ehr_svg_attribute(
			out, "cy", ehr_svg_page_y(page, point->northing));
		ehr_svg_attribute(out, "r", RADIUS);
		ehr_buf_puts(out, "><title>");
		ehr_svg_escape(out, point->name);
		ehr_buf_puts(out, "</title></circle>\n");
	}
	ehr_buf_puts(out, "</g>\n");
}

struct box {
	double x1, y1, x2, y2;
};

static bool apart(const struct box *a, const struct box *b)
{
	return a->x2 < b->x1 || b->x2 < a->x1 || a->y2 < b->y1 || b->y2 < a->y1;
}

static bool inside(const struct box *box, const struct ehr_svg_page *page)
{
	return box->x1 > page->x && box->x2 < page->x + page->width &&
	       box->y1 > page->y && box->y2 < page->y + page->height;
}

/* Names of the points where they fit: right, else left of the point; of two
 * that would lie over each other the first in the table is written. */
static void names(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_points *points = page->sheet->points;
	struct box taken[NAMED_POINTS];
	size_t n = 0;

	for (size_t i = 0; i < points->n; i++) {
		const struct ehr_point *point = &points->point[i];
		double width = ehr_svg_width(point->name, NAME_SIZE);
		double x = ehr_svg_page_x(page, point->easting);
		double y = ehr_svg_page_y(page, point->northing);

		for (int side = 0; point->name.n && side < 2; side++) {
			double left = side ? x - 6 - width : x + 6;
			struct box box = { left, y - 6, left + width, y + 6 };
			size_t free = 0;

			while (free < n && apart(&box, &taken[free]))
				free++;
			if (free < n || !inside(&box, page))
				continue;
			taken[n++] = box;
			ehr_svg_text(out, side ? x - 6 : x + 6, y + 4,
				side ? "halo right" : "halo", point->name);
			break;
		}
	}
}

void ehr_svg_overlay(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_sheet *sheet = page->sheet;

	if (!sheet->outline && !sheet->points)
		return;
	ehr_buf_puts(out, "<g clip-path=\"url(#frame)\">\n");
	if (sheet->outline)
		outline(out, page);
	if (sheet->points)
		dots(out, page);
	if (sheet->points && sheet->points->n <= NAMED_POINTS)
		names(out, page);
	ehr_buf_puts(out, "</g>\n");
}
