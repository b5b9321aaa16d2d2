/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page of an SVG map while it is written: where the frame lies and how
 * metres become units of the page (CSS pixels).
 */
#ifndef EHR_RENDER_SVG_PAGE_H
#define EHR_RENDER_SVG_PAGE_H

#include "render/sheet.h"

enum {
	EHR_SVG_MARGIN = 28,
	EHR_SVG_PANEL = 252, /* width of what stands beside the frame */
	EHR_SVG_GAP = 26,
};

struct ehr_svg_page {
	const struct ehr_sheet *sheet;
	double x, y, width, height; /* the frame */
	struct ehr_extent extent;   /* exactly in the frame */
	double scale;               /* page units in a metre */
};

double ehr_svg_page_x(const struct ehr_svg_page *page, double easting);
double ehr_svg_page_y(const struct ehr_svg_page *page, double northing);

/* How a text is set: class of the style sheet, size of its letters, and the
 * width that its lines may take. */
struct ehr_svg_set {
	const char *class;
	double size, width;
};

/* The lines of a text, the first with its base at y. Returns the base of the
 * line after the last. */
double ehr_svg_page_lines(struct ehr_buf *out, double x, double y,
	const struct ehr_svg_set *set, struct ehr_str text);

/* Legend, north arrow and scale bar beside the frame; the lowest y. */
double ehr_svg_panel(struct ehr_buf *out, const struct ehr_svg_page *page);

/* Frame with lines of coordinates; cells; outline; points. */
void ehr_svg_ground(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_cells(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_overlay(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_frame(struct ehr_buf *out, const struct ehr_svg_page *page);

#endif
