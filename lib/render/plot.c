/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/plot.h"

#include <math.h>

#include "base/day.h"
#include "render/svg_text.h"

#define EN_DASH "\xe2\x80\x93"
#define MINUS "\xe2\x88\x92"
#define MICRO "\xc2\xb5"
#define CUBED "\xc2\xb3"

enum { SMALL = 11, LEAST_TICK = 50, LABELS = 146, NUMBERS = 118 };

const char ehr_plot_style[] =
	"text{font-family:" EHR_SVG_FONTS ";font-size:12px;fill:#222}\n"
	".title{font-size:22px;font-weight:bold}\n"
	".head{font-size:14px;font-weight:bold}\n"
	".row{font-weight:bold;font-size:11px}\n"
	".note,.tick{font-size:11px;fill:#555}\n"
	".right{text-anchor:end}\n"
	".middle{text-anchor:middle}\n"
	".frame{fill:none;stroke:#8a9099}\n"
	".grid{stroke:#e6e8eb}\n"
	".zero{stroke:#555;stroke-dasharray:4 3}\n"
	".limit{stroke:#1d4f7c;stroke-width:1.6}\n"
	".mark{fill:#1d4f7c}\n"
	".curve{fill:none;stroke:#1d4f7c;stroke-width:2}\n"
	".band{fill:#1d4f7c;fill-opacity:.16}\n"
	".line{fill:none;stroke:#b3541e;stroke-width:1.4;"
	"stroke-dasharray:7 4}\n"
	".rug{stroke:#444;stroke-opacity:.35}\n"
	".dots{fill:none;stroke:#1d4f7c;stroke-opacity:.4;stroke-width:1.8;"
	"stroke-linecap:round}\n"
	".out{fill:none;stroke:#b3541e;stroke-width:4;stroke-linecap:round}\n"
	".mean{fill:none;stroke:#b3541e;stroke-width:1.6}\n"
	".bar{stroke:#1d4f7c;stroke-width:3}\n"
	".bar2{stroke:#b3541e;stroke-width:3}\n";

static double within_reach(double value)
{
	const double farthest = 1e15;

	return fmin(fmax(value, -farthest), farthest);
}

struct ehr_plot_scale ehr_plot_scale_of(double lowest, double highest, int n)
{
	double low = within_reach(lowest), high = within_reach(highest);
	double span = high - low > 0 ? high - low : fmax(fabs(low), 1) / 5;
	double decade = pow(10, floor(log10(span / n)));
	double part = span / n / decade;
	double step = decade * (part <= 1          ? 1
				       : part <= 2 ? 2
				       : part <= 5 ? 5
						   : 10);

	return (struct ehr_plot_scale){ step * floor(low / step + 1e-9),
		step * ceil(high / step - 1e-9), step };
}

double ehr_plot_x(const struct ehr_plot *plot, double value)
{
	const struct ehr_plot_scale *scale = &plot->across;

	return plot->x +
	       plot->width * (value - scale->low) / (scale->high - scale->low);
}

double ehr_plot_y(const struct ehr_plot *plot, double value)
{
	const struct ehr_plot_scale *scale = &plot->up;

	return plot->y + plot->height * (scale->high - value) /
				 (scale->high - scale->low);
}

void ehr_plot_number(struct ehr_buf *out, double value, double step)
{
	int digits = step < 1 ? (int)ceil(-log10(step) - 1e-9) : 0;
	double unit = pow(10, -digits);

	if (fabs(value) < unit / 2)
		value = 0;
	if (value < 0)
		ehr_buf_puts(out, MINUS);
	ehr_buf_printf(out, "%.*f", digits, fabs(value));
}

void ehr_plot_unit(struct ehr_buf *out, const char *unit)
{
	for (size_t i = 0; unit[i]; i++)
		if (unit[i] == 'u' && unit[i + 1] == 'g')
			ehr_buf_puts(out, MICRO);
		else if (unit[i] == '3' && i > 0 && unit[i - 1] == 'm')
			ehr_buf_puts(out, CUBED);
		else
			ehr_buf_putc(out, unit[i]);
}

void ehr_plot_line(struct ehr_buf *out, const char *class,
	const double from[static 2], const double to[static 2])
{
	ehr_buf_printf(out, "<line class=\"%s\"", class);
	ehr_svg_attribute(out, "x1", from[0]);
	ehr_svg_attribute(out, "y1", from[1]);
	ehr_svg_attribute(out, "x2", to[0]);
	ehr_svg_attribute(out, "y2", to[1]);
	ehr_buf_puts(out, "/>\n");
}

static void frame(struct ehr_buf *out, const struct ehr_plot *plot)
{
	ehr_buf_puts(out, "<rect class=\"frame\"");
	ehr_svg_attribute(out, "x", plot->x);
	ehr_svg_attribute(out, "y", plot->y);
	ehr_svg_attribute(out, "width", plot->width);
	ehr_svg_attribute(out, "height", plot->height);
	ehr_buf_puts(out, "/>\n");
}

static void text_of(struct ehr_buf *out, double x, double y, const char *class,
	const struct ehr_buf *text)
{
	ehr_svg_text(out, x, y, class, (struct ehr_str){ text->p, text->n });
}

static void tick_across(
	struct ehr_buf *out, const struct ehr_plot *plot, double value)
{
	double x = ehr_plot_x(plot, value);
	struct ehr_buf text = { 0 };

	ehr_plot_line(out, "grid", (double[]){ x, plot->y },
		(double[]){ x, plot->y + plot->height });
	ehr_plot_number(&text, value, plot->across.step);
	text_of(out, x, plot->y + plot->height + 15, "tick middle", &text);
	ehr_buf_release(&text);
}

static void tick_up(
	struct ehr_buf *out, const struct ehr_plot *plot, double value)
{
	double y = ehr_plot_y(plot, value);
	struct ehr_buf text = { 0 };

	ehr_plot_line(out, "grid", (double[]){ plot->x, y },
		(double[]){ plot->x + plot->width, y });
	ehr_plot_number(&text, value, plot->up.step);
	text_of(out, plot->x - 6, y + 4, "tick right", &text);
	ehr_buf_release(&text);
}

/* What is upwards stands over the frame, where it can be read. */
static void ticks_up(
	struct ehr_buf *out, const struct ehr_plot *plot, struct ehr_str up)
{
	const struct ehr_plot_scale *scale = &plot->up;

	for (double k = round(scale->low / scale->step);
		scale->step > 0 && k <= round(scale->high / scale->step); k++)
		tick_up(out, plot, k * scale->step);
	if (up.n)
		ehr_svg_text(out, plot->x - 40, plot->y - 8, "note", up);
}

void ehr_plot_axes(struct ehr_buf *out, const struct ehr_plot *plot,
	struct ehr_str across, struct ehr_str up)
{
	const struct ehr_plot_scale *scale = &plot->across;

	for (double k = ceil(scale->low / scale->step - 1e-9);
		k <= floor(scale->high / scale->step + 1e-9); k++)
		tick_across(out, plot, k * scale->step);
	ticks_up(out, plot, up);
	frame(out, plot);
	if (across.n)
		ehr_svg_text(out, plot->x + plot->width / 2,
			plot->y + plot->height + 32, "note middle", across);
}

static double new_year(int year)
{
	return (double)ehr_day_of(year, 1, 1);
}

void ehr_plot_axes_years(
	struct ehr_buf *out, const struct ehr_plot *plot, struct ehr_str up)
{
	const struct ehr_plot_scale *scale = &plot->across;
	int first = ehr_day_parts((long)ceil(scale->low)).year;
	int last = ehr_day_parts((long)floor(scale->high)).year;
	int every = 1;

	while ((last - first + 1) * LEAST_TICK > plot->width * every)
		every = every == 1 ? 2 : every == 2 ? 5 : every * 2;
	for (int year = first; year <= last; year++) {
		double from = fmax(new_year(year), scale->low);
		double to = fmin(new_year(year + 1), scale->high);
		double x = ehr_plot_x(plot, from);
		struct ehr_buf text = { 0 };

		if (from > scale->low)
			ehr_plot_line(out, "grid", (double[]){ x, plot->y },
				(double[]){ x, plot->y + plot->height });
		ehr_buf_printf(&text, "%d", year);
		if (year % every == 0 &&
			ehr_plot_x(plot, to) - x > plot->width / 50)
			text_of(out, ehr_plot_x(plot, (from + to) / 2),
				plot->y + plot->height + 15, "tick middle",
				&text);
		ehr_buf_release(&text);
	}
	ticks_up(out, plot, up);
	frame(out, plot);
}

static struct ehr_plot_scale scale_of_rows(
	const struct ehr_plot_row *row, size_t n)
{
	double low = 0, high = 0;

	for (size_t i = 0; i < n; i++) {
		if (row[i].head || !isfinite(row[i].value))
			continue;
		low = fmin(low, row[i].low);
		high = fmax(high, row[i].high);
	}
	return ehr_plot_scale_of(low, high, 5);
}

static void numbers(struct ehr_buf *out, const struct ehr_plot_row *row)
{
	const double step = 0.01;

	ehr_plot_number(out, row->value, step);
	ehr_buf_puts(out, " (");
	ehr_plot_number(out, row->low, step);
	ehr_buf_puts(out, row->low < 0 || row->high < 0 ? ", " : EN_DASH);
	ehr_plot_number(out, row->high, step);
	ehr_buf_putc(out, ')');
}

static void mark(struct ehr_buf *out, double x, double y)
{
	ehr_buf_puts(out, "<rect class=\"mark\" width=\"8\" height=\"8\"");
	ehr_svg_attribute(out, "x", x - 4);
	ehr_svg_attribute(out, "y", y - 4);
	ehr_buf_puts(out, "/>\n");
}

static void draw_row(struct ehr_buf *out, const struct ehr_plot *plot,
	const struct ehr_plot_row *row, double y)
{
	struct ehr_buf text = { 0 };
	double middle = y - 4;

	ehr_svg_fit(&text, ehr_str_of(row->label), 12, LABELS - 10);
	text_of(out, plot->x - LABELS, y, row->head ? "row" : "label", &text);
	text.n = 0;
	if (!row->head && isfinite(row->value)) {
		ehr_plot_line(out, "limit",
			(double[]){ ehr_plot_x(plot, row->low), middle },
			(double[]){ ehr_plot_x(plot, row->high), middle });
		mark(out, ehr_plot_x(plot, row->value), middle);
		numbers(&text, row);
		text_of(out, plot->x + plot->width + NUMBERS, y, "tick right",
			&text);
	}
	ehr_buf_release(&text);
}

double ehr_plot_forest(struct ehr_buf *out, const double at[static 3],
	const struct ehr_plot_row *row, size_t n, struct ehr_str across)
{
	struct ehr_plot plot = { .x = at[0] + LABELS,
		.y = at[1],
		.width = at[2] - LABELS - NUMBERS,
		.height = EHR_PLOT_ROW * ((double)n + 0.5),
		.across = scale_of_rows(row, n) };
	double zero = ehr_plot_x(&plot, 0);

	ehr_plot_axes(out, &plot, across, (struct ehr_str){ 0 });
	ehr_plot_line(out, "zero", (double[]){ zero, plot.y },
		(double[]){ zero, plot.y + plot.height });
	for (size_t i = 0; i < n; i++)
		draw_row(out, &plot, &row[i],
			plot.y + EHR_PLOT_ROW * ((double)i + 1));
	return plot.height + 40;
}
