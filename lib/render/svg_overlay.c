/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

enum { CROWD = 150, SIGN = 13 };

#define RADIUS 3.0
#define RADIUS_CROWD 2.0
#define RADIUS_LEAST 1.6 /* of a point with a size */
#define NEAR 0.3         /* corners of the outline that are one */

static void outline(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_outline *lines = page->sheet->outline;
	size_t at = 0;

	ehr_buf_puts(out, "<path d=\"");
	for (size_t i = 0; i < lines->n; i++) {
		double last_x = 0, last_y = 0;

		for (char c = 'M'; at < lines->end[i]; at++) {
			const struct ehr_outline_place *to = &lines->place[at];
			double x = ehr_svg_page_x(page, to->easting);
			double y = ehr_svg_page_y(page, to->northing);

			if (c == 'L' && at + 1 < lines->end[i] &&
				hypot(x - last_x, y - last_y) < NEAR)
				continue;
			ehr_buf_putc(out, c);
			ehr_svg_number(out, x);
			ehr_buf_putc(out, ' ');
			ehr_svg_number(out, y);
			last_x = x;
			last_y = y;
			c = 'L';
		}
	}
	ehr_buf_puts(out, "\" fill=\"none\" stroke=\"#1d3f5e\" "
			  "stroke-width=\"1.1\" stroke-linejoin=\"round\"/>\n");
}

double ehr_svg_point_radius(const struct ehr_svg_page *page, size_t i)
{
	const struct ehr_points *points = page->sheet->points;

	if (!points->size)
		return points->n > CROWD ? RADIUS_CROWD : RADIUS;
	return fmax(RADIUS_LEAST,
		EHR_SVG_RADIUS *
			ehr_sheet_radius(points, points->point[i].value));
}

void ehr_svg_point_mark(
	struct ehr_buf *out, double x, double y, double radius, bool empty)
{
	ehr_buf_puts(out, "<circle");
	ehr_svg_attribute(out, "cx", x);
	ehr_svg_attribute(out, "cy", y);
	ehr_svg_attribute(out, "r", radius);
	if (empty)
		ehr_buf_puts(out, " fill=\"#fff\" stroke=\"#14304a\"");
	ehr_buf_putc(out, '>');
}

struct drawn {
	double value;
	size_t i;
};

/* The largest first, so that no point hides a smaller one. */
static int by_value(const void *a, const void *b)
{
	const struct drawn *x = a, *y = b;

	if (x->value > y->value || x->value < y->value)
		return x->value > y->value ? -1 : 1;
	return (x->i > y->i) - (x->i < y->i);
}

static void one_point(struct ehr_buf *out, const struct ehr_svg_page *page,
	const struct ehr_point *point, size_t i)
{
	const char *size = page->sheet->points->size;

	ehr_svg_point_mark(out, ehr_svg_page_x(page, point->easting),
		ehr_svg_page_y(page, point->northing),
		ehr_svg_point_radius(page, i), size && isnan(point->value));
	ehr_buf_puts(out, "<title>");
	ehr_svg_escape(out, point->name);
	if (size && !isnan(point->value)) {
		ehr_buf_puts(out, ": ");
		ehr_svg_readable(out, point->value);
	}
	ehr_buf_puts(out, "</title></circle>\n");
}

static void dots(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_points *points = page->sheet->points;
	struct drawn *drawn = ehr_alloc((points->n + 1) * sizeof(*drawn));
	size_t n = 0;

	for (size_t i = 0; i < points->n; i++) {
		const struct ehr_point *point = &points->point[i];

		if (!ehr_sheet_is_outside(point, &page->extent))
			drawn[n++] = (struct drawn){
				isnan(point->value) ? -1 : point->value, i
			};
	}
	qsort(drawn, n, sizeof(*drawn), by_value);
	ehr_buf_printf(out,
		"<g class=\"points\" fill=\"#14304a\" fill-opacity=\"%s\" "
		"stroke=\"#fff\" stroke-width=\".8\">\n",
		points->size ? ".72" : "1");
	for (size_t i = 0; i < n; i++)
		one_point(out, page, &points->point[drawn[i].i], drawn[i].i);
	ehr_buf_puts(out, "</g>\n");
	free(drawn);
}

void ehr_svg_sign(struct ehr_buf *out, double x, double y, double size,
	const struct ehr_site_kind *kind)
{
	double scale = size / 20;

	ehr_buf_puts(out, "<g transform=\"translate(");
	ehr_svg_number(out, x - size / 2);
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, y - size / 2);
	ehr_buf_puts(out, ") scale(");
	ehr_svg_number(out, scale);
	ehr_buf_printf(out,
		")\" fill=\"%s\"><rect width=\"20\" height=\"20\" rx=\"4\" "
		"fill=\"#fff\" stroke=\"%s\" stroke-width=\"1.6\"/>"
		"<path transform=\"translate(2 2)\" fill-rule=\"evenodd\" "
		"d=\"%s\"/>",
		kind->colour, kind->colour, kind->sign);
	ehr_buf_puts(out, "</g>");
}

/* Each kind once, as a drawing of its own that the sites refer to. */
static void signs(struct ehr_buf *out, const struct ehr_sites *sites)
{
	ehr_buf_puts(out, "<defs>");
	for (size_t i = 0; i < ehr_site_kinds_count(sites->kinds); i++) {
		if (!sites->count[i])
			continue;
		ehr_buf_printf(out, "<g id=\"site%zu\">", i);
		ehr_svg_sign(
			out, 0, 0, SIGN, ehr_site_kinds_at(sites->kinds, i));
		ehr_buf_puts(out, "</g>\n");
	}
	ehr_buf_puts(out, "</defs>\n");
}

static void draw_sites(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_sites *sites = page->sheet->sites;

	signs(out, sites);
	ehr_buf_puts(out, "<g class=\"sites\">\n");
	for (size_t i = 0; i < sites->points.n; i++) {
		const struct ehr_point *site = &sites->points.point[i];

		if (ehr_sheet_is_outside(site, &page->extent))
			continue;
		ehr_buf_printf(out, "<use href=\"#site%zu\"", sites->kind[i]);
		ehr_svg_attribute(
			out, "x", ehr_svg_page_x(page, site->easting));
		ehr_svg_attribute(
			out, "y", ehr_svg_page_y(page, site->northing));
		ehr_buf_puts(out, "><title>");
		ehr_svg_escape(out, site->name);
		ehr_buf_puts(out, "</title></use>\n");
	}
	ehr_buf_puts(out, "</g>\n");
}

void ehr_svg_overlay(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_sheet *sheet = page->sheet;

	if (!sheet->outline && !sheet->points && !sheet->sites)
		return;
	ehr_buf_puts(out, "<g clip-path=\"url(#frame)\">\n");
	if (sheet->outline)
		outline(out, page);
	if (sheet->points)
		dots(out, page);
	if (sheet->sites)
		draw_sites(out, page);
	ehr_buf_puts(out, "</g>\n");
}
