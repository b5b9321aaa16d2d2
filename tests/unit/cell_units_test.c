/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/cell_units.h"

#define SQUARE(x) "[[[" x ",0],[2,0],[2,1],[" x ",0]]]"
#define UNIT(id, class, type, corners) \
	"{\"type\":\"Feature\",\"geometry\":{\"type\":\"" type \
	"\",\"coordinates\":" corners "},\"properties\":{\"cell_id\":\"" id \
	"\",\"class\":" class "}}"
#define COLLECTION(features) \
	"{\"type\":\"FeatureCollection\",\"features\":[\n" features "\n]}\n"

static int read(struct ehr_cells *cells, const char *text, struct ehr_err *err)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_AUTO };
	struct ehr_reader *reader = ehr_reader_memory(
		"cells.geojson", ehr_str_of(text), &opts, err);
	int rc;

	assert_non_null(reader);
	rc = ehr_cells_read(cells, reader, err);
	ehr_reader_close(reader);
	return rc;
}

/* In order of their names; the middle of 0 to 2 degrees east, on the northern
 * half, lies in UTM zone 31. In degrees of EPSG:4326 corners stay as they
 * are. */
static void reads_polygons(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4326", &err);
	struct ehr_cells cells;
	struct ehr_extent extent;

	(void)state;
	assert_int_equal(read(&cells,
				 COLLECTION(UNIT("\xe4\xb9\x99", "2", "Polygon",
					 SQUARE("1")) ",\n" UNIT("A", "null",
					 "MultiPolygon", "[" SQUARE("0") "]")),
				 &err),
		0);
	assert_true(cells.units);
	assert_int_equal(cells.n, 2);
	assert_true(ehr_str_is(cells.cell[0].id, "A"));
	assert_int_equal(cells.cell[0].class, 0);
	assert_int_equal(cells.cell[1].class, 2);
	assert_string_equal(ehr_cells_system(&cells), "EPSG:32631");
	assert_int_equal(ehr_cells_project(&cells, projection, &err), 0);
	extent = ehr_cell_extent(&cells, 1);
	assert_true(fabs(extent.east_min - 1) < 1e-9);
	assert_true(fabs(extent.north_max - 1) < 1e-9);
	extent = ehr_cells_extent(&cells);
	assert_true(fabs(extent.east_min) < 1e-9);
	ehr_cells_release(&cells);
	ehr_projection_close(projection);
}

static void assert_refused(const char *text, const char *says)
{
	struct ehr_err err = { 0 };
	struct ehr_cells cells;

	assert_int_equal(read(&cells, text, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	if (!strstr(err.text, says))
		fail_msg("%s", err.text);
}

static void refuses_what_is_no_unit(void **state)
{
	(void)state;
	assert_refused(COLLECTION(UNIT("a", "1", "Point", "[1,2]")), "polygon");
	assert_refused(
		COLLECTION(UNIT("a", "1", "Polygon", "[[]]")), "corners");
	assert_refused(COLLECTION(UNIT("a", "1", "Polygon", "[]")), "polygon");
	assert_refused(
		COLLECTION(UNIT("a", "1", "Polygon", "[[[0,0],[1,1],[0,0]]]")),
		"corners");
	assert_refused(
		COLLECTION(UNIT("", "1", "Polygon", SQUARE("1"))), "a text");
	assert_refused(
		COLLECTION(UNIT("a", "1", "Polygon", SQUARE("1")) ",\n" UNIT(
			"a", "1", "Polygon", SQUARE("0"))),
		"\"a\" is there twice");
}

/* A Chinese unit lies in a zone of CGCS2000: 117 E is EPSG 4548. */
static void takes_the_chinese_zone(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_cells cells;

	(void)state;
	assert_int_equal(read(&cells,
				 COLLECTION(UNIT("a", "1", "Polygon",
					 "[[[116.9,30],[117.2,30],[117,31],"
					 "[116.9,30]]]")),
				 &err),
		0);
	assert_string_equal(ehr_cells_system(&cells), "EPSG:4548");
	ehr_cells_release(&cells);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_polygons),
		cmocka_unit_test(refuses_what_is_no_unit),
		cmocka_unit_test(takes_the_chinese_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
