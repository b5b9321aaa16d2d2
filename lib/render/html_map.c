/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/html_map.h"

#include <stdlib.h>

#include "io/file.h"
#include "render/embedded.h"
#include "render/html_data.h"
#include "render/html_panel.h"
#include "render/svg_text.h"

/* In the order in which they run. */
static const enum ehr_embedded script[] = { EHR_EMBEDDED_LEAFLET_JS,
	EHR_EMBEDDED_CELLS_JS, EHR_EMBEDDED_MAP_JS, EHR_EMBEDDED_LINES_JS,
	EHR_EMBEDDED_OVER_JS, EHR_EMBEDDED_PANEL_JS };
enum { SCRIPTS = sizeof(script) / sizeof(*script) };

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
	for (size_t i = 0; i < SCRIPTS; i++)
		digest(out, ehr_embedded(script[i]));
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

static void footer(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	struct ehr_buf line = { 0 };

	ehr_buf_puts(out, "<footer>");
	if (sheet->source.n) {
		ehr_buf_puts(out, "<div>");
		word(out, sheet, "source");
		word(out, sheet, "colon");
		ehr_svg_escape(out, sheet->source);
		ehr_buf_puts(out, "</div>");
	}
	word(out, sheet, "method");
	word(out, sheet, "colon");
	ehr_sheet_method(&line, sheet);
	ehr_svg_escape(out, (struct ehr_str){ line.p, line.n });
	word(out, sheet, "separator");
	word(out, sheet, "made_with");
	ehr_buf_puts(out, " ehrisk " EHR_VERSION ", Leaflet</footer>\n");
	ehr_buf_release(&line);
}

static void header(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	struct ehr_buf date = { 0 };

	ehr_buf_puts(out, "<header><h1>");
	ehr_svg_escape(out, ehr_sheet_title(sheet));
	ehr_buf_puts(out, "</h1><p><span id=\"layer\">");
	ehr_svg_escape(out, ehr_sheet_layer(sheet, sheet->layer));
	ehr_buf_puts(out, "</span>");
	if (sheet->date.n) {
		ehr_sheet_date(&date, sheet);
		ehr_buf_puts(out, " \xc2\xb7 <time datetime=\"");
		ehr_svg_escape(out, sheet->date);
		ehr_buf_puts(out, "\">");
		ehr_svg_escape(out, (struct ehr_str){ date.p, date.n });
		ehr_buf_puts(out, "</time>");
	}
	ehr_buf_puts(out, "</p></header>\n");
	ehr_buf_release(&date);
}

static void body(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	ehr_buf_puts(out, "<body>\n");
	header(out, sheet);
	ehr_buf_puts(out, "<main>\n<div id=\"map\" "
			  "role=\"application\" aria-label=\"");
	ehr_svg_escape(out, ehr_sheet_title(sheet));
	ehr_buf_puts(out, "\"></div>\n<aside>\n<div id=\"list\">\n");
	ehr_html_search(out, sheet);
	ehr_html_layers(out, sheet);
	ehr_html_legend(out, sheet);
	ehr_html_rankings(out, sheet);
	ehr_buf_puts(out, "</div>\n<section id=\"details\">\n<h2>");
	word(out, sheet, "details");
	ehr_buf_puts(out, "</h2>\n<div id=\"details-of\" aria-live=\"polite\">"
			  "<noscript>");
	word(out, sheet, "no_script");
	ehr_buf_puts(out, "</noscript></div>\n</section>\n");
	ehr_buf_puts(out, "</aside>\n</main>\n");
	footer(out, sheet);
}

void ehr_html_map(struct ehr_buf *out, const struct ehr_sheet *sheet)
{
	head(out, sheet);
	body(out, sheet);
	ehr_buf_puts(out, "<script type=\"application/json\" id=\"data\">");
	ehr_html_data(out, sheet);
	ehr_buf_puts(out, "</script>\n");
	for (size_t i = 0; i < SCRIPTS; i++)
		element(out, "script", script[i]);
	ehr_buf_puts(out, "</body>\n</html>\n");
}
