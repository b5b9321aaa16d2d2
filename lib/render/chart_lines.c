/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "render/chart_frame.h"
#include "render/svg_text.h"

/* Marks and figures for as many points as have room for them. */
static const double ROOM = 14;

static double x_of(const struct ehr_chart_frame *frame, size_t category)
{
	return ehr_chart_begin(frame, category) + ehr_chart_slot(frame) / 2;
}

/* A line broken where values are missing. */
static void put_path(const struct ehr_chart_frame *frame, size_t i)
{
	const struct ehr_chart_series *series = &frame->chart->series[i];
	bool drawing = false;
	char colour[8];

	ehr_chart_colour(frame->palette, i, colour);
	ehr_buf_puts(frame->out, "<path class=\"line\" d=\"");
	for (size_t k = 0; k < frame->chart->n_categories; k++) {
		if (!ehr_chart_has(series, k)) {
			drawing = false;
			continue;
		}
		ehr_buf_putc(frame->out, drawing ? 'L' : 'M');
		ehr_svg_number(frame->out, x_of(frame, k));
		ehr_buf_putc(frame->out, ' ');
		ehr_svg_number(frame->out,
			ehr_chart_place(frame, series->point[k].value));
		drawing = true;
	}
	ehr_buf_printf(frame->out,
		"\" stroke=\"%s\" stroke-dasharray=\"%s\"/>\n", colour,
		ehr_chart_dashes(i));
}

static void put_points(const struct ehr_chart_frame *frame, size_t i)
{
	const struct ehr_chart_series *series = &frame->chart->series[i];
	bool figures = frame->chart->n_series == 1;

	for (size_t k = 0; k < frame->chart->n_categories; k++) {
		struct ehr_str text;
		double y;

		if (!ehr_chart_has(series, k))
			continue;
		y = ehr_chart_place(frame, series->point[k].value);
		text = ehr_chart_value(frame, series, k);
		ehr_buf_puts(frame->out, "<g>");
		ehr_chart_title(frame, series, k);
		ehr_chart_mark(frame, i, (double[]){ x_of(frame, k), y });
		ehr_buf_puts(frame->out, "</g>\n");
		if (figures && ehr_svg_width(text, EHR_CHART_SMALL) <=
				       ehr_chart_slot(frame))
			ehr_svg_text(frame->out, x_of(frame, k), y - 8,
				"value middle", text);
	}
}

/* A point alone between missing ones would not be seen without its mark. */
static bool alone(const struct ehr_chart_series *series, size_t k)
{
	return ehr_chart_has(series, k) &&
	       !(k > 0 && ehr_chart_has(series, k - 1)) &&
	       !ehr_chart_has(series, k + 1);
}

static void put_alone(const struct ehr_chart_frame *frame, size_t i)
{
	const struct ehr_chart_series *series = &frame->chart->series[i];

	for (size_t k = 0; k < frame->chart->n_categories; k++)
		if (alone(series, k))
			ehr_chart_mark(frame, i,
				(double[]){ x_of(frame, k),
					ehr_chart_place(frame,
						series->point[k].value) });
}

void ehr_chart_lines(const struct ehr_chart_frame *frame)
{
	bool marks = ehr_chart_slot(frame) >= ROOM;

	for (size_t i = 0; i < frame->chart->n_series; i++)
		put_path(frame, i);
	for (size_t i = 0; i < frame->chart->n_series; i++)
		if (marks)
			put_points(frame, i);
		else
			put_alone(frame, i);
}
