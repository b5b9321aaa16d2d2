/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Outlines as lists of corners: shapes of polygons of rings. Filled from the
 * inside out: corners, then the end of their ring, and so on. { 0 } is empty
 * and valid.
 */
#ifndef EHR_GEO_SHAPES_H
#define EHR_GEO_SHAPES_H

#include <stddef.h>

#include "geo/datum.h"

/* Indices behind the last part of each whole. */
struct ehr_ends {
	size_t *end;
	size_t n, cap;
};

struct ehr_shapes {
	struct ehr_lonlat *corner; /* of all rings, one after another */
	size_t n_corners, cap;
	struct ehr_ends ring;    /* in corner; the first of a polygon is its
	                            outer one, the others are holes */
	struct ehr_ends polygon; /* in ring.end */
	struct ehr_ends shape;   /* in polygon.end; may have none */
};

void ehr_shapes_corner(struct ehr_shapes *shapes, double lon, double lat);
void ehr_shapes_end_ring(struct ehr_shapes *shapes);
void ehr_shapes_end_polygon(struct ehr_shapes *shapes);
void ehr_shapes_end_shape(struct ehr_shapes *shapes);
/* Takes back the corners that no ring has. */
void ehr_shapes_drop_corners(struct ehr_shapes *shapes);
void ehr_shapes_release(struct ehr_shapes *shapes);

/* Where whole i begins: the end of the one before it. */
static inline size_t ehr_ends_first(const struct ehr_ends *ends, size_t i)
{
	return i > 0 ? ends->end[i - 1] : 0;
}

#endif
