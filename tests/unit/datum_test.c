/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geo/datum.h"

#include <math.h>

static void assert_near(
	struct ehr_lonlat got, double lon, double lat, double within)
{
	if (!(fabs(got.lon - lon) <= within && fabs(got.lat - lat) <= within))
		fail_msg("%.12f %.12f is not %.12f %.12f", got.lon, got.lat,
			lon, lat);
}

/* WGS 84 and GCJ-02 of Shanghai, Shenzhen and Beijing as googollee/eviltransform
 * tests with them (go/transform_test.go). */
static void gcj02_of_others(void **state)
{
	static const double point[][4] = {
		{ 121.5272106, 31.1774276, 121.531541859215,
			31.17530398364597 },
		{ 113.912316, 22.543847, 113.9171764808363,
			22.540796131694766 },
		{ 116.377817, 39.911954, 116.38404722455657,
			39.91334545536069 },
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct ehr_lonlat wgs84 = { point[i][0], point[i][1] };
		struct ehr_lonlat gcj02 = { point[i][2], point[i][3] };

		assert_near(ehr_gcj02_from_wgs84(wgs84), gcj02.lon, gcj02.lat,
			1e-12);
		assert_near(
			ehr_gcj02_to_wgs84(gcj02), wgs84.lon, wgs84.lat, 1e-11);
	}
}

/* 116.404 E 39.915 N as wandergis/coordtransform prints it in test/app.js: from
 * WGS 84 to GCJ-02, and from GCJ-02 to BD-09. The two after another give BD-09
 * of WGS 84. Its ways back are one step of an approximation, good for metres
 * (GCJ-02) and decimetres (BD-09). */
static void bd09_of_others(void **state)
{
	struct ehr_lonlat p = { 116.404, 39.915 };
	struct ehr_lonlat bd09 = { 116.41036949371029, 39.92133699351021 };
	struct ehr_lonlat back;

	(void)state;
	assert_near(ehr_gcj02_from_wgs84(p), 116.41024449916938,
		39.91640428150164, 1e-12);
	assert_near(ehr_gcj02_to_wgs84(p), 116.39775550083061,
		39.91359571849836, 2e-5);
	/* 116.404 39.915 as GCJ-02: to WGS 84, and that to BD-09 */
	back = ehr_gcj02_to_wgs84(p);
	assert_near(ehr_bd09_from_wgs84(back), bd09.lon, bd09.lat, 1e-11);
	assert_near(ehr_bd09_to_wgs84(bd09), back.lon, back.lat, 1e-11);
	/* 116.404 39.915 as BD-09 */
	assert_near(ehr_gcj02_from_wgs84(ehr_bd09_to_wgs84(p)),
		116.39762729119315, 39.90865673957631, 3e-6);
}

/* Forward and back, and back and forward, over all of the rectangle. */
static void there_and_back(void **state)
{
	(void)state;
	for (double lon = 72.5; lon < 137.5; lon += 0.73)
		for (double lat = 1.3; lat < 55.5; lat += 0.61) {
			struct ehr_lonlat p = { lon, lat };

			assert_near(ehr_gcj02_to_wgs84(ehr_gcj02_from_wgs84(p)),
				lon, lat, 1e-9);
			assert_near(ehr_gcj02_from_wgs84(ehr_gcj02_to_wgs84(p)),
				lon, lat, 1e-9);
			assert_near(ehr_bd09_to_wgs84(ehr_bd09_from_wgs84(p)),
				lon, lat, 1e-9);
		}
}

/* 105 E, where the slope of the formula is infinite. */
static void origin(void **state)
{
	(void)state;
	for (double off = -1e-9; off <= 1e-9; off += 1e-10) {
		struct ehr_lonlat p = { 105 + off, 35 };

		assert_near(ehr_gcj02_to_wgs84(ehr_gcj02_from_wgs84(p)), p.lon,
			35, 1e-9);
	}
}

static void outside(void **state)
{
	static const struct ehr_lonlat point[] = { { 72.003, 30 },
		{ 137.835, 30 }, { 100, 0.8292 }, { 100, 55.8272 },
		{ -71.1, 42.4 }, { 0, 0 }, { 180, 90 }, { -180, -90 },
		{ 105, 90 }, { 105, -90 } };
	/* within 0.02 degrees of the edge inside; the shifted point is outside
	 * and comes back nevertheless */
	struct ehr_lonlat edge = { 137.834, 30 };

	(void)state;
	for (size_t i = 0; i < sizeof(point) / sizeof(point[0]); i++) {
		struct ehr_lonlat p = point[i];

		assert_false(ehr_gcj02_covers(p));
		assert_near(ehr_gcj02_from_wgs84(p), p.lon, p.lat, 0);
	}
	for (size_t i = 4; i < sizeof(point) / sizeof(point[0]); i++)
		assert_near(ehr_gcj02_to_wgs84(point[i]), point[i].lon,
			point[i].lat, 0);
	assert_false(ehr_gcj02_covers(ehr_gcj02_from_wgs84(edge)));
	assert_near(ehr_gcj02_to_wgs84(ehr_gcj02_from_wgs84(edge)), edge.lon,
		edge.lat, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gcj02_of_others),
		cmocka_unit_test(bd09_of_others),
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(origin),
		cmocka_unit_test(outside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
