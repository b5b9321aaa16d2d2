/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const hi[] = { "hi" };

struct run {
	struct ehr_zoning_setup setup;
	struct ehr_zoning_frame frame;
	struct ehr_zoning_rows rows;
	struct ehr_err err;
	int rc;
};

/* Reads the table onto a grid of crs and cell_m (NULL, 0: not known). */
static void read_table(struct run *run, const char *text, const char *crs,
	double cell_m, const char *top)
{
	const struct ehr_in_opts opts = { .format = EHR_FORMAT_AUTO };
	struct ehr_reader *reader;

	*run = (struct run){ .setup = { .n_values = 1,
				     .class_by = EHR_ZONING_WORST } };
	reader = ehr_reader_memory("t", ehr_str_of(text), &opts, &run->err);
	assert_non_null(reader);
	assert_int_equal(
		ehr_zoning_grid_init(&run->frame.grid, crs, cell_m, &run->err),
		0);
	run->rows.frame = &run->frame;
	run->rc = ehr_zoning_rows_bind(
		&run->rows, &run->setup, reader, hi, top, &run->err);
	if (run->rc == 0)
		run->rc = ehr_zoning_rows_read(&run->rows, reader, &run->err);
	ehr_reader_close(reader);
}

static void release(struct run *run)
{
	ehr_zoning_rows_release(&run->rows);
	ehr_zoning_frame_release(&run->frame);
}

#define TABLE \
	"source_id,lon,lat,hi,coverage,incomplete\n" \
	"a,119.6010,28.1010,0.5,1,\n" \
	"b,119.6011,28.1011,0.7,0.25,x;y\n" \
	"c,119.7000,28.2000,,,\n" \
	"d,,,9,1,\n"

/* Rows placed at once and rows kept until the end fall into the same cells: with
 * the system named, and with zone 40 (EPSG:4549, 120 E) found for 119.65. */
static void at_once_or_kept(void **state)
{
	static const char *const crs[] = { "EPSG:4549", NULL };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct ehr_zoning_cell cell;
		struct run run;

		read_table(&run, TABLE, crs[i], 1000, NULL);
		assert_int_equal(run.rc, 0);
		assert_string_equal(
			ehr_projection_crs(run.frame.grid.projection),
			"EPSG:4549");
		assert_true(run.rows.chosen == (crs[i] == NULL));
		assert_int_equal(run.rows.n_kept, crs[i] ? 0 : 3);
		assert_int_equal(run.rows.n, 4);
		assert_int_equal(run.rows.unplaced, 1);
		assert_int_equal(run.rows.outside, 0);
		assert_true(run.rows.west == 119.601);
		assert_true(run.rows.east == 119.7);
		assert_int_equal(ehr_zoning_count(run.rows.zoning), 2);
		ehr_zoning_cell(run.rows.zoning, 0, &cell);
		assert_int_equal(cell.n, 2);
		assert_true(cell.value[0] == 0.7);
		assert_true(cell.coverage == 0.25);
		assert_true(ehr_str_is(cell.incomplete, "x;y"));
		assert_true(ehr_str_is(cell.top, "b"));
		ehr_zoning_cell(run.rows.zoning, 1, &cell);
		assert_false(cell.has[0] || cell.covered);
		release(&run);
	}
}

static void nothing_placed(void **state)
{
	struct run run;

	(void)state;
	read_table(&run, "lon,lat,hi\n,,1\n", NULL, 1000, NULL);
	assert_int_equal(run.rc, 0);
	assert_null(run.frame.grid.projection);
	assert_int_equal(run.rows.unplaced, 1);
	release(&run);
}

struct bad {
	const char *text, *top;
	double cell_m;
	enum ehr_fault fault;
	unsigned long line;
	const char *says;
};

static void refused(void **state)
{
	static const struct bad bad[] = {
		{ "lon,lat\n1,2\n", NULL, 9, EHR_FAULT_DATA, 1, "--by" },
		{ "lat,hi\n", NULL, 9, EHR_FAULT_DATA, 1, "\"lon\"" },
		{ "lon,hi\n", NULL, 9, EHR_FAULT_DATA, 1, "\"lat\"" },
		{ "lon,lat,hi\n", "who", 9, EHR_FAULT_DATA, 1, "\"who\"" },
		{ "lon,lat,hi\n", NULL, 0, EHR_FAULT_USAGE, 0, "--cell" },
		{ "cell_id,lon,lat,hi\n,120,30,1\n", NULL, 0, EHR_FAULT_USAGE,
			0, "--cell" },
		{ "lon,lat,hi\n120,30,1\n5,50,1\n", NULL, 9, EHR_FAULT_USAGE, 0,
			"--crs" },
		{ "lon,lat,hi\n120,,1\n", NULL, 9, EHR_FAULT_DATA, 2, "other" },
		{ "lon,lat,hi\n120,91,1\n", NULL, 9, EHR_FAULT_DATA, 2, "91" },
		{ "lon,lat,hi\n181,9,1\n", NULL, 9, EHR_FAULT_DATA, 2, "181" },
		{ "lon,lat,hi\n120,30,x\n", NULL, 9, EHR_FAULT_DATA, 2, "x" },
		{ "lon,lat,hi,coverage\n120,30,1,1.5\n", NULL, 9,
			EHR_FAULT_DATA, 2, "1.5" },
		{ "cell_id,hi\nhere,1\n", NULL, 0, EHR_FAULT_DATA, 2, "here" },
		{ "cell_id,hi\nEPSG:4549/9/1/1,1\nEPSG:4549/8/1/1,1\n", NULL, 0,
			EHR_FAULT_DATA, 3, "EPSG:4549/9" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct run run;

		read_table(&run, bad[i].text, NULL, bad[i].cell_m, bad[i].top);
		assert_int_equal(run.rc, -1);
		assert_int_equal(run.err.fault, bad[i].fault);
		assert_int_equal(run.err.line, bad[i].line);
		if (!strstr(run.err.text, bad[i].says))
			fail_msg("%s: %s", bad[i].text, run.err.text);
		release(&run);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(at_once_or_kept),
		cmocka_unit_test(nothing_placed),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
