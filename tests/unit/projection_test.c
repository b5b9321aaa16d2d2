/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/projection.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const double degree = 0.017453292519943295; /* radians */

static struct ehr_projection *opened(const char *crs)
{
	struct ehr_err err = { 0 };
	struct ehr_projection *projection = ehr_projection_open(crs, &err);

	if (projection == NULL)
		fail_msg("%s: %s", crs, err.text);
	return projection;
}

static void assert_near(double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%.12g is not %.12g", got, want);
}

/* Points that Schreutelkamp and Strang van Hees print for both systems
 * (Benaderingsformules voor de transformatie tussen RD- en
 * WGS84-kaartcoordinaten, Geodesia 2001): Amersfoort, the origin of the Dutch
 * grid; the Westertoren; the Martinitoren. One transformation without grid
 * files is good for a metre: 1.5e-5 degrees. */
static void dutch_grid(void **state)
{
	static const double point[][4] = {
		{ 155000, 463000, 5.38720621, 52.15517440 },
		{ 120700.723, 487525.501, 4.88352559, 52.37453253 },
		{ 233883.131, 582065.167, 6.56820053, 53.21938317 },
	};
	struct ehr_projection *rd = opened("EPSG:28992");
	struct ehr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		double lon = 0, lat = 0, e = 0, n = 0;

		assert_int_equal(ehr_projection_to_lonlat(rd, point[i][0],
					 point[i][1], &lon, &lat, &err),
			0);
		assert_near(lon, point[i][2], 1.5e-5);
		assert_near(lat, point[i][3], 1.5e-5);
		assert_int_equal(
			ehr_projection_from_lonlat(rd, lon, lat, &e, &n, &err),
			0);
		assert_near(e, point[i][0], 1e-3);
		assert_near(n, point[i][1], 1e-3);
	}
	assert_int_equal(ehr_projection_metres(rd, &err), 0);
	assert_string_equal(ehr_projection_crs(rd), "EPSG:28992");
	assert_non_null(strstr(ehr_projection_operation(rd), "RD New"));
	ehr_projection_close(rd);
}

/* Krueger's series in the third flattening to the fourth order, written out
 * again here, so that PROJ is held against something else. GRS 80. */
static void krueger(
	double lon, double lat, double meridian, double *e, double *north)
{
	const double a = 6378137, f = 1 / 298.257222101;
	const double n = f / (2 - f), n2 = n * n, n3 = n2 * n, n4 = n3 * n;
	const double radius = a / (1 + n) * (1 + n2 / 4 + n4 / 64);
	const double alpha[] = {
		n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
		13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
		61 * n3 / 240 - 103 * n4 / 140,
		49561 * n4 / 161280,
	};
	const double excentricity = sqrt(f * (2 - f));
	const double s = sin(lat * degree), l = (lon - meridian) * degree;
	const double t =
		sinh(atanh(s) - excentricity * atanh(excentricity * s));
	const double xi = atan2(t, cos(l));
	const double eta = asinh(sin(l) / sqrt(t * t + cos(l) * cos(l)));

	*e = eta;
	*north = xi;
	for (int j = 1; j <= 4; j++) {
		*north += alpha[j - 1] * sin(2 * j * xi) * cosh(2 * j * eta);
		*e += alpha[j - 1] * cos(2 * j * xi) * sinh(2 * j * eta);
	}
	*north *= radius;
	*e = 500000 + radius * *e;
}

static void gauss_krueger(void **state)
{
	static const double point[][2] = {
		{ 121.9, 29.9 },
		{ 119.6, 28.1 },
		{ 120, 30 },
		{ 118.5, 4 },
		{ 124, 49 },
	};
	struct ehr_projection *zone = opened("EPSG:4549"); /* 120 E */
	struct ehr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		double e = 0, n = 0, want_e, want_n, lon = 0, lat = 0;

		krueger(point[i][0], point[i][1], 120, &want_e, &want_n);
		assert_int_equal(ehr_projection_from_lonlat(zone, point[i][0],
					 point[i][1], &e, &n, &err),
			0);
		assert_near(e, want_e, 1e-4);
		assert_near(n, want_n, 1e-4);
		assert_int_equal(
			ehr_projection_to_lonlat(zone, e, n, &lon, &lat, &err),
			0);
		assert_near(lon, point[i][0], 1e-9);
		assert_near(lat, point[i][1], 1e-9);
	}
	ehr_projection_close(zone);
}

/* Degrees of CGCS2000 are those of WGS 84 to a centimetre, and the order of
 * the register (latitude first) is not ours. */
static void geographic(void **state)
{
	struct ehr_projection *china = opened("EPSG:4490");
	struct ehr_err err = { 0 };
	double lon = 0, lat = 0;

	(void)state;
	assert_int_equal(
		ehr_projection_to_lonlat(china, 121.9, 29.9, &lon, &lat, &err),
		0);
	assert_near(lon, 121.9, 1e-9);
	assert_near(lat, 29.9, 1e-9);
	assert_int_equal(ehr_projection_metres(china, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	ehr_projection_close(china);
}

static void refused(void **state)
{
	/* not a name; unknown; vertical; no way to WGS 84 but pretending:
	 * Xian 1980, an undefined sphere; but one for the Yellow Sea: Beijing
	 * 1954 */
	static const char *const bad[] = { "", "4549", "EPSG:", "EPSG:4549 ",
		"+proj=longlat", "EPSG:999999", "NOBODY:4549", "EPSG:5773",
		"EPSG:2382", "EPSG:2163", "EPSG:2437" };
	struct ehr_projection *feet = opened("EPSG:2263");
	struct ehr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		err = (struct ehr_err){ 0 };
		assert_null(ehr_projection_open(bad[i], &err));
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
		assert_true(err.text[0] != '\0');
	}
	assert_int_equal(ehr_projection_metres(feet, &err), -1);
	ehr_projection_close(feet);
	ehr_projection_close(NULL);
}

static void outside(void **state)
{
	struct ehr_projection *zone = opened("epsg:4549");
	struct ehr_err err = { 0 };
	double e = 7, n = 7;

	(void)state;
	/* the far side of the earth, no longitude, not a number */
	assert_int_equal(
		ehr_projection_from_lonlat(zone, -150, 0, &e, &n, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.reason, "outside_crs");
	assert_int_equal(
		ehr_projection_from_lonlat(zone, 200, 30, &e, &n, &err), -1);
	assert_int_equal(
		ehr_projection_from_lonlat(zone, 120, 91, &e, &n, &err), -1);
	assert_int_equal(
		ehr_projection_from_lonlat(zone, NAN, 30, &e, &n, &err), -1);
	assert_int_equal(
		ehr_projection_to_lonlat(zone, INFINITY, 0, &e, &n, &err), -1);
	assert_true(e == 7 && n == 7);
	assert_true(ehr_projection_covers(zone, 120.5, 30));
	assert_false(ehr_projection_covers(zone, 117, 30));
	assert_string_equal(ehr_projection_crs(zone), "EPSG:4549");
	ehr_projection_close(zone);
}

/* Zones of three degrees: zone n has its meridian at 3 n degrees, 4534 is zone
 * 25 (75 E), 4554 zone 45 (135 E). */
static void zones(void **state)
{
	(void)state;
	assert_int_equal(ehr_projection_cgcs2000_zone(73.49), 0);
	assert_int_equal(ehr_projection_cgcs2000_zone(73.5), 4534);
	assert_int_equal(ehr_projection_cgcs2000_zone(76.49), 4534);
	assert_int_equal(ehr_projection_cgcs2000_zone(76.5), 4535);
	assert_int_equal(ehr_projection_cgcs2000_zone(121.49), 4549);
	assert_int_equal(ehr_projection_cgcs2000_zone(121.5), 4550);
	assert_int_equal(ehr_projection_cgcs2000_zone(128.9), 4552);
	assert_int_equal(ehr_projection_cgcs2000_zone(136.5), 4554);
	assert_int_equal(ehr_projection_cgcs2000_zone(136.51), 0);
	assert_int_equal(ehr_projection_cgcs2000_zone(NAN), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dutch_grid),
		cmocka_unit_test(gauss_krueger),
		cmocka_unit_test(geographic),
		cmocka_unit_test(refused),
		cmocka_unit_test(outside),
		cmocka_unit_test(zones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
