/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which shape a point lies, through GEOS. The border belongs to the shape,
 * so a point on a common border lies in both.
 *
 * A shape that is not valid (rings that cross, holes outside) would answer at
 * random; it is mended by the rule of GEOS's MakeValid and what was wrong with
 * it can be told.
 *
 * Sides are straight in degrees, as RFC 7946 wants it; a shape across the
 * antimeridian must be cut there.
 */
#ifndef EHR_GEO_POLYGON_H
#define EHR_GEO_POLYGON_H

#include "base/err.h"
#include "geo/shapes.h"

/* Shared by threads and read only. */
struct ehr_polygons;

/* Takes the shapes over and checks them. Fails (EHR_FAULT_DATA) on a ring that
 * is not closed or has less than four corners; *at is then the index of its
 * shape. NULL on failure; shapes are then released too. */
struct ehr_polygons *ehr_polygons_open(
	struct ehr_shapes *shapes, size_t *at, struct ehr_err *err);
void ehr_polygons_close(struct ehr_polygons *polygons); /* NULL is allowed */

/* What was wrong with shape i, in the words of GEOS; NULL if it was valid. */
const char *ehr_polygons_fault(const struct ehr_polygons *polygons, size_t i);

/* The shapes as they came. */
const struct ehr_shapes *ehr_polygons_shapes(
	const struct ehr_polygons *polygons);

/* What one thread needs to ask; lives no longer than polygons. */
struct ehr_polygon_finder;

struct ehr_polygon_finder *ehr_polygon_finder_new(
	const struct ehr_polygons *polygons);
void ehr_polygon_finder_free(struct ehr_polygon_finder *finder); /* or NULL */

/* Does shape i hold the point? 1, 0, or -1 (EHR_FAULT_SYSTEM: GEOS failed). */
EHR_MUST_USE int ehr_polygon_holds(struct ehr_polygon_finder *finder, size_t i,
	struct ehr_lonlat point, struct ehr_err *err);

/* A point inside shape i, not near its border where that can be had: 1; 0 if
 * the shape is empty; -1 as above. */
EHR_MUST_USE int ehr_polygon_inner(struct ehr_polygon_finder *finder, size_t i,
	struct ehr_lonlat *point, struct ehr_err *err);

enum { EHR_NO_POLYGON = -1 };

/* The first shape that holds the point into *found, EHR_NO_POLYGON if none
 * does. */
EHR_MUST_USE int ehr_polygon_find(struct ehr_polygon_finder *finder,
	struct ehr_lonlat point, long *found, struct ehr_err *err);

#endif
