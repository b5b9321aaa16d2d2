/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/geojson.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void collection(void **state)
{
	static const double ring[][2] = { { 5.7, -0.00000004 },
		{ 120.12345678, 0 }, { -0.5, 1e-7 }, { 5.7, -0.00000004 } };
	struct ehr_buf buf = { 0 };

	(void)state;
	ehr_geojson_start(&buf);
	ehr_geojson_polygon(&buf, true, ring, 4, ehr_str_of("{\"n\":1}"));
	ehr_geojson_polygon(&buf, false, ring, 1, ehr_str_of("{}"));
	ehr_geojson_end(&buf, false);
	assert_string_equal(ehr_buf_text(&buf),
		"{\"type\":\"FeatureCollection\",\"features\":[\n"
		"{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\","
		"\"coordinates\":[[[5.7,0],[120.1234568,0],[-0.5,0.0000001],"
		"[5.7,0]]]},\"properties\":{\"n\":1}},\n"
		"{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\","
		"\"coordinates\":[[[5.7,0]]]},\"properties\":{}}\n]}\n");
	ehr_buf_release(&buf);
}

static void empty(void **state)
{
	struct ehr_buf buf = { 0 };

	(void)state;
	ehr_geojson_start(&buf);
	ehr_geojson_end(&buf, true);
	assert_string_equal(ehr_buf_text(&buf),
		"{\"type\":\"FeatureCollection\",\"features\":[]}\n");
	ehr_buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(collection),
		cmocka_unit_test(empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
