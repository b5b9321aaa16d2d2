/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page of an SVG map while it is written: A4 landscape at four units to
 * the millimetre, where the frame lies, and how metres become units.
 */
#ifndef EHR_RENDER_SVG_PAGE_H
#define EHR_RENDER_SVG_PAGE_H

#include "render/sheet.h"

enum {
	EHR_SVG_WIDTH = 1188,
	EHR_SVG_HEIGHT = 840, /* more only where the texts need it */
	EHR_SVG_MARGIN = 30,
	EHR_SVG_PANEL = 246, /* width of the legend beside the frame */
	EHR_SVG_GAP = 24,
	EHR_SVG_TABLE = 340, /* width of tables that stand in a column */
	EHR_SVG_TICKS = 18,  /* left of and below the frame, for coordinates */
	EHR_SVG_RADIUS = 15, /* of the largest point */
};

struct ehr_svg_page {
	const struct ehr_sheet *sheet;
	const struct ehr_layer *layer;
	double x, y, width, height; /* the frame */
	struct ehr_extent extent;   /* exactly in the frame */
	double scale;               /* page units in a metre */
	struct ehr_graticule
		graticule; /* no lines: places are told in metres */
	double panel_x;
	double table_x, table_y, table_width; /* the first table, or both */
	bool tables_beside; /* in a column, else next to each other below */
	bool apart;         /* the sites have their legend in that column */
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

/* The frame and what stands where, for the rectangle from top to bottom. */
void ehr_svg_layout(struct ehr_svg_page *page, double top, double bottom);

/* What the legend with north arrow and scale bar, that of the sites, and the tables
 * need. */
double ehr_svg_panel_height(const struct ehr_svg_page *page);
double ehr_svg_sites_height(const struct ehr_svg_page *page);
double ehr_svg_tables_height(const struct ehr_svg_page *page, bool beside);

/* Legend, north arrow and scale bar; the tables. */
void ehr_svg_panel(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_tables(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_foot(struct ehr_buf *out, const struct ehr_svg_page *page,
	double x, double y);
enum { EHR_SVG_FOOT = 84 }; /* height of north arrow and scale bar */

/* In this order: the ground; cells; lines of coordinates; outline, sites and
 * points; names; the frame with its coordinates. */
void ehr_svg_ground(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_cells(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_grid(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_overlay(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_names(struct ehr_buf *out, const struct ehr_svg_page *page);
void ehr_svg_frame(struct ehr_buf *out, const struct ehr_svg_page *page);

/* Lines for incomplete cells, or dots for interpolated ones; scaled back from a
 * unit, so that they are as far apart as in the legend whatever the size of a
 * cell. */
void ehr_svg_pattern(
	struct ehr_buf *out, const char *id, bool dots, double unit);

/* The radius of point i; the sign of a kind of sites with its middle there. */
double ehr_svg_point_radius(const struct ehr_svg_page *page, size_t i);
void ehr_svg_point_mark(
	struct ehr_buf *out, double x, double y, double radius, bool empty);
void ehr_svg_sign(struct ehr_buf *out, double x, double y, double size,
	const struct ehr_site_kind *kind);

#endif
