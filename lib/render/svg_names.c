/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

/*
 * What is written on the map: the ranks of the highest cells, names of points
 * and of units, each only where it lies over nothing written before it.
 */
enum {
	NAMED_POINTS = 40,
	NAMED_UNITS = 80,
	NAME_SIZE = 11,
	BADGE = 8,
	SIGN = 7,
	SITES = 2000
};

#define LONG_NAME 160.0 /* names that are wider are cut */

struct box {
	double x1, y1, x2, y2;
};

struct writing {
	struct ehr_buf *out;
	const struct ehr_svg_page *page;
	struct box *taken;
	size_t n, cap;
};

static bool apart(const struct box *a, const struct box *b)
{
	return a->x2 < b->x1 || b->x2 < a->x1 || a->y2 < b->y1 || b->y2 < a->y1;
}

/* Takes the place if it is free and inside the frame. */
static bool take(struct writing *self, const struct box *box)
{
	const struct ehr_svg_page *page = self->page;

	if (box->x1 < page->x || box->x2 > page->x + page->width ||
		box->y1 < page->y || box->y2 > page->y + page->height)
		return false;
	for (size_t i = 0; i < self->n; i++)
		if (!apart(box, &self->taken[i]))
			return false;
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->taken = ehr_realloc(
			self->taken, self->cap, sizeof(*self->taken));
	}
	self->taken[self->n++] = *box;
	return true;
}

/* Right, else left of a mark of that radius. */
static void beside(struct writing *self, double x, double y, double radius,
	struct ehr_str name)
{
	struct ehr_buf text = { 0 };
	double width;

	ehr_svg_fit(&text, name, NAME_SIZE, LONG_NAME);
	width = ehr_svg_width((struct ehr_str){ text.p, text.n }, NAME_SIZE);
	for (int side = 0; text.n && side < 2; side++) {
		double from = side ? x - radius - 3 : x + radius + 3;
		double left = side ? from - width : from;
		struct box box = { left, y - 6, left + width, y + 6 };

		if (!take(self, &box))
			continue;
		ehr_svg_text(self->out, from, y + 4,
			side ? "halo right" : "halo",
			(struct ehr_str){ text.p, text.n });
		break;
	}
	ehr_buf_release(&text);
}

static void name_point(struct writing *self, size_t i)
{
	const struct ehr_svg_page *page = self->page;
	const struct ehr_point *point = &page->sheet->points->point[i];

	if (!ehr_sheet_is_outside(point, &page->extent))
		beside(self, ehr_svg_page_x(page, point->easting),
			ehr_svg_page_y(page, point->northing),
			ehr_svg_point_radius(page, i), point->name);
}

/* All of a few points; of many only the largest. */
static void name_points(struct writing *self)
{
	const struct ehr_sheet *sheet = self->page->sheet;
	const struct ehr_ranking *ranking = sheet->ranking;

	for (size_t i = 0;
		ranking && ranking->by_size && i < ranking->n_sources; i++)
		name_point(self, ranking->source[i].point);
	if (sheet->points->n > NAMED_POINTS ||
		(ranking && ranking->by_size &&
			sheet->points->n <= ranking->n_sources))
		return;
	for (size_t i = 0; i < sheet->points->n; i++)
		if (!ranking || !ranking->by_size ||
			!(sheet->points->point[i].value > 0))
			name_point(self, i);
}

/* In the middle of the cell, or else beside it. */
static void badge(struct writing *self, size_t rank, double x, double y)
{
	static const double aside[][2] = { { 0, 0 }, { 1, 0 }, { -1, 0 },
		{ 0, -1 }, { 0, 1 } };
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < sizeof(aside) / sizeof(*aside); i++) {
		double at_x = x + aside[i][0] * 2 * BADGE;
		double at_y = y + aside[i][1] * 2 * BADGE;
		struct box box = { at_x - BADGE, at_y - BADGE, at_x + BADGE,
			at_y + BADGE };

		if (!take(self, &box))
			continue;
		ehr_buf_puts(self->out, "<circle");
		ehr_svg_attribute(self->out, "cx", at_x);
		ehr_svg_attribute(self->out, "cy", at_y);
		ehr_svg_attribute(self->out, "r", BADGE - 0.5);
		ehr_buf_puts(self->out, " fill=\"#fff\" stroke=\"#111\"/>");
		ehr_buf_printf(&text, "%zu", rank);
		ehr_svg_text(self->out, at_x, at_y + 3.6, "rank middle",
			(struct ehr_str){ text.p, text.n });
		break;
	}
	ehr_buf_release(&text);
}

/* Nothing is written over the signs of sites. */
static void keep_off_sites(struct writing *self)
{
	const struct ehr_points *sites = &self->page->sheet->sites->points;

	for (size_t i = 0; i < sites->n && i < SITES; i++) {
		double x = ehr_svg_page_x(self->page, sites->point[i].easting);
		double y = ehr_svg_page_y(self->page, sites->point[i].northing);
		struct box box = { x - SIGN, y - SIGN, x + SIGN, y + SIGN };

		(void)take(self, &box);
	}
}

/* The ranks of the table, where there is room: a cell of which the rank is not
 * written lies beside one of a higher rank. */
static void ranks(struct writing *self)
{
	const struct ehr_svg_page *page = self->page;
	const struct ehr_ranking *ranking = page->sheet->ranking;

	for (size_t i = 0; i < ranking->n_cells; i++) {
		struct ehr_extent at = ehr_cell_extent(
			page->sheet->cells, ranking->cell[i].cell);

		badge(self, i + 1,
			ehr_svg_page_x(page, (at.east_min + at.east_max) / 2),
			ehr_svg_page_y(
				page, (at.north_min + at.north_max) / 2));
	}
}

/* Names of units that are wide enough for them. */
static void name_units(struct writing *self)
{
	const struct ehr_svg_page *page = self->page;
	const struct ehr_cells *cells = page->sheet->cells;
	struct ehr_buf name = { 0 };

	for (size_t i = 0; i < cells->n; i++) {
		struct ehr_extent at = ehr_cell_extent(cells, i);
		double x =
			ehr_svg_page_x(page, (at.east_min + at.east_max) / 2);
		double y =
			ehr_svg_page_y(page, (at.north_min + at.north_max) / 2);
		double width;
		struct box box;

		name.n = 0;
		ehr_sheet_cell_name(&name, page->sheet, i);
		width = ehr_svg_width(
			(struct ehr_str){ name.p, name.n }, NAME_SIZE);
		box = (struct box){ x - width / 2, y - 6, x + width / 2,
			y + 6 };
		if (width < (at.east_max - at.east_min) * page->scale &&
			take(self, &box))
			ehr_svg_text(self->out, x, y + 4, "halo middle",
				(struct ehr_str){ name.p, name.n });
	}
	ehr_buf_release(&name);
}

void ehr_svg_names(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	const struct ehr_sheet *sheet = page->sheet;
	struct writing self = { .out = out, .page = page };

	ehr_buf_puts(out, "<g class=\"names\">\n");
	if (sheet->sites)
		keep_off_sites(&self);
	if (sheet->ranking)
		ranks(&self);
	if (sheet->points)
		name_points(&self);
	if (sheet->cells->units && sheet->cells->n <= NAMED_UNITS)
		name_units(&self);
	ehr_buf_puts(out, "</g>\n");
	free(self.taken);
}
