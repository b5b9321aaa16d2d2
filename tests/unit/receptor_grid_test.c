/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/receptor_grid.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/mem.h"
#include "model/zoning_grid.h"

/* CGCS2000, central meridian 120 E. */
static const char crs[] = "EPSG:4549";

static struct ehr_receptors *open_grid(
	double cell_m, struct ehr_plane_box box, struct ehr_err *err)
{
	struct ehr_projection *projection = ehr_projection_open(crs, err);
	struct ehr_receptors *receptors;

	assert_non_null(projection);
	receptors = ehr_receptors_of_grid(projection, cell_m, &box, err);
	ehr_projection_close(projection);
	return receptors;
}

/* Every cell of the rectangle once, tile by tile; points within the rectangle
 * of their tile. 70 x 45 cells: 3 x 2 tiles, those at the ends smaller. */
static void test_tiles(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_receptors *grid = open_grid(1000,
		(struct ehr_plane_box){ 450000, 3290500, 519000, 3334999 },
		&err);
	static unsigned char seen[45][70];
	size_t next = 0;

	(void)state;
	assert_non_null(grid);
	assert_int_equal(ehr_receptors_count(grid), 70 * 45);
	assert_int_equal(ehr_receptors_tiles(grid), 6);
	for (size_t t = 0; t < 6; t++) {
		struct ehr_receptor_tile tile = ehr_receptors_tile(grid, t);

		assert_int_equal(tile.first, next);
		for (size_t i = next; i < next + tile.n; i++) {
			double easting, northing;
			long col, row;

			ehr_receptors_point(grid, i, &easting, &northing);
			assert_true(easting >= tile.west &&
				    easting <= tile.east &&
				    northing >= tile.south &&
				    northing <= tile.north);
			col = (long)floor(easting / 1000) - 450;
			row = (long)floor(northing / 1000) - 3290;
			assert_in_range(col, 0, 69);
			assert_in_range(row, 0, 44);
			assert_int_equal(seen[row][col]++, 0);
		}
		next += tile.n;
	}
	assert_int_equal(next, 70 * 45);
	/* the second tile: columns 32 to 63 of rows 0 to 31 */
	assert_int_equal(ehr_receptors_tile(grid, 1).first, 1024);
	assert_true(ehr_receptors_tile(grid, 1).west == 482500);
	assert_true(ehr_receptors_tile(grid, 1).north == 3321500);
	ehr_receptors_close(grid);
}

/* cell_id, longitude and latitude are those that ehrisk-zone gives the cell
 * that the point falls into, to the last bit. */
static void test_same_as_zone(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_receptors *grid = open_grid(500,
		(struct ehr_plane_box){ 380000, 3200000, 399999, 3219999 },
		&err);
	struct ehr_receptor_desk *desk;
	struct ehr_zoning_grid zone;
	struct ehr_buf id = { 0 };

	(void)state;
	assert_non_null(grid);
	assert_int_equal(ehr_receptors_count(grid), 40 * 40);
	desk = ehr_receptor_desk_new(grid);
	assert_int_equal(ehr_zoning_grid_init(&zone, crs, 500, &err), 0);
	for (size_t i = 0; i < 1600; i += 37) {
		struct ehr_receptor got;
		struct ehr_grid_cell cell;
		double lon, lat;

		assert_int_equal(ehr_receptors_get(desk, i, &got, &err), 0);
		assert_int_equal(ehr_zoning_grid_place(
					 &zone, got.lon, got.lat, &cell, &err),
			0);
		id.n = 0;
		ehr_zoning_grid_write(&zone, cell, &id);
		assert_int_equal(
			ehr_zoning_grid_centre(&zone, cell, &lon, &lat, &err),
			0);
		assert_true(ehr_str_eq(got.id, (struct ehr_str){ id.p, id.n }));
		assert_true(ehr_str_eq(got.id, got.cell_id));
		assert_true(memcmp(&lon, &got.lon, sizeof(lon)) == 0);
		assert_true(memcmp(&lat, &got.lat, sizeof(lat)) == 0);
	}
	/* 0.9 sqrt(500^2 / pi) = 0.9 x 282.0948 */
	assert_true(fabs(ehr_receptors_radius(grid, 0) - 253.8853) < 1e-3);
	ehr_buf_release(&id);
	ehr_zoning_grid_release(&zone);
	ehr_receptor_desk_free(desk);
	ehr_receptors_close(grid);
}

/* 10^8 cells take no memory and their last one is found; one more is refused
 * with the number. */
static void test_limit(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_receptor_tile last;
	struct ehr_receptors *grid = open_grid(10,
		(struct ehr_plane_box){ 450000, 3290000, 549999, 3389999 },
		&err);

	(void)state;
	assert_non_null(grid);
	assert_int_equal(ehr_receptors_count(grid), 100000000);
	last = ehr_receptors_tile(grid, ehr_receptors_tiles(grid) - 1);
	assert_int_equal(last.first + last.n, 100000000);
	assert_true(last.east == 549995 && last.north == 3389995);
	ehr_receptors_close(grid);
	grid = open_grid(10,
		(struct ehr_plane_box){ 450000, 3290000, 550000, 3389999 },
		&err);
	assert_null(grid);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "100010000"));
	assert_null(open_grid(
		1, (struct ehr_plane_box){ -1e12, -1e12, 1e12, 1e12 }, &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
}

static void test_ends(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_receptors *grid = open_grid(1000, ehr_plane_box_empty, &err);

	(void)state;
	assert_non_null(grid);
	assert_int_equal(ehr_receptors_count(grid), 0);
	assert_int_equal(ehr_receptors_tiles(grid), 0);
	ehr_receptors_close(grid);
	/* one point is one cell */
	grid = open_grid(1000,
		(struct ehr_plane_box){ 500000, 3300000, 500000, 3300000 },
		&err);
	assert_int_equal(ehr_receptors_count(grid), 1);
	assert_int_equal(ehr_receptors_tile(grid, 0).n, 1);
	ehr_receptors_close(grid);
	/* three quarters round the globe, where there is no such place */
	assert_null(open_grid(100000,
		(struct ehr_plane_box){ 400000, 3000000, 30000000, 3500000 },
		&err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tiles),
		cmocka_unit_test(test_same_as_zone),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
