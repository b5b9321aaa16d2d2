/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cell_units.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/json.h"
#include "io/jsoncut.h"
#include "model/geometry.h"

bool ehr_cell_is_unit(const struct ehr_row *row)
{
	return row->raw.n && row->raw.p[0] == '{' &&
	       ehr_json_member(row->raw, "geometry").n > 0;
}

static int add_corner(void *self, double lon, double lat, struct ehr_err *err)
{
	(void)err;
	ehr_shapes_corner(self, lon, lat);
	return 0;
}

static int end_part(void *self, enum ehr_geometry_end what, struct ehr_err *err)
{
	struct ehr_shapes *shapes = self;
	size_t first = ehr_ends_first(&shapes->ring, shapes->ring.n);

	if (what == EHR_END_RING && shapes->n_corners - first < 4)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a ring has less than four corners"));
	if (what == EHR_END_LINE)
		ehr_shapes_drop_corners(shapes);
	else if (what == EHR_END_RING)
		ehr_shapes_end_ring(shapes);
	else
		ehr_shapes_end_polygon(shapes);
	return 0;
}

/* Takes back what no shape has. */
static void drop(struct ehr_shapes *shapes)
{
	struct ehr_ends *polygon = &shapes->polygon, *ring = &shapes->ring;

	polygon->n = ehr_ends_first(&shapes->shape, shapes->shape.n);
	ring->n = ehr_ends_first(polygon, polygon->n);
	shapes->n_corners = ehr_ends_first(ring, ring->n);
}

int ehr_cell_read_shape(struct ehr_shapes *shapes, const struct ehr_row *row,
	struct ehr_err *err)
{
	const struct ehr_geometry_sink sink = {
		.self = shapes,
		.position = add_corner,
		.end = end_part,
	};
	struct ehr_json *feature = ehr_json_read_record(row->raw, err);
	size_t before = shapes->n_corners;
	int rc;

	if (!feature)
		return -1;
	rc = ehr_geometry_walk(feature, &sink, err);
	ehr_json_free(feature);
	if (rc == 0 && shapes->n_corners == before)
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("a cell without col and row needs a polygon"));
	if (rc == 0)
		ehr_shapes_end_shape(shapes);
	else
		drop(shapes);
	return rc;
}

static int by_id(const void *a, const void *b)
{
	const struct ehr_cell *x = a, *y = b;

	return ehr_str_cmp(x->id, y->id);
}

int ehr_cell_sort_units(struct ehr_cells *cells, struct ehr_err *err)
{
	char shown[96];

	qsort(cells->cell, cells->n, sizeof(*cells->cell), by_id);
	for (size_t i = 1; i < cells->n; i++) {
		if (by_id(&cells->cell[i - 1], &cells->cell[i]) != 0)
			continue;
		ehr_visible(shown, sizeof(shown), cells->cell[i].id);
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the cell \"%s\" is there twice"), shown);
	}
	return 0;
}

/* The middle between the outermost corners. */
static struct ehr_lonlat middle(const struct ehr_shapes *shapes)
{
	struct ehr_lonlat min = shapes->corner[0], max = min;

	for (size_t i = 1; i < shapes->n_corners; i++) {
		min.lon = fmin(min.lon, shapes->corner[i].lon);
		max.lon = fmax(max.lon, shapes->corner[i].lon);
		min.lat = fmin(min.lat, shapes->corner[i].lat);
		max.lat = fmax(max.lat, shapes->corner[i].lat);
	}
	return (struct ehr_lonlat){ (min.lon + max.lon) / 2,
		(min.lat + max.lat) / 2 };
}

/* EPSG: 4534 and on for CGCS2000, 32601 and 32701 and on for UTM. */
const char *ehr_cells_system(struct ehr_cells *cells)
{
	struct ehr_lonlat at;
	char name[EHR_CRS_MAX];
	int code;

	if (cells->crs.n)
		return ehr_arena_string(&cells->arena, cells->crs);
	at = middle(&cells->shapes);
	code = ehr_projection_cgcs2000_zone(at.lon);
	if (!code || at.lat < 0)
		code = (at.lat < 0 ? 32701 : 32601) +
		       (int)fmin(floor((at.lon + 180) / 6), 59);
	snprintf(name, sizeof(name), "EPSG:%d", code);
	return ehr_arena_string(&cells->arena, ehr_str_of(name));
}

int ehr_cells_project(struct ehr_cells *cells,
	struct ehr_projection *projection, struct ehr_err *err)
{
	size_t n = cells->shapes.n_corners;

	if (!cells->units)
		return 0;
	cells->corner = ehr_realloc(cells->corner, n, sizeof(cells->corner[0]));
	for (size_t i = 0; i < n; i++)
		if (ehr_projection_from_lonlat(projection,
			    cells->shapes.corner[i].lon,
			    cells->shapes.corner[i].lat,
			    &cells->corner[i].easting,
			    &cells->corner[i].northing, err) < 0)
			return -1;
	return 0;
}

void ehr_unit_corners(
	const struct ehr_cells *cells, size_t i, size_t *first, size_t *end)
{
	const struct ehr_shapes *all = &cells->shapes;
	size_t shape = cells->cell[i].shape;
	size_t polygon = ehr_ends_first(&all->shape, shape);
	size_t ring = ehr_ends_first(&all->polygon, polygon);
	size_t ring_end = all->polygon.end[all->shape.end[shape] - 1];

	*first = ehr_ends_first(&all->ring, ring);
	*end = all->ring.end[ring_end - 1];
}

static struct ehr_extent around(
	const struct ehr_outline_place *corner, size_t first, size_t end)
{
	struct ehr_extent extent = { INFINITY, INFINITY, -INFINITY, -INFINITY };

	for (size_t i = first; i < end; i++) {
		extent.east_min = fmin(extent.east_min, corner[i].easting);
		extent.east_max = fmax(extent.east_max, corner[i].easting);
		extent.north_min = fmin(extent.north_min, corner[i].northing);
		extent.north_max = fmax(extent.north_max, corner[i].northing);
	}
	return extent;
}

struct ehr_extent ehr_cells_extent(const struct ehr_cells *cells)
{
	if (cells->units)
		return around(cells->corner, 0, cells->shapes.n_corners);
	return (struct ehr_extent){
		.east_min = (double)cells->col_min * cells->cell_m,
		.north_min = (double)cells->row_min * cells->cell_m,
		.east_max = (double)(cells->col_max + 1) * cells->cell_m,
		.north_max = (double)(cells->row_max + 1) * cells->cell_m,
	};
}

struct ehr_extent ehr_cell_extent(const struct ehr_cells *cells, size_t i)
{
	const struct ehr_cell *cell = &cells->cell[i];
	size_t first, end;

	if (cells->units) {
		ehr_unit_corners(cells, i, &first, &end);
		return around(cells->corner, first, end);
	}
	return (struct ehr_extent){
		.east_min = (double)cell->col * cells->cell_m,
		.north_min = (double)cell->row * cells->cell_m,
		.east_max = (double)(cell->col + 1) * cells->cell_m,
		.north_max = (double)(cell->row + 1) * cells->cell_m,
	};
}
