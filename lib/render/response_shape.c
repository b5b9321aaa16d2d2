/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/response_shape.h"

#include <math.h>
#include <stdio.h>

#include "calc/normal_quantile.h"
#include "render/plot.h"
#include "render/svg_text.h"

#define EN_DASH "\xe2\x80\x93"

enum { LEFT = 50, TOP = 18, CURVE = 230, TIME = 170, RUG = 7, MEAN_DAYS = 61 };

static void put_word(struct ehr_buf *text,
	const struct ehr_response_picture *picture, const char *key)
{
	ehr_buf_add_str(text, ehr_label(picture->labels, key));
}

static struct ehr_plot frame_at(const double at[static 2], double height)
{
	return (struct ehr_plot){ .x = at[0] + LEFT,
		.y = at[1] + TOP,
		.width = EHR_RESPONSE_PANEL - LEFT - 10,
		.height = height };
}

static double percent(double log_rr)
{
	return 100 * expm1(fmin(log_rr, 50));
}

static double z_of_limits(void)
{
	const double p = 0.975;
	double z;

	ehr_normal_quantiles(&p, 1, &z);
	return z;
}

/* What must be seen of the curve: where 98 % of the days are also its limits,
 * elsewhere the curve itself. */
static struct ehr_plot_scale curve_scale(const struct ehr_response_curve *curve)
{
	const double *rug = curve->rug;
	double inner[2] = { rug[curve->n_rug / 100],
		rug[curve->n_rug - 1 - curve->n_rug / 100] };
	double low = 0, high = 0, z = z_of_limits();

	for (size_t i = 0; i < curve->n_point; i++) {
		const struct ehr_response_curve_point *point = &curve->point[i];
		bool inside = point->x >= inner[0] && point->x <= inner[1];
		double reach = inside ? z * point->se : 0;

		low = fmin(low, percent(point->log_rr - reach));
		high = fmax(high, percent(point->log_rr + reach));
	}
	return ehr_plot_scale_of(low, high, 5);
}

static void move_to(struct ehr_buf *out, const struct ehr_plot *plot, double x,
	double y, char command)
{
	ehr_buf_putc(out, command);
	ehr_svg_number(out, ehr_plot_x(plot, x));
	ehr_buf_putc(out, ' ');
	ehr_svg_number(
		out, fmin(fmax(ehr_plot_y(plot, y), plot->y - plot->height),
			     plot->y + 2 * plot->height));
}

static void clip(
	struct ehr_buf *out, const struct ehr_plot *plot, const char *id)
{
	ehr_buf_printf(out, "<clipPath id=\"%s\"><rect", id);
	ehr_svg_attribute(out, "x", plot->x);
	ehr_svg_attribute(out, "y", plot->y);
	ehr_svg_attribute(out, "width", plot->width);
	ehr_svg_attribute(out, "height", plot->height);
	ehr_buf_printf(out, "/></clipPath>\n<g clip-path=\"url(#%s)\">\n", id);
}

static void draw_band(struct ehr_buf *out, const struct ehr_plot *plot,
	const struct ehr_response_curve *curve)
{
	const struct ehr_response_curve_point *point = curve->point;
	double z = z_of_limits();

	ehr_buf_puts(out, "<path class=\"band\" d=\"");
	for (size_t i = 0; i < curve->n_point; i++)
		move_to(out, plot, point[i].x,
			percent(point[i].log_rr + z * point[i].se),
			i ? 'L' : 'M');
	for (size_t i = curve->n_point; i-- > 0;)
		move_to(out, plot, point[i].x,
			percent(point[i].log_rr - z * point[i].se), 'L');
	ehr_buf_puts(out, "Z\"/>\n<path class=\"curve\" d=\"");
	for (size_t i = 0; i < curve->n_point; i++)
		move_to(out, plot, point[i].x, percent(point[i].log_rr),
			i ? 'L' : 'M');
	ehr_buf_puts(out, "\"/>\n<path class=\"line\" d=\"");
	for (size_t i = 0; i < curve->n_point; i++)
		move_to(out, plot, point[i].x,
			percent(curve->line->estimate[0].beta *
				(point[i].x - curve->reference)),
			i ? 'L' : 'M');
	ehr_buf_puts(out, "\"/>\n");
}

static void draw_rug(struct ehr_buf *out, const struct ehr_plot *plot,
	const struct ehr_response_curve *curve)
{
	double bottom = plot->y + plot->height;

	ehr_buf_puts(out, "<path class=\"rug\" d=\"");
	for (size_t i = 0; i < curve->n_rug; i++) {
		ehr_buf_putc(out, 'M');
		ehr_svg_number(out, ehr_plot_x(plot, curve->rug[i]));
		ehr_buf_putc(out, ' ');
		ehr_svg_number(out, bottom - RUG);
		ehr_buf_printf(out, "v%d", RUG);
	}
	ehr_buf_puts(out, "\"/>\n");
}

static void curve_note(struct ehr_buf *text,
	const struct ehr_response_picture *picture,
	const struct ehr_response_curve *curve)
{
	put_word(text, picture, "response.curve_note");
	ehr_buf_printf(text, "%zu", curve->df);
	put_word(text, picture, "response.reference");
	ehr_svg_readable(text, curve->reference);
	put_word(text, picture, "response.p_line");
	if (curve->p < 0.001)
		ehr_buf_puts(text, "< 0.001");
	else
		ehr_buf_printf(text, "= %.3f", curve->p);
}

double ehr_response_draw_curve(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_curve *curve, const double at[static 2])
{
	const struct ehr_response_column *exposure =
		&picture->job->design->series
			 ->variable[curve->line->model->pollutant[0]]
			 .column;
	struct ehr_plot plot = frame_at(at, CURVE);
	struct ehr_buf text = { 0 };
	char id[48];

	plot.across = ehr_plot_scale_of(
		curve->point[0].x, curve->point[curve->n_point - 1].x, 8);
	plot.up = curve_scale(curve);
	ehr_buf_add_str(
		&text, ehr_labels_column(picture->labels, exposure->name));
	ehr_buf_puts(&text, " (");
	ehr_plot_unit(&text, exposure->unit);
	ehr_buf_putc(&text, ')');
	ehr_plot_axes(out, &plot, (struct ehr_str){ text.p, text.n },
		ehr_label(picture->labels, "response.er"));
	ehr_plot_line(out, "zero", (double[]){ plot.x, ehr_plot_y(&plot, 0) },
		(double[]){ plot.x + plot.width, ehr_plot_y(&plot, 0) });
	(void)snprintf(id, sizeof(id), "frame-%.0f-%.0f", plot.x, plot.y);
	clip(out, &plot, id);
	draw_band(out, &plot, curve);
	ehr_buf_puts(out, "</g>\n");
	draw_rug(out, &plot, curve);
	text.n = 0;
	curve_note(&text, picture, curve);
	ehr_svg_text(out, plot.x - 40, plot.y + plot.height + 52, "note",
		(struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return TOP + CURVE + 64;
}

/* What of the residuals is in the frame: six of their standard deviations, or
 * all if they are smaller. */
static double reach(const double *x, size_t n)
{
	double most = 1, sum = 0;
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		if (isfinite(x[i])) {
			most = fmax(most, fabs(x[i]));
			sum += x[i] * x[i];
			known++;
		}
	return fmin(most, fmax(6 * sqrt(sum / (double)(known ? known : 1)), 1));
}

/* The residuals that lie in the frame, or those beyond it, at its edge; how
 * many. */
static size_t draw_dots(struct ehr_buf *out, const struct ehr_plot *plot,
	const struct ehr_response_residuals *residuals, size_t n, bool beyond)
{
	const struct ehr_plot_scale *up = &plot->up;
	size_t drawn = 0;

	ehr_buf_printf(out, "<path class=\"%s\" d=\"", beyond ? "out" : "dots");
	for (size_t d = 0; d < n; d++) {
		double value = residuals->value[d];
		double held = fmin(fmax(value, up->low), up->high);

		if (!isfinite(value) || (held != value) != beyond)
			continue;
		move_to(out, plot, plot->across.low + (double)d, held, 'M');
		ehr_buf_puts(out, "h0");
		drawn++;
	}
	ehr_buf_puts(out, "\"/>\n");
	return drawn;
}

/* Means over the days around every week's first day. */
static void draw_means(struct ehr_buf *out, const struct ehr_plot *plot,
	const double *value, size_t n)
{
	long first = (long)plot->across.low;
	bool pen = false;

	ehr_buf_puts(out, "<path class=\"mean\" d=\"");
	for (size_t d = MEAN_DAYS / 2; d + MEAN_DAYS / 2 < n; d += 7) {
		double sum = 0;
		size_t known = 0;

		for (size_t k = d - MEAN_DAYS / 2; k <= d + MEAN_DAYS / 2; k++)
			if (isfinite(value[k])) {
				sum += value[k];
				known++;
			}
		if (known > MEAN_DAYS / 2)
			move_to(out, plot, (double)(first + (long)d),
				sum / (double)known, pen ? 'L' : 'M');
		pen = known > MEAN_DAYS / 2;
	}
	ehr_buf_puts(out, "\"/>\n");
}

double ehr_response_draw_residuals(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_residuals *residuals,
	const double at[static 2])
{
	const struct ehr_response_series *series = picture->job->design->series;
	struct ehr_plot plot = frame_at(at, TIME);
	double most = reach(residuals->value, series->n);
	struct ehr_buf note = { 0 };
	size_t beyond;

	plot.across = (struct ehr_plot_scale){ (double)series->first,
		(double)(series->first + (long)series->n), 0 };
	plot.up = ehr_plot_scale_of(-most, most, 5);
	ehr_plot_axes_years(out, &plot, (struct ehr_str){ 0 });
	draw_dots(out, &plot, residuals, series->n, false);
	beyond = draw_dots(out, &plot, residuals, series->n, true);
	draw_means(out, &plot, residuals->value, series->n);
	put_word(&note, picture, "response.residual");
	if (beyond > 0) {
		put_word(&note, picture, "response.outside");
		ehr_buf_printf(&note, "%zu", beyond);
	}
	ehr_svg_text(out, plot.x - 40, plot.y - 8, "note",
		(struct ehr_str){ note.p, note.n });
	ehr_buf_release(&note);
	return TOP + TIME + 30;
}

static void draw_bars(struct ehr_buf *out, const struct ehr_plot *plot,
	const double *r, size_t n, const char *class, double shift)
{
	for (size_t i = 0; i < n; i++) {
		double x = ehr_plot_x(plot, (double)(i + 1)) + shift;

		ehr_plot_line(out, class, (double[]){ x, ehr_plot_y(plot, 0) },
			(double[]){ x, ehr_plot_y(plot, r[i]) });
	}
}

static void draw_key(struct ehr_buf *out,
	const struct ehr_response_picture *picture, const struct ehr_plot *plot)
{
	static const char *const key[2] = { "response.acf", "response.pacf" };
	static const char *const class[2] = { "bar", "bar2" };
	double x = plot->x + plot->width;

	for (size_t i = 2; i-- > 0;) {
		struct ehr_str word = ehr_label(picture->labels, key[i]);

		x -= ehr_svg_width(word, 11) + 4;
		ehr_svg_text(out, x, plot->y - 8, "note", word);
		ehr_plot_line(
			out, class [i], (double[]) { x - 16, plot->y - 12 },
			(double[]){ x - 4, plot->y - 12 });
		x -= 26;
	}
}

double ehr_response_draw_correlation(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_residuals *residuals,
	const double at[static 2])
{
	struct ehr_plot plot = frame_at(at, TIME);
	const size_t n = residuals->n_lag;
	double chance = z_of_limits() / sqrt((double)residuals->n);
	double low = -1.5 * chance, high = 1.5 * chance;

	for (size_t i = 0; i < n; i++) {
		low = fmin(low, fmin(residuals->r[i], residuals->partial[i]));
		high = fmax(high, fmax(residuals->r[i], residuals->partial[i]));
	}
	plot.across = ehr_plot_scale_of(0, (double)n, 6);
	plot.across.high = (double)n + 1;
	plot.up = ehr_plot_scale_of(low, high, 5);
	ehr_plot_axes(out, &plot,
		ehr_label(picture->labels, "response.lag_days"),
		(struct ehr_str){ 0 });
	for (int sign = -1; sign <= 1; sign++) {
		double y = ehr_plot_y(&plot, sign * chance);

		ehr_plot_line(out, "zero", (double[]){ plot.x, y },
			(double[]){ plot.x + plot.width, y });
	}
	draw_bars(out, &plot, residuals->r, n, "bar", -2);
	draw_bars(out, &plot, residuals->partial, n, "bar2", 2);
	draw_key(out, picture, &plot);
	return TOP + TIME + 46;
}
