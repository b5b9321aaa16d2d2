/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/zoning_people.h"

#include <math.h>
#include <stdlib.h>

static const struct ehr_zoning_setup setup = { .n_values = 1 };

static void open_all(struct ehr_zoning_frame *frame,
	struct ehr_zoning_people *people, double cell_m)
{
	struct ehr_err err = { 0 };

	*frame = (struct ehr_zoning_frame){ 0 };
	assert_int_equal(
		ehr_zoning_grid_init(&frame->grid, "EPSG:4549", cell_m, &err),
		0);
	*people = (struct ehr_zoning_people){
		.zoning = ehr_zoning_new(&setup),
		.frame = frame,
		.column = "population",
	};
}

static void release_all(
	struct ehr_zoning_frame *frame, struct ehr_zoning_people *people)
{
	ehr_zoning_free(people->zoning);
	ehr_zoning_people_release(people);
	ehr_zoning_frame_release(frame);
}

/* People of the cell; -1 if there is no number. */
static double in_cell(
	const struct ehr_zoning_people *people, int32_t col, int32_t row)
{
	uint32_t i = ehr_zoning_cell_at(
		people->zoning, (struct ehr_grid_cell){ col, row });
	double number = -1;

	return ehr_zoning_people_of(people, i, &number) ? number : -1;
}

static void near(double got, double want)
{
	if (!(fabs(got - want) <= 1e-6 * fmax(1, fabs(want))))
		fail_msg("%.17g is not %.17g", got, want);
}

/* Appends a closed ring of the corners in metres, as degrees. */
static void put_ring(struct ehr_buf *text, struct ehr_projection *projection,
	const double (*corner)[2], size_t n)
{
	struct ehr_err err = { 0 };

	for (size_t i = 0; i <= n; i++) {
		double lon = 0, lat = 0;

		assert_int_equal(
			ehr_projection_to_lonlat(projection, corner[i % n][0],
				corner[i % n][1], &lon, &lat, &err),
			0);
		ehr_buf_printf(
			text, "%s[%.15g,%.15g]", i > 0 ? "," : "[", lon, lat);
	}
	ehr_buf_puts(text, "]");
}

/*
 * 600 people on 460000..460200 x 3110000..3110150 m less a hole of 100 x 50 m
 * at 460100..460200 x 3110100..3110150: 200 x 150 - 5000 = 25000 m2, cells of
 * 100 m: (4600, 31100) 10000, (4601, 31100) 10000, (4600, 31101) 5000,
 * (4601, 31101) 5000 - 5000 = 0. So 240, 240, 120 and no number.
 */
static void spread_over_squares(void **state)
{
	static const double outer[][2] = { { 460000, 3110000 },
		{ 460200, 3110000 }, { 460200, 3110150 }, { 460000, 3110150 } };
	static const double hole[][2] = { { 460100, 3110100 },
		{ 460100, 3110150 }, { 460200, 3110150 }, { 460200, 3110100 } };
	struct ehr_zoning_frame frame;
	struct ehr_zoning_people people;
	struct ehr_buf text = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_json *json;

	(void)state;
	open_all(&frame, &people, 100);
	ehr_buf_puts(&text,
		"{\"type\":\"Feature\",\"properties\":{\"population\":600},"
		"\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
	put_ring(&text, frame.grid.projection, outer, 4);
	ehr_buf_putc(&text, ',');
	put_ring(&text, frame.grid.projection, hole, 4);
	ehr_buf_puts(&text, "]}}");
	json = ehr_json_read("test", (struct ehr_str){ text.p, text.n }, &err);
	assert_non_null(json);
	assert_int_equal(ehr_zoning_people_features(&people, json, &err), 0);
	near(in_cell(&people, 4600, 31100), 240);
	near(in_cell(&people, 4601, 31100), 240);
	near(in_cell(&people, 4600, 31101), 120);
	assert_true(ehr_sum_value(&people.total) == 600);
	assert_true(ehr_sum_value(&people.outside) == 0);
	assert_true(people.n_outside == 0 && people.n == 1);
	ehr_json_free(json);
	ehr_buf_release(&text);
	release_all(&frame, &people);
}

/* 119.6 E, 28.1 N lies at 460691.5 E, 3109588.4 N: cell (460, 3109). */
static void rows(void **state)
{
	static const char table[] = "lon,lat,cell_id,population\n"
				    "119.6,28.1,,3.5\n"
				    ",,EPSG:4549/1000/460/3109,2\n"
				    "119.6,28.1,EPSG:4549/1000/470/3109,0\n"
				    "119.6,28.1,,\n"
				    ",,,8\n";
	struct ehr_in_opts opts = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("test", ehr_str_of(table), &opts, &err);
	struct ehr_zoning_frame frame;
	struct ehr_zoning_people people;

	(void)state;
	assert_non_null(reader);
	open_all(&frame, &people, 1000);
	assert_int_equal(ehr_zoning_people_rows(&people, reader, &err), 0);
	assert_true(in_cell(&people, 460, 3109) == 5.5);
	assert_true(in_cell(&people, 470, 3109) == 0); /* known: nobody */
	assert_true(in_cell(&people, 471, 3109) == -1);
	assert_true(ehr_sum_value(&people.total) == 13.5);
	assert_true(ehr_sum_value(&people.nowhere) == 8);
	assert_int_equal(people.n, 5);
	assert_int_equal(people.n_unknown, 1);
	ehr_reader_close(reader);
	release_all(&frame, &people);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spread_over_squares),
		cmocka_unit_test(rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
