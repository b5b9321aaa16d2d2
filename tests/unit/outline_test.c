/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/outline.h"

static int read(
	struct ehr_outline *outline, const char *text, struct ehr_err *err)
{
	/* degrees to degrees: places come out as they stand */
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4326", err);
	struct ehr_json *document =
		ehr_json_read("outline", ehr_str_of(text), err);
	int rc;

	assert_non_null(projection);
	assert_non_null(document);
	rc = ehr_outline_read(outline, document, projection, err);
	ehr_json_free(document);
	ehr_projection_close(projection);
	return rc;
}

static void takes_lines_at_any_depth(void **state)
{
	static const char text[] =
		"{\"type\":\"FeatureCollection\",\"features\":["
		"{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
		"{\"type\":\"MultiPolygon\",\"coordinates\":"
		"[[[[1,2],[3,4],[5,6],[1,2]],[[2,2],[3,3],[2,2]]]]}},"
		"{\"type\":\"Feature\",\"properties\":{},\"geometry\":null},"
		"{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
		"{\"type\":\"GeometryCollection\",\"geometries\":["
		"{\"type\":\"Point\",\"coordinates\":[9,9]},"
		"{\"type\":\"LineString\",\"coordinates\":[[7,8,100],[8,9]]}"
		"]}}]}";
	struct ehr_err err = { 0 };
	struct ehr_outline outline;

	(void)state;
	assert_int_equal(read(&outline, text, &err), 0);
	assert_int_equal(outline.n, 3);
	assert_int_equal(outline.end[0], 4);
	assert_int_equal(outline.end[1], 7);
	assert_int_equal(outline.end[2], 9);
	assert_int_equal(outline.n_places, 9);
	assert_true(fabs(outline.place[2].easting - 5) < 1e-9);
	assert_true(fabs(outline.place[2].northing - 6) < 1e-9);
	assert_true(fabs(outline.place[7].northing - 8) < 1e-9);
	ehr_outline_release(&outline);
}

static void assert_refused(const char *text, const char *part)
{
	struct ehr_err err = { 0 };
	struct ehr_outline outline;

	assert_int_equal(read(&outline, text, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_null(outline.place);
	if (!strstr(err.text, part))
		fail_msg("\"%s\" has no \"%s\"", err.text, part);
}

static void refuses_what_is_no_geojson(void **state)
{
	(void)state;
	assert_refused("[1]", "type");
	assert_refused("{\"type\":\"Topology\"}", "Topology");
	assert_refused(
		"{\"type\":\"Point\",\"coordinates\":[1,2]}", "no lines");
	assert_refused("{\"type\":\"FeatureCollection\"}", "features");
	assert_refused("{\"type\":\"Polygon\"}", "coordinates");
	assert_refused(
		"{\"type\":\"LineString\",\"coordinates\":[[1]]}", "position");
	assert_refused("{\"type\":\"LineString\",\"coordinates\":[[1,\"2\"]]}",
		"position");
	assert_refused("{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]}",
		"position");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_lines_at_any_depth),
		cmocka_unit_test(refuses_what_is_no_geojson),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
