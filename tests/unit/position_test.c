/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/position.h"

#include <stdio.h>

#include "geo/projection.h"
#include "model/flag.h"

static struct ehr_crs *rd;
static struct ehr_projection *back;
static const struct ehr_place metres = {
	.x = "x", .y = "y", .crs = "EPSG:28992"
};

static const struct ehr_region china_and_sea = { "china", 73, 3, 136, 54, "" };
static const struct ehr_region *china;
static const struct ehr_cell_rules *rules_of_cells;
static struct ehr_arena arena;

static int setup(void **state)
{
	(void)state;
	rd = ehr_crs_open("EPSG:28992", &(struct ehr_err){ 0 });
	back = ehr_projection_open("EPSG:28992", &(struct ehr_err){ 0 });
	return rd == NULL || back == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_crs_close(rd);
	ehr_projection_close(back);
	return 0;
}

static int project(struct ehr_position *position, const char *x, const char *y,
	struct ehr_err *err)
{
	const struct ehr_position_rules rules = { .place = &metres };
	const struct ehr_str cell[] = { ehr_str_of(x), ehr_str_of(y) };

	return ehr_position_make(position, &rules, rd, cell, err);
}

/* From the n cells text, of columns a, b and so on; within china if that is
 * set. */
static int make(struct ehr_position *position, const char *const *text,
	size_t n, struct ehr_crs *crs, struct ehr_err *err)
{
	static const struct ehr_place form[] = {
		[1] = { .point = "a" },
		[2] = { .lon = "a", .lat = "b" },
		[6] = { .lon = "a",
			.lon_minute = "b",
			.lon_second = "c",
			.lat = "d",
			.lat_minute = "e",
			.lat_second = "f" },
	};
	const struct ehr_position_rules rules = { .place = &form[n],
		.region = china,
		.cells = rules_of_cells,
		.arena = &arena };
	struct ehr_str cell[6];

	for (size_t i = 0; i < n; i++)
		cell[i] = ehr_str_of(text[i]);
	return ehr_position_make(position, &rules, crs, cell, err);
}

static struct ehr_crs *opened(const char *name)
{
	struct ehr_err err = { 0 };
	struct ehr_crs *crs = ehr_crs_open(name, &err);

	if (crs == NULL)
		fail_msg("%s: %s", name, err.text);
	return crs;
}

static double number(struct ehr_str text)
{
	double value = 999;

	assert_int_equal(ehr_num_read(text, &value), EHR_NUM_VALUE);
	return value;
}

/* The tower of Amersfoort is the origin of the Dutch grid, 155000 E 463000 N.
 * In WGS 84 it is at 5.38720621 E 52.15517440 N: the constants of the
 * approximation by Schreutelkamp and Strang van Hees (Geodesia 2001). A metre
 * is 1.5e-5 degrees of longitude there. */
static void test_project(void **state)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(project(&position, "155000", "463000", &err), 0);
	assert_int_equal(position.flags, 0);
	assert_true(number(position.lon) > 5.38720621 - 2e-5);
	assert_true(number(position.lon) < 5.38720621 + 2e-5);
	assert_true(number(position.lat) > 52.15517440 - 2e-5);
	assert_true(number(position.lat) < 52.15517440 + 2e-5);
}

/* Whole metres come back to within half a millimetre from the degrees as
 * written, so that a point on the edge of a cell can be told. */
static void test_edges_survive(void **state)
{
	(void)state;
	for (int x = 178000; x <= 182000; x += 500) {
		struct ehr_position position;
		struct ehr_err err = { 0 };
		double easting, northing;
		char text[16];

		(void)snprintf(text, sizeof text, "%d", x);
		assert_int_equal(project(&position, text, "331000", &err), 0);
		assert_int_equal(
			ehr_projection_from_lonlat(back, number(position.lon),
				number(position.lat), &easting, &northing,
				&err),
			0);
		assert_true(easting - x < 0.0005 && x - easting < 0.0005);
		assert_true(northing - 331000 < 0.0005 &&
			    331000 - northing < 0.0005);
	}
}

static void test_no_coordinates(void **state)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(project(&position, "155000", " ", &err), 0);
	assert_int_equal(position.flags, ehr_flag(EHR_FLAG_NO_COORDINATES));
	assert_int_equal(position.lon.n, 0);
	assert_int_equal(position.lat.n, 0);
	assert_int_equal(
		make(&position, (const char *[]){ "", "50" }, 2, NULL, &err),
		0);
	assert_int_equal(position.flags, ehr_flag(EHR_FLAG_NO_COORDINATES));
	assert_int_equal(position.lat.n, 0);
	assert_int_equal(ehr_position_key(&position), 0);
}

/* 100000 E 200000 N of the grid is in the north of France, outside the area of
 * use (the Netherlands); exchanged it would be in the North Sea, outside too.
 * 333611, 181072 is a point of the Meuse data with x and y exchanged. */
static void test_outside(void **state)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(project(&position, "100000", "200000", &err), 0);
	assert_int_equal(position.flags, ehr_flag(EHR_FLAG_OUTSIDE_CRS_AREA));
	assert_int_equal(project(&position, "333611", "181072", &err), -1);
	assert_string_equal(err.reason, "swapped");
	assert_string_equal(err.column, "x, y");
	assert_string_equal(err.found, "333611, 181072");
	assert_int_equal(project(&position, "1,5", "181072", &err), -1);
	assert_string_equal(err.reason, "not_a_number");
	assert_string_equal(err.column, "x");
}

/* What two cells with degrees become: lon, lat and flags, blanks between; or
 * the reason and the column. */
static void becomes(const char *lon, const char *lat, const char *want)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };
	struct ehr_buf got = { 0 };

	if (make(&position, (const char *[]){ lon, lat }, 2, NULL, &err) != 0) {
		ehr_buf_printf(&got, "%s %s", err.reason, err.column);
	} else {
		ehr_buf_add_str(&got, position.lon);
		ehr_buf_putc(&got, ' ');
		ehr_buf_add_str(&got, position.lat);
		ehr_buf_putc(&got, ' ');
		ehr_flags_write(&got, position.flags);
	}
	assert_string_equal(ehr_buf_text(&got), want);
	ehr_buf_release(&got);
}

/* 34/60 + 25/3600 = 2065/3600 = 0.573611111...; 5/60 + 2/3600 = 302/3600 =
 * 0.083888888... */
static void test_degrees(void **state)
{
	(void)state;
	becomes(" 6.85041335871979", "-90", "6.85041335871979 -90 ");
	becomes("180", "90.0", "180 90.0 ");
	becomes("-180.000", "-0", "-180.000 -0 ");
	becomes("119°34′25″", "30°5′2″", "119.573611111 30.083888889 ");
	becomes("119°34′25″W", "S30°5′2″", "-119.573611111 -30.083888889 ");
	becomes("119.57", "30°5′2″", "119.57 30.083888889 ");
	becomes("１１９．５７", "30.08", "119.57 30.08 ");
	becomes("119°34′", "30°5′2″",
		"119.566666667 30.083888889 imprecise_coordinates");
	becomes("", "", "  no_coordinates");
	becomes("119°34′25″", " ", "  no_coordinates");
	becomes("NaN", "5", "not_an_angle a");
	becomes("119,57", "5", "not_an_angle a");
	becomes("119.57", "30.0 8", "not_an_angle b");
	becomes("119.57", "30°65′2″", "not_an_angle b");
	becomes("", "abc", "not_an_angle b");
	becomes("180.1", "5", "out_of_range a");
	becomes("-181", "5", "out_of_range a");
	becomes("121.5", "91", "out_of_range b");
	becomes("0", "181", "out_of_range b");
}

static void test_doubtful_degrees(void **state)
{
	(void)state;
	becomes("0", "0.000", "0 0.000 zero_coordinates");
	becomes("31.2", "121.5", "31.2 121.5 swapped_coordinates");
	becomes("30°5′2″N", "E119°34′25″",
		"30.083888889 119.573611111 swapped_coordinates");
	becomes("30°5′2″N", "20°", "not_an_angle a");
	becomes("20", "30°5′2″E", "not_an_angle b");
	becomes("-71.1", "42.4", "-71.1 42.4 ");
	china = &china_and_sea;
	becomes("136", "54", "136 54 ");
	becomes("73", "3", "73 3 ");
	becomes("136.1", "54", "136.1 54 outside_region");
	becomes("-71.1", "42.4", "-71.1 42.4 outside_region");
	becomes("31.2", "80.5", "31.2 80.5 swapped_coordinates");
	becomes("31.2", "121.5", "31.2 121.5 swapped_coordinates");
	becomes("0", "0", "0 0 zero_coordinates");
	china = NULL;
}

static void parts(const char *const *text, const char *want)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };
	struct ehr_buf got = { 0 };

	if (make(&position, text, 6, NULL, &err) != 0) {
		ehr_buf_printf(&got, "%s %s", err.reason, err.column);
	} else {
		ehr_buf_add_str(&got, position.lon);
		ehr_buf_putc(&got, ' ');
		ehr_buf_add_str(&got, position.lat);
		ehr_buf_putc(&got, ' ');
		ehr_flags_write(&got, position.flags);
	}
	assert_string_equal(ehr_buf_text(&got), want);
	ehr_buf_release(&got);
}

static void test_parts(void **state)
{
	(void)state;
	parts((const char *[]){ "119", "34", "25", "30", "5", "2" },
		"119.573611111 30.083888889 ");
	/* 60 carries over: 34' 60" is 35', 35/60 = 0.58333... */
	parts((const char *[]){ "119", "34", "60.00", "30", "60", "0" },
		"119.583333333 31 ");
	parts((const char *[]){ "-119", "34", "25", "-0", "5", "2" },
		"-119.573611111 -0.083888889 ");
	parts((const char *[]){ "119", "34", "", "30", "5", "2" },
		"119.566666667 30.083888889 imprecise_coordinates");
	parts((const char *[]){ "119", "", "", "30", "5", "2" },
		"119 30.083888889 imprecise_coordinates");
	parts((const char *[]){ "119.57", "", "", "30.08", "0", "0" },
		"119.57 30.08 ");
	parts((const char *[]){ "119", "34", "25", "", "", "" },
		"  no_coordinates");
	parts((const char *[]){ "119", "34", "60.01", "30", "5", "2" },
		"not_an_angle c");
	parts((const char *[]){ "119", "34", "25", "30", "-5", "2" },
		"not_an_angle e");
	parts((const char *[]){ "119", "34", "25", "", "5", "2" }, "empty d");
	parts((const char *[]){ "119", "", "25", "30", "5", "2" }, "empty b");
	parts((const char *[]){ "119.57", "34", "25", "30", "5", "2" },
		"not_an_angle a");
	parts((const char *[]){ "30", "5", "2", "119", "34", "25" },
		"30.083888889 119.573611111 swapped_coordinates");
	parts((const char *[]){ "119", "34", "25", "190", "5", "2" },
		"out_of_range d");
}

static void point(const char *text, const char *want)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };
	struct ehr_buf got = { 0 };

	if (make(&position, &text, 1, NULL, &err) != 0)
		ehr_buf_printf(&got, "%s %s", err.reason, err.column);
	else
		ehr_buf_printf(&got, "%.*s %.*s", (int)position.lon.n,
			position.lon.p, (int)position.lat.n, position.lat.p);
	assert_string_equal(ehr_buf_text(&got), want);
	ehr_buf_release(&got);
}

static void test_point(void **state)
{
	(void)state;
	point("119.57, 30.08", "119.57 30.08");
	point("东经119度34分25秒，北纬30度5分2秒",
		"119.573611111 30.083888889");
	point("北纬30度5分2秒，东经119度34分25秒",
		"119.573611111 30.083888889");
	point("30.08, 119.57", "30.08 119.57");
	point("", " ");
	point("119度34分25秒", "not_an_angle a");
}

/* The arc of the meridian from the equator to 30 N is 3320113.398 m on GRS 80
 * (published tables of UTM divide it by 0.9996); EPSG:4549 has its central
 * meridian, 120 E, at 500000, EPSG:4528 the zone number 40 in front. */
static void test_gauss(void **state)
{
	const char *plain[] = { "500000", "3320113.398" };
	const char *zoned[] = { "40500000", "3320113.398" };
	const char *turned[] = { "3320113.398", "500000" };
	struct ehr_crs *without = opened("EPSG:4549");
	struct ehr_crs *with = opened("EPSG:4528");
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(make(&position, plain, 2, without, &err), 0);
	assert_float_equal(position.degrees[0], 120, 1e-8);
	assert_float_equal(position.degrees[1], 30, 1e-8);
	assert_int_equal(position.flags, 0);
	assert_int_equal(make(&position, zoned, 2, with, &err), 0);
	assert_float_equal(position.degrees[0], 120, 1e-8);
	assert_float_equal(position.degrees[1], 30, 1e-8);
	assert_int_equal(make(&position, zoned, 2, without, &err), -1);
	assert_string_equal(err.reason, "zone_prefix");
	assert_non_null(strstr(err.text, "EPSG:4528"));
	assert_int_equal(make(&position, plain, 2, with, &err), -1);
	assert_string_equal(err.reason, "zone_prefix");
	assert_non_null(strstr(err.text, "EPSG:4549"));
	assert_int_equal(make(&position, turned, 2, without, &err), -1);
	assert_string_equal(err.reason, "swapped");
	assert_int_equal(ehr_position_check(&(struct ehr_place){ .lon = "a",
						    .lon_minute = "b" },
				 without, &err),
		-1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	ehr_crs_close(without);
	ehr_crs_close(with);
}

/* The pair of Beijing that googollee/eviltransform tests with. */
static void test_shifted(void **state)
{
	const char *cell[] = { "116.38404722455657", "39.91334545536069" };
	const char *turned[] = { "39.91334545536069", "116.38404722455657" };
	const char *abroad[] = { "2.35", "48.85" };
	struct ehr_crs *gcj02 = opened("gcj02"), *same = opened("cgcs2000");
	struct ehr_position position;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(make(&position, cell, 2, gcj02, &err), 0);
	assert_float_equal(position.degrees[0], 116.377817, 1e-9);
	assert_float_equal(position.degrees[1], 39.911954, 1e-9);
	assert_int_equal(position.flags, 0);
	assert_int_equal(make(&position, turned, 2, gcj02, &err), 0);
	assert_true(ehr_str_is(position.lon, turned[0]));
	assert_int_equal(
		position.flags, ehr_flag(EHR_FLAG_SWAPPED_COORDINATES));
	assert_int_equal(make(&position, abroad, 2, gcj02, &err), 0);
	assert_true(ehr_str_is(position.lon, "2.35"));
	assert_int_equal(position.flags, ehr_flag(EHR_FLAG_OUTSIDE_CRS_AREA));
	assert_int_equal(make(&position, cell, 2, same, &err), 0);
	assert_true(ehr_str_is(position.lon, cell[0]));
	ehr_crs_close(gcj02);
	ehr_crs_close(same);
}

static void test_cleaned(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_words *words = ehr_words_open(&err);
	struct ehr_cell_rules rules;

	(void)state;
	assert_non_null(words);
	assert_int_equal(ehr_cell_rules_read(&rules, words, &err), 0);
	becomes("'119.57", "5", "not_an_angle a");
	rules_of_cells = &rules;
	becomes("119.57", "30.08", "119.57 30.08 ");
	becomes("'119.57", "=\"30.08\"", "119.57 30.08 cleaned");
	becomes("１１９．５７", "30.08", "119.57 30.08 cleaned");
	becomes("'119°34′25″", "30.08", "119.573611111 30.08 cleaned");
	becomes("119°34'25\"", "30.08", "119.573611111 30.08 ");
	becomes("/", "30.08", "  no_coordinates");
	becomes("NA", "NA", "  no_coordinates");
	becomes("11 9.57", "30.08", "not_an_angle a");
	becomes("119,57", "30.08", "not_an_angle a");
	point("119,300", "out_of_range a");
	point("NA", " ");
	parts((const char *[]){ "'119", "34", "２５", "30", "5", "/" },
		"119.573611111 30.083333333 cleaned imprecise_coordinates");
	rules.decimal = ',';
	becomes("119,57", "30°5′2,5″", "119.57 30.084027778 ");
	point("119,57; 30,08", "119.57 30.08");
	rules_of_cells = NULL;
	ehr_words_close(words);
	ehr_arena_release(&arena);
}

static uint64_t key_of(const char *lon, const char *lat)
{
	struct ehr_position position;
	struct ehr_err err = { 0 };

	assert_int_equal(
		make(&position, (const char *[]){ lon, lat }, 2, NULL, &err),
		0);
	return ehr_position_key(&position);
}

static void test_key(void **state)
{
	(void)state;
	assert_true(
		key_of("119.57", "30.08") == key_of("119.5700004", "30.08"));
	assert_true(key_of("119.57", "30.08") != key_of("119.570001", "30.08"));
	assert_true(key_of("119.57", "30.08") != key_of("119.57", "30.080001"));
	assert_true(key_of("119.57", "30.08") != key_of("30.08", "119.57"));
	assert_true(key_of("-180", "-90") != 0);
	assert_true(key_of("0", "0") != key_of("-180", "-90"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_project),
		cmocka_unit_test(test_edges_survive),
		cmocka_unit_test(test_no_coordinates),
		cmocka_unit_test(test_outside),
		cmocka_unit_test(test_degrees),
		cmocka_unit_test(test_doubtful_degrees),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_point),
		cmocka_unit_test(test_gauss),
		cmocka_unit_test(test_shifted),
		cmocka_unit_test(test_cleaned),
		cmocka_unit_test(test_key),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
