/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sheet as one HTML file that needs no network: Leaflet, our script and the
 * cells stand in it. Its content security policy lets nothing be loaded and
 * runs the two scripts alone, by their digests. The same sheet gives the same
 * bytes.
 */
#ifndef EHR_RENDER_HTML_MAP_H
#define EHR_RENDER_HTML_MAP_H

#include "render/sheet.h"

void ehr_html_map(struct ehr_buf *out, const struct ehr_sheet *sheet);

#endif
