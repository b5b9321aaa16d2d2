/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/qr_svg.h"

#include <errno.h>
#include <qrencode.h>

#include "render/svg_text.h"

enum { QUIET = 4, FRAME = 1, WORDS = 5, DARK = 1 };

/* The dark modules as one path, each run of them a rectangle. */
static void put_modules(struct ehr_buf *out, const QRcode *code)
{
	int width = code->width, edge = QUIET + FRAME;

	ehr_buf_puts(out, "<path fill=\"#000000\" d=\"");
	for (int y = 0; y < width; y++) {
		const unsigned char *row = code->data + y * width;

		for (int x = 0; x < width; x++) {
			int start = x;

			while (x < width && (row[x] & DARK))
				x++;
			if (x > start)
				ehr_buf_printf(out, "M%d %dh%dv1h-%dz",
					start + edge, y + edge, x - start,
					x - start);
		}
	}
	ehr_buf_puts(out, "\"/>\n");
}

static void put_document(struct ehr_buf *out, const QRcode *code,
	const struct ehr_qr_label *label)
{
	int side = code->width + 2 * (QUIET + FRAME);

	ehr_buf_printf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
		"viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
		"shape-rendering=\"crispEdges\">\n<title>",
		side, side + WORDS, 4 * side, 4 * (side + WORDS));
	ehr_svg_escape(out, label->title);
	ehr_buf_printf(out,
		"</title>\n<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n"
		"<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
		"fill=\"#ffffff\"/>\n",
		side, side + WORDS, label->colour, FRAME, FRAME,
		side - 2 * FRAME, side + WORDS - 2 * FRAME);
	put_modules(out, code);
	ehr_buf_printf(out,
		"<text x=\"%d.5\" y=\"%d\" font-size=\"3\" "
		"text-anchor=\"middle\" font-family=\"sans-serif\">",
		side / 2, side + 2);
	ehr_svg_escape(out, label->words);
	ehr_buf_puts(out, "</text>\n</svg>\n");
}

int ehr_qr_svg(struct ehr_str payload, const struct ehr_qr_label *label,
	struct ehr_buf *out, struct ehr_err *err)
{
	QRcode *code = QRcode_encodeData((int)payload.n,
		(const unsigned char *)payload.p, 0, QR_ECLEVEL_M);
	char shown[64];

	if (!code && errno == ERANGE) {
		ehr_visible(shown, sizeof(shown), label->title);
		return ehr_fail(err, EHR_FAULT_DATA,
			_("\"%s\" is too long for a QR code: %zu bytes"), shown,
			payload.n);
	}
	if (!code)
		return ehr_fail_sys(err, _("cannot make a QR code"));
	put_document(out, code, label);
	QRcode_free(code);
	return 0;
}
