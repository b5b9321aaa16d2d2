/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "render/svg_page.h"
#include "render/svg_text.h"

enum {
	SWATCH_WIDTH = 30,
	SWATCH_HEIGHT = 20,
	TEXT_AT = 42, /* behind the swatch */
	COUNT_ROOM = 44,
	NOTE_SIZE = 11,
	NAME_SIZE = 13,
	BAR_HEIGHT = 7,
	FOOT = 84, /* height of north arrow and scale bar */
};

struct panel {
	struct ehr_buf *out;
	const struct ehr_sheet *sheet;
	double x, y;
};

static void swatch(struct panel *self, const char *fill, bool hatched)
{
	for (int layer = 0; layer <= hatched; layer++) {
		ehr_buf_puts(self->out, "<rect");
		ehr_svg_attribute(self->out, "x", self->x);
		ehr_svg_attribute(self->out, "y", self->y);
		ehr_svg_attribute(self->out, "width", SWATCH_WIDTH);
		ehr_svg_attribute(self->out, "height", SWATCH_HEIGHT);
		ehr_buf_printf(self->out,
			" fill=\"%s\" stroke=\"#6b5d52\" "
			"stroke-width=\".8\"/>\n",
			layer ? "url(#hatch-legend)" : fill);
	}
}

static void name_and_count(struct panel *self, struct ehr_str name, size_t n)
{
	const struct ehr_svg_set set = { "name", NAME_SIZE,
		EHR_SVG_PANEL - TEXT_AT - COUNT_ROOM };
	struct ehr_buf count = { 0 };

	ehr_buf_printf(&count, "%zu", n);
	ehr_svg_text(self->out, self->x + EHR_SVG_PANEL, self->y + 15, "right",
		(struct ehr_str){ count.p, count.n });
	self->y = ehr_svg_page_lines(
		self->out, self->x + TEXT_AT, self->y + 15, &set, name);
	ehr_buf_release(&count);
}

static void note(struct panel *self, struct ehr_str text)
{
	const struct ehr_svg_set set = { "note", NOTE_SIZE,
		EHR_SVG_PANEL - TEXT_AT };

	self->y = ehr_svg_page_lines(
		self->out, self->x + TEXT_AT, self->y, &set, text);
}

/* From the base of a line that was not written to the top of the next entry,
 * which is not above the foot of the swatch at top. */
static void next(struct panel *self, double top)
{
	self->y = fmax(self->y - 4, top + SWATCH_HEIGHT + 8);
}

static void class_entry(struct panel *self, unsigned class)
{
	const struct ehr_cell_meaning *about =
		&self->sheet->layer[0].legend.class[class];
	struct ehr_buf text = { 0 };
	double top = self->y;

	ehr_sheet_class_name(&text, self->sheet, self->sheet->layer, class);
	swatch(self, class ? about->colour : EHR_SHEET_GREY, false);
	name_and_count(self, (struct ehr_str){ text.p, text.n },
		self->sheet->layer[0].count[class]);
	for (size_t i = 0; class && i < about->n_limits; i++) {
		text.n = 0;
		ehr_sheet_limit(&text, self->sheet, &about->limit[i]);
		note(self, (struct ehr_str){ text.p, text.n });
	}
	if (!class)
		note(self, ehr_label(self->sheet->labels, "not_assessed_note"));
	next(self, top);
	ehr_buf_release(&text);
}

static void incomplete_entry(struct panel *self)
{
	const struct ehr_labels *labels = self->sheet->labels;
	struct ehr_buf text = { 0 };
	double top = self->y;

	ehr_buf_puts(self->out,
		"<pattern id=\"hatch-legend\" width=\"6\" height=\"6\" "
		"patternUnits=\"userSpaceOnUse\" "
		"patternTransform=\"rotate(45)\">"
		"<path d=\"M1 0V6\" stroke=\"#222\" stroke-opacity=\".55\" "
		"stroke-width=\"1\"/></pattern>\n");
	swatch(self, "#fff", true);
	name_and_count(self, ehr_label(labels, "incomplete"),
		self->sheet->layer[0].n_incomplete);
	ehr_sheet_incomplete(&text, self->sheet);
	note(self, (struct ehr_str){ text.p, text.n });
	next(self, top);
	ehr_buf_release(&text);
}

static void points_entry(struct panel *self, const struct ehr_extent *extent)
{
	const struct ehr_labels *labels = self->sheet->labels;
	size_t outside = ehr_sheet_outside(self->sheet->points, extent);
	struct ehr_buf text = { 0 };
	double top = self->y;

	ehr_buf_puts(self->out, "<circle");
	ehr_svg_attribute(self->out, "cx", self->x + SWATCH_WIDTH / 2);
	ehr_svg_attribute(self->out, "cy", self->y + SWATCH_HEIGHT / 2);
	ehr_buf_puts(self->out, " r=\"3.5\" fill=\"#14304a\" "
				"stroke=\"#fff\"/>\n");
	name_and_count(
		self, ehr_label(labels, "points"), self->sheet->points->n);
	if (outside) {
		ehr_buf_printf(&text, "%zu ", outside);
		ehr_buf_add_str(&text, ehr_label(labels, "outside"));
		note(self, (struct ehr_str){ text.p, text.n });
	}
	next(self, top);
	ehr_buf_release(&text);
}

static void outline_entry(struct panel *self)
{
	const struct ehr_svg_set set = { "name", NAME_SIZE,
		EHR_SVG_PANEL - TEXT_AT };
	double top = self->y;

	ehr_buf_puts(self->out, "<path d=\"M");
	ehr_svg_number(self->out, self->x);
	ehr_buf_putc(self->out, ' ');
	ehr_svg_number(self->out, self->y + SWATCH_HEIGHT / 2);
	ehr_buf_printf(self->out,
		"h%d\" stroke=\"#1d3f5e\" stroke-width=\"1.6\"/>\n",
		SWATCH_WIDTH);
	self->y = ehr_svg_page_lines(self->out, self->x + TEXT_AT, self->y + 15,
		&set, ehr_label(self->sheet->labels, "outline"));
	next(self, top);
}

static bool has_limits(const struct ehr_sheet *sheet)
{
	for (unsigned class = 1; class <= sheet->layer[0].legend.n; class ++)
		if (sheet->layer[0].legend.class[class].n_limits)
			return true;
	return false;
}

static void legend(struct panel *self, const struct ehr_svg_page *page)
{
	const struct ehr_labels *labels = self->sheet->labels;
	const struct ehr_svg_set set = { "note", NOTE_SIZE, EHR_SVG_PANEL };

	ehr_svg_text(self->out, self->x, self->y + 14, "head",
		ehr_label(labels, "legend"));
	ehr_svg_text(self->out, self->x + EHR_SVG_PANEL, self->y + 14,
		"note right", ehr_label(labels, "cells"));
	self->y += 28;
	/* the worst first */
	for (unsigned class = self->sheet->layer[0].legend.n; class > 0;
		class --)
		class_entry(self, class);
	if (self->sheet->layer[0].count[0])
		class_entry(self, 0);
	if (self->sheet->layer[0].n_incomplete)
		incomplete_entry(self);
	if (self->sheet->points)
		points_entry(self, &page->extent);
	if (self->sheet->outline)
		outline_entry(self);
	self->y += 12;
	if (has_limits(self->sheet))
		self->y = ehr_svg_page_lines(self->out, self->x, self->y, &set,
			ehr_label(labels, "upper_inclusive"));
}

/* At (x, y) with its foot; 46 high. */
static void north_arrow(struct panel *self, double x, double y)
{
	ehr_buf_puts(self->out, "<g transform=\"translate(");
	ehr_svg_number(self->out, x);
	ehr_buf_putc(self->out, ' ');
	ehr_svg_number(self->out, y);
	ehr_buf_puts(self->out,
		")\" stroke=\"#222\" stroke-linejoin=\"round\">"
		"<path d=\"M0 -34L-9 0L0 -8z\" fill=\"#222\"/>"
		"<path d=\"M0 -34L9 0L0 -8z\" fill=\"#fff\"/></g>\n");
	ehr_svg_text(self->out, x, y - 40, "name middle",
		ehr_label(self->sheet->labels, "north"));
	ehr_svg_text(self->out, x, y + 16, "note middle",
		ehr_label(self->sheet->labels, "grid_north"));
}

static void length_label(struct panel *self, double x, double y, double metres,
	double unit, const char *symbol)
{
	struct ehr_buf text = { 0 };

	ehr_svg_readable(&text, metres / unit);
	ehr_buf_puts(&text, symbol);
	ehr_svg_text(self->out, x, y, "note middle",
		(struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

/* Four parts, filled and empty in turn, with its left end at (x, y). */
static void scale_bar(struct panel *self, double x, double y, double scale)
{
	double metres = ehr_sheet_round((EHR_SVG_PANEL - 100) / scale);
	double unit = metres >= 1000 ? 1000 : 1;
	double part = metres * scale / 4;

	for (int i = 0; i < 4; i++) {
		ehr_buf_puts(self->out, "<rect");
		ehr_svg_attribute(self->out, "x", x + i * part);
		ehr_svg_attribute(self->out, "y", y);
		ehr_svg_attribute(self->out, "width", part);
		ehr_svg_attribute(self->out, "height", BAR_HEIGHT);
		ehr_buf_printf(self->out,
			" fill=\"%s\" stroke=\"#222\" stroke-width=\".8\"/>\n",
			i % 2 ? "#fff" : "#222");
	}
	length_label(self, x, y - 6, 0, unit, "");
	length_label(self, x + 2 * part, y - 6, metres / 2, unit, "");
	length_label(self, x + 4 * part, y - 6, metres, unit,
		unit > 1 ? " km" : " m");
}

double ehr_svg_panel(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	struct panel self = { out, page->sheet,
		page->x + page->width + EHR_SVG_GAP, page->y };

	legend(&self, page);
	/* at the foot of the frame, or under a longer legend */
	self.y = fmax(self.y + FOOT, page->y + page->height);
	north_arrow(&self, self.x + 24, self.y - 18);
	scale_bar(&self, self.x + 72, self.y - 18 - BAR_HEIGHT, page->scale);
	return self.y;
}
