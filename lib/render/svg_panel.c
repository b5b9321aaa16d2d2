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
	APART = 18,
};

struct panel {
	struct ehr_buf *out;
	const struct ehr_svg_page *page;
	const struct ehr_sheet *sheet;
	const struct ehr_layer *layer;
	double x, y;
};

/* pattern: over the fill; NULL for none. */
static void swatch(struct panel *self, const char *fill, const char *pattern)
{
	for (int layer = 0; layer <= (pattern != NULL); layer++) {
		ehr_buf_puts(self->out, "<rect");
		ehr_svg_attribute(self->out, "x", self->x);
		ehr_svg_attribute(self->out, "y", self->y);
		ehr_svg_attribute(self->out, "width", SWATCH_WIDTH);
		ehr_svg_attribute(self->out, "height", SWATCH_HEIGHT);
		if (layer)
			ehr_buf_printf(
				self->out, " fill=\"url(#%s)\"", pattern);
		else
			ehr_buf_printf(self->out, " fill=\"%s\"", fill);
		ehr_buf_puts(self->out,
			" stroke=\"#6b5d52\" stroke-width=\".8\"/>\n");
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

/* The limits of a class, the first behind the word for its colour. */
static void class_notes(struct panel *self, unsigned class)
{
	const struct ehr_cell_meaning *about =
		&self->layer->legend.class[class];
	struct ehr_str word =
		ehr_sheet_colour_word(self->sheet, self->layer, class);
	struct ehr_buf text = { 0 };

	ehr_buf_add_str(&text, word);
	for (size_t i = 0; i < about->n_limits; i++) {
		if (text.n)
			ehr_buf_puts(&text, " \xc2\xb7 ");
		ehr_sheet_limit(&text, self->sheet, &about->limit[i]);
		note(self, (struct ehr_str){ text.p, text.n });
		text.n = 0;
	}
	if (text.n)
		note(self, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

static void class_entry(struct panel *self, unsigned class)
{
	struct ehr_buf text = { 0 };
	double top = self->y;
	bool amount = self->layer->kind == EHR_LAYER_AMOUNT;

	ehr_sheet_class_name(&text, self->sheet, self->layer, class);
	swatch(self,
		class ? self->layer->legend.class[class].colour
		      : EHR_SHEET_GREY,
		NULL);
	name_and_count(self, (struct ehr_str){ text.p, text.n },
		self->layer->count[class]);
	if (class && !amount)
		class_notes(self, class);
	else if (!class && !amount)
		note(self, ehr_label(self->sheet->labels, "not_assessed_note"));
	next(self, top);
	ehr_buf_release(&text);
}

static void incomplete_entry(struct panel *self)
{
	const struct ehr_labels *labels = self->sheet->labels;
	struct ehr_buf text = { 0 };
	double top = self->y;

	ehr_svg_pattern(self->out, "hatch-legend", false, 1);
	swatch(self, "#fff", "hatch-legend");
	name_and_count(self, ehr_label(labels, "incomplete"),
		self->layer->n_incomplete);
	ehr_sheet_incomplete(&text, self->sheet);
	note(self, (struct ehr_str){ text.p, text.n });
	next(self, top);
	ehr_buf_release(&text);
}

static void estimated_entry(struct panel *self)
{
	const struct ehr_labels *labels = self->sheet->labels;
	double top = self->y;

	ehr_svg_pattern(self->out, "dots-legend", true, 1);
	swatch(self, "#fff", "dots-legend");
	name_and_count(self, ehr_label(labels, "interpolated"),
		self->layer->n_estimated);
	note(self, ehr_label(labels, "interpolated_note"));
	next(self, top);
}

static void outside_note(struct panel *self, const struct ehr_points *points)
{
	size_t outside = ehr_sheet_outside(points, &self->page->extent);
	struct ehr_buf text = { 0 };

	/* while the height is measured nothing is known of the frame */
	if (!outside || !(self->page->scale > 0))
		return;
	ehr_buf_printf(&text, "%zu ", outside);
	ehr_buf_add_str(&text, ehr_label(self->sheet->labels, "outside"));
	note(self, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

static void mark(struct panel *self, double y, double radius, bool empty)
{
	ehr_buf_puts(self->out, "<g fill=\"#14304a\" stroke=\"#fff\">");
	ehr_svg_point_mark(
		self->out, self->x + SWATCH_WIDTH / 2, y, radius, empty);
	ehr_buf_puts(self->out, "</circle></g>\n");
}

/* Circles of round values: the largest that fits, a fifth and a twentieth. */
static void sizes(struct panel *self)
{
	static const double part[] = { 1, 0.2, 0.05 };
	const struct ehr_points *points = self->sheet->points;
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		double value = ehr_sheet_round(points->value_max * part[i]);
		double radius =
			EHR_SVG_RADIUS * ehr_sheet_radius(points, value);

		self->y += radius + 3;
		mark(self, self->y, radius, false);
		text.n = 0;
		ehr_svg_readable(&text, value);
		ehr_svg_text(self->out, self->x + TEXT_AT, self->y + 4, "note",
			(struct ehr_str){ text.p, text.n });
		self->y += fmax(radius, 5) + 3;
	}
	ehr_buf_release(&text);
}

static void sized_entry(struct panel *self)
{
	const struct ehr_labels *labels = self->sheet->labels;
	const struct ehr_points *points = self->sheet->points;
	const struct ehr_svg_set set = { "note", NOTE_SIZE, EHR_SVG_PANEL };
	struct ehr_buf text = { 0 };
	double top;

	ehr_buf_add_str(&text, ehr_label(labels, "size"));
	ehr_buf_add_str(&text, ehr_label(labels, "colon"));
	ehr_buf_add_str(&text, ehr_labels_column(labels, points->size));
	self->y = ehr_svg_page_lines(self->out, self->x, self->y + 8, &set,
		(struct ehr_str){ text.p, text.n });
	self->y -= NOTE_SIZE;
	if (points->value_max > 0)
		sizes(self);
	self->y += 6;
	top = self->y;
	if (points->n_valueless) {
		mark(self, top + SWATCH_HEIGHT / 2, 3, true);
		name_and_count(self, ehr_label(labels, "no_value"),
			points->n_valueless);
		next(self, top);
	}
	ehr_buf_release(&text);
}

static void points_entry(struct panel *self)
{
	const struct ehr_points *points = self->sheet->points;
	double top = self->y;

	mark(self, self->y + SWATCH_HEIGHT / 2, 3.5, false);
	name_and_count(
		self, ehr_label(self->sheet->labels, "points"), points->n);
	outside_note(self, points);
	next(self, top);
	if (points->size)
		sized_entry(self);
}

static void sites_entry(struct panel *self)
{
	const struct ehr_sites *sites = self->sheet->sites;

	for (size_t i = 0; i < ehr_site_kinds_count(sites->kinds); i++) {
		const struct ehr_site_kind *kind =
			ehr_site_kinds_at(sites->kinds, i);
		double top = self->y;

		if (!sites->count[i])
			continue;
		ehr_svg_sign(self->out, self->x + SWATCH_WIDTH / 2,
			self->y + SWATCH_HEIGHT / 2, 18, kind);
		name_and_count(self,
			ehr_str_of(self->sheet->labels->zh && *kind->name_zh
					   ? kind->name_zh
					   : kind->name_en),
			sites->count[i]);
		next(self, top);
	}
	outside_note(self, &sites->points);
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

static bool has_limits(const struct ehr_layer *layer)
{
	for (unsigned class = 1; class <= layer->legend.n; class ++)
		if (layer->legend.class[class].n_limits)
			return true;
	return false;
}

static void legend(struct panel *self)
{
	const struct ehr_sheet *sheet = self->sheet;
	const struct ehr_labels *labels = sheet->labels;
	const struct ehr_svg_set set = { "note", NOTE_SIZE, EHR_SVG_PANEL };

	ehr_svg_text(self->out, self->x, self->y + 14, "head",
		ehr_sheet_layer(sheet, self->layer));
	ehr_svg_text(self->out, self->x + EHR_SVG_PANEL, self->y + 14,
		"note right", ehr_label(labels, "cells"));
	self->y += 28;
	/* the worst first */
	for (unsigned class = self->layer->legend.n; class > 0; class --)
		class_entry(self, class);
	if (self->layer->count[0])
		class_entry(self, 0);
	if (self->layer->n_incomplete)
		incomplete_entry(self);
	if (self->layer->n_estimated)
		estimated_entry(self);
	if (has_limits(self->layer))
		self->y = ehr_svg_page_lines(self->out, self->x, self->y + 10,
			&set, ehr_label(labels, "upper_inclusive"));
}

static void overlay(struct panel *self, bool sites)
{
	const struct ehr_sheet *sheet = self->sheet;

	if (sheet->points)
		points_entry(self);
	if (sheet->sites && sites)
		sites_entry(self);
	if (sheet->outline)
		outline_entry(self);
}

static struct panel panel_of(
	struct ehr_buf *out, const struct ehr_svg_page *page)
{
	return (struct panel){ out, page, page->sheet, page->layer,
		page->panel_x, page->y };
}

double ehr_svg_panel_height(const struct ehr_svg_page *page)
{
	struct ehr_buf scratch = { 0 };
	struct panel self = panel_of(&scratch, page);

	legend(&self);
	self.y += APART / 2;
	overlay(&self, false);
	ehr_buf_release(&scratch);
	/* a note on points outside may come to it */
	return self.y - page->y + NOTE_SIZE + EHR_SVG_FOOT;
}

double ehr_svg_sites_height(const struct ehr_svg_page *page)
{
	struct ehr_buf scratch = { 0 };
	struct panel self = panel_of(&scratch, page);

	if (!page->sheet->sites)
		return 0;
	sites_entry(&self);
	ehr_buf_release(&scratch);
	return self.y - page->y + NOTE_SIZE + APART;
}

void ehr_svg_panel(struct ehr_buf *out, const struct ehr_svg_page *page)
{
	struct panel self = panel_of(out, page);
	struct panel apart = self;

	legend(&self);
	self.y += APART / 2;
	overlay(&self, !page->apart);
	if (page->apart) {
		apart.x = page->table_x;
		apart.y = page->table_y + ehr_svg_tables_height(page, true) +
			  APART;
		sites_entry(&apart);
	}
	ehr_svg_foot(out, page, self.x,
		fmax(self.y + EHR_SVG_FOOT, page->y + page->height));
}
