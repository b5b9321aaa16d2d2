/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plane_crs.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_crs(
	const struct ehr_lonlat *point, size_t n, const char *expected)
{
	struct ehr_degree_span span = ehr_degree_span_of(point, n);
	struct ehr_err err = { 0 };
	char crs[EHR_CRS_MAX];

	assert_int_equal(ehr_plane_crs_choose(&span, crs, &err), 0);
	assert_string_equal(crs, expected);
}

#define CRS(expected, ...) \
	assert_crs((const struct ehr_lonlat[]){ __VA_ARGS__ }, \
		sizeof((const struct ehr_lonlat[]){ __VA_ARGS__ }) / \
			sizeof(struct ehr_lonlat), \
		expected)

/* EPSG register: 4549 is CGCS2000 with central meridian 120 E, 4552 129 E;
 * 326nn and 327nn are UTM zones nn, north and south; zone 16 is 90 to 84 W,
 * zone 1 180 to 174 W, zone 60 174 to 180 E, zone 56 150 to 156 E. */
static void test_choice(void **state)
{
	(void)state;
	CRS("EPSG:4549", { 121.8, 29.9 }, { 119.5, 28.1 });
	CRS("EPSG:4552", { 128.9, 47.7 });
	CRS("EPSG:32616", { -86.84, 34.13 });
	CRS("EPSG:32616", { -91.5, 42 }, { -87.5, 37 });
	CRS("EPSG:32756", { 151.2, -33.9 }); /* Sydney */
	CRS("EPSG:32750", { 115.9, -31.9 }); /* Perth: not China's */
	CRS("EPSG:32631", { 4.9, 52.4 });
	CRS("EPSG:32601", { 180, 10 });
	CRS("EPSG:32601", { -180, 10 });
	CRS("EPSG:32660", { 179.9, 10 });
	/* one in China, one in Europe: the middle is 62.5 E, zone 41 */
	CRS("EPSG:32641", { 120, 30 }, { 5, 50 });
}

/* Fiji: 177 E to 178 W, the middle 179.5 E, zone 60 south. */
static void test_antimeridian(void **state)
{
	const struct ehr_lonlat fiji[] = { { 177, -18 }, { -178, -17 },
		{ 179, -16.5 } };
	struct ehr_degree_span span = ehr_degree_span_of(fiji, 3);

	(void)state;
	assert_true(span.west == 177 && span.east == 182);
	assert_true(span.south == -18 && span.north == -16.5);
	CRS("EPSG:32760", { 177, -18 }, { -178, -17 }, { 179, -16.5 });
}

static void test_poles(void **state)
{
	const struct ehr_lonlat pole = { 0, -90 };
	struct ehr_degree_span span = ehr_degree_span_of(&pole, 1);
	struct ehr_err err = { 0 };
	char crs[EHR_CRS_MAX];

	(void)state;
	assert_int_equal(ehr_plane_crs_choose(&span, crs, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "--crs"));
	CRS("EPSG:32633", { 15, 84 });
	CRS("EPSG:32733", { 15, -80 });
}

static void assert_stretch(
	const char *crs, double lon, double lat, double expected)
{
	struct ehr_err err = { 0 };
	struct ehr_projection *projection = ehr_projection_open(crs, &err);
	double got;

	assert_non_null(projection);
	got = ehr_plane_stretch(projection, (struct ehr_lonlat){ lon, lat });
	if (isinf(expected))
		assert_true(isinf(got));
	else
		assert_true(fabs(got - expected) < 2e-5);
	ehr_projection_close(projection);
}

/* Gauss-Krueger: 1 on the central meridian; 1.5 degrees off it, at 28 N, by
 * methods.md 0.27 m in a km. UTM: 0.9996 there. Web Mercator at 60 N: to the
 * north a / (M cos 60) = 2 x 6378137 / 6383453.86 = 1.998334, to the east
 * 1.994973; on the equator 6378137 / 6335439.33 = 1.006740 to the north. Polar
 * stereographic, true at 71 S: 0.972769 at the pole, the k0 of
 * EPSG guidance note 7-2's example. */
static void test_stretch(void **state)
{
	(void)state;
	assert_stretch("EPSG:4549", 120, 28, 0);
	assert_stretch("EPSG:4549", 121.5, 28, 0.00027);
	assert_stretch("EPSG:32616", -87, 34, 0.0004);
	assert_stretch("EPSG:3857", 10, 60, 0.99833);
	assert_stretch("EPSG:3857", -10, 0, 0.00674);
	assert_stretch("EPSG:4549", 30, 0, HUGE_VAL);
	assert_stretch("EPSG:3031", 0, -90, 0.02723);
}

static void assert_north(
	const char *crs, double lon, double lat, double expected)
{
	struct ehr_err err = { 0 };
	struct ehr_projection *projection = ehr_projection_open(crs, &err);
	double got;

	assert_non_null(projection);
	got = ehr_plane_north(projection, (struct ehr_lonlat){ lon, lat });
	assert_true(fabs(got - expected) < 0.001);
	ehr_projection_close(projection);
}

/* Gauss-Krueger: tan of the convergence is tan(dlon) sin(lat): 1.5 degrees east
 * at 28 N, tan 1.5 x sin 28 = 0.0261859 x 0.4694716 = 0.0122935, 0.70434
 * degrees to the west. In the plane round the south pole (0 E upwards, 90 E to
 * the right) north is away from the middle. */
static void test_north(void **state)
{
	(void)state;
	assert_north("EPSG:4549", 120, 28, 0);
	assert_north("EPSG:4549", 121.5, 28, -0.70434);
	assert_north("EPSG:4549", 118.5, 28, 0.70434);
	assert_north("EPSG:3857", 100, 60, 0);
	assert_north("EPSG:3031", 0, -75, 0);
	assert_north("EPSG:3031", 90, -75, 90);
	assert_north("EPSG:3031", -135, -75, -135);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_choice),
		cmocka_unit_test(test_antimeridian),
		cmocka_unit_test(test_poles),
		cmocka_unit_test(test_stretch),
		cmocka_unit_test(test_north),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
