/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GeoJSON (RFC 7946) as text: a FeatureCollection of polygons and points, one
 * feature a line. Coordinates are WGS 84 longitude and latitude with up to 7 decimals,
 * outer rings counter-clockwise, holes clockwise; properties come as the text
 * of a JSON object.
 *
 *     struct ehr_geojson json = { 0 };
 *     ehr_geojson_start(&json);
 *     ehr_geojson_ring(&json, ring, 5) or ehr_geojson_shape(&json, ...),
 *     ehr_geojson_properties(&json, properties); for each
 *     ehr_geojson_end(&json);
 */
#ifndef EHR_RENDER_GEOJSON_H
#define EHR_RENDER_GEOJSON_H

#include "base/str.h"
#include "model/zoning_units.h"

struct ehr_geojson {
	struct ehr_buf text;
	size_t n; /* features begun */
};

void ehr_geojson_start(struct ehr_geojson *json);

/* Begins a feature that is a polygon of one ring: n closed points. */
void ehr_geojson_ring(
	struct ehr_geojson *json, const double (*ring)[2], size_t n);

/* Begins a feature that is shape i: a Polygon, or a MultiPolygon if it has
 * another number of polygons than one. */
void ehr_geojson_shape(
	struct ehr_geojson *json, const struct ehr_shapes *shapes, size_t i);

/* Begins a feature that is a point. */
void ehr_geojson_point(struct ehr_geojson *json, double lon, double lat);

/* Ends the feature; properties is an object without a line end. */
void ehr_geojson_properties(
	struct ehr_geojson *json, struct ehr_str properties);

void ehr_geojson_end(struct ehr_geojson *json);

#endif
