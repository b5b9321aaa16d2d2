/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GeoJSON (RFC 7946) as text: a FeatureCollection of polygons, one feature a
 * line. Coordinates are WGS 84 longitude and latitude; properties come as the
 * text of a JSON object.
 *
 *     ehr_geojson_start(&buf);
 *     ehr_geojson_polygon(&buf, i == 0, ring, 5, properties); for each
 *     ehr_geojson_end(&buf, n == 0);
 */
#ifndef EHR_RENDER_GEOJSON_H
#define EHR_RENDER_GEOJSON_H

#include "base/str.h"

void ehr_geojson_start(struct ehr_buf *buf);

/* Appends a feature; ring is n closed, counter-clockwise points, of which up
 * to 7 decimals are written. properties is an object without a line end. */
void ehr_geojson_polygon(struct ehr_buf *buf, bool first,
	const double (*ring)[2], size_t n, struct ehr_str properties);

/* none: there was no feature. */
void ehr_geojson_end(struct ehr_buf *buf, bool none);

#endif
