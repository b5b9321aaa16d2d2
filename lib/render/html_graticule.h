/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page needs to draw meridians and parallels at any zoom: projected
 * nodes (model/graticule.h) in metres from the origin, as the member
 * "graticule" of its data: n (0: none), west, east, south and north in degrees,
 * and x and y of the nodes, longitude by longitude.
 */
#ifndef EHR_RENDER_HTML_GRATICULE_H
#define EHR_RENDER_HTML_GRATICULE_H

#include "render/sheet.h"

void ehr_html_graticule(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_extent *origin, const struct ehr_extent *extent);

#endif
