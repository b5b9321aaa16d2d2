/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/receptor_grid.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/receptor_kind.h"

enum { TILE = 32 }; /* cells on the side of a tile */

struct grid {
	struct ehr_receptors base;
	struct ehr_grid_cell first; /* the south-western one */
	size_t columns, rows;
	size_t tile_columns;
};

static const struct grid *grid_of(const struct ehr_receptors *receptors)
{
	return (const struct grid *)receptors;
}

static size_t tile_width(const struct grid *self, size_t tile_column)
{
	size_t left = self->columns - tile_column * TILE;

	return left < TILE ? left : TILE;
}

static size_t tile_height(const struct grid *self, size_t tile_row)
{
	size_t left = self->rows - tile_row * TILE;

	return left < TILE ? left : TILE;
}

/* Tiles of a row of tiles are equally high and all but the last equally wide,
 * so the place of a number is found by division. */
static struct ehr_grid_cell cell_of(const struct grid *self, size_t i)
{
	size_t tile_row = i / (self->columns * TILE);
	size_t height = tile_height(self, tile_row);
	size_t tile_column, width;

	i -= tile_row * self->columns * TILE;
	tile_column = i / (TILE * height);
	width = tile_width(self, tile_column);
	i -= tile_column * TILE * height;
	return (struct ehr_grid_cell){
		.col = self->first.col +
		       (int32_t)(tile_column * TILE + i % width),
		.row = self->first.row + (int32_t)(tile_row * TILE + i / width),
	};
}

static struct ehr_receptor_tile tile(
	const struct ehr_receptors *receptors, size_t i)
{
	const struct grid *self = grid_of(receptors);
	size_t tile_row = i / self->tile_columns;
	size_t tile_column = i % self->tile_columns;
	size_t height = tile_height(self, tile_row);
	size_t width = tile_width(self, tile_column);
	struct ehr_receptor_tile found = {
		.first = tile_row * self->columns * TILE +
			 tile_column * TILE * height,
		.n = width * height,
	};
	struct ehr_grid_cell low = cell_of(self, found.first);
	struct ehr_grid_cell high = {
		.col = low.col + (int32_t)width - 1,
		.row = low.row + (int32_t)height - 1,
	};

	ehr_grid_centre(low, receptors->cell_m, &found.west, &found.south);
	ehr_grid_centre(high, receptors->cell_m, &found.east, &found.north);
	return found;
}

static void point(const struct ehr_receptors *receptors, size_t i,
	double *easting, double *northing)
{
	ehr_grid_centre(cell_of(grid_of(receptors), i), receptors->cell_m,
		easting, northing);
}

static double radius(const struct ehr_receptors *receptors, size_t i)
{
	(void)i;
	return ehr_receptor_cell_radius(receptors->cell_m);
}

static int get(struct ehr_receptor_desk *desk, size_t i,
	struct ehr_receptor *receptor, struct ehr_err *err)
{
	struct ehr_grid_cell cell = cell_of(grid_of(desk->receptors), i);

	if (ehr_receptor_desk_open(desk, err) < 0 ||
		ehr_zoning_grid_centre(&desk->grid, cell, &receptor->lon,
			&receptor->lat, err) < 0)
		return -1;
	desk->id.n = 0;
	ehr_zoning_grid_write(&desk->grid, cell, &desk->id);
	receptor->id = (struct ehr_str){ desk->id.p, desk->id.n };
	receptor->cell_id = receptor->id;
	return 0;
}

static const char *carried_name(
	const struct ehr_receptors *receptors, size_t column)
{
	(void)receptors;
	(void)column;
	return NULL;
}

static struct ehr_str carried_cell(
	struct ehr_receptor_desk *desk, size_t i, size_t column)
{
	(void)desk;
	(void)i;
	(void)column;
	return (struct ehr_str){ 0 };
}

static void release(struct ehr_receptors *receptors)
{
	free(receptors);
}

static const struct ehr_receptor_kind kind = {
	.tile = tile,
	.point = point,
	.radius = radius,
	.get = get,
	.carried_name = carried_name,
	.carried_cell = carried_cell,
	.free = release,
};

static int too_large(
	double cell_m, const struct ehr_plane_box *box, struct ehr_err *err)
{
	double wide = floor(box->east / cell_m) - floor(box->west / cell_m) + 1;
	double high =
		floor(box->north / cell_m) - floor(box->south / cell_m) + 1;

	return ehr_fail(err, EHR_FAULT_USAGE,
		_("a grid of %.0f x %.0f = %.0f cells of %g m: at most %d are "
		  "possible; take larger cells, --bbox or a shorter --range"),
		wide, high, wide * high, cell_m, EHR_RECEPTORS_MAX);
}

/* The first and last cells; their number. */
static int span(
	struct grid *self, const struct ehr_plane_box *box, struct ehr_err *err)
{
	double cell_m = self->base.cell_m;
	struct ehr_grid_cell last;

	if (!ehr_grid_cell_at(box->west, box->south, cell_m, &self->first) ||
		!ehr_grid_cell_at(box->east, box->north, cell_m, &last))
		return too_large(cell_m, box, err);
	self->columns = (size_t)((long)last.col - self->first.col + 1);
	self->rows = (size_t)((long)last.row - self->first.row + 1);
	if (self->columns > EHR_RECEPTORS_MAX ||
		self->rows > EHR_RECEPTORS_MAX / self->columns)
		return too_large(cell_m, box, err);
	self->base.n = self->columns * self->rows;
	self->tile_columns = (self->columns + TILE - 1) / TILE;
	self->base.n_tiles =
		self->tile_columns * ((self->rows + TILE - 1) / TILE);
	return 0;
}

/* Can the system compute the middles of the outermost cells, and do they come
 * back? Where it cannot, far from where it is made for, it folds or fails. */
static int check_border(const struct grid *self,
	struct ehr_projection *projection, struct ehr_err *err)
{
	double cell_m = self->base.cell_m;

	for (int k = 0; k < 9; k++) {
		struct ehr_grid_cell cell = {
			.col = self->first.col + (int32_t)((self->columns - 1) *
							   (size_t)(k % 3) / 2),
			.row = self->first.row + (int32_t)((self->rows - 1) *
							   (size_t)(k / 3) / 2),
		};
		double easting, northing, lon, lat, east_again, north_again;

		ehr_grid_centre(cell, cell_m, &easting, &northing);
		if (ehr_projection_to_lonlat(projection, easting, northing,
			    &lon, &lat, err) == 0 &&
			ehr_projection_from_lonlat(projection, lon, lat,
				&east_again, &north_again, err) == 0 &&
			fabs(east_again - easting) < 0.1 &&
			fabs(north_again - northing) < 0.1)
			continue;
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the grid reaches the point %.0f %.0f, where %s "
			  "(%s) cannot be used: name another system with "
			  "--crs, or a smaller --bbox or --range"),
			easting, northing, ehr_projection_crs(projection),
			ehr_projection_title(projection));
	}
	return 0;
}

struct ehr_receptors *ehr_receptors_of_grid(struct ehr_projection *projection,
	double cell_m, const struct ehr_plane_box *box, struct ehr_err *err)
{
	struct grid *self = ehr_calloc(1, sizeof(*self));

	self->base.kind = &kind;
	self->base.cell_m = cell_m;
	snprintf(self->base.crs, sizeof(self->base.crs), "%s",
		ehr_projection_crs(projection));
	if (!(box->west <= box->east)) /* around nothing */
		return &self->base;
	if (span(self, box, err) == 0 &&
		check_border(self, projection, err) == 0)
		return &self->base;
	free(self);
	return NULL;
}
