/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of a scientific plot in SVG: scales with round ticks, axes, forest
 * plots. Places are in page units, y downwards. Classes are those of the style
 * sheet in ehr_plot_style.
 */
#ifndef EHR_RENDER_PLOT_H
#define EHR_RENDER_PLOT_H

#include <stdbool.h>

#include "base/str.h"

extern const char ehr_plot_style[]; /* rules, to stand in a style element */

/* Ticks at the multiples of step from low to high. */
struct ehr_plot_scale {
	double low, high, step;
};

/* A scale from the lowest to the highest (lowest <= highest, taken as 1e15 from 0 at most), both
 * widened to whole steps, of 1, 2 or 5 times a power of ten, about n of them. */
struct ehr_plot_scale ehr_plot_scale_of(double lowest, double highest, int n);

struct ehr_plot {
	double x, y, width, height; /* of the frame */
	struct ehr_plot_scale across, up;
};

double ehr_plot_x(const struct ehr_plot *plot, double value);
double ehr_plot_y(const struct ehr_plot *plot, double value);

/* A number with as many decimals as the step needs. */
void ehr_plot_number(struct ehr_buf *out, double value, double step);

/* A unit as people write it: ug/m3 with its Greek letter and a raised 3. */
void ehr_plot_unit(struct ehr_buf *out, const char *unit);

/* A line between two places. */
void ehr_plot_line(struct ehr_buf *out, const char *class,
	const double from[static 2], const double to[static 2]);

/* Frame, grid, ticks and what the axes are; up.step 0: no ticks upwards. */
void ehr_plot_axes(struct ehr_buf *out, const struct ehr_plot *plot,
	struct ehr_str across, struct ehr_str up);

/* The same with years under the frame; across is in days since 1970-01-01. */
void ehr_plot_axes_years(
	struct ehr_buf *out, const struct ehr_plot *plot, struct ehr_str up);

/* A line of a forest plot: an estimate with its limits; or, with head, a heading
 * over those that follow. NAN: nothing is drawn. */
struct ehr_plot_row {
	const char *label; /* not escaped */
	bool head;
	double value, low, high;
};

enum { EHR_PLOT_ROW = 20 }; /* height of a row */

/* A forest plot of n rows in the width from x at y, labels on the left and the
 * numbers on the right. Its height comes back. */
double ehr_plot_forest(struct ehr_buf *out, const double at[static 3],
	const struct ehr_plot_row *row, size_t n, struct ehr_str across);

#endif
