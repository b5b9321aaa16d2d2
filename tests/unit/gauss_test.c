/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geo/gauss.h"

#include <stdio.h>

#include "base/num.h"

static void sister(const char *crs, double easting, const char *want)
{
	char other[EHR_CRS_MAX] = "";

	assert_int_equal(
		ehr_gauss_sister(crs, easting, other), want[0] != '\0');
	assert_string_equal(other, want);
}

/* Codes by the names that PROJ's copy of the register gives them. */
static void named(void **state)
{
	(void)state;
	/* CGCS2000 / 3-degree Gauss-Kruger CM 120E; zone 40; zone 39;
	 * Gauss-Kruger zone 20 */
	sister("EPSG:4549", 40500123, "EPSG:4528");
	sister("EPSG:4549", 39800000, "EPSG:4527");
	sister("EPSG:4549", 20500000, "EPSG:4498");
	sister("EPSG:4528", 500000, "EPSG:4549");
	sister("EPSG:4528", 39500000, "EPSG:4527");
	sister("EPSG:4549", 500000, "");
	sister("EPSG:4528", 40500000, "");
	sister("EPSG:4549", 24500000, ""); /* no such zone */
	sister("EPSG:4549", 40050000, ""); /* 450 km off the meridian */
	sister("EPSG:4549", -500000, "");
	sister("EPSG:4549", 3320113, "");
	/* Xian 1980, Beijing 1954 */
	sister("EPSG:2385", 40500000, "EPSG:2364");
	sister("EPSG:2437", 40500000, "EPSG:2416");
	sister("EPSG:21460", 500000, "");
	sister("EPSG:21420", 500000, "EPSG:21460");
	sister("EPSG:28992", 40500000, "");
	sister("EPSG:", 40500000, "");
	sister("ESRI:4549", 40500000, "");
}

static long code_of(const char *crs)
{
	long code = 0;

	assert_int_equal(
		ehr_num_int("code", ehr_str_of(crs + 5), 1, 99999, &code, NULL),
		0);
	return code;
}

static void check_title(long code, const char *datum, const char *width,
	const char *what, long number)
{
	char crs[EHR_CRS_MAX], want[96];
	struct ehr_err err = { 0 };
	struct ehr_projection *projection;

	(void)snprintf(crs, sizeof(crs), "EPSG:%ld", code);
	(void)snprintf(want, sizeof(want), "%s / %sGauss-Kruger %s %ld%s",
		datum, width, what, number, what[0] == 'C' ? "E" : "");
	projection = ehr_projection_open(crs, &err);
	if (projection == NULL)
		fail_msg("%s: %s", crs, err.text);
	assert_string_equal(ehr_projection_title(projection), want);
	ehr_projection_close(projection);
}

/* An easting with zone in front leads from any system of the datum to the one
 * that PROJ calls by that zone, and without one from there to that of its
 * meridian: 6 zone - 3 or 3 zone degrees east. */
static void check_zone(long any, long zone, const char *datum)
{
	char with[EHR_CRS_MAX], without[EHR_CRS_MAX], crs[EHR_CRS_MAX];
	const char *width = zone < 25 ? "" : "3-degree ";
	long meridian = zone < 25 ? 6 * zone - 3 : 3 * zone;

	(void)snprintf(crs, sizeof(crs), "EPSG:%ld", any);
	assert_true(ehr_gauss_sister(crs, (double)zone * 1e6 + 5e5, with));
	check_title(code_of(with), datum, width, "zone", zone);
	assert_true(ehr_gauss_sister(with, 5e5, without));
	check_title(code_of(without), datum, width, "CM", meridian);
}

/* Zones from end to end; each opening takes 40 ms, so not all of them. */
static void as_proj_has_them(void **state)
{
	static const long zone[] = { 13, 20, 23, 25, 40, 45 };

	(void)state;
	for (size_t i = 0; i < sizeof(zone) / sizeof(zone[0]); i++)
		check_zone(4549, zone[i], "CGCS2000");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(named),
		cmocka_unit_test(as_proj_has_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
