/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/html_data.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "render/html_columns.h"
#include "render/html_graticule.h"
#include "render/svg_text.h"

void ehr_html_string(struct ehr_buf *out, struct ehr_str text)
{
	ehr_buf_putc(out, '"');
	for (size_t i = 0; i < text.n;) {
		uint32_t code = 0xfffd;
		size_t n = ehr_utf8_read(text.p + i, text.n - i, &code);

		if (code < 0x20 || code == '"' || code == '\\' || code == '<' ||
			code == '>' || code == '&' || !n ||
			(code >= 0x7f && code < 0xa0) ||
			(code >= 0x2028 && code <= 0x202e) ||
			(code >= 0x2066 && code <= 0x2069))
			ehr_buf_printf(out, "\\u%04x", (unsigned)code);
		else
			ehr_buf_add(out, text.p + i, n);
		i += n ? n : 1;
	}
	ehr_buf_putc(out, '"');
}

void ehr_html_base64(struct ehr_buf *out, const unsigned char *bytes, size_t n)
{
	static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned long three = (unsigned long)bytes[i] << 16;

		if (i + 1 < n)
			three |= (unsigned long)bytes[i + 1] << 8;
		if (i + 2 < n)
			three |= bytes[i + 2];
		ehr_buf_putc(out, digit[three >> 18]);
		ehr_buf_putc(out, digit[three >> 12 & 63]);
		ehr_buf_putc(out, i + 1 < n ? digit[three >> 6 & 63] : '=');
		ehr_buf_putc(out, i + 2 < n ? digit[three & 63] : '=');
	}
}

static void pair(struct ehr_buf *out, const char *key, struct ehr_str text)
{
	ehr_buf_printf(out, "\"%s\":", key);
	ehr_html_string(out, text);
}

static void words(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	static const char *const key[] = { "all", "zoom_in", "zoom_out",
		"point", "at_least", "interpolated_value", "hint", "cell",
		"place", "site", "nothing_found", "north", "grid_north" };

	ehr_buf_puts(out, "\"words\":{");
	for (size_t i = 0; i < sizeof(key) / sizeof(*key); i++) {
		if (i)
			ehr_buf_putc(out, ',');
		pair(out, key[i], ehr_label(sheet->labels, key[i]));
	}
	ehr_buf_puts(out, "},\n");
}

static void classes(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_layer *layer)
{
	struct ehr_buf name = { 0 };

	ehr_buf_puts(out, ",\"classes\":[");
	for (unsigned k = 0; k <= layer->legend.n; k++) {
		name.n = 0;
		ehr_sheet_class_name(&name, sheet, layer, k);
		ehr_buf_puts(out, k ? ",{" : "{");
		pair(out, "name", (struct ehr_str){ name.p, name.n });
		ehr_buf_printf(out, ",\"colour\":\"%s\"}",
			k ? layer->legend.class[k].colour : EHR_SHEET_GREY);
	}
	ehr_buf_putc(out, ']');
	ehr_buf_release(&name);
}

/* Of each layer its classes, and the class of each cell. */
static void layers(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	size_t n = sheet->cells->n;
	int32_t *class = ehr_alloc(n * sizeof(*class));

	ehr_buf_puts(out, "\"layers\":[");
	for (size_t i = 0; i < sheet->n_layers; i++) {
		const struct ehr_layer *layer = &sheet->layer[i];

		ehr_buf_puts(out, i ? ",\n{" : "\n{");
		pair(out, "column", ehr_str_of(layer->column));
		ehr_buf_putc(out, ',');
		pair(out, "label", ehr_sheet_layer(sheet, layer));
		ehr_buf_printf(out, ",\"amount\":%s,\"estimates\":%s",
			layer->kind == EHR_LAYER_AMOUNT ? "true" : "false",
			ehr_layer_has_estimates(layer) ? "true" : "false");
		classes(out, sheet, layer);
		for (size_t k = 0; k < n; k++)
			class[k] = layer->class[k];
		ehr_buf_putc(out, ',');
		ehr_html_whole(out, "u1", class, n, 1);
		ehr_buf_putc(out, '}');
	}
	ehr_buf_puts(out, "],\n");
	free(class);
}

/* By the table of columns, or because a layer shows it. */
static bool is_number(const struct ehr_sheet *sheet, const char *name)
{
	for (size_t i = 0; i < sheet->n_layers; i++)
		if (strcmp(sheet->layer[i].column, name) == 0)
			return true;
	return sheet->is_number(name);
}

static void column_name(
	struct ehr_buf *out, const struct ehr_sheet *sheet, const char *name)
{
	ehr_buf_putc(out, '{');
	pair(out, "name", ehr_str_of(name));
	ehr_buf_putc(out, ',');
	pair(out, "label", ehr_labels_column(sheet->labels, name));
	if (is_number(sheet, name))
		ehr_buf_puts(out, ",\"number\":true");
}

static void columns(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	const struct ehr_cells *cells = sheet->cells;
	int32_t *part = ehr_alloc(cells->n * sizeof(*part));

	ehr_buf_puts(out, "\"columns\":[");
	for (size_t i = 0; i < cells->n_columns; i++) {
		ehr_buf_puts(out, i ? ",\n" : "\n");
		column_name(out, sheet, cells->column[i]);
		ehr_html_column(
			out, cells, i, is_number(sheet, cells->column[i]));
		ehr_buf_putc(out, '}');
	}
	ehr_buf_puts(out, "],\n");
	for (size_t i = 0; i < cells->n; i++)
		part[i] = cells->cell[i].incomplete +
			  2 * cells->cell[i].estimated;
	ehr_html_whole(out, "marks", part, cells->n, 1);
	ehr_buf_puts(out, ",\n");
	free(part);
}

/* Squares that stand side by side in a row: column, row, and how many. */
static void runs(struct ehr_buf *out, const struct ehr_cells *cells)
{
	long row = 0;

	ehr_buf_puts(out, "\"runs\":[");
	for (size_t i = 0; i < cells->n;) {
		const struct ehr_cell *first = &cells->cell[i];
		long n = 1;

		for (i++; i < cells->n && cells->cell[i].row == first->row &&
			  cells->cell[i].col == first->col + n;
			i++)
			n++;
		ehr_buf_printf(out, "%s%ld,%ld,%ld",
			first == cells->cell ? "" : ",",
			first->col - cells->col_min,
			first->row - cells->row_min - row, n);
		row = first->row - cells->row_min;
	}
	ehr_buf_puts(out, "],\n");
}

/* Metres from the south-west corner of all cells, to the centimetre. */
static void place(struct ehr_buf *out, const struct ehr_extent *origin,
	double easting, double northing)
{
	char text[EHR_NUM_MAX];

	ehr_buf_add(out, text,
		ehr_num_write(
			text, round((easting - origin->east_min) * 100) / 100));
	ehr_buf_putc(out, ',');
	ehr_buf_add(out, text,
		ehr_num_write(text,
			round((northing - origin->north_min) * 100) / 100));
}

/* Corners as steps of whole metres, the first from the origin: of each unit
 * its rings. */
static void ring(struct ehr_buf *out, const struct ehr_extent *origin,
	const struct ehr_outline_place *corner, size_t n)
{
	long long x = 0, y = 0;

	for (size_t i = 0; i < n; i++) {
		long long to_x = llround(corner[i].easting - origin->east_min);
		long long to_y =
			llround(corner[i].northing - origin->north_min);

		if (i && to_x == x && to_y == y)
			continue;
		ehr_buf_printf(
			out, "%s%lld,%lld", i ? "," : "", to_x - x, to_y - y);
		x = to_x;
		y = to_y;
	}
}

static void units(struct ehr_buf *out, const struct ehr_cells *cells,
	const struct ehr_extent *origin)
{
	const struct ehr_shapes *all = &cells->shapes;

	ehr_buf_puts(out, "\"rings\":[");
	for (size_t i = 0; i < cells->n; i++) {
		size_t shape = cells->cell[i].shape;
		size_t first = ehr_ends_first(
			&all->polygon, ehr_ends_first(&all->shape, shape));
		size_t end = all->polygon.end[all->shape.end[shape] - 1];

		ehr_buf_puts(out, i ? ",\n[" : "\n[");
		for (size_t k = first; k < end; k++) {
			size_t from = ehr_ends_first(&all->ring, k);

			ehr_buf_puts(out, k > first ? ",[" : "[");
			ring(out, origin, cells->corner + from,
				all->ring.end[k] - from);
			ehr_buf_putc(out, ']');
		}
		ehr_buf_putc(out, ']');
	}
	ehr_buf_puts(out, "],\n\"names\":[");
	for (size_t i = 0; i < cells->n; i++) {
		ehr_buf_puts(out, i ? "," : "");
		ehr_html_string(out, cells->cell[i].id);
	}
	ehr_buf_puts(out, "],\n");
}

static void points(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_points *all, const struct ehr_extent *origin)
{
	ehr_buf_puts(out, "{\"columns\":[");
	for (size_t i = 0; all && i < all->n_columns; i++) {
		ehr_buf_puts(out, i ? "," : "");
		column_name(out, sheet, all->column[i]);
		ehr_buf_putc(out, '}');
	}
	ehr_buf_printf(out, "],\"sized\":%s,\"rows\":[",
		all && all->size ? "true" : "false");
	for (size_t i = 0; all && i < all->n; i++) {
		const struct ehr_point *point = &all->point[i];

		ehr_buf_puts(out, i ? ",\n[" : "\n[");
		place(out, origin, point->easting, point->northing);
		ehr_buf_putc(out, ',');
		if (isnan(point->value))
			ehr_buf_puts(out, "-1");
		else
			ehr_buf_printf(out, "%.4f",
				ehr_sheet_radius(all, point->value));
		ehr_buf_putc(out, ',');
		ehr_html_string(out, point->name);
		for (size_t k = 0; k < all->n_columns; k++) {
			ehr_buf_putc(out, ',');
			ehr_html_string(out, point->text[k]);
		}
		ehr_buf_putc(out, ']');
	}
	ehr_buf_puts(out, "]}");
}

static void sites(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_extent *origin)
{
	const struct ehr_sites *all = sheet->sites;

	ehr_buf_puts(out, ",\n\"sites\":");
	points(out, sheet, all ? &all->points : NULL, origin);
	ehr_buf_puts(out, ",\"kind\":[");
	for (size_t i = 0; all && i < all->points.n; i++)
		ehr_buf_printf(out, "%s%zu", i ? "," : "", all->kind[i]);
	ehr_buf_puts(out, "],\"kinds\":[");
	for (size_t i = 0; all && i < ehr_site_kinds_count(all->kinds); i++) {
		const struct ehr_site_kind *kind =
			ehr_site_kinds_at(all->kinds, i);
		bool zh = sheet->labels->zh && *kind->name_zh;

		ehr_buf_puts(out, i ? ",{" : "{");
		pair(out, "name",
			ehr_str_of(zh ? kind->name_zh : kind->name_en));
		ehr_buf_printf(out, ",\"colour\":\"%s\",\"sign\":\"%s\"}",
			kind->colour, kind->sign);
	}
	ehr_buf_puts(out, "],\n");
}

/* A line of places, each a pair. */
static void line(struct ehr_buf *out, const struct ehr_extent *origin,
	const struct ehr_outline_place *at, size_t n)
{
	ehr_buf_putc(out, '[');
	for (size_t i = 0; i < n; i++) {
		ehr_buf_puts(out, i ? ",[" : "[");
		place(out, origin, at[i].easting, at[i].northing);
		ehr_buf_putc(out, ']');
	}
	ehr_buf_putc(out, ']');
}

static void outline(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_extent *origin)
{
	const struct ehr_outline *lines = sheet->outline;
	size_t at = 0;

	ehr_buf_puts(out, "\"outline\":[");
	for (size_t i = 0; lines && i < lines->n; i++) {
		ehr_buf_puts(out, i ? ",\n" : "\n");
		line(out, origin, &lines->place[at], lines->end[i] - at);
		at = lines->end[i];
	}
	ehr_buf_puts(out, "],\n\"places\":[");
	for (size_t i = 0; lines && i < lines->n_names; i++) {
		const struct ehr_outline_name *name = &lines->name[i];

		ehr_buf_puts(out, i ? ",\n[" : "\n[");
		ehr_html_string(out, name->name);
		ehr_buf_putc(out, ',');
		place(out, origin, name->min.easting, name->min.northing);
		ehr_buf_putc(out, ',');
		place(out, origin, name->max.easting, name->max.northing);
		ehr_buf_putc(out, ']');
	}
	ehr_buf_puts(out, "],\n");
}

static void grid(struct ehr_buf *out, const struct ehr_cells *cells)
{
	char size[EHR_NUM_MAX];
	size_t n = ehr_num_write(size, cells->units ? 0 : cells->cell_m);

	ehr_buf_printf(out, "{\"n\":%zu,\"units\":%s,\"size\":%.*s,", cells->n,
		cells->units ? "true" : "false", (int)n, size);
	pair(out, "crs", cells->crs);
	ehr_buf_putc(out, ',');
	pair(out, "size_text", cells->size);
	ehr_buf_printf(out,
		",\"col\":%ld,\"row\":%ld,\"width\":%ld,"
		"\"height\":%ld,\n",
		cells->col_min, cells->row_min,
		cells->col_max - cells->col_min + 1,
		cells->row_max - cells->row_min + 1);
}

void ehr_html_data(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	const struct ehr_cells *cells = sheet->cells;
	struct ehr_extent extent = ehr_sheet_extent(sheet);
	struct ehr_extent origin = ehr_cells_extent(cells);

	grid(out, cells);
	ehr_buf_puts(out, "\"extent\":[");
	place(out, &origin, extent.east_min, extent.north_min);
	ehr_buf_putc(out, ',');
	place(out, &origin, extent.east_max, extent.north_max);
	ehr_buf_puts(out, "],\n");
	words(out, sheet);
	layers(out, sheet);
	if (cells->units)
		units(out, cells, &origin);
	else
		runs(out, cells);
	columns(out, sheet);
	ehr_buf_puts(out, "\"points\":");
	points(out, sheet, sheet->points, &origin);
	sites(out, sheet, &origin);
	outline(out, sheet, &origin);
	ehr_html_graticule(out, sheet, &origin, &extent);
	ehr_buf_puts(out, "}");
}
