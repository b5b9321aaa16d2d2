/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/position.h"

#include <stdio.h>

#include "model/flag.h"

static struct ehr_projection *rd;
static const struct ehr_place degrees = { .lon = "long", .lat = "lat" };
static const struct ehr_place metres = {
	.x = "x", .y = "y", .crs = "EPSG:28992"
};

static int setup(void **state)
{
	(void)state;
	rd = ehr_projection_open("EPSG:28992", &(struct ehr_err){ 0 });
	return rd == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_projection_close(rd);
	return 0;
}

static int project(struct ehr_position *position, const char *x, const char *y,
	struct ehr_err *err)
{
	return ehr_position_project(
		position, &metres, rd, ehr_str_of(x), ehr_str_of(y), err);
}

static double number(struct ehr_str text)
{
	double value = 999;

	assert_int_equal(ehr_num_read(text, &value), EHR_NUM_VALUE);
	return value;
}

/* The tower of Amersfoort is the origin of the Dutch grid, 155000 E 463000 N.
 * In WGS 84 it is at 5.38720621 E 52.15517440 N: the constants of the
 * approximation by Schreutelkamp and Strang van Hees (Geodesia 2001). A metre
 * is 1.5e-5 degrees of longitude there. */
static void test_project(void **state)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(project(&position, "155000", "463000", &err), 0);
	assert_int_equal(position.flags, 0);
	assert_true(number(position.lon) > 5.38720621 - 2e-5);
	assert_true(number(position.lon) < 5.38720621 + 2e-5);
	assert_true(number(position.lat) > 52.15517440 - 2e-5);
	assert_true(number(position.lat) < 52.15517440 + 2e-5);
}

/* Whole metres come back to within half a millimetre from the degrees as
 * written, so that a point on the edge of a cell can be told. */
static void test_edges_survive(void **state)
{
	(void)state;
	for (int x = 178000; x <= 182000; x += 500) {
		struct ehr_position position;
		struct ehr_err err = { 0 };
		double easting, northing;
		char text[16];

		(void)snprintf(text, sizeof text, "%d", x);
		assert_int_equal(project(&position, text, "331000", &err), 0);
		assert_int_equal(
			ehr_projection_from_lonlat(rd, number(position.lon),
				number(position.lat), &easting, &northing,
				&err),
			0);
		assert_true(easting - x < 0.0005 && x - easting < 0.0005);
		assert_true(northing - 331000 < 0.0005 &&
			    331000 - northing < 0.0005);
	}
}

static void test_no_coordinates(void **state)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(project(&position, "155000", " ", &err), 0);
	assert_int_equal(position.flags, ehr_flag(EHR_FLAG_NO_COORDINATES));
	assert_int_equal(position.lon.n, 0);
	assert_int_equal(position.lat.n, 0);
	assert_int_equal(ehr_position_degrees(&position, &degrees,
				 ehr_str_of(""), ehr_str_of("50"), &err),
		0);
	assert_int_equal(position.flags, ehr_flag(EHR_FLAG_NO_COORDINATES));
	assert_int_equal(position.lat.n, 0);
}

/* 100000 E 200000 N of the grid is in the north of France, outside the area of
 * use (the Netherlands); exchanged it would be in the North Sea, outside too.
 * 333611, 181072 is a point of the Meuse data with x and y exchanged. */
static void test_outside(void **state)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(project(&position, "100000", "200000", &err), 0);
	assert_int_equal(position.flags, ehr_flag(EHR_FLAG_OUTSIDE_CRS_AREA));
	assert_int_equal(project(&position, "333611", "181072", &err), -1);
	assert_string_equal(err.reason, "swapped");
	assert_string_equal(err.column, "x, y");
	assert_string_equal(err.found, "333611, 181072");
	assert_int_equal(project(&position, "1,5", "181072", &err), -1);
	assert_string_equal(err.reason, "not_a_number");
	assert_string_equal(err.column, "x");
}

static void out_of_range(const char *lon, const char *lat, const char *column)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	assert_int_equal(ehr_position_degrees(&position, &degrees,
				 ehr_str_of(lon), ehr_str_of(lat), &err),
		-1);
	assert_string_equal(err.reason, "out_of_range");
	assert_string_equal(err.column, column);
}

static void test_degrees(void **state)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(ehr_position_degrees(&position, &degrees,
				 ehr_str_of(" 6.85041335871979"),
				 ehr_str_of("-90"), &err),
		0);
	assert_true(ehr_str_is(position.lon, "6.85041335871979"));
	assert_true(ehr_str_is(position.lat, "-90"));
	out_of_range("180.1", "5", "long");
	out_of_range("-181", "5", "long");
	out_of_range("31.2", "121.5", "lat");
	out_of_range("3", "-90.0001", "lat");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_project),
		cmocka_unit_test(test_edges_survive),
		cmocka_unit_test(test_no_coordinates),
		cmocka_unit_test(test_outside),
		cmocka_unit_test(test_degrees),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
