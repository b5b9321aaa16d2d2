/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/document_chart.h"

#include <math.h>

#include "render/chart_frame.h"
#include "render/svg_text.h"

enum {
	WIDE = 680,
	NARROW = 340,
	LEGEND = 20,  /* height of its lines */
	SWATCH = 16,  /* width, with the gap behind */
	STROKE = 32,  /* the same for lines */
	UNDER = 26,   /* room for the numbers or names under the frame */
	UPRIGHT = 240 /* height of the frame where values go up */
};

#define TIMES "\xc3\x97"

const char ehr_chart_style[] =
	".chart text{font-family:" EHR_SVG_FONTS ";font-size:12px;fill:#222}\n"
	".chart .tick,.chart .note,.chart .value,.chart .inside"
	"{font-size:11px;font-variant-numeric:tabular-nums}\n"
	".chart .tick,.chart .note{fill:#555}\n"
	".chart .right{text-anchor:end}\n"
	".chart .middle,.chart .inside{text-anchor:middle}\n"
	".chart .light{fill:#fff}\n"
	".chart .grid{stroke:#e4e6e8}\n"
	".chart .axis{stroke:#777}\n"
	".chart rect{stroke:#fff;stroke-width:.8}\n"
	".chart .line{fill:none;stroke-width:2;stroke-linejoin:round}\n"
	".chart .dot{stroke:#fff;stroke-width:1}\n";

static double widest_category(const struct ehr_document_chart *chart)
{
	double widest = 0;

	for (size_t k = 0; k < chart->n_categories; k++)
		widest = fmax(widest,
			ehr_svg_width(chart->category[k], EHR_CHART_TEXT));
	return widest;
}

static double widest_value(const struct ehr_chart_frame *frame)
{
	const struct ehr_document_chart *chart = frame->chart;
	double widest = 0;

	for (size_t i = 0; i < chart->n_series; i++)
		for (size_t k = 0; k < chart->series[i].n; k++)
			widest = fmax(widest,
				ehr_svg_width(ehr_chart_value(frame,
						      &chart->series[i], k),
					EHR_CHART_SMALL));
	return widest;
}

/* The unit of the values, and by what the numbers of the axis are to be taken.
 * The width that it needs comes back. */
static double put_unit(const struct ehr_chart_frame *frame)
{
	struct ehr_buf unit = { 0 };
	struct ehr_str text;
	double width = 0;

	ehr_buf_add_str(&unit, frame->chart->unit);
	if (frame->power) {
		if (unit.n)
			ehr_buf_puts(&unit, ", ");
		ehr_buf_puts(&unit, TIMES);
		ehr_svg_readable(&unit, pow(10, frame->power));
	}
	text = (struct ehr_str){ unit.p, unit.n };
	if (text.n) {
		ehr_svg_text(frame->out, 0, 15, "note", text);
		width = ehr_svg_width(text, EHR_CHART_SMALL) + 18;
	}
	ehr_buf_release(&unit);
	return width;
}

static void put_swatch(
	const struct ehr_chart_frame *frame, size_t series, double x)
{
	char colour[8];

	ehr_chart_colour(frame->palette, series, colour);
	if (frame->chart->kind == EHR_CHART_LINES) {
		ehr_buf_printf(frame->out,
			"<path class=\"line\" d=\"M%.2f %.2fh26\" "
			"stroke=\"%s\" "
			"stroke-dasharray=\"%s\"/>",
			x, frame->y + 11, colour, ehr_chart_dashes(series));
		ehr_chart_mark(
			frame, series, (double[]){ x + 13, frame->y + 11 });
		return;
	}
	ehr_buf_printf(frame->out,
		"<rect x=\"%.2f\" y=\"%.2f\" width=\"11\" height=\"11\" "
		"fill=\"%s\"/>",
		x, frame->y + 5, colour);
}

/* The unit, and what the colours mean, on lines of the width. */
static void put_legend(struct ehr_chart_frame *frame, double width)
{
	const struct ehr_document_chart *chart = frame->chart;
	double swatch = chart->kind == EHR_CHART_LINES ? STROKE : SWATCH;
	double x = put_unit(frame);

	frame->y = 0;
	for (size_t i = 0; chart->n_series > 1 && i < chart->n_series; i++) {
		struct ehr_buf name = { 0 };
		struct ehr_str text;
		double room;

		ehr_svg_fit(&name, chart->series[i].name, EHR_CHART_TEXT,
			width - swatch);
		text = (struct ehr_str){ name.p, name.n };
		room = ehr_svg_width(text, EHR_CHART_TEXT) + swatch;
		if (x > 0 && x + room > width) {
			x = 0;
			frame->y += LEGEND;
		}
		put_swatch(frame, i, x);
		ehr_svg_text(
			frame->out, x + swatch, frame->y + 15, "name", text);
		x += room + 16;
		ehr_buf_release(&name);
	}
	frame->y += x > 0 ? LEGEND + 8 : 6;
}

static double tick_width(const struct ehr_chart_frame *frame)
{
	struct ehr_buf text = { 0 };
	double low, high;

	ehr_chart_tick(&text, frame, frame->scale.low);
	low = ehr_svg_width(
		(struct ehr_str){ text.p, text.n }, EHR_CHART_SMALL);
	text.n = 0;
	ehr_chart_tick(&text, frame, frame->scale.high);
	high = ehr_svg_width(
		(struct ehr_str){ text.p, text.n }, EHR_CHART_SMALL);
	ehr_buf_release(&text);
	return fmax(low, high);
}

/* The frame under the legend. */
static void lay_out(struct ehr_chart_frame *frame, double width)
{
	const struct ehr_document_chart *chart = frame->chart;
	double left = tick_width(frame) + 10;
	double names = widest_category(chart), thick;
	double slot = (width - left) / (double)chart->n_categories;

	frame->upright = chart->kind == EHR_CHART_LINES ||
			 (names < slot && chart->n_categories <= 16 &&
				 (chart->kind == EHR_CHART_STACKED ||
					 slot >= 14 * (double)chart->n_series));
	if (frame->upright) {
		frame->x = left;
		frame->width = width - left;
		frame->height = UPRIGHT;
		frame->y += chart->kind == EHR_CHART_STACKED ? 0 : 10;
		return;
	}
	thick = chart->kind == EHR_CHART_STACKED
			? 30
			: 12 + 16 * (double)chart->n_series;
	frame->x = fmin(names, 0.4 * width) + 10;
	frame->width = width - frame->x - 12;
	if (chart->kind == EHR_CHART_BARS)
		frame->width -= fmin(widest_value(frame), 0.25 * width);
	frame->height = fmax(thick, 34) * (double)chart->n_categories;
}

static void put_parts(const struct ehr_chart_frame *frame)
{
	ehr_chart_axes(frame);
	switch (frame->chart->kind) {
	case EHR_CHART_BARS: ehr_chart_bars(frame); break;
	case EHR_CHART_STACKED: ehr_chart_stacks(frame); break;
	case EHR_CHART_LINES: ehr_chart_lines(frame); break;
	}
}

static void open_svg(struct ehr_buf *out, const struct ehr_chart_frame *frame,
	enum ehr_chart_use use, double width)
{
	double height = frame->y + frame->height + UNDER;

	ehr_buf_printf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" "
		"class=\"chart %s\" role=\"img\" xml:lang=\"%s\"",
		use == EHR_CHART_NARROW ? "narrow" : "wide",
		frame->labels->zh ? "zh-CN" : "en");
	if (use == EHR_CHART_ALONE) {
		ehr_svg_attribute(out, "width", width);
		ehr_svg_attribute(out, "height", height);
	}
	ehr_buf_printf(out, " viewBox=\"0 0 %.0f ", width);
	ehr_svg_number(out, height);
	ehr_buf_puts(out, "\" aria-label=\"");
	ehr_svg_escape(out, frame->chart->caption);
	ehr_buf_puts(out, "\">\n");
	if (use == EHR_CHART_ALONE)
		ehr_buf_printf(out, "<style>\n%s</style>\n", ehr_chart_style);
}

void ehr_chart_svg(struct ehr_buf *out, const struct ehr_document_chart *chart,
	const struct ehr_palette *palette, const struct ehr_labels *labels,
	enum ehr_chart_use use)
{
	double width = use == EHR_CHART_NARROW ? NARROW : WIDE;
	struct ehr_buf parts = { 0 };
	struct ehr_arena arena = { 0 };
	struct ehr_chart_frame frame = { .out = &parts,
		.chart = chart,
		.palette = chart->palette ? chart->palette : palette,
		.labels = labels,
		.arena = &arena,
		.scale = ehr_chart_scale(chart) };

	frame.power = ehr_chart_power(&frame.scale);
	put_legend(&frame, width);
	if (chart->n_categories && chart->n_series) {
		lay_out(&frame, width);
		put_parts(&frame);
	}
	open_svg(out, &frame, use, width);
	ehr_buf_add(out, parts.p, parts.n);
	ehr_buf_puts(out, "</svg>\n");
	ehr_buf_release(&parts);
	ehr_arena_release(&arena);
}
