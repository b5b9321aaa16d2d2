/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/located.h"

#include <stdio.h>

#include "io/file.h"
#include "io/reader.h"
#include "model/flag.h"

#define FEATURE(name, rings) \
	"{\"type\":\"Feature\",\"properties\":{" name \
	"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" rings "]}}"
#define SQUARE(w, s, e, n) \
	"[[" w "," s "],[" e "," s "],[" e "," n "],[" w "," n "],[" w "," s \
	"]]"
#define ALL(features) \
	"{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

static struct ehr_located *open_with(const char *text,
	const struct ehr_located_opts *opts, struct ehr_err *err)
{
	struct ehr_json *document =
		ehr_json_read("outline", ehr_str_of(text), err);
	struct ehr_located *located =
		document ? ehr_located_open(document, opts, err) : NULL;

	ehr_json_free(document);
	return located;
}

static struct ehr_located *opened(
	const char *text, const struct ehr_located_opts *opts)
{
	struct ehr_err err = { 0 };
	struct ehr_located *located = open_with(text, opts, &err);

	if (located == NULL)
		fail_msg("%s", err.text);
	return located;
}

/* What is found, a blank, and the flags. */
static void check(struct ehr_locator *locator, double lon, double lat,
	const char *stated, const char *want)
{
	const struct ehr_position position = { .known = true,
		.degrees = { lon, lat } };
	struct ehr_buf got = { 0 };
	struct ehr_str found;
	struct ehr_err err = { 0 };
	uint64_t flags = 99;

	assert_int_equal(ehr_locator_check(locator, &position,
				 ehr_str_of(stated), &found, &flags, &err),
		0);
	ehr_buf_add_str(&got, found);
	ehr_buf_putc(&got, ' ');
	ehr_flags_write(&got, flags);
	assert_string_equal(ehr_buf_text(&got), want);
	ehr_buf_release(&got);
}

/* De Kalb 0..10; 云和县 10..20, and again 30..31; Cook 8..12 over both. */
static const char three[] = ALL(FEATURE("\"name\":\"De Kalb\"",
	SQUARE("0", "0", "10", "10")) "," FEATURE("\"name\":\"云和县\"",
	SQUARE("10", "0", "20", "10")) "," FEATURE("\"name\":\"云和县\"",
	SQUARE("30", "0", "31", "1")) "," FEATURE("\"name\":\"Cook\"",
	SQUARE("8", "0", "12", "10")));

static void flags(void **state)
{
	struct ehr_located *located =
		opened(three, &(struct ehr_located_opts){ 0 });
	struct ehr_locator *locator = ehr_locator_new(located);
	struct ehr_position nowhere = { .known = false };
	struct ehr_str found;
	uint64_t none;
	struct ehr_buf mended = { 0 };

	(void)state;
	assert_int_equal(ehr_located_count(located), 4);
	assert_string_equal(ehr_located_property(located), "name");
	ehr_located_mended(located, &mended);
	assert_int_equal(mended.n, 0);
	check(locator, 5, 5, "De Kalb", "De Kalb ");
	check(locator, 5, 5, " DEKALB", "De Kalb ");
	check(locator, 5, 5, "ｄｅ　ｋａｌｂ", "De Kalb ");
	check(locator, 5, 5, "De Kalb County", "De Kalb no_outline");
	check(locator, 15, 5, "云和县", "云和县 ");
	check(locator, 30.5, 0.5, "云和县", "云和县 ");
	check(locator, 15, 5, "云和", "云和县 no_outline");
	check(locator, 5, 5, "云和县", "De Kalb outside_outline");
	check(locator, 5, 5, "云和县", "De Kalb outside_outline");
	check(locator, 9, 5, "cook", "Cook ");
	check(locator, 9, 5, "云和县", "De Kalb outside_outline");
	check(locator, 10, 5, "云和县", "云和县 "); /* on its border */
	check(locator, 25, 5, "Cook", " no_outline");
	check(locator, 25, 5, "Nowhere", " no_outline");
	check(locator, 5, 5, "", "De Kalb ");
	check(locator, 25, 5, "", " no_outline");
	check(locator, 31.2, 121.5, "Cook", " no_outline");
	assert_int_equal(ehr_locator_check(locator, &nowhere,
				 ehr_str_of("Cook"), &found, &none, NULL),
		0);
	assert_int_equal(found.n, 0);
	assert_true(none == 0);
	ehr_locator_free(locator);
	ehr_locator_free(NULL);
	ehr_located_close(located);
	ehr_located_close(NULL);
}

/* Codes as numbers, and the id of the feature itself. */
static void other_properties(void **state)
{
	static const char text[] = ALL(
		"{\"type\":\"Feature\",\"id\":\"331125\",\"properties\":"
		"{\"adcode\":331125},\"geometry\":{\"type\":\"MultiPolygon\","
		"\"coordinates\":[[" SQUARE("0", "0", "10", "10") "," SQUARE(
			"4", "4", "6", "6") "],[" SQUARE("20", "0", "21",
			"1") "]]}}");
	static const char *const property[] = { "adcode", "id" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct ehr_located *located = opened(text,
			&(struct ehr_located_opts){ .property = property[i] });
		struct ehr_locator *locator = ehr_locator_new(located);

		check(locator, 1, 1, "331125", "331125 ");
		check(locator, 20.5, 0.5, "331125", "331125 ");
		check(locator, 5, 5, "331125", " no_outline");
		ehr_locator_free(locator);
		ehr_located_close(located);
	}
}

/* An outline in GCJ-02: the corner 116.38404722455657 39.91334545536069 is
 * 116.377817 39.911954 in WGS 84 (googollee/eviltransform), so that a point
 * between the two lies inside only if the outline was converted. */
static void shifted_outline(void **state)
{
	static const char text[] = ALL(FEATURE(
		"\"NAME\":\"a\"", SQUARE("116.38404722455657",
					  "39.91334545536069", "116.5", "40")));
	const struct ehr_located_opts opts[] = { { .crs = NULL },
		{ .crs = "gcj02" } };
	const char *const want[] = { " no_outline", "a " };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct ehr_located *located = opened(text, &opts[i]);
		struct ehr_locator *locator = ehr_locator_new(located);

		check(locator, 116.381, 39.95, "a", want[i]);
		ehr_locator_free(locator);
		ehr_located_close(located);
	}
}

static void fails(const char *text, const char *property, const char *in_text)
{
	struct ehr_err err = { 0 };

	assert_null(open_with(text,
		&(struct ehr_located_opts){ .property = property }, &err));
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	if (strstr(err.text, in_text) == NULL)
		fail_msg("\"%s\" is not in: %s", in_text, err.text);
}

static void refuses(void **state)
{
	(void)state;
	fails(ALL(""), NULL, "no features with polygons");
	fails("{\"type\":\"Polygon\",\"coordinates\":[" SQUARE(
		      "0", "0", "1", "1") "]}",
		NULL, "feature");
	fails(three, "NAME_2", "feature 1: no property \"NAME_2\"");
	fails(three, "NAME_2", "there are: name");
	fails(ALL(FEATURE("\"name\":null", SQUARE("0", "0", "1", "1"))), NULL,
		"is no name");
	fails(ALL(FEATURE("\"name\":\"a\"",
		      SQUARE("0", "0", "1", "1")) "," FEATURE("\"name\":\"b\"",
		      "[[0,0],[1,0],[1,1]]")),
		NULL, "feature 2 \"b\": a ring");
	fails(ALL(FEATURE("\"name\":\"a\"", SQUARE("181000", "0", "1", "1"))),
		NULL, "not on the globe");
	fails(ALL(FEATURE("\"name\":\"a\"", "[[\"x\",0]]")), NULL,
		"feature 1 \"a\": a position");
	fails("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
	      "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4549\"}},"
	      "\"features\":[]}",
		NULL, "EPSG::4549");
	fails("{}", NULL, "not GeoJSON");
}

static void tells_what_was_mended(void **state)
{
	struct ehr_located *located =
		opened(ALL(FEATURE("\"name\":\"bow\"",
			       "[[0,0],[10,10],[10,0],[0,10],[0,0]]")),
			&(struct ehr_located_opts){ 0 });
	struct ehr_buf mended = { 0 };

	(void)state;
	ehr_located_mended(located, &mended);
	assert_string_equal(
		ehr_buf_text(&mended), "bow: Self-intersection[5 5]");
	ehr_buf_release(&mended);
	ehr_located_close(located);
}

static struct ehr_located *open_counties(void)
{
	struct ehr_buf text = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_located *located;

	if (ehr_file_read(TEST_DATA
		    "/counties-illinois/illinois_counties.geojson",
		    1 << 20, &text, &err) < 0)
		fail_msg("%s", err.text);
	located = opened(ehr_buf_text(&text), &(struct ehr_located_opts){ 0 });
	ehr_buf_release(&text);
	return located;
}

/* 961 of the 977 facilities in the county that they state, 14 in another one, 2
 * in none: testdata/counties-illinois/README.md. */
static void facilities_of_illinois(void **state)
{
	struct ehr_located *located = open_counties();
	struct ehr_locator *locator = ehr_locator_new(located);
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err err = { 0 };
	const char *const path[] = { TEST_DATA
		"/counties-illinois/facilities.csv" };
	struct ehr_reader *reader = ehr_reader_open(path, 1, &opts, &err);
	struct ehr_row row;
	unsigned inside = 0, other = 0, none = 0;

	(void)state;
	if (reader == NULL)
		fail_msg("%s", err.text);
	assert_int_equal(ehr_located_count(located), 102);
	while (ehr_reader_next(reader, &row, &err) == 1) {
		struct ehr_position position = { .known = true };
		struct ehr_str found;
		uint64_t got;

		for (size_t i = 0; i < 2; i++)
			assert_int_equal(ehr_num_read(row.cell[2 + i],
						 &position.degrees[i]),
				EHR_NUM_VALUE);
		assert_int_equal(ehr_locator_check(locator, &position,
					 row.cell[1], &found, &got, &err),
			0);
		inside += got == 0;
		other += got == ehr_flag(EHR_FLAG_OUTSIDE_OUTLINE);
		none += got == ehr_flag(EHR_FLAG_NO_OUTLINE);
	}
	assert_int_equal(err.fault, EHR_OK);
	assert_int_equal(inside, 961);
	assert_int_equal(other, 14);
	assert_int_equal(none, 2);
	ehr_reader_close(reader);
	ehr_locator_free(locator);
	ehr_located_close(located);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flags),
		cmocka_unit_test(other_properties),
		cmocka_unit_test(shifted_outline),
		cmocka_unit_test(refuses),
		cmocka_unit_test(tells_what_was_mended),
		cmocka_unit_test(facilities_of_illinois),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
