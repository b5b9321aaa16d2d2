/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geo/crs.h"

#include <math.h>

static void fails(const char *name, const char *in_text)
{
	struct ehr_err err = { 0 };

	assert_null(ehr_crs_open(name, &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, in_text));
}

static void unknown(void **state)
{
	(void)state;
	fails("WGS84", "\"WGS84\"");
	fails("gcj-02", "gcj02");
	fails("", "wgs84");
	fails("EPSG:1", "\"EPSG:1\"");
	fails("EPSG:4978", "neither"); /* geocentric */
}

static struct ehr_crs *opened(const char *name)
{
	struct ehr_err err = { 0 };
	struct ehr_crs *crs = ehr_crs_open(name, &err);

	if (crs == NULL)
		fail_msg("%s: %s", name, err.text);
	return crs;
}

static void comes_to(const char *name, double x, double y, double lon,
	double lat, double within)
{
	struct ehr_crs *crs = opened(name);
	struct ehr_err err = { 0 };
	double got[2] = { 999, 999 };

	assert_int_equal(
		ehr_crs_to_lonlat(crs, x, y, &got[0], &got[1], &err), 0);
	if (!(fabs(got[0] - lon) <= within && fabs(got[1] - lat) <= within))
		fail_msg("%s: %.12f %.12f", name, got[0], got[1]);
	assert_string_equal(ehr_crs_name(crs), name);
	ehr_crs_close(crs);
}

/* The shifted ones: Beijing of googollee/eviltransform, and what
 * wandergis/coordtransform prints for 116.404 39.915 (see datum_test.c).
 * EPSG:4490 is CGCS2000, whose way to WGS 84 is to do nothing. 3320113.398 m:
 * arc of the meridian from the equator to 30 N on GRS 80. */
static void ways(void **state)
{
	(void)state;
	comes_to("wgs84", 181, -91, 181, -91, 0);
	comes_to("cgcs2000", 119.57, 30.08, 119.57, 30.08, 0);
	comes_to("gcj02", 116.38404722455657, 39.91334545536069, 116.377817,
		39.911954, 1e-11);
	comes_to("bd09", 116.41036949371029, 39.92133699351021,
		116.39775550083061, 39.91359571849836, 2e-5);
	comes_to("EPSG:4326", 119.57, 30.08, 119.57, 30.08, 1e-12);
	comes_to("EPSG:4490", 119.57, 30.08, 119.57, 30.08, 1e-12);
	comes_to("EPSG:4549", 500000, 3320113.398, 120, 30, 1e-8);
	comes_to("EPSG:4528", 40500000, 3320113.398, 120, 30, 1e-8);
}

static void kinds(void **state)
{
	struct ehr_crs *plain = opened("wgs84"), *cgcs = opened("cgcs2000"),
		       *gcj02 = opened("gcj02"), *gauss = opened("EPSG:4549"),
		       *degrees = opened("EPSG:4490");
	double lon = 7, lat = 7;
	struct ehr_err err = { 0 };

	(void)state;
	assert_true(ehr_crs_is_wgs84(plain));
	assert_true(ehr_crs_is_wgs84(cgcs));
	assert_false(ehr_crs_is_wgs84(gcj02));
	assert_true(ehr_crs_is_degrees(gcj02));
	assert_true(ehr_crs_is_degrees(degrees));
	assert_false(ehr_crs_is_degrees(gauss));
	assert_null(ehr_crs_operation(plain));
	assert_non_null(strstr(ehr_crs_operation(cgcs), "WGS 84"));
	assert_non_null(strstr(ehr_crs_operation(degrees), "Ballpark"));
	assert_true(ehr_crs_covers(plain, -71, 42));
	assert_false(ehr_crs_covers(gcj02, -71, 42));
	assert_true(ehr_crs_covers(gauss, 120, 30));
	assert_false(ehr_crs_covers(gauss, 125, 30));
	assert_int_equal(
		ehr_crs_to_lonlat(gauss, 5e5, INFINITY, &lon, &lat, &err), -1);
	assert_string_equal(err.reason, "outside_crs");
	assert_true(lon == 7 && lat == 7);
	ehr_crs_close(plain);
	ehr_crs_close(cgcs);
	ehr_crs_close(gcj02);
	ehr_crs_close(gauss);
	ehr_crs_close(degrees);
	ehr_crs_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unknown),
		cmocka_unit_test(ways),
		cmocka_unit_test(kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
