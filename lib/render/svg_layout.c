/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "render/svg_page.h"

enum { GRATICULE_APART = 115, FRAME_LEAST = 260 };

struct room {
	double width, height;
};

static double scale_in(const struct ehr_svg_page *page, const struct room *room)
{
	const struct ehr_extent *extent = &page->extent;

	return fmin(room->width / (extent->east_max - extent->east_min),
		room->height / (extent->north_max - extent->north_min));
}

/* The extent is widened to the shape of the frame. */
static void fit(struct ehr_svg_page *page)
{
	struct ehr_extent *extent = &page->extent;
	const struct room room = { page->width, page->height };
	double more;

	page->scale = scale_in(page, &room);
	more = (page->width / page->scale - extent->east_max +
		       extent->east_min) /
	       2;
	extent->east_min -= more;
	extent->east_max += more;
	more = (page->height / page->scale - extent->north_max +
		       extent->north_min) /
	       2;
	extent->north_min -= more;
	extent->north_max += more;
}

static void find_graticule(struct ehr_svg_page *page)
{
	const struct ehr_extent *extent = &page->extent;
	const struct ehr_outline_place corner[2] = {
		{ extent->east_min, extent->north_min },
		{ extent->east_max, extent->north_max }
	};
	unsigned lines =
		(unsigned)(fmax(page->width, page->height) / GRATICULE_APART);

	if (page->sheet->projection)
		ehr_graticule_make(&page->graticule, corner, lines,
			page->sheet->projection);
}

/* The frame takes all the room that legend and tables leave; tables stand where
 * the map becomes larger: below it, or in a column of their own. */
void ehr_svg_layout(struct ehr_svg_page *page, double top, double bottom)
{
	double beside = ehr_svg_tables_height(page, true);
	double below = ehr_svg_tables_height(page, false);
	struct room wide = { EHR_SVG_WIDTH - 2 * EHR_SVG_MARGIN -
				     EHR_SVG_TICKS - EHR_SVG_GAP -
				     EHR_SVG_PANEL,
		bottom - top - EHR_SVG_TICKS - (below > 0 ? below + 14 : 0) };
	struct room high = { wide.width - EHR_SVG_TABLE - EHR_SVG_GAP,
		bottom - top - EHR_SVG_TICKS };

	page->tables_beside =
		page->apart ||
		(beside > 0 && beside <= bottom - top &&
			(scale_in(page, &high) > scale_in(page, &wide) ||
				wide.height < FRAME_LEAST));
	page->x = EHR_SVG_MARGIN + EHR_SVG_TICKS;
	page->y = top;
	page->width = page->tables_beside ? high.width : wide.width;
	page->height = page->tables_beside ? high.height : wide.height;
	page->panel_x = page->x + wide.width + EHR_SVG_GAP;
	page->table_x = page->tables_beside
				? page->x + page->width + EHR_SVG_GAP
				: page->x;
	page->table_y = page->tables_beside ? top : bottom - below;
	page->table_width = page->tables_beside ? EHR_SVG_TABLE : wide.width;
	fit(page);
	find_graticule(page);
}
