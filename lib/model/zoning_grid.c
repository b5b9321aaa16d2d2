/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_grid.h"

#include <math.h>
#include <stdio.h>

#include "base/num.h"

static int open_crs(
	struct ehr_zoning_grid *self, const char *crs, struct ehr_err *err)
{
	self->projection = ehr_projection_open(crs, err);
	if (self->projection == NULL)
		return -1;
	return ehr_projection_metres(self->projection, err);
}

int ehr_zoning_grid_init(struct ehr_zoning_grid *grid, const char *crs,
	double cell_m, struct ehr_err *err)
{
	*grid = (struct ehr_zoning_grid){ .cell_m = cell_m };
	return crs ? open_crs(grid, crs, err) : 0;
}

void ehr_zoning_grid_release(struct ehr_zoning_grid *grid)
{
	ehr_projection_close(grid->projection);
	*grid = (struct ehr_zoning_grid){ 0 };
}

bool ehr_zoning_grid_known(const struct ehr_zoning_grid *grid)
{
	return grid->projection != NULL && grid->cell_m > 0;
}

static bool read_index(struct ehr_str text, int32_t *index)
{
	long value;

	if (ehr_num_int("", text, -EHR_GRID_INDEX_MAX, EHR_GRID_INDEX_MAX,
		    &value, NULL) < 0)
		return false;
	*index = (int32_t)value;
	return true;
}

static int bad_id(struct ehr_str cell_id, struct ehr_err *err)
{
	return ehr_fail_cell(err, "cell_id", "bad_cell_id",
		N_("a cell such as EPSG:4549/1000/531/3120"), cell_id);
}

static int another_grid(const struct ehr_zoning_grid *self,
	struct ehr_str cell_id, struct ehr_err *err)
{
	char expected[96], size[EHR_NUM_MAX];
	size_t n = ehr_num_write(size, self->cell_m);

	snprintf(expected, sizeof(expected), _("a cell of the grid %s/%.*s"),
		ehr_projection_crs(self->projection), (int)n, size);
	return ehr_fail_cell(err, "cell_id", "another_grid", expected, cell_id);
}

int ehr_zoning_grid_read(struct ehr_zoning_grid *grid, struct ehr_str cell_id,
	struct ehr_grid_cell *cell, struct ehr_err *err)
{
	struct ehr_str rest = cell_id;
	struct ehr_str crs = ehr_str_cut(&rest, '/');
	struct ehr_str size = ehr_str_cut(&rest, '/');
	struct ehr_str col = ehr_str_cut(&rest, '/');
	char name[EHR_CRS_MAX];
	double cell_m;

	if (crs.n >= sizeof(name) ||
		ehr_num_read(size, &cell_m) != EHR_NUM_VALUE || cell_m <= 0 ||
		!read_index(col, &cell->col) || !read_index(rest, &cell->row))
		return bad_id(cell_id, err);
	memcpy(name, crs.p, crs.n);
	name[crs.n] = '\0';
	if (grid->projection == NULL && open_crs(grid, name, err) < 0)
		return -1;
	if (!(grid->cell_m > 0))
		grid->cell_m = cell_m;
	if (strcmp(name, ehr_projection_crs(grid->projection)) != 0 ||
		cell_m < grid->cell_m || cell_m > grid->cell_m)
		return another_grid(grid, cell_id, err);
	return 0;
}

void ehr_zoning_grid_write(const struct ehr_zoning_grid *grid,
	struct ehr_grid_cell cell, struct ehr_buf *cell_id)
{
	char size[EHR_NUM_MAX];
	size_t n = ehr_num_write(size, grid->cell_m);

	ehr_buf_printf(cell_id, "%s/%.*s/%ld/%ld",
		ehr_projection_crs(grid->projection), (int)n, size,
		(long)cell.col, (long)cell.row);
}

int ehr_zoning_grid_place(struct ehr_zoning_grid *grid, double lon, double lat,
	struct ehr_grid_cell *cell, struct ehr_err *err)
{
	double easting = 0, northing = 0;

	if (ehr_projection_from_lonlat(
		    grid->projection, lon, lat, &easting, &northing, err) < 0)
		return -1;
	if (ehr_grid_cell_at(easting, northing, grid->cell_m, cell))
		return 0;
	ehr_fail(err, EHR_FAULT_DATA,
		_("the point %.15g %.15g lies too far out for cells of %g m"),
		lon, lat, grid->cell_m);
	if (err) {
		snprintf(err->reason, sizeof(err->reason), "outside_grid");
		snprintf(err->expected, sizeof(err->expected),
			"a point nearer to the origin");
	}
	return -1;
}

static double rounded(double degrees)
{
	return round(degrees * 1e7) / 1e7;
}

int ehr_zoning_grid_centre(struct ehr_zoning_grid *grid,
	struct ehr_grid_cell cell, double *lon, double *lat,
	struct ehr_err *err)
{
	double easting, northing;

	ehr_grid_centre(cell, grid->cell_m, &easting, &northing);
	if (ehr_projection_to_lonlat(
		    grid->projection, easting, northing, lon, lat, err) < 0)
		return -1;
	*lon = rounded(*lon);
	*lat = rounded(*lat);
	return 0;
}

static void turn_round(double ring[5][2])
{
	for (int axis = 0; axis < 2; axis++) {
		double kept = ring[1][axis];

		ring[1][axis] = ring[3][axis];
		ring[3][axis] = kept;
	}
}

int ehr_zoning_grid_ring(struct ehr_zoning_grid *grid,
	struct ehr_grid_cell cell, double ring[5][2], struct ehr_err *err)
{
	double twice_area = 0;

	ehr_grid_ring(cell, grid->cell_m, ring);
	for (int i = 0; i < 4; i++) {
		if (ehr_projection_to_lonlat(grid->projection, ring[i][0],
			    ring[i][1], &ring[i][0], &ring[i][1], err) < 0)
			return -1;
		ring[i][0] = rounded(ring[i][0]);
		ring[i][1] = rounded(ring[i][1]);
	}
	ring[4][0] = ring[0][0];
	ring[4][1] = ring[0][1];
	for (int i = 0; i < 4; i++)
		twice_area += (ring[i][0] - ring[0][0]) *
				      (ring[i + 1][1] - ring[0][1]) -
			      (ring[i + 1][0] - ring[0][0]) *
				      (ring[i][1] - ring[0][1]);
	if (twice_area < 0)
		turn_round(ring);
	return 0;
}

int ehr_zoning_grid_choose(struct ehr_zoning_grid *grid, double west,
	double east, struct ehr_err *err)
{
	char crs[EHR_CRS_MAX];

	if (ehr_projection_cgcs2000_zone(west) == 0 ||
		ehr_projection_cgcs2000_zone(east) == 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("longitudes from %.7g to %.7g are not all within "
			  "73.5 to 136.5: name a coordinate reference system "
			  "with --crs"),
			west, east);
	snprintf(crs, sizeof(crs), "EPSG:%d",
		ehr_projection_cgcs2000_zone(west + (east - west) / 2));
	return open_crs(grid, crs, err);
}
