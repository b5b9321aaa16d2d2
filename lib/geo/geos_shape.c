/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/geos_shape.h"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <stdlib.h>

#include "base/mem.h"

static GEOSGeometry *make_ring(GEOSContextHandle_t geos,
	const struct ehr_lonlat *corner, size_t first, size_t end)
{
	GEOSCoordSequence *list =
		GEOSCoordSeq_create_r(geos, (unsigned)(end - first), 2);

	if (list == NULL)
		return NULL;
	for (size_t i = first; i < end; i++)
		(void)GEOSCoordSeq_setXY_r(geos, list, (unsigned)(i - first),
			corner[i].lon, corner[i].lat);
	return GEOSGeom_createLinearRing_r(geos, list);
}

static void destroy_all(GEOSContextHandle_t geos, GEOSGeometry **part, size_t n)
{
	for (size_t i = 0; i < n; i++)
		GEOSGeom_destroy_r(geos, part[i]);
	free(part);
}

/* The rings from first up to end as one polygon. */
static GEOSGeometry *make_polygon(GEOSContextHandle_t geos,
	const struct ehr_shapes *shapes, size_t first, size_t end)
{
	const struct ehr_ends *ring = &shapes->ring;
	GEOSGeometry **part, *polygon;
	size_t n = end - first;

	if (n == 0)
		return GEOSGeom_createEmptyPolygon_r(geos);
	part = ehr_calloc(n, sizeof(*part));
	for (size_t i = 0; i < n; i++) {
		part[i] = make_ring(geos, shapes->corner,
			ehr_ends_first(ring, first + i), ring->end[first + i]);
		if (part[i] == NULL) {
			destroy_all(geos, part, i);
			return NULL;
		}
	}
	polygon = GEOSGeom_createPolygon_r(
		geos, part[0], part + 1, (unsigned)(n - 1));
	free(part); /* the rings are the polygon's */
	return polygon;
}

GEOSGeometry *ehr_geos_shape(
	GEOSContextHandle_t geos, const struct ehr_shapes *shapes, size_t i)
{
	size_t first = ehr_ends_first(&shapes->shape, i);
	size_t n = shapes->shape.end[i] - first;
	GEOSGeometry **part = ehr_calloc(n ? n : 1, sizeof(*part)), *made;

	for (size_t k = 0; k < n; k++) {
		part[k] = make_polygon(geos, shapes,
			ehr_ends_first(&shapes->polygon, first + k),
			shapes->polygon.end[first + k]);
		if (part[k] == NULL) {
			destroy_all(geos, part, k);
			return NULL;
		}
	}
	made = GEOSGeom_createCollection_r(
		geos, GEOS_MULTIPOLYGON, part, (unsigned)n);
	free(part);
	return made;
}

GEOSGeometry *ehr_geos_valid_shape(
	GEOSContextHandle_t geos, const struct ehr_shapes *shapes, size_t i)
{
	GEOSGeometry *made = ehr_geos_shape(geos, shapes, i), *valid;

	if (made == NULL || GEOSisValid_r(geos, made) == 1)
		return made;
	valid = GEOSMakeValid_r(geos, made);
	GEOSGeom_destroy_r(geos, made);
	return valid;
}
