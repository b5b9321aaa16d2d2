/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/points.h"

static int read(
	struct ehr_points *points, const char *text, struct ehr_err *err)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4326", err);
	struct ehr_reader *reader =
		ehr_reader_memory("points.csv", ehr_str_of(text), &opts, err);
	int rc;

	assert_non_null(projection);
	assert_non_null(reader);
	rc = ehr_points_read(points, reader, NULL, projection, err);
	ehr_reader_close(reader);
	ehr_projection_close(projection);
	return rc;
}

static void reads_points_and_their_names(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_points points;

	(void)state;
	assert_int_equal(read(&points,
				 "source_id,lat,lon,source_name\n"
				 "a,31.5,120.25,厂一\n"
				 "b,,,厂二\n"
				 "c,-31.5,-120.25,\n",
				 &err),
		0);
	assert_int_equal(points.n, 2);
	assert_int_equal(points.n_nowhere, 1);
	assert_true(ehr_str_is(points.point[0].name, "厂一"));
	assert_true(fabs(points.point[0].easting - 120.25) < 1e-9);
	assert_true(fabs(points.point[0].northing - 31.5) < 1e-9);
	assert_true(ehr_str_is(points.point[1].text[0], "c"));
	assert_int_equal(points.point[1].name.n, 0);
	ehr_points_release(&points);
}

static void assert_refused(
	const char *text, const char *column, unsigned long line)
{
	struct ehr_err err = { 0 };
	struct ehr_points points;

	assert_int_equal(read(&points, text, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, column);
	assert_int_equal(err.line, line);
	assert_string_equal(err.file, "points.csv");
}

static void refuses_what_is_no_place(void **state)
{
	(void)state;
	assert_refused("lon,lat\n120,31\nx,31\n", "lon", 3);
	assert_refused("lon,lat\n181,31\n", "lon", 2);
	assert_refused("lon,lat\n120,-90.5\n", "lat", 2);
}

static void needs_coordinates(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_points points;

	(void)state;
	assert_int_equal(read(&points, "source_id,lat\na,1\n", &err), -1);
	assert_non_null(strstr(err.text, "lon"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_points_and_their_names),
		cmocka_unit_test(refuses_what_is_no_place),
		cmocka_unit_test(needs_coordinates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
