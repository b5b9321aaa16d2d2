/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text as a QR code (ISO/IEC 18004, correction level M), drawn as SVG: black
 * on white, since a coloured code is read badly, within a frame in the colour of
 * its verdict, with the quiet zone of four modules around it.
 */
#ifndef EHR_RENDER_QR_SVG_H
#define EHR_RENDER_QR_SVG_H

#include "base/err.h"

struct ehr_qr_label {
	struct ehr_str title; /* for those who cannot see it */
	struct ehr_str words; /* below the code */
	const char *colour;   /* of the frame, "#rrggbb" */
};

/* Appends the document. Fails (EHR_FAULT_DATA) if payload is too long for a
 * code, 2331 bytes. */
EHR_MUST_USE int ehr_qr_svg(struct ehr_str payload,
	const struct ehr_qr_label *label, struct ehr_buf *out,
	struct ehr_err *err);

#endif
