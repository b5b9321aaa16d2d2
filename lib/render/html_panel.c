/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/html_panel.h"

#include <math.h>

#include "render/svg_text.h"

static void word(
	struct ehr_buf *out, const struct ehr_sheet *sheet, const char *key)
{
	ehr_svg_escape(out, ehr_label(sheet->labels, key));
}

/* marks: SVG over the fill. */
static void swatch(struct ehr_buf *out, const char *fill, const char *marks)
{
	ehr_buf_printf(out,
		"<svg class=\"swatch\" viewBox=\"0 0 28 18\" "
		"aria-hidden=\"true\"><path d=\"M.5.5h27v17h-27z\" "
		"fill=\"%s\" stroke=\"#6b5d52\"/>%s</svg>",
		fill, marks);
}

static void name_and_count(struct ehr_buf *out, struct ehr_str name, size_t n)
{
	ehr_buf_puts(out, "<span class=\"name\">");
	ehr_svg_escape(out, name);
	ehr_buf_printf(out, "</span><span class=\"count\">%zu</span>", n);
}

static void small(struct ehr_buf *out, struct ehr_str text)
{
	ehr_buf_puts(out, "<small>");
	ehr_svg_escape(out, text);
	ehr_buf_puts(out, "</small>");
}

static void limits(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_layer *layer, unsigned class)
{
	const struct ehr_cell_meaning *meaning = &layer->legend.class[class];
	struct ehr_str colour = ehr_sheet_colour_word(sheet, layer, class);
	struct ehr_buf text = { 0 };

	if (colour.n)
		small(out, colour);
	for (size_t i = 0; i < meaning->n_limits; i++) {
		text.n = 0;
		ehr_sheet_limit(&text, sheet, &meaning->limit[i]);
		small(out, (struct ehr_str){ text.p, text.n });
	}
	ehr_buf_release(&text);
}

static void class_entry(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_layer *layer, unsigned class)
{
	bool amount = layer->kind == EHR_LAYER_AMOUNT;
	struct ehr_buf name = { 0 };

	ehr_buf_printf(out,
		"<li><label><input type=\"checkbox\" checked "
		"data-class=\"%u\">",
		class);
	swatch(out, class ? layer->legend.class[class].colour : EHR_SHEET_GREY,
		"");
	ehr_sheet_class_name(&name, sheet, layer, class);
	name_and_count(
		out, (struct ehr_str){ name.p, name.n }, layer->count[class]);
	if (class && !amount)
		limits(out, sheet, layer, class);
	else if (!amount)
		small(out, ehr_label(sheet->labels, "not_assessed_note"));
	ehr_buf_puts(out, "</label></li>\n");
	ehr_buf_release(&name);
}

static void incomplete_entry(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_layer *layer)
{
	struct ehr_buf text = { 0 };

	ehr_buf_puts(out, "<li><label class=\"key\">");
	swatch(out, "#fff",
		"<path d=\"M1 9l8-8M1 17l16-16M9 17l16-16M17 17l10-10\" "
		"stroke=\"#222\" stroke-opacity=\".6\" fill=\"none\"/>");
	name_and_count(out, ehr_label(sheet->labels, "incomplete"),
		layer->n_incomplete);
	ehr_sheet_incomplete(&text, sheet);
	small(out, (struct ehr_str){ text.p, text.n });
	ehr_buf_puts(out, "</label></li>\n");
	ehr_buf_release(&text);
}

static void estimated_entry(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_layer *layer)
{
	ehr_buf_puts(out, "<li><label class=\"key\">");
	swatch(out, "#fff",
		"<path d=\"M5 5h0m8 0h0m8 0h0M9 9h0m8 0h0M5 13h0m8 0h0m8 0h0\" "
		"stroke=\"#222\" stroke-opacity=\".75\" "
		"stroke-width=\"2.2\" stroke-linecap=\"round\"/>");
	name_and_count(out, ehr_label(sheet->labels, "interpolated"),
		layer->n_estimated);
	small(out, ehr_label(sheet->labels, "interpolated_note"));
	ehr_buf_puts(out, "</label></li>\n");
}

/* The part of a layer is hidden unless it is the first. */
static void open_part(
	struct ehr_buf *out, const char *element, const char *class, size_t i)
{
	ehr_buf_printf(out, "<%s class=\"%s\" data-layer=\"%zu\"%s>\n", element,
		class, i, i ? " hidden" : "");
}

static void layer_legend(
	struct ehr_buf *out, const struct ehr_sheet *sheet, size_t i)
{
	const struct ehr_layer *layer = &sheet->layer[i];
	bool limited = false;

	open_part(out, "div", "classes", i);
	ehr_buf_puts(out, "<h2>");
	ehr_svg_escape(out, ehr_sheet_layer(sheet, layer));
	ehr_buf_puts(out, "</h2>\n<ul>\n");
	for (unsigned k = layer->legend.n; k > 0; k--) {
		class_entry(out, sheet, layer, k);
		limited |= layer->legend.class[k].n_limits > 0;
	}
	if (layer->count[0])
		class_entry(out, sheet, layer, 0);
	if (layer->n_incomplete)
		incomplete_entry(out, sheet, layer);
	if (layer->n_estimated)
		estimated_entry(out, sheet, layer);
	ehr_buf_puts(out, "</ul>\n");
	if (limited) {
		ehr_buf_puts(out, "<p class=\"note\">");
		word(out, sheet, "upper_inclusive");
		ehr_buf_puts(out, "</p>\n");
	}
	ehr_buf_puts(out, "</div>\n");
}

/* Circles of round values: the largest that fits, a fifth and a twentieth; the
 * script makes them as large as on the map. */
static void sizes(struct ehr_buf *out, const struct ehr_points *points)
{
	static const double part[] = { 1, 0.2, 0.05 };

	ehr_buf_puts(out, "<small class=\"sizes\">");
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		double value = ehr_sheet_round(points->value_max * part[i]);

		ehr_buf_puts(out, "<svg aria-hidden=\"true\" data-size=\"");
		ehr_svg_number(out, ehr_sheet_radius(points, value) * 1000);
		ehr_buf_puts(out, "\"><circle fill=\"#14304a\"/></svg><span>");
		ehr_svg_readable(out, value);
		ehr_buf_puts(out, "</span>");
	}
	ehr_buf_puts(out, "</small>");
}

static void overlay_entry(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const char *key, const char *path, const size_t *n)
{
	ehr_buf_printf(out,
		"<li><label><input type=\"checkbox\" checked "
		"data-overlay=\"%s\"><svg class=\"swatch\" "
		"viewBox=\"0 0 28 18\" aria-hidden=\"true\">%s</svg>"
		"<span class=\"name\">",
		key, path);
	word(out, sheet, key);
	ehr_buf_puts(out, "</span>");
	if (n)
		ehr_buf_printf(out, "<span class=\"count\">%zu</span>", *n);
	if (strcmp(key, "points") == 0 && sheet->points->size) {
		ehr_buf_puts(out, "<small>");
		word(out, sheet, "size");
		word(out, sheet, "colon");
		ehr_svg_escape(out,
			ehr_labels_column(sheet->labels, sheet->points->size));
		ehr_buf_puts(out, "</small>");
		if (sheet->points->value_max > 0)
			sizes(out, sheet->points);
	}
	ehr_buf_puts(out, "</label></li>\n");
}

static void site_entries(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	const struct ehr_sites *sites = sheet->sites;

	for (size_t i = 0; i < ehr_site_kinds_count(sites->kinds); i++) {
		const struct ehr_site_kind *kind =
			ehr_site_kinds_at(sites->kinds, i);
		bool zh = sheet->labels->zh && *kind->name_zh;

		if (!sites->count[i])
			continue;
		ehr_buf_printf(out,
			"<li><label><input type=\"checkbox\" checked "
			"data-kind=\"%zu\"><svg class=\"swatch sign\" "
			"viewBox=\"0 0 20 20\" aria-hidden=\"true\">"
			"<rect x=\".8\" y=\".8\" width=\"18.4\" "
			"height=\"18.4\" rx=\"4\" fill=\"#fff\" stroke=\"%s\" "
			"stroke-width=\"1.6\"/><path "
			"transform=\"translate(2 2)\" fill=\"%s\" "
			"fill-rule=\"evenodd\" d=\"%s\"/></svg>",
			i, kind->colour, kind->colour, kind->sign);
		name_and_count(out,
			ehr_str_of(zh ? kind->name_zh : kind->name_en),
			sites->count[i]);
		ehr_buf_puts(out, "</label></li>\n");
	}
}

static void overlays(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	if (!sheet->points && !sheet->sites && !sheet->outline)
		return;
	ehr_buf_puts(out, "<ul class=\"over\">\n");
	if (sheet->points)
		overlay_entry(out, sheet, "points",
			"<circle cx=\"14\" cy=\"9\" r=\"5\" "
			"fill=\"#14304a\"/>",
			&sheet->points->n);
	if (sheet->sites)
		site_entries(out, sheet);
	if (sheet->outline)
		overlay_entry(out, sheet, "outline",
			"<path d=\"M0 9h28\" stroke=\"#1d3f5e\" "
			"stroke-width=\"2\"/>",
			NULL);
	ehr_buf_puts(out, "</ul>\n");
}

void ehr_html_legend(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	ehr_buf_puts(out, "<section id=\"legend\">\n");
	for (size_t i = 0; i < sheet->n_layers; i++)
		layer_legend(out, sheet, i);
	overlays(out, sheet);
	ehr_buf_puts(out, "</section>\n");
}

void ehr_html_search(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	ehr_buf_puts(out, "<section id=\"search\" role=\"search\">"
			  "<input type=\"search\" autocomplete=\"off\" "
			  "aria-controls=\"found\" aria-label=\"");
	word(out, sheet, "search");
	ehr_buf_puts(out, "\" placeholder=\"");
	word(out, sheet, "search");
	word(out, sheet, "colon");
	word(out, sheet, "search_hint");
	ehr_buf_puts(out, "\"><ul id=\"found\"></ul></section>\n");
}

void ehr_html_layers(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	if (sheet->n_layers < 2)
		return;
	ehr_buf_puts(out, "<fieldset id=\"layers\"><legend>");
	word(out, sheet, "layers");
	ehr_buf_puts(out, "</legend>\n");
	for (size_t i = 0; i < sheet->n_layers; i++) {
		ehr_buf_printf(out,
			"<label><input type=\"radio\" name=\"layer\" "
			"value=\"%zu\"%s><span>",
			i, i ? "" : " checked");
		ehr_svg_escape(out, ehr_sheet_layer(sheet, &sheet->layer[i]));
		ehr_buf_puts(out, "</span></label>\n");
	}
	ehr_buf_puts(out, "</fieldset>\n");
}

static void readable(struct ehr_buf *out, double value)
{
	if (!isnan(value))
		ehr_svg_readable(out, value);
}

static void head_cell(
	struct ehr_buf *out, struct ehr_str text, const char *class)
{
	ehr_buf_printf(out, "<th class=\"%s\">", class);
	ehr_svg_escape(out, text);
	ehr_buf_puts(out, "</th>");
}

static void open_table(
	struct ehr_buf *out, const struct ehr_sheet *sheet, const char *key)
{
	ehr_buf_puts(out, "<table><caption>");
	word(out, sheet, key);
	ehr_buf_puts(out, "</caption>\n<thead><tr><th></th>");
}

static void cells_table(
	struct ehr_buf *out, const struct ehr_sheet *sheet, size_t layer)
{
	const struct ehr_ranking *ranking = &sheet->ranking[layer];
	struct ehr_buf text = { 0 };

	open_table(out, sheet, "ranked_cells");
	head_cell(out, ehr_label(sheet->labels, "ranked_cell"), "");
	head_cell(out,
		ranking->cell_column
			? ehr_labels_column(sheet->labels, ranking->cell_column)
			: (struct ehr_str){ 0 },
		"number");
	head_cell(out, ehr_labels_column(sheet->labels, "class"), "");
	ehr_buf_puts(out, "</tr></thead>\n<tbody>");
	for (size_t i = 0; i < ranking->n_cells; i++) {
		const struct ehr_ranked_cell *cell = &ranking->cell[i];
		const struct ehr_layer *of = &sheet->layer[layer];

		text.n = 0;
		ehr_sheet_cell_name(&text, sheet, cell->cell);
		ehr_buf_printf(out,
			"<tr><td>%zu</td><td><button type=\"button\" "
			"data-cell=\"%zu\">",
			i + 1, cell->cell);
		ehr_svg_escape(out, (struct ehr_str){ text.p, text.n });
		ehr_buf_puts(out, "</button></td><td class=\"number\">");
		readable(out, cell->value);
		ehr_buf_puts(out, "</td><td>");
		text.n = 0;
		ehr_sheet_class_name(&text, sheet, of, of->class[cell->cell]);
		ehr_svg_escape(out, (struct ehr_str){ text.p, text.n });
		if (ehr_layer_is_estimated(of, sheet->cells, cell->cell)) {
			ehr_buf_puts(out, " \xc2\xb7 ");
			word(out, sheet, "interpolated");
		}
		ehr_buf_puts(out, "</td></tr>\n");
	}
	ehr_buf_puts(out, "</tbody></table>\n");
	ehr_buf_release(&text);
}

static void sources_table(
	struct ehr_buf *out, const struct ehr_sheet *sheet, size_t layer)
{
	const struct ehr_ranking *ranking = &sheet->ranking[layer];
	struct ehr_buf share = { 0 };

	open_table(out, sheet, "ranked_sources");
	head_cell(out, ehr_label(sheet->labels, "ranked_source"), "");
	head_cell(out,
		ranking->by_size
			? ehr_labels_column(sheet->labels, sheet->points->size)
			: ehr_label(sheet->labels, "ranked_leads"),
		"number");
	head_cell(out, ehr_label(sheet->labels, "ranked_share"), "number");
	ehr_buf_puts(out, "</tr></thead>\n<tbody>");
	for (size_t i = 0; i < ranking->n_sources; i++) {
		const struct ehr_ranked_source *source = &ranking->source[i];

		ehr_buf_printf(out, "<tr><td>%zu</td><td>", i + 1);
		if (ranking->by_size)
			ehr_buf_printf(out,
				"<button type=\"button\" "
				"data-point=\"%zu\">",
				source->point);
		ehr_svg_escape(out, source->name);
		ehr_buf_puts(out, ranking->by_size ? "</button>" : "");
		ehr_buf_puts(out, "</td><td class=\"number\">");
		if (ranking->by_size)
			readable(out, source->value);
		else
			ehr_buf_printf(out, "%.0f", source->value);
		ehr_buf_puts(out, "</td><td class=\"number\">");
		share.n = 0;
		ehr_sheet_percent(&share, source->share);
		ehr_svg_escape(out, (struct ehr_str){ share.p, share.n });
		ehr_buf_puts(out, "</td></tr>\n");
	}
	ehr_buf_puts(out, "</tbody></table>\n");
	ehr_buf_release(&share);
}

void ehr_html_rankings(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	if (!sheet->ranking)
		return;
	ehr_buf_puts(out, "<section id=\"rankings\">\n");
	for (size_t i = 0; i < sheet->n_layers; i++) {
		open_part(out, "div", "ranking", i);
		if (sheet->ranking[i].n_cells)
			cells_table(out, sheet, i);
		ehr_buf_puts(out, "</div>\n");
	}
	if (sheet->ranking->n_sources)
		sources_table(out, sheet, 0);
	ehr_buf_puts(out, "</section>\n");
}
