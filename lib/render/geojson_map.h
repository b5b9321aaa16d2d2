/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A map as GeoJSON (RFC 7946) for other programs: cells as polygons, then
 * points and sensitive sites, with all their columns, and how they are drawn as
 * properties of simplestyle 1.1 (title, fill, fill-opacity, stroke,
 * stroke-width, marker-color) and as the style string that GDAL passes on
 * (OGR_STYLE).
 *
 * Properties: feature (cell, point or site), the columns of the input, then
 * layer, class (number), class_name, colour_name, title and the style. What a
 * column would hide is left out: the input's class_name gives way to the
 * layer's.
 */
#ifndef EHR_RENDER_GEOJSON_MAP_H
#define EHR_RENDER_GEOJSON_MAP_H

#include "render/sheet.h"

/* Appends the document. Fails where a corner has no longitude and latitude. */
EHR_MUST_USE int ehr_geojson_map(struct ehr_buf *out,
	const struct ehr_sheet *sheet, struct ehr_err *err);

#endif
