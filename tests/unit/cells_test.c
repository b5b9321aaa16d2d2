/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/cells.h"

#define HEADER "crs,cell_m,col,row,class,class_name,class_lo,incomplete,note\n"

static int read(struct ehr_cells *cells, const char *text, struct ehr_err *err)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_reader *reader =
		ehr_reader_memory("cells.csv", ehr_str_of(text), &opts, err);
	int rc;

	assert_non_null(reader);
	rc = ehr_cells_read(cells, reader, err);
	ehr_reader_close(reader);
	return rc;
}

static void reads_cells_in_order_of_place(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_cells cells;

	(void)state;
	assert_int_equal(
		read(&cells,
			HEADER "EPSG:28992,200,7,5,2,moderate,1,,b\n"
			       "EPSG:28992,200.0,-3,5,1,low,,lead,a\n"
			       "EPSG:28992,200,7,-1,,,,lead,c\n"
			       "EPSG:28992,200,8,5,2,moderate,2,zinc,b\n",
			&err),
		0);
	assert_int_equal(cells.n, 4);
	assert_int_equal(cells.cell[0].row, -1);
	assert_int_equal(cells.cell[1].col, -3);
	assert_int_equal(cells.cell[2].col, 7);
	assert_true(ehr_str_is(cells.cell[1].text[8], "a"));
	assert_int_equal(cells.col_min, -3);
	assert_int_equal(cells.col_max, 8);
	assert_int_equal(cells.row_min, -1);
	assert_int_equal(cells.row_max, 5);
	assert_true(ehr_str_is(cells.crs, "EPSG:28992"));
	assert_true(cells.cell_m > 199.9 && cells.cell_m < 200.1);
	ehr_cells_release(&cells);
}

static void counts_classes(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_cells cells;

	(void)state;
	assert_int_equal(
		read(&cells,
			HEADER "EPSG:28992,200,1,5,2,moderate,1,,b\n"
			       "EPSG:28992,200,2,5,2,moderate,2,zinc,b\n"
			       "EPSG:28992,200,3,5,,,,lead,b\n",
			&err),
		0);
	assert_int_equal(cells.class_max, 2);
	assert_int_equal(cells.class[2].n, 2);
	assert_int_equal(cells.class[2].n_incomplete, 1);
	assert_int_equal(cells.class[1].n, 0);
	assert_int_equal(cells.class[0].n, 1);
	/* without a class there is nothing to be at least */
	assert_int_equal(cells.n_incomplete, 1);
	assert_true(ehr_str_is(cells.missing, "zinc"));
	assert_true(ehr_str_is(cells.class[2].name, "moderate"));
	assert_int_equal(cells.class[2].lo.n, 0); /* they differ */
	assert_non_null(ehr_cells_constant(&cells, 8));
	assert_null(ehr_cells_constant(&cells, 2));
	ehr_cells_release(&cells);
}

static void assert_refused(const char *text, const char *column,
	unsigned long line, const char *part)
{
	struct ehr_err err = { 0 };
	struct ehr_cells cells;

	assert_int_equal(read(&cells, text, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, column);
	assert_int_equal(err.line, line);
	assert_string_equal(err.file, "cells.csv");
	if (!strstr(err.text, part))
		fail_msg("\"%s\" has no \"%s\"", err.text, part);
}

static void refuses_what_is_no_grid(void **state)
{
	(void)state;
	assert_refused(HEADER, "", 0, "no cells");
	assert_refused("cell_m,col,row,class\n", "", 1, "crs");
	assert_refused(
		HEADER "A,200,1,1,,,,,\nB,200,2,1,,,,,\n", "crs", 3, "\"B\"");
	assert_refused(HEADER "A,200,1,1,,,,,\nA,100,2,1,,,,,\n", "cell_m", 3,
		"\"100\"");
	assert_refused(HEADER ",200,1,1,,,,,\n", "crs", 2, "\"\"");
	assert_refused(HEADER "A,0,1,1,,,,,\n", "cell_m", 2, "\"0\"");
	assert_refused(HEADER "A,1e300,1,1,,,,,\n", "cell_m", 2, "1e300");
	assert_refused(HEADER "A,200,1.5,1,,,,,\n", "col", 2, "\"1.5\"");
	assert_refused(HEADER "A,200,,1,,,,,\n", "col", 2, "\"\"");
	assert_refused(HEADER "A,200,1,x,,,,,\n", "row", 2, "\"x\"");
	assert_refused(HEADER "A,200,1,1,0,,,,\n", "class", 2, "\"0\"");
	assert_refused(HEADER "A,200,1,1,21,,,,\n", "class", 2, "\"21\"");
	assert_refused(HEADER "A,200,1,1,high,,,,\n", "class", 2, "\"high\"");
	assert_refused(HEADER
		"A,200,1,4,,,,,\nA,200,2,4,,,,,\nA,200,1,4,,,,,\n",
		"", 0, "column 1, row 4");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_cells_in_order_of_place),
		cmocka_unit_test(counts_classes),
		cmocka_unit_test(refuses_what_is_no_grid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
