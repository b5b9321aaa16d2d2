/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/svg_map.h"

#include <math.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

enum { TITLE_SIZE = 25, SUBTITLE_SIZE = 14, SMALL_SIZE = 11 };

#define TITLE_FILL 0.9 /* of the width: bold letters are wider than estimated */

static const char style[] =
	"<style>\n"
	"text{font-family:" EHR_SVG_FONTS ";font-size:12px;fill:#222}\n"
	".title{font-size:25px;font-weight:bold}\n"
	".subtitle{font-size:14px;fill:#444}\n"
	".head{font-size:14px;font-weight:bold}\n"
	".name{font-size:13px;font-weight:bold}\n"
	".note{font-size:11px;fill:#555}\n"
	".cell{font-size:11px}\n"
	".rank{font-size:10px;font-weight:bold}\n"
	".right{text-anchor:end}\n"
	".middle{text-anchor:middle}\n"
	".halo{font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:3px;"
	"stroke-linejoin:round}\n"
	"</style>\n";

double ehr_svg_page_x(const struct ehr_svg_page *page, double easting)
{
	return page->x + (easting - page->extent.east_min) * page->scale;
}

double ehr_svg_page_y(const struct ehr_svg_page *page, double northing)
{
	return page->y + (page->extent.north_max - northing) * page->scale;
}

double ehr_svg_page_lines(struct ehr_buf *out, double x, double y,
	const struct ehr_svg_set *set, struct ehr_str text)
{
	while (text.n) {
		struct ehr_str line =
			ehr_svg_line(&text, set->size, set->width);

		ehr_svg_text(out, x, y, set->class, line);
		y += ceil(set->size * 1.3);
	}
	return y;
}

static void open_svg(
	struct ehr_buf *out, const struct ehr_svg_page *page, double height)
{
	ehr_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
	ehr_svg_number(out, EHR_SVG_WIDTH / 4.0);
	ehr_buf_puts(out, "mm\" height=\"");
	ehr_svg_number(out, height / 4);
	ehr_buf_printf(out, "mm\" viewBox=\"0 0 %d ", EHR_SVG_WIDTH);
	ehr_svg_number(out, height);
	ehr_buf_printf(out, "\" xml:lang=\"%s\" role=\"img\">\n<title>",
		page->sheet->labels->zh ? "zh-CN" : "en");
	ehr_svg_escape(out, ehr_sheet_title(page->sheet));
	ehr_buf_puts(out, "</title>\n");
	ehr_buf_puts(out, style);
	ehr_buf_puts(out, "<rect");
	ehr_svg_attribute(out, "width", EHR_SVG_WIDTH);
	ehr_svg_attribute(out, "height", height);
	ehr_buf_puts(out, " fill=\"#fff\"/>\n");
}

static double one_line(struct ehr_buf *out, double y, struct ehr_str text)
{
	const struct ehr_svg_set set = { "note", SMALL_SIZE,
		EHR_SVG_WIDTH - 2 * EHR_SVG_MARGIN };

	return ehr_svg_page_lines(out, EHR_SVG_MARGIN, y, &set, text);
}

/* Who gave the data, by which method, and what drew it; from y on. */
static double source_lines(
	struct ehr_buf *out, const struct ehr_sheet *sheet, double y)
{
	const struct ehr_labels *labels = sheet->labels;
	struct ehr_buf line = { 0 };

	if (sheet->source.n) {
		ehr_buf_add_str(&line, ehr_label(labels, "source"));
		ehr_buf_add_str(&line, ehr_label(labels, "colon"));
		ehr_buf_add_str(&line, sheet->source);
		y = one_line(out, y, (struct ehr_str){ line.p, line.n });
		line.n = 0;
	}
	ehr_buf_add_str(&line, ehr_label(labels, "method"));
	ehr_buf_add_str(&line, ehr_label(labels, "colon"));
	ehr_sheet_method(&line, sheet);
	ehr_buf_add_str(&line, ehr_label(labels, "separator"));
	ehr_buf_add_str(&line, ehr_label(labels, "made_with"));
	ehr_buf_puts(&line, " ehrisk " EHR_VERSION);
	y = one_line(out, y, (struct ehr_str){ line.p, line.n });
	ehr_buf_release(&line);
	return y;
}

/* Title, and under it the layer and the date; the top of what follows. */
static double title_lines(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	const struct ehr_svg_set title = { "title", TITLE_SIZE,
		TITLE_FILL * (EHR_SVG_WIDTH - 2 * EHR_SVG_MARGIN) };
	const struct ehr_svg_set under = { "subtitle", SUBTITLE_SIZE,
		EHR_SVG_WIDTH - 2 * EHR_SVG_MARGIN };
	struct ehr_buf text = { 0 };
	double y = ehr_svg_page_lines(out, EHR_SVG_MARGIN, EHR_SVG_MARGIN + 22,
		&title, ehr_sheet_title(sheet));

	ehr_buf_add_str(&text, ehr_sheet_layer(sheet, sheet->layer));
	if (sheet->date.n) {
		ehr_buf_puts(&text, " \xc2\xb7 ");
		ehr_sheet_date(&text, sheet);
	}
	y = ehr_svg_page_lines(out, EHR_SVG_MARGIN, y - 8, &under,
		(struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return y - 6;
}

/* Height of the lines at the foot. */
static double foot_height(const struct ehr_sheet *sheet)
{
	struct ehr_buf scratch = { 0 };
	double height = source_lines(&scratch, sheet, 0);

	ehr_buf_release(&scratch);
	return height;
}

static void draw_map(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	ehr_svg_ground(out, page);
	ehr_svg_cells(out, page);
	ehr_svg_grid(out, page);
	ehr_svg_overlay(out, page);
	ehr_svg_names(out, page);
	ehr_svg_frame(out, page);
	ehr_svg_panel(out, page);
	ehr_svg_tables(out, page);
}

/* The lowest line of what stands above the foot: that of A4, unless legend and
 * tables need more. Sites have their legend below that of the cells, or in the
 * column of the tables where that alone keeps the page A4. */
static double find_bottom(struct ehr_svg_page *page, double top, double foot)
{
	double bottom = EHR_SVG_HEIGHT - EHR_SVG_MARGIN - foot;
	double panel = ehr_svg_panel_height(page);
	double sites = ehr_svg_sites_height(page);
	double tables = ehr_svg_tables_height(page, true);

	page->apart = sites > 0 && top + panel + sites > bottom &&
		      top + fmax(panel, tables + sites) <= bottom;
	return page->apart ? bottom : fmax(bottom, top + panel + sites);
}

void ehr_svg_map(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	struct ehr_svg_page page = { .sheet = sheet,
		.layer = sheet->layer,
		.extent = ehr_sheet_extent(sheet) };
	struct ehr_buf body = { 0 };
	double top = title_lines(&body, sheet);
	double foot = foot_height(sheet) + 12;
	double bottom = find_bottom(&page, top, foot);

	ehr_svg_layout(&page, top, bottom);
	draw_map(&body, &page);
	source_lines(&body, sheet, bottom + 12 + SMALL_SIZE);
	open_svg(out, &page, bottom + foot + EHR_SVG_MARGIN);
	ehr_buf_add(out, body.p, body.n);
	ehr_buf_puts(out, "</svg>\n");
	ehr_buf_release(&body);
	ehr_graticule_release(&page.graticule);
}
