/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sheet as an SVG 1.1 document with real text: title, map in a frame with
 * the lines of the grid of coordinates, legend, scale bar, north arrow and
 * source line. The same sheet gives the same bytes.
 */
#ifndef EHR_RENDER_SVG_MAP_H
#define EHR_RENDER_SVG_MAP_H

#include "render/sheet.h"

void ehr_svg_map(struct ehr_buf *out, const struct ehr_sheet *sheet);

#endif
