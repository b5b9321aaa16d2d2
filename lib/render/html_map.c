/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/html_map.h"

#include <stdlib.h>

#include "io/file.h"
#include "render/embedded.h"
#include "render/html_data.h"
#include "render/svg_text.h"

static void word(
	struct ehr_buf *out, const struct ehr_sheet *sheet, const char *key)
{
	ehr_svg_escape(out, ehr_label(sheet->labels, key));
}

/* A source expression of a content security policy. */
static void digest(struct ehr_buf *out, struct ehr_str bytes)
{
	unsigned char binary[32];
	char hex[65];

	ehr_sha256(bytes, hex);
	for (size_t i = 0; i < sizeof(binary); i++) {
		char two[3] = { hex[2 * i], hex[2 * i + 1], 0 };

		binary[i] = (unsigned char)strtoul(two, NULL, 16);
	}
	ehr_buf_puts(out, " 'sha256-");
	ehr_html_base64(out, binary, sizeof(binary));
	ehr_buf_putc(out, '\'');
}

static void policy(struct ehr_buf *out)
{
	ehr_buf_puts(out, "<meta http-equiv=\"Content-Security-Policy\" "
			  "content=\"default-src 'none'; img-src data:; "
			  "base-uri 'none'; form-action 'none'; style-src");
	digest(out, ehr_embedded(EHR_EMBEDDED_LEAFLET_CSS));
	digest(out, ehr_embedded(EHR_EMBEDDED_MAP_CSS));
	ehr_buf_puts(out, "; script-src");
	digest(out, ehr_embedded(EHR_EMBEDDED_LEAFLET_JS));
	digest(out, ehr_embedded(EHR_EMBEDDED_MAP_JS));
	ehr_buf_puts(out, "\">\n");
}

static void element(
	struct ehr_buf *out, const char *name, enum ehr_embedded content)
{
	ehr_buf_printf(out, "<%s>", name);
	ehr_buf_add_str(out, ehr_embedded(content));
	ehr_buf_printf(out, "</%s>\n", name);
}

static void head(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	ehr_buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n",
		sheet->labels->zh ? "zh-CN" : "en");
	ehr_buf_puts(out, "<meta charset=\"utf-8\">\n");
	policy(out);
	ehr_buf_puts(out, "<meta name=\"viewport\" "
			  "content=\"width=device-width, initial-scale=1\">\n"
			  "<link rel=\"icon\" href=\"data:,\">\n<title>");
	ehr_svg_escape(out, ehr_sheet_title(sheet));
	ehr_buf_puts(out, "</title>\n<!--\n");
	ehr_buf_add_str(out, ehr_embedded(EHR_EMBEDDED_LEAFLET_LICENCE));
	ehr_buf_puts(out, "-->\n");
	element(out, "style", EHR_EMBEDDED_LEAFLET_CSS);
	element(out, "style", EHR_EMBEDDED_MAP_CSS);
	ehr_buf_puts(out, "</head>\n");
}

static void swatch(struct ehr_buf *out, const char *fill, bool hatched)
{
	ehr_buf_printf(out,
		"<svg class=\"swatch\" viewBox=\"0 0 28 18\" "
		"aria-hidden=\"true\"><path d=\"M.5.5h27v17h-27z\" "
		"fill=\"%s\" stroke=\"#6b5d52\"/>",
		fill);
	if (hatched)
		ehr_buf_puts(out, "<path d=\"M1 9l8-8M1 17l16-16M9 17l16-16"
				  "M17 17l10-10\" stroke=\"#222\" "
				  "stroke-opacity=\".6\" fill=\"none\"/>");
	ehr_buf_puts(out, "</svg>");
}

static void name_and_count(struct ehr_buf *out, struct ehr_str name, size_t n)
{
	ehr_buf_puts(out, "<span class=\"name\">");
	ehr_svg_escape(out, name);
	ehr_buf_printf(out, "</span><span class=\"count\">%zu</span>", n);
}

static void limits(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_cell_meaning *meaning)
{
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < meaning->n_limits; i++) {
		text.n = 0;
		ehr_sheet_limit(&text, sheet, &meaning->limit[i]);
		ehr_buf_puts(out, "<small>");
		ehr_svg_escape(out, (struct ehr_str){ text.p, text.n });
		ehr_buf_puts(out, "</small>");
	}
	ehr_buf_release(&text);
}

static void class_entry(
	struct ehr_buf *out, const struct ehr_sheet *sheet, unsigned class)
{
	const struct ehr_cell_meaning *meaning =
		&sheet->layer[0].legend.class[class];
	struct ehr_buf name = { 0 };

	ehr_buf_printf(out,
		"<li><label><input type=\"checkbox\" checked "
		"data-class=\"%u\">",
		class);
	swatch(out, class ? meaning->colour : EHR_SHEET_GREY, false);
	ehr_sheet_class_name(&name, sheet, sheet->layer, class);
	name_and_count(out, (struct ehr_str){ name.p, name.n },
		sheet->layer[0].count[class]);
	if (class)
		limits(out, sheet, meaning);
	else {
		ehr_buf_puts(out, "<small>");
		word(out, sheet, "not_assessed_note");
		ehr_buf_puts(out, "</small>");
	}
	ehr_buf_puts(out, "</label></li>\n");
	ehr_buf_release(&name);
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
	ehr_buf_puts(out, "</label></li>\n");
}

static void incomplete_entry(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	struct ehr_buf text = { 0 };

	ehr_buf_puts(out, "<li><label class=\"key\">");
	swatch(out, "#fff", true);
	name_and_count(out, ehr_label(sheet->labels, "incomplete"),
		sheet->layer[0].n_incomplete);
	ehr_buf_puts(out, "<small>");
	ehr_sheet_incomplete(&text, sheet);
	ehr_svg_escape(out, (struct ehr_str){ text.p, text.n });
	ehr_buf_puts(out, "</small></label></li>\n");
	ehr_buf_release(&text);
}

static void legend(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	bool limited = false;

	ehr_buf_puts(out, "<section id=\"legend\">\n<h2>");
	word(out, sheet, "legend");
	ehr_buf_puts(out, "</h2>\n<ul>\n");
	for (unsigned k = sheet->layer[0].legend.n; k > 0; k--) {
		class_entry(out, sheet, k);
		limited |= sheet->layer[0].legend.class[k].n_limits > 0;
	}
	if (sheet->layer[0].count[0])
		class_entry(out, sheet, 0);
	if (sheet->layer[0].n_incomplete)
		incomplete_entry(out, sheet);
	if (sheet->points)
		overlay_entry(out, sheet, "points",
			"<circle cx=\"14\" cy=\"9\" r=\"5\" "
			"fill=\"#14304a\"/>",
			&sheet->points->n);
	if (sheet->outline)
		overlay_entry(out, sheet, "outline",
			"<path d=\"M0 9h28\" stroke=\"#1d3f5e\" "
			"stroke-width=\"2\"/>",
			NULL);
	ehr_buf_puts(out, "</ul>\n");
	if (limited) {
		ehr_buf_puts(out, "<p class=\"note\">");
		word(out, sheet, "upper_inclusive");
		ehr_buf_puts(out, "</p>\n");
	}
	ehr_buf_puts(out, "</section>\n");
}

static void footer(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	struct ehr_buf line = { 0 };

	ehr_sheet_method(&line, sheet);
	ehr_buf_puts(out, "<footer>");
	word(out, sheet, "source");
	word(out, sheet, "colon");
	ehr_svg_escape(out, (struct ehr_str){ line.p, line.n });
	word(out, sheet, "separator");
	word(out, sheet, "made_with");
	ehr_buf_puts(out, " ehrisk " EHR_VERSION ", Leaflet</footer>\n");
	ehr_buf_release(&line);
}

static void body(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	ehr_buf_puts(out, "<body>\n<header><h1>");
	ehr_svg_escape(out, ehr_sheet_title(sheet));
	ehr_buf_puts(out, "</h1></header>\n<main>\n<div id=\"map\" "
			  "role=\"application\" aria-label=\"");
	ehr_svg_escape(out, ehr_sheet_title(sheet));
	ehr_buf_puts(out, "\"></div>\n<aside>\n");
	legend(out, sheet);
	ehr_buf_puts(out, "<section id=\"details\">\n<h2>");
	word(out, sheet, "details");
	ehr_buf_puts(out, "</h2>\n<div id=\"details-of\" aria-live=\"polite\">"
			  "<noscript>");
	word(out, sheet, "no_script");
	ehr_buf_puts(out, "</noscript></div>\n</section>\n</aside>\n</main>\n");
	footer(out, sheet);
}

void ehr_html_map(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	head(out, sheet);
	body(out, sheet);
	ehr_buf_puts(out, "<script type=\"application/json\" id=\"data\">");
	ehr_html_data(out, sheet);
	ehr_buf_puts(out, "</script>\n");
	element(out, "script", EHR_EMBEDDED_LEAFLET_JS);
	element(out, "script", EHR_EMBEDDED_MAP_JS);
	ehr_buf_puts(out, "</body>\n</html>\n");
}
