/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/zoning_units.h"

#include <math.h>
#include <stdio.h>

#define SQUARE(w, s, e, n) \
	"[[[" w "," s "],[" e "," s "],[" e "," n "],[" w "," n "],[" w "," s \
	"]]]"
#define FEATURE(properties, type, coordinates) \
	"{\"type\":\"Feature\",\"properties\":{" properties "}," \
	"\"geometry\":{\"type\":\"" type "\",\"coordinates\":" coordinates \
	"}}"
#define COLLECTION(features) \
	"{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

static struct ehr_zoning_units *read(const char *text,
	const struct ehr_zoning_units_opts *opts, struct ehr_err *err)
{
	struct ehr_json *json = ehr_json_read("test", ehr_str_of(text), err);
	struct ehr_kinds *kinds =
		ehr_kinds_open("unit_properties.csv", NULL, err);
	struct ehr_zoning_units *units = NULL;

	if (json != NULL && kinds != NULL)
		units = ehr_zoning_units_read(json, opts, kinds, err);
	ehr_kinds_close(kinds);
	ehr_json_free(json);
	return units;
}

#define WEST \
	FEATURE("\"CODE\":331125,\"name\":\"west\",\"use\":\"a\"", "Polygon", \
		SQUARE("119.6", "28.1", "119.62", "28.12"))
#define EAST \
	FEATURE("\"CODE\":\"E\",\"use\":null", "Polygon", \
		SQUARE("119.62", "28.1", "119.64", "28.12"))

static long place(struct ehr_zoning_units *units, double lon, double lat)
{
	struct ehr_err err = { 0 };
	long unit = -9;

	assert_int_equal(
		ehr_zoning_units_place(units, lon, lat, &unit, &err), 0);
	return unit;
}

static void found(void **state)
{
	static const char *const carry[] = { "use" };
	const struct ehr_zoning_units_opts opts = { .carry = carry,
		.n_carry = 1 };
	struct ehr_err err = { 0 };
	struct ehr_zoning_units *units =
		read(COLLECTION(WEST "," EAST), &opts, &err);
	const struct ehr_zoning_unit *unit;

	(void)state;
	if (units == NULL)
		fail_msg("%s", err.text);
	assert_string_equal(ehr_zoning_units_opts(units)->id, "CODE");
	assert_string_equal(ehr_zoning_units_opts(units)->name, "name");
	assert_int_equal(ehr_zoning_units_count(units), 2);
	unit = ehr_zoning_unit_at(units, 0);
	assert_true(ehr_str_is(unit->id, "331125"));
	assert_true(ehr_str_is(unit->name, "west"));
	assert_true(ehr_str_is(unit->carried[0], "a"));
	assert_true(unit->inner.lon > 119.6 && unit->inner.lon < 119.62);
	unit = ehr_zoning_unit_at(units, 1);
	assert_true(unit->name.n == 0 && unit->carried[0].n == 0);
	assert_int_equal(ehr_zoning_units_find(units, ehr_str_of("E")), 1);
	assert_int_equal(ehr_zoning_units_find(units, ehr_str_of("W")), -1);
	assert_int_equal(place(units, 119.61, 28.11), 0);
	assert_int_equal(place(units, 119.63, 28.11), 1);
	assert_int_equal(place(units, 119.62, 28.11), 0); /* the common side */
	assert_int_equal(place(units, 119.65, 28.11), -1);
	ehr_zoning_units_free(units);
	ehr_zoning_units_free(NULL);
}

/* A square of 0.02 degrees around 119.61 E, 28.11 N on the ellipsoid (a 6378137,
 * 1/f 298.2572221): radius of the meridian M = a(1-e2)/(1-e2 sin2)^1.5 =
 * 6349588.6 m, of the parallel N cos(lat) = 5629986.6 m, so 2216.4245 m x
 * 1965.2361 m = 4.355797 km2. In the zone of 120 E it lies x = 38322 m from the
 * meridian, where lengths are x2 / (2 M N) = 1.81e-5 too long: 4.355955. */
static void areas(void **state)
{
	const struct ehr_zoning_units_opts opts = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_zoning_units *units = read(COLLECTION(WEST), &opts, &err);
	struct ehr_projection *projection;
	double km2;

	(void)state;
	assert_non_null(units);
	projection = ehr_zoning_units_projection(units, &err);
	assert_non_null(projection);
	assert_string_equal(ehr_projection_crs(projection), "EPSG:4549");
	assert_int_equal(ehr_zoning_units_project(units, projection, &err), 0);
	km2 = ehr_zoning_unit_at(units, 0)->area_m2 / 1e6;
	if (fabs(km2 / 4.355955 - 1) > 1e-6)
		fail_msg("%.9g km2", km2);
	assert_true(ehr_overlay_area(ehr_zoning_units_overlay(units), 0) ==
		    ehr_zoning_unit_at(units, 0)->area_m2);
	ehr_projection_close(projection);
	ehr_zoning_units_free(units);
}

/* Zone 16 holds 90 W to 84 W; south of the equator 327. */
static void systems(void **state)
{
	const struct ehr_zoning_units_opts opts = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_zoning_units *units =
		read(COLLECTION(FEATURE("\"id\":1", "Polygon",
			     SQUARE("-88", "-41", "-87", "-40"))),
			&opts, &err);
	struct ehr_projection *projection;

	(void)state;
	assert_non_null(units);
	projection = ehr_zoning_units_projection(units, &err);
	assert_non_null(projection);
	assert_string_equal(ehr_projection_crs(projection), "EPSG:32716");
	ehr_projection_close(projection);
	ehr_zoning_units_free(units);
	assert_int_equal(ehr_projection_utm_zone(-90, 0), 32616);
	assert_int_equal(ehr_projection_utm_zone(-180, 1), 32601);
	assert_int_equal(ehr_projection_utm_zone(180, 1), 32601);
	assert_int_equal(ehr_projection_utm_zone(179.9, 1), 32660);
	assert_int_equal(ehr_projection_utm_zone(10, 85), 0);
}

/* 60 degrees wide, 20 to 50 N: on the ellipsoid of WGS 84 the zone between two
 * latitudes is b2 dlon [sin / (2 (1 - e2 sin2)) + atanh(e sin) / (2 e)], here
 * 1.802042e+13 m2 (a transverse Mercator makes it 3.5 % more). */
static void wide(void **state)
{
	const struct ehr_zoning_units_opts opts = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_zoning_units *units =
		read(COLLECTION(FEATURE("\"id\":1", "Polygon",
			     SQUARE("74", "20", "134", "50"))),
			&opts, &err);
	struct ehr_projection *projection;
	double got;

	(void)state;
	assert_non_null(units);
	projection = ehr_zoning_units_projection(units, &err);
	assert_non_null(projection);
	assert_string_equal(ehr_projection_crs(projection), "EPSG:6933");
	assert_int_equal(ehr_zoning_units_project(units, projection, &err), 0);
	got = ehr_zoning_unit_at(units, 0)->area_m2;
	if (fabs(got / 1.80204236e+13 - 1) > 1e-6)
		fail_msg("%.9g", got);
	ehr_projection_close(projection);
	ehr_zoning_units_free(units);
}

static void refused(void **state)
{
	static const char *const carry[] = { "nothing" };
	static const struct {
		const char *text, *why;
		struct ehr_zoning_units_opts opts;
	} bad[] = {
		{ COLLECTION(WEST "," WEST),
			"feature 2: the id \"331125\" is that of feature 1 "
			"too: name another property with --cell-id",
			{ 0 } },
		{ COLLECTION(FEATURE("\"a\":1,\"b\":2", "Polygon",
			  SQUARE("0", "0", "1", "1"))),
			"which property is the id? name it with --cell-id; "
			"there are: a, b",
			{ 0 } },
		{ COLLECTION(WEST "," FEATURE(
			  "\"a\":1", "Polygon", SQUARE("0", "0", "1", "1"))),
			"feature 2: no property \"CODE\" (--cell-id); there "
			"are: a",
			{ 0 } },
		{ COLLECTION(FEATURE("\"id\":\" \"", "Polygon",
			  SQUARE("0", "0", "1", "1"))),
			"feature 1: the property \"id\" is empty", { 0 } },
		{ COLLECTION(FEATURE("\"id\":1", "Point", "[1,1]")),
			"feature 1: there is no polygon in it", { 0 } },
		{ COLLECTION(FEATURE("\"id\":1", "Polygon", "[]")),
			"feature 1: there is no polygon in it", { 0 } },
		{ COLLECTION(EAST),
			"no property \"nothing\" (--cell-property); there "
			"are: CODE, use",
			{ .carry = carry, .n_carry = 1 } },
		{ COLLECTION(EAST),
			"no property \"title\" (--cell-name); there are: "
			"CODE, use",
			{ .name = "title" } },
		{ COLLECTION(FEATURE("\"id\":1", "Polygon",
			  "[[[0,0],[1,0],[1,1],[0,1]]]")),
			"feature 1: a ring of a polygon does not end where it "
			"begins",
			{ 0 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct ehr_err err = { 0 };

		assert_null(read(bad[i].text, &bad[i].opts, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.text, bad[i].why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(found),
		cmocka_unit_test(areas),
		cmocka_unit_test(systems),
		cmocka_unit_test(wide),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
