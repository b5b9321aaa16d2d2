/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the parts of a chart lie: one axis with the categories, one with the
 * values; both ways round. Places are in units of the svg element.
 */
#ifndef EHR_RENDER_CHART_FRAME_H
#define EHR_RENDER_CHART_FRAME_H

#include "model/document.h"
#include "render/labels.h"
#include "render/plot.h"

enum { EHR_CHART_TEXT = 12, EHR_CHART_SMALL = 11 };

struct ehr_chart_frame {
	struct ehr_buf *out;
	const struct ehr_document_chart *chart;
	const struct ehr_palette *palette;
	const struct ehr_labels *labels;
	struct ehr_arena *arena;
	bool upright; /* values go up; else to the right */
	double x, y, width, height;
	struct ehr_plot_scale scale; /* of values */
	int power; /* of ten: what the numbers of the axis are to be taken by */
};

/* Is there a value, and one that can be drawn? */
bool ehr_chart_has(const struct ehr_chart_series *series, size_t category);

/* Place of a value on its axis. */
double ehr_chart_place(const struct ehr_chart_frame *frame, double value);

/* Width of a category's part of its axis, and the begin of it. */
double ehr_chart_slot(const struct ehr_chart_frame *frame);
double ehr_chart_begin(const struct ehr_chart_frame *frame, size_t category);

/* The scale for the values as the kind of chart needs it, 0 among them but for
 * lines far from it. */
struct ehr_plot_scale ehr_chart_scale(const struct ehr_document_chart *chart);

/* The power of ten that numbers of a scale are written by: 0 unless they are very
 * small or very large. */
int ehr_chart_power(const struct ehr_plot_scale *scale);

/* A number of the axis. */
void ehr_chart_tick(
	struct ehr_buf *out, const struct ehr_chart_frame *frame, double value);

/* "#rrggbb" of a series, and whether white text is read on it. */
void ehr_chart_colour(
	const struct ehr_palette *palette, size_t series, char colour[8]);
bool ehr_chart_is_dark(const char colour[8]);

/* The value as it is read, in the frame's arena. */
struct ehr_str ehr_chart_value(const struct ehr_chart_frame *frame,
	const struct ehr_chart_series *series, size_t category);

/* Category, series, value and where it comes from: a title element. */
void ehr_chart_title(const struct ehr_chart_frame *frame,
	const struct ehr_chart_series *series, size_t category);

/* Grid and numbers of the axis of values, names of the categories. */
void ehr_chart_axes(const struct ehr_chart_frame *frame);

/* The marks of line charts: of the series of that number, at a place. */
void ehr_chart_mark(const struct ehr_chart_frame *frame, size_t series,
	const double at[static 2]);
const char *ehr_chart_dashes(size_t series); /* of stroke-dasharray */

void ehr_chart_bars(const struct ehr_chart_frame *frame);
void ehr_chart_stacks(const struct ehr_chart_frame *frame);
void ehr_chart_lines(const struct ehr_chart_frame *frame);

#endif
