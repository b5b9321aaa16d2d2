/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shapes as GEOS has them.
 */
#ifndef EHR_GEO_GEOS_SHAPE_H
#define EHR_GEO_GEOS_SHAPE_H

#include "geo/shapes.h"

struct GEOSContextHandle_HS;
struct GEOSGeom_t;

/* Shape i as a MultiPolygon, not checked; NULL if GEOS fails. The caller's. */
struct GEOSGeom_t *ehr_geos_shape(struct GEOSContextHandle_HS *geos,
	const struct ehr_shapes *shapes, size_t i);

/* The same, mended by GEOS's MakeValid if it is not valid. */
struct GEOSGeom_t *ehr_geos_valid_shape(struct GEOSContextHandle_HS *geos,
	const struct ehr_shapes *shapes, size_t i);

#endif
