/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/geojson.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_written(struct ehr_geojson *json, const char *want)
{
	assert_string_equal(ehr_buf_text(&json->text), want);
	ehr_buf_release(&json->text);
}

static void collection(void **state)
{
	static const double ring[][2] = { { 5.7, -0.00000004 },
		{ 120.12345678, 0 }, { -0.5, 1e-7 }, { 5.7, -0.00000004 } };
	struct ehr_geojson json = { 0 };

	(void)state;
	ehr_geojson_start(&json);
	ehr_geojson_ring(&json, ring, 4);
	ehr_geojson_properties(&json, ehr_str_of("{\"n\":1}"));
	ehr_geojson_ring(&json, ring, 1);
	ehr_geojson_properties(&json, ehr_str_of("{}"));
	ehr_geojson_end(&json);
	assert_written(&json,
		"{\"type\":\"FeatureCollection\",\"features\":[\n"
		"{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\","
		"\"coordinates\":[[[5.7,0],[120.1234568,0],[-0.5,0.0000001],"
		"[5.7,0]]]},\"properties\":{\"n\":1}},\n"
		"{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\","
		"\"coordinates\":[[[5.7,0]]]},\"properties\":{}}\n]}\n");
}

static void empty(void **state)
{
	struct ehr_geojson json = { 0 };

	(void)state;
	ehr_geojson_start(&json);
	ehr_geojson_end(&json);
	assert_written(
		&json, "{\"type\":\"FeatureCollection\",\"features\":[]}\n");
}

static void triangle(struct ehr_shapes *shapes, double at, bool clockwise)
{
	ehr_shapes_corner(shapes, at, 0);
	ehr_shapes_corner(shapes, at + (clockwise ? 0 : 1), clockwise ? 1 : 0);
	ehr_shapes_corner(shapes, at + (clockwise ? 1 : 0), clockwise ? 0 : 1);
	ehr_shapes_corner(shapes, at, 0);
	ehr_shapes_end_ring(shapes);
}

/* RFC 7946, 3.1.6: outer rings counter-clockwise, holes clockwise, whichever way
 * they came. */
static void rings_turn_right(void **state)
{
	struct ehr_shapes shapes = { 0 };
	struct ehr_geojson json = { 0 };

	(void)state;
	triangle(&shapes, 0, true);
	triangle(&shapes, 5, false);
	ehr_shapes_end_polygon(&shapes);
	ehr_shapes_end_shape(&shapes);
	triangle(&shapes, 7, false);
	ehr_shapes_end_polygon(&shapes);
	triangle(&shapes, 8, true);
	ehr_shapes_end_polygon(&shapes);
	ehr_shapes_end_shape(&shapes);
	ehr_geojson_shape(&json, &shapes, 0);
	ehr_geojson_properties(&json, ehr_str_of("{}"));
	ehr_geojson_shape(&json, &shapes, 1);
	ehr_geojson_properties(&json, ehr_str_of("{}"));
	assert_written(&json,
		"\n{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\","
		"\"coordinates\":[[[0,0],[1,0],[0,1],[0,0]],"
		"[[5,0],[5,1],[6,0],[5,0]]]},\"properties\":{}},\n"
		"{\"type\":\"Feature\",\"geometry\":{\"type\":"
		"\"MultiPolygon\",\"coordinates\":["
		"[[[7,0],[8,0],[7,1],[7,0]]],[[[8,0],[9,0],[8,1],[8,0]]]]},"
		"\"properties\":{}}");
	ehr_shapes_release(&shapes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(collection),
		cmocka_unit_test(empty),
		cmocka_unit_test(rings_turn_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
