/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zone_finder.h"

#include <stdlib.h>

#include "base/hash.h"
#include "calc/grid.h"
#include "geo/polygon.h"
#include "ref/index.h"

struct ehr_zone_finder {
	struct ehr_cells *cells;
	struct ehr_index square; /* of squares, by place */
	struct ehr_projection *projection;
	struct ehr_polygons *polygons; /* of units */
	struct ehr_polygon_finder *finder;
	struct ehr_map name; /* of cells by cell_id */
};

static uint64_t key_of(long col, long row)
{
	return ((uint64_t)(uint32_t)col << 32) | (uint32_t)row;
}

void ehr_zone_finder_put_id(
	const struct ehr_zone_finder *finder, size_t cell, struct ehr_buf *out)
{
	const struct ehr_cells *cells = finder->cells;

	if (cells->units)
		ehr_buf_add_str(out, cells->cell[cell].id);
	else
		ehr_buf_printf(out, "%.*s/%.*s/%ld/%ld", (int)cells->crs.n,
			cells->crs.p, (int)cells->size.n, cells->size.p,
			cells->cell[cell].col, cells->cell[cell].row);
}

static int open_places(struct ehr_zone_finder *self, struct ehr_err *err)
{
	struct ehr_cells *cells = self->cells;
	size_t at;

	if (!cells->units) {
		self->projection =
			ehr_projection_open(ehr_cells_system(cells), err);
		return self->projection ? 0 : -1;
	}
	self->polygons = ehr_polygons_open(&cells->shapes, &at, err);
	if (!self->polygons)
		return -1;
	self->finder = ehr_polygon_finder_new(self->polygons);
	return 0;
}

struct ehr_zone_finder *ehr_zone_finder_open(
	struct ehr_cells *cells, struct ehr_err *err)
{
	struct ehr_zone_finder *self = ehr_calloc(1, sizeof(*self));
	struct ehr_buf text = { 0 };

	self->cells = cells;
	for (size_t i = 0; i < cells->n; i++) {
		bool is_new;

		text.n = 0;
		ehr_zone_finder_put_id(self, i, &text);
		ehr_map_add(
			&self->name, (struct ehr_str){ text.p, text.n }, NULL);
		if (!cells->units)
			ehr_index_add(&self->square,
				key_of(cells->cell[i].col, cells->cell[i].row),
				&is_new);
	}
	ehr_buf_release(&text);
	if (open_places(self, err) == 0)
		return self;
	ehr_zone_finder_close(self);
	return NULL;
}

void ehr_zone_finder_close(struct ehr_zone_finder *finder)
{
	if (!finder)
		return;
	ehr_polygon_finder_free(finder->finder);
	ehr_polygons_close(finder->polygons);
	ehr_projection_close(finder->projection);
	ehr_index_release(&finder->square);
	ehr_map_release(&finder->name);
	free(finder);
}

static int find_unit(struct ehr_zone_finder *self, struct ehr_lonlat place,
	long *found, struct ehr_err *err)
{
	long shape;

	if (ehr_polygon_find(self->finder, place, &shape, err))
		return -1;
	for (size_t i = 0; i < self->cells->n && shape >= 0; i++)
		if (self->cells->cell[i].shape == (size_t)shape)
			*found = (long)i;
	return 0;
}

int ehr_zone_finder_at(struct ehr_zone_finder *finder, double lon, double lat,
	long *found, struct ehr_err *err)
{
	struct ehr_grid_cell cell;
	double easting, northing;

	*found = -1;
	if (finder->cells->units)
		return find_unit(
			finder, (struct ehr_lonlat){ lon, lat }, found, err);
	/* a place beyond the system lies in none of its cells */
	if (ehr_projection_from_lonlat(
		    finder->projection, lon, lat, &easting, &northing, err) ||
		!ehr_grid_cell_at(
			easting, northing, finder->cells->cell_m, &cell)) {
		*err = (struct ehr_err){ 0 };
		return 0;
	}
	*found = ehr_index_find(&finder->square, key_of(cell.col, cell.row));
	return 0;
}

long ehr_zone_finder_named(
	const struct ehr_zone_finder *finder, struct ehr_str cell_id)
{
	return ehr_map_find(&finder->name, cell_id);
}
