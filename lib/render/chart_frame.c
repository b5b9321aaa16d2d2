/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/chart_frame.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/figure_text.h"
#include "render/origin_text.h"
#include "render/svg_text.h"

enum { TICKS = 5, TICK_TEXT = 16 };

bool ehr_chart_has(const struct ehr_chart_series *series, size_t category)
{
	return category < series->n && isfinite(series->point[category].value);
}

double ehr_chart_place(const struct ehr_chart_frame *self, double value)
{
	const struct ehr_plot_scale *scale = &self->scale;
	double part = (value - scale->low) / (scale->high - scale->low);

	return self->upright ? self->y + self->height * (1 - part)
			     : self->x + self->width * part;
}

double ehr_chart_slot(const struct ehr_chart_frame *self)
{
	return (self->upright ? self->width : self->height) /
	       (double)self->chart->n_categories;
}

double ehr_chart_begin(const struct ehr_chart_frame *self, size_t category)
{
	return (self->upright ? self->x : self->y) +
	       ehr_chart_slot(self) * (double)category;
}

/* The lowest and highest value; of stacks their sums. False: no value. */
static bool span_of(const struct ehr_document_chart *chart, double range[2])
{
	bool any = false;

	range[0] = INFINITY;
	range[1] = -INFINITY;
	for (size_t k = 0; k < chart->n_categories; k++) {
		double sum = 0;

		for (size_t i = 0; i < chart->n_series; i++) {
			double value;

			if (!ehr_chart_has(&chart->series[i], k))
				continue;
			value = chart->series[i].point[k].value;
			if (chart->kind == EHR_CHART_STACKED)
				value = sum += fmax(value, 0);
			range[0] = fmin(range[0], value);
			range[1] = fmax(range[1], value);
			any = true;
		}
	}
	return any;
}

/* Are all values whole numbers, such as counts? */
static bool is_whole(const struct ehr_document_chart *chart)
{
	for (size_t i = 0; i < chart->n_series; i++)
		for (size_t k = 0; k < chart->series[i].n; k++) {
			double value = chart->series[i].point[k].value;

			if (isfinite(value) && value != floor(value))
				return false;
		}
	return true;
}

struct ehr_plot_scale ehr_chart_scale(const struct ehr_document_chart *chart)
{
	struct ehr_plot_scale scale;
	double range[2];

	if (!span_of(chart, range))
		range[0] = range[1] = 0;
	/* lines may begin above 0 where little would be seen otherwise */
	if (chart->kind != EHR_CHART_LINES || range[0] < 0.6 * range[1])
		range[0] = fmin(range[0], 0);
	if (chart->kind != EHR_CHART_LINES || range[1] < 0.6 * range[0])
		range[1] = fmax(range[1], 0);
	scale = ehr_plot_scale_of(range[0], range[1], TICKS);
	if (scale.step < 1 && is_whole(chart))
		scale = (struct ehr_plot_scale){ .low = floor(range[0]),
			.high = ceil(range[1]),
			.step = 1 };
	if (scale.high <= scale.low)
		scale.high = scale.low + scale.step;
	return scale;
}

int ehr_chart_power(const struct ehr_plot_scale *scale)
{
	double most = fmax(fabs(scale->low), fabs(scale->high));

	if (scale->step >= 1e-4 && most < 1e7)
		return 0;
	return (int)floor(log10(most) + 1e-9);
}

void ehr_chart_tick(
	struct ehr_buf *out, const struct ehr_chart_frame *self, double value)
{
	double unit = pow(10, self->power);

	ehr_plot_number(out, value / unit, self->scale.step / unit);
}

static const char *const greys[] = { "#2f3437", "#b9bec2", "#6f767b", "#dcdfe1",
	"#4b5257", "#979da2" };

void ehr_chart_colour(
	const struct ehr_palette *palette, size_t series, char colour[8])
{
	size_t n = palette ? palette->n : sizeof(greys) / sizeof(*greys);

	snprintf(colour, 8, "%s",
		palette ? palette->step[series % n].colour : greys[series % n]);
}

static int channel(const char *hex)
{
	const char text[3] = { hex[0], hex[1], '\0' };

	return (int)strtol(text, NULL, 16);
}

bool ehr_chart_is_dark(const char colour[8])
{
	return 0.299 * channel(colour + 1) + 0.587 * channel(colour + 3) +
		       0.114 * channel(colour + 5) <
	       140;
}

struct ehr_str ehr_chart_value(const struct ehr_chart_frame *self,
	const struct ehr_chart_series *series, size_t category)
{
	/* a point without an origin is a figure all the same */
	static const struct ehr_origin none = { 0 };
	struct ehr_document_span span = series->point[category].span;
	struct ehr_buf words = { 0 };
	struct ehr_str text;

	span.origin = &none;
	ehr_figure_text(&words, &span);
	text = ehr_arena_copy(
		self->arena, (struct ehr_str){ words.p, words.n });
	ehr_buf_release(&words);
	return text;
}

void ehr_chart_title(const struct ehr_chart_frame *self,
	const struct ehr_chart_series *series, size_t category)
{
	const struct ehr_document_span *span = &series->point[category].span;
	struct ehr_str colon = ehr_label(self->labels, "colon");
	struct ehr_buf text = { 0 };

	ehr_buf_add_str(&text, self->chart->category[category]);
	if (series->name.n) {
		ehr_buf_add_str(&text, ehr_label(self->labels, "report.comma"));
		ehr_buf_add_str(&text, series->name);
	}
	ehr_buf_add_str(&text, colon);
	ehr_buf_add_str(&text, ehr_chart_value(self, series, category));
	if (span->origin) {
		ehr_buf_puts(&text, " \xe2\x86\x90 ");
		ehr_origin_text(&text,
			&(struct ehr_origin_words){ .labels = self->labels },
			span->origin);
	}
	ehr_buf_puts(self->out, "<title>");
	ehr_svg_escape(self->out, (struct ehr_str){ text.p, text.n });
	ehr_buf_puts(self->out, "</title>");
	ehr_buf_release(&text);
}

static void put_tick(const struct ehr_chart_frame *self, double value)
{
	double at = ehr_chart_place(self, value);
	bool zero = fabs(value) < self->scale.step / 2;
	const char *class = zero ? "axis" : "grid";
	struct ehr_buf text = { 0 };

	ehr_chart_tick(&text, self, value);
	if (self->upright) {
		ehr_plot_line(self->out, class, (double[]){ self->x, at },
			(double[]){ self->x + self->width, at });
		ehr_svg_text(self->out, self->x - 6, at + 4, "tick right",
			(struct ehr_str){ text.p, text.n });
	} else {
		ehr_plot_line(self->out, class, (double[]){ at, self->y },
			(double[]){ at, self->y + self->height });
		ehr_svg_text(self->out, at, self->y + self->height + TICK_TEXT,
			"tick middle", (struct ehr_str){ text.p, text.n });
	}
	ehr_buf_release(&text);
}

/* Under the axis; of many only every so many. */
static void put_names_under(const struct ehr_chart_frame *self)
{
	double slot = ehr_chart_slot(self), widest = 1;
	size_t every, n = self->chart->n_categories;

	for (size_t k = 0; k < n; k++)
		widest = fmax(widest, ehr_svg_width(self->chart->category[k],
					      EHR_CHART_SMALL));
	every = (size_t)ceil(fmin(widest, self->width / 2) / slot + 0.1);
	for (size_t k = 0; k < n; k += every) {
		struct ehr_buf text = { 0 };

		ehr_svg_fit(&text, self->chart->category[k], EHR_CHART_SMALL,
			slot * (double)every);
		ehr_svg_text(self->out, ehr_chart_begin(self, k) + slot / 2,
			self->y + self->height + TICK_TEXT, "tick middle",
			(struct ehr_str){ text.p, text.n });
		ehr_buf_release(&text);
	}
}

/* Left of the axis, on two lines if need be. */
static void put_name_beside(const struct ehr_chart_frame *self, size_t k)
{
	struct ehr_str rest = self->chart->category[k], line[2];
	double room = self->x - 8, middle;
	struct ehr_buf text = { 0 };

	middle = ehr_chart_begin(self, k) + ehr_chart_slot(self) / 2;
	line[0] = ehr_svg_line(&rest, EHR_CHART_TEXT, room);
	line[1] = rest;
	ehr_svg_text(self->out, room, middle + (rest.n ? -3 : 4), "name right",
		line[0]);
	if (rest.n) {
		ehr_svg_fit(&text, line[1], EHR_CHART_TEXT, room);
		ehr_svg_text(self->out, room, middle + 11, "name right",
			(struct ehr_str){ text.p, text.n });
	}
	ehr_buf_release(&text);
}

void ehr_chart_axes(const struct ehr_chart_frame *self)
{
	const struct ehr_plot_scale *scale = &self->scale;
	int ticks = (int)lround((scale->high - scale->low) / scale->step);

	for (int i = 0; i <= ticks; i++)
		put_tick(self, scale->low + i * scale->step);
	if (self->upright)
		put_names_under(self);
	else
		for (size_t k = 0; k < self->chart->n_categories; k++)
			put_name_beside(self, k);
}

const char *ehr_chart_dashes(size_t series)
{
	static const char *const dashes[] = { "none", "7 3", "2 3", "9 3 2 3",
		"12 4", "4 2" };

	return dashes[series % (sizeof(dashes) / sizeof(*dashes))];
}

void ehr_chart_mark(const struct ehr_chart_frame *self, size_t series,
	const double at[static 2])
{
	static const char *const path[] = {
		"m-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z",
		"m-3.2-3.2h6.4v6.4h-6.4z", "m0-4.2l4 7h-8z",
		"m0-4.4l4.4 4.4"
		"l-4.4 4.4l-4.4-"
		"4.4z",
		"m0 4.2l-4-7h8z",
		"m-1.3-4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z"
	};
	char colour[8];

	ehr_chart_colour(self->palette, series, colour);
	ehr_buf_puts(self->out, "<path class=\"dot\" d=\"M");
	ehr_svg_number(self->out, at[0]);
	ehr_buf_putc(self->out, ' ');
	ehr_svg_number(self->out, at[1]);
	ehr_buf_printf(self->out, "%s\" fill=\"%s\"/>",
		path[series % (sizeof(path) / sizeof(*path))], colour);
}
