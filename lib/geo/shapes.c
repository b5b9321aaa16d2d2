/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/shapes.h"

#include <stdlib.h>

#include "base/mem.h"

static size_t doubled(size_t cap)
{
	return cap ? 2 * cap : 64;
}

static void add_end(struct ehr_ends *ends, size_t end)
{
	if (ends->n == ends->cap) {
		ends->cap = doubled(ends->cap);
		ends->end =
			ehr_realloc(ends->end, ends->cap, sizeof(ends->end[0]));
	}
	ends->end[ends->n++] = end;
}

void ehr_shapes_corner(struct ehr_shapes *shapes, double lon, double lat)
{
	if (shapes->n_corners == shapes->cap) {
		shapes->cap = doubled(shapes->cap);
		shapes->corner = ehr_realloc(
			shapes->corner, shapes->cap, sizeof(shapes->corner[0]));
	}
	shapes->corner[shapes->n_corners++] = (struct ehr_lonlat){ lon, lat };
}

void ehr_shapes_end_ring(struct ehr_shapes *shapes)
{
	add_end(&shapes->ring, shapes->n_corners);
}

void ehr_shapes_end_polygon(struct ehr_shapes *shapes)
{
	add_end(&shapes->polygon, shapes->ring.n);
}

void ehr_shapes_end_shape(struct ehr_shapes *shapes)
{
	add_end(&shapes->shape, shapes->polygon.n);
}

void ehr_shapes_drop_corners(struct ehr_shapes *shapes)
{
	shapes->n_corners = ehr_ends_first(&shapes->ring, shapes->ring.n);
}

void ehr_shapes_release(struct ehr_shapes *shapes)
{
	free(shapes->corner);
	free(shapes->ring.end);
	free(shapes->polygon.end);
	free(shapes->shape.end);
	*shapes = (struct ehr_shapes){ 0 };
}
