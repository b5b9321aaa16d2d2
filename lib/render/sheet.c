/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/sheet.h"

#include <math.h>

#include "render/svg_text.h"

#define EN_DASH " \xe2\x80\x93 "
#define AT_MOST "\xe2\x89\xa4 "

static struct ehr_sheet_extent of_cells(const struct ehr_cells *cells)
{
	return (struct ehr_sheet_extent){
		.east_min = (double)cells->col_min * cells->cell_m,
		.north_min = (double)cells->row_min * cells->cell_m,
		.east_max = (double)(cells->col_max + 1) * cells->cell_m,
		.north_max = (double)(cells->row_max + 1) * cells->cell_m,
	};
}

static void widen(struct ehr_sheet_extent *extent,
	const struct ehr_outline *outline, const struct ehr_sheet_extent *most)
{
	struct ehr_sheet_extent all = *extent;

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

static void grow(struct ehr_sheet_extent *extent, double by)
{
	extent->east_min -= by;
	extent->east_max += by;
	extent->north_min -= by;
	extent->north_max += by;
}

struct ehr_sheet_extent ehr_sheet_extent(const struct ehr_sheet *sheet)
{
	struct ehr_sheet_extent extent = of_cells(sheet->cells);
	double width = extent.east_max - extent.east_min;
	double height = extent.north_max - extent.north_min;

	if (sheet->outline) {
		struct ehr_sheet_extent most = extent;

		grow(&most, fmax(width, height));
		widen(&extent, sheet->outline, &most);
		width = extent.east_max - extent.east_min;
		height = extent.north_max - extent.north_min;
	}
	grow(&extent, fmax(sheet->cells->cell_m, 0.04 * fmax(width, height)));
	return extent;
}

bool ehr_sheet_is_outside(
	const struct ehr_point *point, const struct ehr_sheet_extent *extent)
{
	return point->easting < extent->east_min ||
	       point->easting > extent->east_max ||
	       point->northing < extent->north_min ||
	       point->northing > extent->north_max;
}

size_t ehr_sheet_outside(
	const struct ehr_sheet *sheet, const struct ehr_sheet_extent *extent)
{
	size_t n = 0;

	for (size_t i = 0; sheet->points && i < sheet->points->n; i++)
		n += ehr_sheet_is_outside(&sheet->points->point[i], extent);
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

struct ehr_str ehr_sheet_title(const struct ehr_sheet *sheet)
{
	return sheet->title.n ? sheet->title
			      : ehr_label(sheet->labels, "title");
}

void ehr_sheet_class_name(
	struct ehr_buf *buf, const struct ehr_sheet *sheet, unsigned class)
{
	if (class == 0)
		ehr_buf_add_str(buf, ehr_label(sheet->labels, "not_assessed"));
	else if (sheet->legend->class[class].name.n)
		ehr_buf_add_str(buf, sheet->legend->class[class].name);
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

/* Columns whose meaning the map shows in another way. */
static bool is_shown(const char *column)
{
	static const char *const shown[] = { "cell_id", "crs", "cell_m", "col",
		"row", "lon", "lat", "n", "class", "class_name", "class_lo",
		"class_hi", "coverage", "incomplete", "top", "top_share" };

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

void ehr_sheet_source(struct ehr_buf *buf, const struct ehr_sheet *sheet)
{
	const struct ehr_cells *cells = sheet->cells;
	struct ehr_buf text = { 0 }, line = { 0 };

	constants(&line, sheet);
	fact(&line, sheet, ehr_label(sheet->labels, "crs"), cells->crs);
	ehr_svg_readable(&text, cells->cell_m);
	ehr_buf_puts(&text, " m");
	fact(&line, sheet, ehr_label(sheet->labels, "cell_size"),
		(struct ehr_str){ text.p, text.n });
	text.n = 0;
	ehr_buf_printf(&text, "%zu", cells->n);
	fact(&line, sheet, ehr_label(sheet->labels, "cells"),
		(struct ehr_str){ text.p, text.n });
	ehr_buf_add(buf, line.p, line.n);
	ehr_buf_release(&text);
	ehr_buf_release(&line);
}
