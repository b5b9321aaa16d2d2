/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plane_box.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void refuse(const char *text, const char *because)
{
	struct ehr_err err = { 0 };
	double degrees[4];

	assert_int_equal(ehr_bbox_read(text, degrees, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, because));
}

static void test_read(void **state)
{
	struct ehr_err err = { 0 };
	double degrees[4];

	(void)state;
	assert_int_equal(
		ehr_bbox_read("119.5, 28,120.5,28.75", degrees, &err), 0);
	assert_true(degrees[0] == 119.5 && degrees[1] == 28 &&
		    degrees[2] == 120.5 && degrees[3] == 28.75);
	/* across the antimeridian */
	assert_int_equal(ehr_bbox_read("177,-20,-178,-15", degrees, &err), 0);
	refuse("119,28,120", "four numbers");
	refuse("119,28,120,29,5", "four numbers");
	refuse("119,28,120,29,", "four numbers");
	refuse("119,28,,29", "four numbers");
	refuse("", "four numbers");
	refuse("119,29,120,28", "south");
	refuse("119,28,120,28", "south");
	refuse("120,28,119,29", "west");
	refuse("120,28,120,29", "west");
	refuse("28,119,29,120", "globe"); /* latitude first */
	refuse("119,28,181,29", "globe");
}

/* UTM zone 60 (EPSG:32660), central meridian 177 E: PROJ's own cs2cs gives
 * 166021.443 for 174 E and 833978.557 for 180 E, on the equator. */
static void test_antimeridian(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_projection *utm = ehr_projection_open("EPSG:32660", &err);
	struct ehr_plane_box box, half;
	const double across[4] = { 174, 0, -177, 1 };
	const double until[4] = { 174, 0, 180, 1 };

	(void)state;
	assert_non_null(utm);
	assert_int_equal(ehr_plane_box_of_degrees(&box, utm, across, &err), 0);
	assert_int_equal(ehr_plane_box_of_degrees(&half, utm, until, &err), 0);
	assert_true(fabs(half.west - 166021.443) < 0.001);
	assert_true(fabs(half.east - 833978.557) < 0.001);
	assert_true(fabs(half.south) < 0.001);
	assert_true(box.west == half.west && box.east > 1160000 &&
		    box.east < 1170000);
	ehr_projection_close(utm);
}

/* The north side of a box in a zone's plane bends: its highest points are its
 * ends, its lowest is on the central meridian. */
static void test_bent(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_projection *zone = ehr_projection_open("EPSG:4549", &err);
	struct ehr_plane_box box;
	const double degrees[4] = { 119, 28, 121, 29 };
	double easting, corner, middle;

	(void)state;
	assert_non_null(zone);
	assert_int_equal(
		ehr_plane_box_of_degrees(&box, zone, degrees, &err), 0);
	assert_int_equal(ehr_projection_from_lonlat(
				 zone, 119, 29, &easting, &corner, &err),
		0);
	assert_int_equal(ehr_projection_from_lonlat(
				 zone, 120, 28, &easting, &middle, &err),
		0);
	assert_true(box.north == corner);
	assert_true(box.south == middle);
	ehr_plane_box_widen(&box, 1000);
	assert_true(box.north == corner + 1000);
	ehr_projection_close(zone);
}

/* What the system cannot compute is told, with --crs as the way out. */
static void test_outside(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_projection *zone = ehr_projection_open("EPSG:4549", &err);
	struct ehr_plane_box box;
	/* a quarter round the globe: at infinity */
	const double degrees[4] = { 25, -5, 35, 5 };

	(void)state;
	assert_int_equal(
		ehr_plane_box_of_degrees(&box, zone, degrees, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "--crs"));
	ehr_projection_close(zone);
	box = ehr_plane_box_empty;
	ehr_plane_box_widen(&box, 1000);
	assert_true(box.west > box.east);
	ehr_plane_box_add(&box, 3, 4);
	assert_true(box.west == 3 && box.east == 3 && box.south == 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_antimeridian),
		cmocka_unit_test(test_bent),
		cmocka_unit_test(test_outside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
