/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/receptor_file.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "model/receptor_grid.h"

static struct ehr_receptors *read_text(const char *text, struct ehr_err *err)
{
	static const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_reader *reader =
		ehr_reader_memory("villages.csv", ehr_str_of(text), &opts, err);
	struct ehr_receptors *receptors;

	assert_non_null(reader);
	receptors = ehr_receptors_read(reader, err);
	ehr_reader_close(reader);
	return receptors;
}

static struct ehr_receptors *place_text(const char *text, const char *crs)
{
	struct ehr_err err = { 0 };
	struct ehr_receptors *receptors = read_text(text, &err);
	struct ehr_projection *projection = ehr_projection_open(crs, &err);

	assert_non_null(receptors);
	assert_non_null(projection);
	assert_int_equal(
		ehr_receptors_place(receptors, projection, 150000, &err), 0);
	ehr_projection_close(projection);
	return receptors;
}

static void refuse(const char *text, const char *column, const char *reason,
	unsigned long line)
{
	struct ehr_err err = { 0 };

	assert_null(read_text(text, &err));
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, column);
	if (reason)
		assert_string_equal(err.reason, reason);
	assert_int_equal(err.line, line);
	assert_string_equal(err.file, "villages.csv");
}

/* The order is that of the file; other columns are carried as they stand. */
static void test_carried(void **state)
{
	struct ehr_receptors *list = place_text("town,name,lat,population,lon\n"
						"\"a, b\",V2,28.1,12,119.5\n"
						",V1,28.2,,119.6\n",
		"EPSG:4549");
	struct ehr_receptor_desk *desk = ehr_receptor_desk_new(list);
	struct ehr_err err = { 0 };
	struct ehr_receptor got;

	(void)state;
	assert_int_equal(ehr_receptors_count(list), 2);
	assert_int_equal(ehr_receptors_carried(list), 2);
	assert_string_equal(ehr_receptors_carried_name(list, 0), "town");
	assert_string_equal(ehr_receptors_carried_name(list, 1), "population");
	assert_int_equal(ehr_receptors_get(desk, 0, &got, &err), 0);
	assert_true(ehr_str_is(got.id, "V2"));
	assert_int_equal(got.cell_id.n, 0);
	assert_true(got.lon == 119.5 && got.lat == 28.1 && got.radius_m == 0);
	assert_true(ehr_str_is(ehr_receptors_carried_cell(desk, 0, 0), "a, b"));
	assert_true(ehr_str_is(ehr_receptors_carried_cell(desk, 0, 1), "12"));
	assert_int_equal(ehr_receptors_carried_cell(desk, 1, 0).n, 0);
	assert_int_equal(ehr_receptors_carried_cell(desk, 1, 1).n, 0);
	assert_int_equal(ehr_receptors_get(desk, 1, &got, &err), 0);
	assert_true(ehr_str_is(got.id, "V1"));
	ehr_receptor_desk_free(desk);
	ehr_receptors_close(list);
}

/* What a grid writes of a cell comes back as the same cell, to the last bit;
 * so does its cell_id alone; a point elsewhere in the cell is a point. */
static void test_cells(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4549", &err);
	struct ehr_plane_box box = { 450100, 3110100, 450100, 3110100 };
	struct ehr_receptors *grid =
		ehr_receptors_of_grid(projection, 300, &box, &err);
	struct ehr_receptor_desk *desk = ehr_receptor_desk_new(grid);
	struct ehr_receptor cell, got;
	struct ehr_buf text = { 0 };
	struct ehr_receptors *list;

	(void)state;
	assert_int_equal(ehr_receptors_get(desk, 0, &cell, &err), 0);
	ehr_buf_printf(&text, "receptor_id,cell_id,lon,lat\n");
	ehr_buf_printf(&text, "both,%.*s,%.7f,%.7f\n", (int)cell.cell_id.n,
		cell.cell_id.p, cell.lon, cell.lat);
	ehr_buf_printf(
		&text, "alone,%.*s,,\n", (int)cell.cell_id.n, cell.cell_id.p);
	ehr_buf_printf(&text, "aside,%.*s,%.7f,%.7f\n", (int)cell.cell_id.n,
		cell.cell_id.p, cell.lon + 1e-6, cell.lat);
	list = place_text(ehr_buf_text(&text), "EPSG:4549");
	assert_string_equal(ehr_receptors_cells_crs(list), "EPSG:4549");
	for (size_t i = 0; i < 3; i++) {
		struct ehr_receptor_desk *other = ehr_receptor_desk_new(list);

		assert_int_equal(ehr_receptors_get(other, i, &got, &err), 0);
		assert_true(ehr_str_eq(got.cell_id, cell.cell_id));
		if (i < 2) {
			assert_true(got.easting == cell.easting);
			assert_true(got.northing == cell.northing);
			assert_true(got.radius_m == cell.radius_m);
			assert_true(got.lon == cell.lon);
		} else {
			assert_true(got.radius_m == 0);
			/* a millionth of a degree at 28 N: 0.098 m */
			assert_true(fabs(got.easting - cell.easting - 0.0983) <
				    0.01);
		}
		ehr_receptor_desk_free(other);
	}
	ehr_receptors_close(list);
	/* in another system they lie where their middles do */
	list = place_text(ehr_buf_text(&text), "EPSG:32650");
	ehr_receptors_point(list, 1, &got.easting, &got.northing);
	assert_true(fabs(got.easting - cell.easting) > 1000);
	ehr_receptors_close(list);
	ehr_receptor_desk_free(desk);
	ehr_receptors_close(grid);
	ehr_projection_close(projection);
	ehr_buf_release(&text);
}

/* cell_id is name enough, and place enough. */
static void test_cells_only(void **state)
{
	struct ehr_receptors *list = place_text("cell_id,population\n"
						"EPSG:4549/1000/450/3110,5\n"
						"EPSG:4549/500/900/6220,7\n",
		"EPSG:4549");
	struct ehr_receptor_desk *desk = ehr_receptor_desk_new(list);
	struct ehr_err err = { 0 };
	struct ehr_receptor got;

	(void)state;
	assert_int_equal(ehr_receptors_get(desk, 1, &got, &err), 0);
	assert_true(ehr_str_is(got.id, "EPSG:4549/500/900/6220"));
	assert_true(ehr_str_eq(got.id, got.cell_id));
	assert_true(got.easting == 450250 && got.northing == 3110250);
	ehr_receptor_desk_free(desk);
	ehr_receptors_close(list);
}

static void test_refused(void **state)
{
	(void)state;
	refuse("receptor_id,lon,lat\na,1,2\nb,3,4\na,5,6\n", "receptor_id",
		"duplicate", 4);
	refuse("name,lon,lat\n ,1,2\n", "name", "no_id", 2);
	refuse("name,lon,lat\na,1,\n", "lat", "half_a_place", 2);
	refuse("name,lon,lat\na,,1\n", "lon", "half_a_place", 2);
	refuse("name,lon,lat\na,28,119\n", "lat", "out_of_range", 2);
	refuse("name,lon,lat\na,181,19\n", "lon", "out_of_range", 2);
	refuse("name,lon,lat\na,E119,19\n", "lon", NULL, 2);
	refuse("name,cell_id\na,EPSG:4549/1000/450\n", "cell_id", "bad_cell_id",
		2);
	refuse("name,cell_id\na,EPSG:4549/10/4/5\nb,EPSG:4550/10/4/5\n",
		"cell_id", "another_grid", 3);
	refuse("lon,lat\n1,2\n", "", NULL, 1);
	refuse("name,lat\na,2\n", "", NULL, 1);
	refuse("name,cell_id,lat\na,,2\n", "", NULL, 1);
}

/* Without a place a row is left out and counted; 0 0 is told. */
static void test_unplaced(void **state)
{
	struct ehr_receptors *list = place_text("receptor_id,lon,lat\n"
						"a,119,28\n"
						"b,,\n"
						"c, ,\n"
						"d,0,0\n",
		"EPSG:4549");
	const struct ehr_receptor_report *report = ehr_receptors_report(list);

	(void)state;
	assert_int_equal(ehr_receptors_count(list), 2);
	assert_int_equal(report->rows, 4);
	assert_int_equal(report->unplaced, 2);
	assert_int_equal(report->first_unplaced, 3);
	assert_int_equal(report->zero, 1);
	assert_int_equal(report->outside, 1);
	ehr_receptors_close(list);
	list = place_text("receptor_id,lon,lat\n", "EPSG:4549");
	assert_int_equal(ehr_receptors_count(list), 0);
	assert_int_equal(ehr_receptors_tiles(list), 0);
	ehr_receptors_close(list);
}

/* Three places 0.01 degrees (1 km) apart, and three 10 degrees away, then one
 * back: a tile never reaches from one to the other. */
static void test_scattered(void **state)
{
	struct ehr_receptors *list = place_text("receptor_id,lon,lat\n"
						"a,119,28\n"
						"b,119.01,28\n"
						"c,119.02,28\n"
						"d,129,28\n"
						"e,129.01,28\n"
						"f,129,28.01\n"
						"g,119,28\n",
		"EPSG:4549");
	const size_t n[] = { 3, 3, 1 };
	size_t first = 0;

	(void)state;
	assert_int_equal(ehr_receptors_tiles(list), 3);
	for (size_t t = 0; t < 3; t++) {
		struct ehr_receptor_tile tile = ehr_receptors_tile(list, t);

		assert_int_equal(tile.first, first);
		assert_int_equal(tile.n, n[t]);
		assert_true(tile.east - tile.west < 2000);
		first += n[t];
	}
	ehr_receptors_close(list);
}

/* 600 rows: tiles of 256, 256 and 88, each within its rectangle. */
static void test_tiles(void **state)
{
	struct ehr_buf text = { 0 };
	struct ehr_receptors *list;
	size_t next = 0;

	(void)state;
	ehr_buf_printf(&text, "receptor_id,lon,lat\n");
	for (int i = 0; i < 600; i++)
		ehr_buf_printf(&text, "r%d,%g,%g\n", i,
			119 + (i * 7 % 100) / 100.0,
			28 + (i * 13 % 100) / 100.0);
	list = place_text(ehr_buf_text(&text), "EPSG:4549");
	assert_int_equal(ehr_receptors_tiles(list), 3);
	for (size_t t = 0; t < 3; t++) {
		struct ehr_receptor_tile tile = ehr_receptors_tile(list, t);

		assert_int_equal(tile.first, next);
		assert_int_equal(tile.n, t < 2 ? 256 : 88);
		for (size_t i = 0; i < tile.n; i++) {
			double x, y;

			ehr_receptors_point(list, next + i, &x, &y);
			assert_true(x >= tile.west && x <= tile.east);
			assert_true(y >= tile.south && y <= tile.north);
		}
		next += tile.n;
	}
	ehr_receptors_close(list);
	ehr_buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_carried),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_cells_only),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_unplaced),
		cmocka_unit_test(test_scattered),
		cmocka_unit_test(test_tiles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
