/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/sheet.h"

#include <math.h>
#include <stdio.h>

#include "render/svg_text.h"

#define EN_DASH " \xe2\x80\x93 "
#define AT_MOST "\xe2\x89\xa4 "

static void widen(struct ehr_extent *extent, const struct ehr_outline *outline,
	const struct ehr_extent *most)
{
	struct ehr_extent all = *extent;

	for (size_t i = 0; i < outline->n_places; i++) {
		const struct ehr_outline_place *place = &outline->place[i];

		all.east_min = fmin(all.east_min, place->easting);
		all.east_max = fmax(all.east_max, place->easting);
		all.north_min = fmin(all.north_min, place->northing);
		all.north_max = fmax(all.north_max, place->northing);
	}
	extent->east_min = fmax(all.east_min, most->east_min);
	extent->east_max = fmin(all.east_max, most->east_max);
	extent->north_min = fmax(all.north_min, most->north_min);
	extent->north_max = fmin(all.north_max, most->north_max);
}

static void grow(struct ehr_extent *extent, double by)
{
	extent->east_min -= by;
	extent->east_max += by;
	extent->north_min -= by;
	extent->north_max += by;
}

struct ehr_extent ehr_sheet_extent(const struct ehr_sheet *sheet)
{
	struct ehr_extent extent = ehr_cells_extent(sheet->cells);
	double width = extent.east_max - extent.east_min;
	double height = extent.north_max - extent.north_min;

	if (sheet->outline) {
		struct ehr_extent most = extent;

		grow(&most, fmax(width, height));
		widen(&extent, sheet->outline, &most);
		width = extent.east_max - extent.east_min;
		height = extent.north_max - extent.north_min;
	}
	grow(&extent, fmax(sheet->cells->cell_m, 0.04 * fmax(width, height)));
	return extent;
}

bool ehr_sheet_is_outside(
	const struct ehr_point *point, const struct ehr_extent *extent)
{
	return point->easting < extent->east_min ||
	       point->easting > extent->east_max ||
	       point->northing < extent->north_min ||
	       point->northing > extent->north_max;
}

size_t ehr_sheet_outside(
	const struct ehr_points *points, const struct ehr_extent *extent)
{
	size_t n = 0;

	for (size_t i = 0; i < points->n; i++)
		n += ehr_sheet_is_outside(&points->point[i], extent);
	return n;
}

double ehr_sheet_round(double most)
{
	double decade = pow(10, floor(log10(most)));

	if (decade > most) /* log10 may round up */
		decade /= 10;
	if (5 * decade <= most)
		return 5 * decade;
	return 2 * decade <= most ? 2 * decade : decade;
}

double ehr_sheet_radius(const struct ehr_points *points, double value)
{
	if (!(value > 0) || !(points->value_max > 0))
		return 0;
	return sqrt(value / points->value_max);
}

struct ehr_str ehr_sheet_title(const struct ehr_sheet *sheet)
{
	if (sheet->title.n)
		return sheet->title;
	return ehr_label(
		sheet->labels, sheet->cells->units ? "title_units" : "title");
}

struct ehr_str ehr_sheet_layer(
	const struct ehr_sheet *sheet, const struct ehr_layer *layer)
{
	if (layer->kind == EHR_LAYER_CLASS)
		return ehr_label(sheet->labels, "legend");
	return ehr_labels_column(sheet->labels, layer->column);
}

void ehr_sheet_class_name(struct ehr_buf *buf, const struct ehr_sheet *sheet,
	const struct ehr_layer *layer, unsigned class)
{
	const struct ehr_cell_meaning *is = &layer->legend.class[class];
	bool amount = layer->kind == EHR_LAYER_AMOUNT;

	if (class == 0)
		ehr_buf_add_str(
			buf, ehr_label(sheet->labels,
				     amount ? "no_value" : "not_assessed"));
	else if (is->name.n)
		ehr_buf_add_str(buf, is->name);
	else if (amount && layer->legend.n > 1)
		ehr_sheet_limit(buf, sheet, &is->limit[0]);
	else if (amount)
		ehr_buf_add_str(buf, ehr_label(sheet->labels, "all_the_same"));
	else {
		ehr_buf_add_str(buf, ehr_label(sheet->labels, "class"));
		ehr_buf_printf(buf, " %u", class);
	}
}

void ehr_sheet_limit(struct ehr_buf *buf, const struct ehr_sheet *sheet,
	const struct ehr_cell_limit *limit)
{
	bool from = limit->lo > -INFINITY, to = limit->hi < INFINITY;

	if (!from && !to)
		return;
	if (limit->column) {
		ehr_buf_add_str(
			buf, ehr_labels_column(sheet->labels, limit->column));
		ehr_buf_putc(buf, ' ');
	}
	if (!from)
		ehr_buf_puts(buf, AT_MOST);
	else if (!to)
		ehr_buf_puts(buf, "> ");
	if (from)
		ehr_svg_readable(buf, limit->lo);
	if (from && to)
		ehr_buf_puts(buf, EN_DASH);
	if (to)
		ehr_svg_readable(buf, limit->hi);
}

struct ehr_str ehr_sheet_colour_word(const struct ehr_sheet *sheet,
	const struct ehr_layer *layer, unsigned class)
{
	const struct ehr_palette *palette = sheet->palette;
	const struct ehr_palette_step *step;

	if (!palette || !class || class > palette->n ||
		layer->kind == EHR_LAYER_AMOUNT)
		return (struct ehr_str){ 0 };
	step = &palette->step[class - 1];
	return ehr_str_of(sheet->labels->zh && *step->word_zh ? step->word_zh
							      : step->word_en);
}

void ehr_sheet_incomplete(struct ehr_buf *buf, const struct ehr_sheet *sheet)
{
	ehr_buf_add_str(buf, ehr_label(sheet->labels, "incomplete_note"));
	if (!sheet->cells->missing.n)
		return;
	ehr_buf_add_str(buf, ehr_label(sheet->labels, "colon"));
	ehr_buf_add_str(buf, sheet->cells->missing);
}

static void fact(struct ehr_buf *buf, const struct ehr_sheet *sheet,
	struct ehr_str name, struct ehr_str value)
{
	if (buf->n)
		ehr_buf_add_str(buf, ehr_label(sheet->labels, "separator"));
	ehr_buf_add_str(buf, name);
	ehr_buf_add_str(buf, ehr_label(sheet->labels, "colon"));
	ehr_buf_add_str(buf, value);
}

/* Columns whose meaning the map shows in another way; those that a map as GeoJSON
 * has of its own among them. */
static bool is_shown(const char *column)
{
	static const char *const shown[] = { "cell_id", "crs", "cell_m", "col",
		"row", "lon", "lat", "n", "class", "class_name", "class_lo",
		"class_hi", "coverage", "incomplete", "top", "top_share",
		"value_from", "cell_name", "name", "feature", "layer",
		"colour_name", "title", "fill", "fill-opacity", "stroke",
		"stroke-width", "OGR_STYLE" };

	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		if (strcmp(column, shown[i]) == 0)
			return true;
	return false;
}

static void constants(struct ehr_buf *buf, const struct ehr_sheet *sheet)
{
	const struct ehr_cells *cells = sheet->cells;

	for (size_t i = 0; i < cells->n_columns; i++) {
		const struct ehr_str *all = ehr_cells_constant(cells, i);
		double number;

		if (!all || !all->n || is_shown(cells->column[i]))
			continue;
		if (ehr_num_read(*all, &number) == EHR_NUM_VALUE &&
			strcmp(cells->column[i], "year") != 0)
			continue;
		fact(buf, sheet,
			ehr_labels_column(sheet->labels, cells->column[i]),
			*all);
	}
}

static bool named(struct ehr_buf *buf, const struct ehr_cells *cells, size_t i)
{
	static const char *const name[] = { "name", "cell_name", "unit_name" };

	for (size_t k = 0; k < sizeof(name) / sizeof(*name); k++) {
		long at = ehr_cells_column(cells, name[k]);

		if (at == EHR_NO_COLUMN || !cells->cell[i].text[at].n)
			continue;
		ehr_buf_add_str(buf, cells->cell[i].text[at]);
		return true;
	}
	return false;
}

static bool degrees(struct ehr_buf *buf, const struct ehr_cells *cells,
	const struct ehr_cell *cell)
{
	long at[2] = { ehr_cells_column(cells, "lat"),
		ehr_cells_column(cells, "lon") };
	double value[2];

	for (int i = 0; i < 2; i++)
		if (at[i] == EHR_NO_COLUMN ||
			ehr_num_read(cell->text[at[i]], &value[i]) !=
				EHR_NUM_VALUE)
			return false;
	ehr_buf_printf(buf, "%.3f\xc2\xb0%c %.3f\xc2\xb0%c", fabs(value[0]),
		value[0] < 0 ? 'S' : 'N', fabs(value[1]),
		value[1] < 0 ? 'W' : 'E');
	return true;
}

void ehr_sheet_cell_name(
	struct ehr_buf *buf, const struct ehr_sheet *sheet, size_t cell)
{
	const struct ehr_cells *cells = sheet->cells;

	if (named(buf, cells, cell))
		return;
	if (cells->units)
		ehr_buf_add_str(buf, cells->cell[cell].id);
	else if (!degrees(buf, cells, &cells->cell[cell]))
		ehr_buf_printf(buf, "%ld / %ld", cells->cell[cell].col,
			cells->cell[cell].row);
}

void ehr_sheet_percent(struct ehr_buf *buf, double share)
{
	if (isnan(share))
		return;
	if (share > 0 && share < 0.0005)
		ehr_buf_puts(buf, "< 0.1");
	else
		ehr_buf_printf(buf, "%.1f", 100 * share);
	ehr_buf_puts(buf, " %");
}

void ehr_sheet_date(struct ehr_buf *buf, const struct ehr_sheet *sheet)
{
	struct ehr_str rest = sheet->date;
	struct ehr_str part[3];
	char key[16];
	long number[3] = { 0 };

	if (!rest.n)
		return;
	for (int i = 0; i < 3; i++) {
		part[i] = ehr_str_cut(&rest, '-');
		for (size_t k = 0; k < part[i].n; k++)
			number[i] = 10 * number[i] + (part[i].p[k] - '0');
	}
	if (sheet->labels->zh) {
		ehr_buf_printf(buf,
			"%ld\xe5\xb9\xb4%ld\xe6\x9c\x88%ld\xe6\x97\xa5",
			number[0], number[1], number[2]);
		return;
	}
	snprintf(key, sizeof(key), "month.%ld", number[1]);
	ehr_buf_printf(buf, "%ld ", number[2]);
	ehr_buf_add_str(buf, ehr_label(sheet->labels, key));
	ehr_buf_printf(buf, " %ld", number[0]);
}

void ehr_sheet_method(struct ehr_buf *buf, const struct ehr_sheet *sheet)
{
	const struct ehr_cells *cells = sheet->cells;
	struct ehr_buf text = { 0 }, line = { 0 };

	constants(&line, sheet);
	if (sheet->projection)
		fact(&line, sheet, ehr_label(sheet->labels, "crs"),
			ehr_str_of(ehr_projection_crs(sheet->projection)));
	else if (cells->crs.n)
		fact(&line, sheet, ehr_label(sheet->labels, "crs"), cells->crs);
	if (!cells->units) {
		ehr_svg_readable(&text, cells->cell_m);
		ehr_buf_puts(&text, " m");
		fact(&line, sheet, ehr_label(sheet->labels, "cell_size"),
			(struct ehr_str){ text.p, text.n });
	}
	text.n = 0;
	ehr_buf_printf(&text, "%zu", cells->n);
	fact(&line, sheet, ehr_label(sheet->labels, "cells"),
		(struct ehr_str){ text.p, text.n });
	ehr_buf_add(buf, line.p, line.n);
	ehr_buf_release(&text);
	ehr_buf_release(&line);
}
