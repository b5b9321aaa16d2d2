/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/response_page.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "render/plot.h"
#include "render/svg_text.h"

enum { WIDTH = 1188, MARGIN = 30, GAP = 32, BETWEEN = 18, TITLE = 22 };

static struct ehr_str text_of(const struct ehr_buf *buf)
{
	return (struct ehr_str){ buf->p, buf->n };
}

static struct ehr_str title_of(const struct ehr_response_picture *picture)
{
	return picture->title.n ? picture->title
				: ehr_label(picture->labels, "response.title");
}

/* Days and who gave them, the model, and what drew it. */
static void put_foot(
	struct ehr_buf *text, const struct ehr_response_picture *picture)
{
	const struct ehr_response_series *series = picture->job->design->series;
	char from[EHR_DAY_TEXT], to[EHR_DAY_TEXT];

	if (picture->source.n) {
		ehr_buf_add_str(text, ehr_label(picture->labels, "source"));
		ehr_buf_add_str(text, ehr_label(picture->labels, "colon"));
		ehr_buf_add_str(text, picture->source);
		ehr_buf_add_str(text, ehr_label(picture->labels, "separator"));
	}
	ehr_day_write(from, series->first);
	ehr_day_write(to, series->first + (long)series->n - 1);
	ehr_buf_printf(text, "%s \xe2\x80\x93 %s", from, to);
	ehr_buf_add_str(text, ehr_label(picture->labels, "separator"));
	ehr_buf_add_str(text, ehr_label(picture->labels, "made_with"));
	ehr_buf_puts(text, " ehrisk " EHR_VERSION);
}

/* The column of a panel: those that diagnose one model stand under each other,
 * any other where there is more room. */
static size_t column_of(const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel, const double y[static 2])
{
	if (panel->kind >= EHR_PANEL_RESIDUALS &&
		picture->diagnosis->n_residuals > 1)
		return panel->at % 2;
	return y[1] < y[0];
}

/* Panels in two columns. The lower end of the longer one comes back. */
static double draw_columns(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel, size_t n, double top)
{
	double y[2] = { top, top };

	for (size_t i = 0; i < n; i++) {
		size_t column = column_of(picture, &panel[i], y);
		double x = MARGIN + (double)column * (EHR_RESPONSE_PANEL + GAP);

		y[column] += BETWEEN + ehr_response_panel_draw(out, picture,
					       &panel[i],
					       (double[]){ x, y[column] });
	}
	return fmax(y[0], y[1]);
}

static void open_svg(struct ehr_buf *out,
	const struct ehr_response_picture *picture, double height)
{
	ehr_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
	ehr_svg_number(out, WIDTH / 4.0);
	ehr_buf_puts(out, "mm\" height=\"");
	ehr_svg_number(out, height / 4);
	ehr_buf_printf(out, "mm\" viewBox=\"0 0 %d ", WIDTH);
	ehr_svg_number(out, height);
	ehr_buf_printf(out, "\" xml:lang=\"%s\" role=\"img\">\n<title>",
		picture->labels->zh ? "zh-CN" : "en");
	ehr_svg_escape(out, title_of(picture));
	ehr_buf_printf(
		out, "</title>\n<style>\n%s</style>\n<rect", ehr_plot_style);
	ehr_svg_attribute(out, "width", WIDTH);
	ehr_svg_attribute(out, "height", height);
	ehr_buf_puts(out, " fill=\"#fff\"/>\n");
}

void ehr_response_svg(
	struct ehr_buf *out, const struct ehr_response_picture *picture)
{
	struct ehr_buf panels = { 0 }, foot = { 0 };
	size_t n;
	struct ehr_response_panel *panel = ehr_response_panels(picture, &n);
	double end =
		draw_columns(&panels, picture, panel, n, MARGIN + TITLE + 20);

	put_foot(&foot, picture);
	open_svg(out, picture, end + MARGIN);
	ehr_svg_text(out, MARGIN, MARGIN + TITLE, "title", title_of(picture));
	if (n == 0)
		ehr_svg_text(out, MARGIN, end, "head",
			ehr_label(picture->labels, "response.nothing"));
	ehr_buf_add_str(out, text_of(&panels));
	ehr_svg_text(out, MARGIN, end + 12, "note", text_of(&foot));
	ehr_buf_puts(out, "</svg>\n");
	ehr_buf_release(&panels);
	ehr_buf_release(&foot);
	free(panel);
}

static const char page_style[] =
	"body{margin:0 auto;max-width:1240px;padding:16px 24px;color:#222;"
	"font:14px/1.45 " EHR_SVG_FONTS "}\n"
	"h1{font-size:22px;margin:0 0 12px}\n"
	"main{display:flex;flex-wrap:wrap;gap:8px 40px}\n"
	"figure{margin:0;flex:1 1 460px;max-width:580px;min-width:0}\n"
	"svg{display:block;width:100%;height:auto}\n"
	"footer{margin:16px 0 0;color:#555;font-size:12px}\n";

static void open_html(
	struct ehr_buf *out, const struct ehr_response_picture *picture)
{
	ehr_buf_printf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; img-src data:; style-src "
		"'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
		"<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n"
		"<link rel=\"icon\" href=\"data:,\">\n<title>",
		picture->labels->zh ? "zh-CN" : "en");
	ehr_svg_escape(out, title_of(picture));
	ehr_buf_printf(out, "</title>\n<style>\n%s%s</style>\n</head>\n",
		page_style, ehr_plot_style);
	ehr_buf_puts(out, "<body>\n<header><h1>");
	ehr_svg_escape(out, title_of(picture));
	ehr_buf_puts(out, "</h1></header>\n<main>\n");
}

/* The title stands in the picture, and for who cannot see it as its name. */
static void put_figure(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel, size_t number)
{
	struct ehr_buf drawing = { 0 }, title = { 0 };
	/* apart, so that ids of parts differ */
	double top = 10000 * (double)number;
	double height = ehr_response_panel_draw(
		&drawing, picture, panel, (double[]){ 0, top });

	ehr_response_panel_title(&title, picture, panel);
	ehr_buf_puts(out, "<figure><svg role=\"img\" aria-label=\"");
	ehr_svg_escape(out, text_of(&title));
	ehr_buf_puts(out, "\" viewBox=\"-4 ");
	ehr_svg_number(out, top);
	ehr_buf_printf(out, " %d ", EHR_RESPONSE_PANEL + 8);
	ehr_svg_number(out, height);
	ehr_buf_puts(out, "\">\n");
	ehr_buf_add_str(out, text_of(&drawing));
	ehr_buf_puts(out, "</svg></figure>\n");
	ehr_buf_release(&drawing);
	ehr_buf_release(&title);
}

void ehr_response_html(
	struct ehr_buf *out, const struct ehr_response_picture *picture)
{
	struct ehr_buf foot = { 0 };
	size_t n;
	struct ehr_response_panel *panel = ehr_response_panels(picture, &n);

	open_html(out, picture);
	for (size_t i = 0; i < n; i++)
		put_figure(out, picture, &panel[i], i);
	if (n == 0) {
		ehr_buf_puts(out, "<p>");
		ehr_svg_escape(
			out, ehr_label(picture->labels, "response.nothing"));
		ehr_buf_puts(out, "</p>\n");
	}
	put_foot(&foot, picture);
	ehr_buf_puts(out, "</main>\n<footer>");
	ehr_svg_escape(out, text_of(&foot));
	ehr_buf_puts(out, "</footer>\n</body>\n</html>\n");
	ehr_buf_release(&foot);
	free(panel);
}
