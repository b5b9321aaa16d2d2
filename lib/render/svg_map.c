/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/svg_map.h"

#include <math.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

enum {
	FRAME_HEIGHT = 680,
	FRAME_HEIGHT_MIN = 480,
	FRAME_WIDTH_MIN = 520,
	FRAME_WIDTH_MAX = 980,
	TICK_ROOM = 18, /* left of and below the frame, for coordinates */
	TITLE_SIZE = 25,
	SMALL_SIZE = 11,
};

#define TITLE_FILL 0.9 /* of the width: bold letters are wider than estimated */

#define FONTS \
	"'Noto Sans','Noto Sans CJK SC','Source Han Sans SC','Microsoft " \
	"YaHei','PingFang SC','WenQuanYi Micro Hei',Arial,sans-serif"

static const char style[] =
	"<style>\n"
	"text{font-family:" FONTS ";font-size:12px;fill:#222}\n"
	".title{font-size:25px;font-weight:bold}\n"
	".head{font-size:14px;font-weight:bold}\n"
	".name{font-size:13px;font-weight:bold}\n"
	".note{font-size:11px;fill:#555}\n"
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

/* The frame takes the shape of the extent as far as the limits allow; then
 * the extent is widened to the shape of the frame. */
static void fit(struct ehr_svg_page *page)
{
	struct ehr_extent *extent = &page->extent;
	double east = extent->east_max - extent->east_min;
	double north = extent->north_max - extent->north_min;
	double more;

	page->height = FRAME_HEIGHT;
	page->width = round(FRAME_HEIGHT * east / north);
	if (page->width > FRAME_WIDTH_MAX) {
		page->height = fmax(round(FRAME_WIDTH_MAX * north / east),
			FRAME_HEIGHT_MIN);
		page->width = FRAME_WIDTH_MAX;
	}
	page->width = fmax(page->width, FRAME_WIDTH_MIN);
	page->scale = fmin(page->width / east, page->height / north);
	more = (page->width / page->scale - east) / 2;
	extent->east_min -= more;
	extent->east_max += more;
	more = (page->height / page->scale - north) / 2;
	extent->north_min -= more;
	extent->north_max += more;
}

static void open_svg(struct ehr_buf *out, const struct ehr_svg_page *page,
	double width, double height)
{
	ehr_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	ehr_svg_attribute(out, "width", width);
	ehr_svg_attribute(out, "height", height);
	ehr_buf_puts(out, " viewBox=\"0 0 ");
	ehr_svg_number(out, width);
	ehr_buf_putc(out, ' ');
	ehr_svg_number(out, height);
	ehr_buf_printf(out, "\" xml:lang=\"%s\" role=\"img\">\n<title>",
		page->sheet->labels->zh ? "zh-CN" : "en");
	ehr_svg_escape(out, ehr_sheet_title(page->sheet));
	ehr_buf_puts(out, "</title>\n");
	ehr_buf_puts(out, style);
	ehr_buf_puts(out, "<rect");
	ehr_svg_attribute(out, "width", width);
	ehr_svg_attribute(out, "height", height);
	ehr_buf_puts(out, " fill=\"#fff\"/>\n");
}

static double source_lines(struct ehr_buf *out, const struct ehr_svg_page *page,
	double y, double width)
{
	const struct ehr_labels *labels = page->sheet->labels;
	struct ehr_svg_set set = { "note", SMALL_SIZE, width };
	struct ehr_buf line = { 0 };

	ehr_buf_add_str(&line, ehr_label(labels, "source"));
	ehr_buf_add_str(&line, ehr_label(labels, "colon"));
	ehr_sheet_method(&line, page->sheet);
	ehr_buf_add_str(&line, ehr_label(labels, "separator"));
	ehr_buf_add_str(&line, ehr_label(labels, "made_with"));
	ehr_buf_puts(&line, " ehrisk " EHR_VERSION);
	y = ehr_svg_page_lines(out, EHR_SVG_MARGIN, y, &set,
		(struct ehr_str){ line.p, line.n });
	ehr_buf_release(&line);
	return y;
}

void ehr_svg_map(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	struct ehr_svg_page page = { .sheet = sheet,
		.extent = ehr_sheet_extent(sheet) };
	struct ehr_svg_set set = { .class = "title", .size = TITLE_SIZE };
	struct ehr_buf body = { 0 };
	double width, y;

	fit(&page);
	page.x = EHR_SVG_MARGIN + TICK_ROOM;
	width = page.x + page.width + EHR_SVG_GAP + EHR_SVG_PANEL +
		EHR_SVG_MARGIN;
	set.width = TITLE_FILL * (width - 2 * EHR_SVG_MARGIN);
	y = ehr_svg_page_lines(&body, EHR_SVG_MARGIN, EHR_SVG_MARGIN + 22, &set,
		ehr_sheet_title(sheet));
	page.y = y - 12;
	ehr_svg_ground(&body, &page);
	ehr_svg_cells(&body, &page);
	ehr_svg_overlay(&body, &page);
	ehr_svg_frame(&body, &page);
	y = fmax(ehr_svg_panel(&body, &page), page.y + page.height + TICK_ROOM);
	y = source_lines(&body, &page, y + 24, width - 2 * EHR_SVG_MARGIN);
	open_svg(out, &page, width, y + EHR_SVG_MARGIN - SMALL_SIZE);
	ehr_buf_add(out, body.p, body.n);
	ehr_buf_puts(out, "</svg>\n");
	ehr_buf_release(&body);
}
