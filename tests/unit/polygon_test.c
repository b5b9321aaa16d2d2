/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geo/polygon.h"

static void ring(struct ehr_shapes *shapes, const double (*at)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		ehr_shapes_corner(shapes, at[i][0], at[i][1]);
	ehr_shapes_end_ring(shapes);
}

/* Square from (west, south), side degrees. */
static void square(
	struct ehr_shapes *shapes, double west, double south, double side)
{
	const double at[][2] = { { west, south }, { west + side, south },
		{ west + side, south + side }, { west, south + side },
		{ west, south } };

	ring(shapes, at, 5);
}

/* 0: 0..10 with a hole 4..6; 1: 10..20 beside it, and apart from that 30..31;
 * 2: nothing; 3: within 0's hole. */
static void fill(struct ehr_shapes *shapes)
{
	square(shapes, 0, 0, 10);
	square(shapes, 4, 4, 2);
	ehr_shapes_end_polygon(shapes);
	ehr_shapes_end_shape(shapes);
	square(shapes, 10, 0, 10);
	ehr_shapes_end_polygon(shapes);
	square(shapes, 30, 0, 1);
	ehr_shapes_end_polygon(shapes);
	ehr_shapes_end_shape(shapes);
	ehr_shapes_end_shape(shapes);
	square(shapes, 4.5, 4.5, 1);
	ehr_shapes_end_polygon(shapes);
	ehr_shapes_end_shape(shapes);
}

static void lies_in(
	struct ehr_polygon_finder *finder, double lon, double lat, long want)
{
	struct ehr_err err = { 0 };
	long found = -9;

	assert_int_equal(ehr_polygon_find(finder,
				 (struct ehr_lonlat){ lon, lat }, &found, &err),
		0);
	assert_int_equal(found, want);
}

static void holds(struct ehr_polygon_finder *finder, size_t i, double lon,
	double lat, int want)
{
	struct ehr_err err = { 0 };

	assert_int_equal(ehr_polygon_holds(finder, i,
				 (struct ehr_lonlat){ lon, lat }, &err),
		want);
}

static void holes_and_parts(void **state)
{
	struct ehr_shapes shapes = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_polygon_finder *finder;
	struct ehr_polygons *polygons;
	size_t at;

	(void)state;
	fill(&shapes);
	polygons = ehr_polygons_open(&shapes, &at, &err);
	assert_non_null(polygons);
	assert_int_equal(shapes.n_corners, 0);
	for (size_t i = 0; i < 4; i++)
		assert_null(ehr_polygons_fault(polygons, i));
	finder = ehr_polygon_finder_new(polygons);
	lies_in(finder, 1, 1, 0);
	lies_in(finder, 5, 5, 3);
	lies_in(finder, 4.2, 5, EHR_NO_POLYGON); /* in the hole, beside 3 */
	lies_in(finder, 4, 5, 0);                /* on the hole's border */
	lies_in(finder, 15, 5, 1);
	lies_in(finder, 30.5, 0.5, 1);
	lies_in(finder, 25, 0.5, EHR_NO_POLYGON);
	lies_in(finder, 10, 5, 0); /* the common border: the first */
	holds(finder, 1, 10, 5, 1);
	holds(finder, 0, 0, 0, 1);
	holds(finder, 0, 5, 5, 0);
	holds(finder, 2, 5, 5, 0);
	lies_in(finder, 119, 200, EHR_NO_POLYGON);
	ehr_polygon_finder_free(finder);
	ehr_polygon_finder_free(NULL);
	ehr_polygons_close(polygons);
	ehr_polygons_close(NULL);
}

/* A bow tie: 0,0 to 10,10 to 10,0 to 0,10, two triangles that meet in 5,5. The
 * rule of even and odd would have 2,5 (left triangle) and 8,5 (right one) inside
 * and 5,2 (below) outside. */
static void mends_what_crosses(void **state)
{
	static const double bow[][2] = { { 0, 0 }, { 10, 10 }, { 10, 0 },
		{ 0, 10 }, { 0, 0 } };
	struct ehr_shapes shapes = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_polygon_finder *finder;
	struct ehr_polygons *polygons;
	size_t at;

	(void)state;
	ring(&shapes, bow, 5);
	ehr_shapes_end_polygon(&shapes);
	ehr_shapes_end_shape(&shapes);
	polygons = ehr_polygons_open(&shapes, &at, &err);
	assert_non_null(polygons);
	assert_string_equal(
		ehr_polygons_fault(polygons, 0), "Self-intersection[5 5]");
	finder = ehr_polygon_finder_new(polygons);
	lies_in(finder, 2, 5, 0);
	lies_in(finder, 8, 5, 0);
	lies_in(finder, 5, 2, EHR_NO_POLYGON);
	lies_in(finder, 5, 8, EHR_NO_POLYGON);
	ehr_polygon_finder_free(finder);
	ehr_polygons_close(polygons);
}

static void refuses_rings(void **state)
{
	static const double open[][2] = { { 0, 0 }, { 10, 0 }, { 10, 10 },
		{ 0, 10 } };
	static const double flat[][2] = { { 0, 0 }, { 10, 0 }, { 0, 0 } };
	struct ehr_shapes shapes = { 0 };
	struct ehr_err err = { 0 };
	size_t at = 0;

	(void)state;
	fill(&shapes);
	ring(&shapes, open, 4);
	ehr_shapes_end_polygon(&shapes);
	ehr_shapes_end_shape(&shapes);
	assert_null(ehr_polygons_open(&shapes, &at, &err));
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_int_equal(at, 4);
	ring(&shapes, flat, 3);
	ehr_shapes_end_polygon(&shapes);
	ehr_shapes_end_shape(&shapes);
	assert_null(ehr_polygons_open(&shapes, &at, &err));
	assert_int_equal(at, 0);
	assert_non_null(strstr(err.text, "four corners"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holes_and_parts),
		cmocka_unit_test(mends_what_crosses),
		cmocka_unit_test(refuses_rings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
