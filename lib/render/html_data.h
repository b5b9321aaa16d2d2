/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of a sheet, and what lies over them, as JSON for the script of the
 * HTML map, safe inside a script element.
 */
#ifndef EHR_RENDER_HTML_DATA_H
#define EHR_RENDER_HTML_DATA_H

#include "render/sheet.h"

/* A JSON string; besides what JSON asks for, < > & U+2028 and U+2029 are
 * escaped, and what ehr_svg_escape replaces is replaced. */
void ehr_html_string(struct ehr_buf *out, struct ehr_str text);

void ehr_html_data(struct ehr_buf *out, const struct ehr_sheet *sheet);

/* Bytes in base 64, with padding. */
void ehr_html_base64(struct ehr_buf *out, const unsigned char *bytes, size_t n);

#endif
