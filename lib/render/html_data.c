/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/html_data.h"

#include <stdlib.h>

#include "base/utf8.h"
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
		"point", "at_least", "hint" };

	ehr_buf_puts(out, "\"words\":{");
	for (size_t i = 0; i < sizeof(key) / sizeof(*key); i++) {
		if (i)
			ehr_buf_putc(out, ',');
		pair(out, key[i], ehr_label(sheet->labels, key[i]));
	}
	ehr_buf_puts(out, "},\n");
}

static void classes(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	struct ehr_buf name = { 0 };

	ehr_buf_puts(out, "\"classes\":[");
	for (unsigned k = 0; k <= sheet->layer[0].legend.n; k++) {
		name.n = 0;
		ehr_sheet_class_name(&name, sheet, sheet->layer, k);
		ehr_buf_puts(out, k ? ",{" : "{");
		pair(out, "name", (struct ehr_str){ name.p, name.n });
		ehr_buf_printf(out, ",\"colour\":\"%s\"}",
			k ? sheet->layer[0].legend.class[k].colour
			  : EHR_SHEET_GREY);
	}
	ehr_buf_puts(out, "],\n");
	ehr_buf_release(&name);
}

static void column(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const char *name, const struct ehr_str *all)
{
	ehr_buf_putc(out, '{');
	pair(out, "name", ehr_str_of(name));
	ehr_buf_putc(out, ',');
	pair(out, "label", ehr_labels_column(sheet->labels, name));
	if (sheet->is_number(name))
		ehr_buf_puts(out, ",\"number\":true");
	if (strcmp(name, "col") == 0)
		ehr_buf_puts(out, ",\"place\":0");
	else if (strcmp(name, "row") == 0)
		ehr_buf_puts(out, ",\"place\":1");
	else if (all) {
		ehr_buf_putc(out, ',');
		pair(out, "all", *all);
	}
	ehr_buf_putc(out, '}');
}

/* Columns that say the same of all cells are not repeated in every cell, nor
 * are col and row, which stand first in it. */
static void cells(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	const struct ehr_cells *all = sheet->cells;
	bool *each = ehr_calloc(all->n_columns + 1, sizeof(*each));

	ehr_buf_puts(out, "\"columns\":[");
	for (size_t i = 0; i < all->n_columns; i++) {
		const struct ehr_str *same = ehr_cells_constant(all, i);

		each[i] = !same && strcmp(all->column[i], "col") != 0 &&
			  strcmp(all->column[i], "row") != 0;
		ehr_buf_puts(out, i ? ",\n" : "\n");
		column(out, sheet, all->column[i], same);
	}
	ehr_buf_puts(out, "],\n\"cells\":[");
	for (size_t i = 0; i < all->n; i++) {
		const struct ehr_cell *cell = &all->cell[i];

		ehr_buf_printf(out, "%s[%ld,%ld,%u,%d", i ? ",\n" : "\n",
			cell->col - all->col_min, cell->row - all->row_min,
			cell->class, cell->incomplete);
		for (size_t k = 0; k < all->n_columns; k++) {
			if (!each[k])
				continue;
			ehr_buf_putc(out, ',');
			ehr_html_string(out, cell->text[k]);
		}
		ehr_buf_putc(out, ']');
	}
	ehr_buf_puts(out, "],\n");
	free(each);
}

static void place(struct ehr_buf *out, const struct ehr_cells *cells,
	double easting, double northing)
{
	ehr_svg_number(out, easting - (double)cells->col_min * cells->cell_m);
	ehr_buf_putc(out, ',');
	ehr_svg_number(out, northing - (double)cells->row_min * cells->cell_m);
}

static void points(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	const struct ehr_points *all = sheet->points;

	ehr_buf_puts(out, "\"points\":{\"columns\":[");
	for (size_t i = 0; all && i < all->n_columns; i++) {
		ehr_buf_puts(out, i ? "," : "");
		column(out, sheet, all->column[i], NULL);
	}
	ehr_buf_puts(out, "],\"rows\":[");
	for (size_t i = 0; all && i < all->n; i++) {
		const struct ehr_point *point = &all->point[i];

		ehr_buf_puts(out, i ? ",\n[" : "\n[");
		place(out, sheet->cells, point->easting, point->northing);
		ehr_buf_putc(out, ',');
		ehr_html_string(out, point->name);
		for (size_t k = 0; k < all->n_columns; k++) {
			ehr_buf_putc(out, ',');
			ehr_html_string(out, point->text[k]);
		}
		ehr_buf_putc(out, ']');
	}
	ehr_buf_puts(out, "]},\n");
}

static void outline(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	const struct ehr_outline *lines = sheet->outline;
	size_t at = 0;

	ehr_buf_puts(out, "\"outline\":[");
	for (size_t i = 0; lines && i < lines->n; i++) {
		ehr_buf_puts(out, i ? ",\n[" : "\n[");
		for (bool first = true; at < lines->end[i]; at++) {
			ehr_buf_puts(out, first ? "[" : ",[");
			place(out, sheet->cells, lines->place[at].easting,
				lines->place[at].northing);
			ehr_buf_putc(out, ']');
			first = false;
		}
		ehr_buf_putc(out, ']');
	}
	ehr_buf_puts(out, "]");
}

void ehr_html_data(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	const struct ehr_cells *all = sheet->cells;
	struct ehr_extent extent = ehr_sheet_extent(sheet);
	char size[EHR_NUM_MAX];
	size_t n = ehr_num_write(size, all->cell_m);

	ehr_buf_printf(out,
		"{\"size\":%.*s,\"col\":%ld,\"row\":%ld,\"width\":%ld,"
		"\"height\":%ld,\n\"extent\":[",
		(int)n, size, all->col_min, all->row_min,
		all->col_max - all->col_min + 1,
		all->row_max - all->row_min + 1);
	place(out, all, extent.east_min, extent.north_min);
	ehr_buf_putc(out, ',');
	place(out, all, extent.east_max, extent.north_max);
	ehr_buf_puts(out, "],\n");
	words(out, sheet);
	classes(out, sheet);
	cells(out, sheet);
	points(out, sheet);
	outline(out, sheet);
	ehr_buf_puts(out, "}");
}
