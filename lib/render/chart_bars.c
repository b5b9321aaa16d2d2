/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "render/chart_frame.h"
#include "render/svg_text.h"

#define MISSING "\xe2\x80\x94"

/* A rectangle that is `side` thick at `along` the axis of categories. */
static void put_bar(const struct ehr_chart_frame *frame,
	const double along[static 2], const double value[static 2],
	const char *colour)
{
	double from = ehr_chart_place(frame, value[0]);
	double to = ehr_chart_place(frame, value[1]);
	double low = fmin(from, to), length = fabs(to - from);

	ehr_buf_puts(frame->out, "<rect");
	ehr_svg_attribute(frame->out, frame->upright ? "x" : "y", along[0]);
	ehr_svg_attribute(
		frame->out, frame->upright ? "width" : "height", along[1]);
	ehr_svg_attribute(frame->out, frame->upright ? "y" : "x", low);
	ehr_svg_attribute(
		frame->out, frame->upright ? "height" : "width", length);
	ehr_buf_printf(frame->out, " fill=\"%s\">", colour);
}

/* The figure at the end of its bar, away from 0. */
static void put_value(const struct ehr_chart_frame *frame, double middle,
	double value, struct ehr_str text)
{
	double end = ehr_chart_place(frame, value);

	if (frame->upright)
		ehr_svg_text(frame->out, middle,
			value < 0 ? end + EHR_CHART_TEXT : end - 4,
			"value middle", text);
	else
		ehr_svg_text(frame->out, value < 0 ? end - 4 : end + 4,
			middle + 4, value < 0 ? "value right" : "value", text);
}

static double thickness(const struct ehr_chart_frame *frame)
{
	return fmin(
		0.76 * ehr_chart_slot(frame) / (double)frame->chart->n_series,
		44);
}

/* Upright bars have their figures if none is wider than it has room. */
static bool has_figures(const struct ehr_chart_frame *frame)
{
	const struct ehr_document_chart *chart = frame->chart;
	double room = thickness(frame) + 2;

	if (chart->n_series == 1)
		room = ehr_chart_slot(frame);
	for (size_t i = 0; frame->upright && i < chart->n_series; i++)
		for (size_t k = 0; k < chart->n_categories; k++)
			if (ehr_chart_has(&chart->series[i], k) &&
				ehr_svg_width(ehr_chart_value(frame,
						      &chart->series[i], k),
					EHR_CHART_SMALL) > room)
				return false;
	return true;
}

static void put_group(
	const struct ehr_chart_frame *frame, size_t k, bool figures)
{
	const struct ehr_document_chart *chart = frame->chart;
	double slot = ehr_chart_slot(frame);
	double side = thickness(frame);
	double begin = ehr_chart_begin(frame, k) +
		       (slot - side * (double)chart->n_series) / 2;
	char colour[8];

	for (size_t i = 0; i < chart->n_series; i++) {
		const struct ehr_chart_series *series = &chart->series[i];
		double at = begin + side * (double)i;
		struct ehr_str text = ehr_str_of(MISSING);

		if (!ehr_chart_has(series, k)) {
			put_value(frame, at + side / 2, 0, text);
			continue;
		}
		ehr_chart_colour(frame->palette, i, colour);
		put_bar(frame, (double[]){ at + 0.5, side - 1 },
			(double[]){ 0, series->point[k].value }, colour);
		ehr_chart_title(frame, series, k);
		ehr_buf_puts(frame->out, "</rect>\n");
		text = ehr_chart_value(frame, series, k);
		if (figures)
			put_value(frame, at + side / 2, series->point[k].value,
				text);
	}
}

void ehr_chart_bars(const struct ehr_chart_frame *frame)
{
	bool figures = has_figures(frame);

	for (size_t k = 0; k < frame->chart->n_categories; k++)
		put_group(frame, k, figures);
}

/* The figure in its part of the bar, if there is room. */
static void put_inside(const struct ehr_chart_frame *frame,
	const double at[static 2], double length, double side,
	const char *class, struct ehr_str text)
{
	double width = ehr_svg_width(text, EHR_CHART_SMALL) + 6;
	double across = frame->upright ? side : length;
	double up = frame->upright ? length : side;

	if (width > across || up < EHR_CHART_SMALL + 3)
		return;
	ehr_svg_text(frame->out, frame->upright ? at[0] : at[1],
		(frame->upright ? at[1] : at[0]) + 4, class, text);
}

static void put_stack(const struct ehr_chart_frame *frame, size_t k)
{
	const struct ehr_document_chart *chart = frame->chart;
	double slot = ehr_chart_slot(frame), side = fmin(0.72 * slot, 52);
	double begin = ehr_chart_begin(frame, k) + (slot - side) / 2, sum = 0;
	char colour[8];

	for (size_t i = 0; i < chart->n_series; i++) {
		const struct ehr_chart_series *series = &chart->series[i];
		double next, from, to;

		if (!ehr_chart_has(series, k) || !(series->point[k].value > 0))
			continue;
		next = sum + series->point[k].value;
		ehr_chart_colour(frame->palette, i, colour);
		put_bar(frame, (double[]){ begin, side },
			(double[]){ sum, next }, colour);
		ehr_chart_title(frame, series, k);
		ehr_buf_puts(frame->out, "</rect>\n");
		from = ehr_chart_place(frame, sum);
		to = ehr_chart_place(frame, next);
		put_inside(frame,
			(double[]){ begin + side / 2, (from + to) / 2 },
			fabs(to - from), side,
			ehr_chart_is_dark(colour) ? "inside light"
						  : "inside dark",
			ehr_chart_value(frame, series, k));
		sum = next;
	}
}

void ehr_chart_stacks(const struct ehr_chart_frame *frame)
{
	for (size_t k = 0; k < frame->chart->n_categories; k++)
		put_stack(frame, k);
}
