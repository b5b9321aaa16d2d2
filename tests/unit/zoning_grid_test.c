/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_grid.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ehr_zoning_grid grid_of(const char *crs, double cell_m)
{
	struct ehr_zoning_grid grid;
	struct ehr_err err = { 0 };

	if (ehr_zoning_grid_init(&grid, crs, cell_m, &err) < 0)
		fail_msg("%s", err.text);
	return grid;
}

/* The origin of the Dutch grid, Amersfoort, is at 155000 463000: with 200 m
 * cells on the edge between two columns and between two rows (775, 2315). Some
 * ten metres north-east of it is in that cell, south-west of it in the one
 * before. 1e-4 degrees are 7 to 11 m there. */
static void places(void **state)
{
	const double lon = 5.38720621, lat = 52.15517440;
	struct ehr_zoning_grid grid = grid_of("EPSG:28992", 200);
	struct ehr_grid_cell cell = { 0, 0 };
	struct ehr_err err = { 0 };
	struct ehr_buf id = { 0 };

	(void)state;
	assert_true(ehr_zoning_grid_known(&grid));
	assert_int_equal(ehr_zoning_grid_place(
				 &grid, lon + 1e-4, lat + 1e-4, &cell, &err),
		0);
	assert_int_equal(cell.col, 775);
	assert_int_equal(cell.row, 2315);
	ehr_zoning_grid_write(&grid, cell, &id);
	assert_string_equal(ehr_buf_text(&id), "EPSG:28992/200/775/2315");
	assert_int_equal(ehr_zoning_grid_place(
				 &grid, lon - 1e-4, lat - 1e-4, &cell, &err),
		0);
	assert_int_equal(cell.col, 774);
	assert_int_equal(cell.row, 2314);
	assert_int_equal(
		ehr_zoning_grid_place(&grid, lon, 91, &cell, &err), -1);
	assert_string_equal(err.reason, "outside_crs");
	ehr_buf_release(&id);
	ehr_zoning_grid_release(&grid);
}

static void reads_ids(void **state)
{
	static const char *const bad[] = { "", "EPSG:4549/1000/531",
		"EPSG:4549/1000/531/3120/", "EPSG:4549/1000/5.5/3120",
		"EPSG:4549/0/1/1", "EPSG:4549/x/1/1", "EPSG:4549/1000//1",
		"EPSG:4549/1000/99999999999/1",
		"EPSG:4549000000000000000000000000000000000/1000/1/1" };
	struct ehr_zoning_grid grid = grid_of(NULL, 0);
	struct ehr_grid_cell cell = { 0, 0 };
	struct ehr_err err = { 0 };

	(void)state;
	assert_false(ehr_zoning_grid_known(&grid));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(ehr_zoning_grid_read(&grid, ehr_str_of(bad[i]),
					 &cell, &err),
			-1);
		assert_string_equal(err.reason, "bad_cell_id");
	}
	assert_int_equal(
		ehr_zoning_grid_read(&grid, ehr_str_of("EPSG:4549/1000/531/-3"),
			&cell, &err),
		0);
	assert_true(ehr_zoning_grid_known(&grid));
	assert_int_equal(cell.col, 531);
	assert_int_equal(cell.row, -3);
	assert_true(grid.cell_m == 1000);
	assert_int_equal(
		ehr_zoning_grid_read(
			&grid, ehr_str_of("EPSG:4549/1000.0/1/2"), &cell, &err),
		0);
	assert_int_equal(ehr_zoning_grid_read(&grid,
				 ehr_str_of("EPSG:4549/500/1/2"), &cell, &err),
		-1);
	assert_string_equal(err.reason, "another_grid");
	assert_int_equal(ehr_zoning_grid_read(&grid,
				 ehr_str_of("EPSG:4550/1000/1/2"), &cell, &err),
		-1);
	assert_string_equal(err.reason, "another_grid");
	ehr_zoning_grid_release(&grid);
}

/* Closed, counter-clockwise, about a square of 1000 m, its centre in it; its
 * neighbour's corners are the same numbers. */
static void rings(void **state)
{
	static const char *const crs[] = { "EPSG:4549", "EPSG:28992" };
	static const int place[][2] = { { 531, 3120 }, { 180, 333 } };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct ehr_zoning_grid grid = grid_of(crs[i], 1000);
		struct ehr_grid_cell cell = { place[i][0], place[i][1] };
		struct ehr_err err = { 0 };
		double ring[5][2], next[5][2], lon = 0, lat = 0, area = 0;
		double metre = 180 / 3.14159265 / 6371000;

		assert_int_equal(
			ehr_zoning_grid_ring(&grid, cell, ring, &err), 0);
		assert_int_equal(
			ehr_zoning_grid_centre(&grid, cell, &lon, &lat, &err),
			0);
		assert_true(ring[4][0] == ring[0][0]);
		assert_true(ring[4][1] == ring[0][1]);
		for (int k = 0; k < 4; k++)
			area += (ring[k][0] - lon) * (ring[k + 1][1] - lat) -
				(ring[k + 1][0] - lon) * (ring[k][1] - lat);
		area = area / 2 * cos(lat * 3.14159265 / 180) / (metre * metre);
		assert_true(area > 0.98e6 && area < 1.02e6);
		assert_true(lon > ring[0][0] && lon < ring[2][0]);
		assert_true(lat > ring[0][1] && lat < ring[2][1]);
		assert_true(fabs(ring[1][0] * 1e7 - round(ring[1][0] * 1e7)) <
			    1e-3);
		cell.col++;
		assert_int_equal(
			ehr_zoning_grid_ring(&grid, cell, next, &err), 0);
		assert_true(next[0][0] == ring[1][0]);
		assert_true(next[3][1] == ring[2][1]);
		ehr_zoning_grid_release(&grid);
	}
}

static void assert_chosen(double west, double east, const char *want)
{
	struct ehr_zoning_grid grid = grid_of(NULL, 1000);
	struct ehr_err err = { 0 };

	assert_int_equal(
		ehr_zoning_grid_choose(&grid, west, east, &err), want ? 0 : -1);
	if (want)
		assert_string_equal(ehr_projection_crs(grid.projection), want);
	else
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
	ehr_zoning_grid_release(&grid);
}

/* Yunhe at 119.6 lies nearest to 120 E (4549), Yichun at 128.9 to 129 E (4552);
 * from 118 to 124 the middle is 121. */
static void chooses(void **state)
{
	(void)state;
	assert_chosen(119.6, 119.6, "EPSG:4549");
	assert_chosen(128.5, 129.3, "EPSG:4552");
	assert_chosen(118, 124, "EPSG:4549");
	assert_chosen(73.5, 74, "EPSG:4534");
	assert_chosen(5.7, 5.8, NULL);
	assert_chosen(120, 136.6, NULL);
	assert_chosen(-120, 120, NULL);
}

static void refused(void **state)
{
	struct ehr_zoning_grid grid;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(
		ehr_zoning_grid_init(&grid, "EPSG:4490", 1000, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	ehr_zoning_grid_release(&grid);
	assert_int_equal(ehr_zoning_grid_init(&grid, "x", 1000, &err), -1);
	ehr_zoning_grid_release(&grid);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places),
		cmocka_unit_test(reads_ids),
		cmocka_unit_test(rings),
		cmocka_unit_test(chooses),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
