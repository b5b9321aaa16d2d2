/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/ranking.h"

static struct ehr_zone_schemes *schemes;
static struct ehr_palettes *palettes;
static struct ehr_cells cells;
static struct ehr_layer by_class, by_people;

/* Class 2 with the higher cr comes before class 2 with the lower; the one of
 * class 3 without cr before both. */
static const char text[] = "crs,cell_m,col,row,cr,people,top,class\n"
			   "X,100,1,1,0.000002,10,b,2\n"
			   "X,100,2,1,0.000009,10,a,2\n"
			   "X,100,3,1,,5,b,3\n"
			   "X,100,4,1,,,,\n";

static int open_all(void **state)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("cells.csv", ehr_str_of(text), &opts, &err);
	struct ehr_layer_rules rules = { 0 };
	int rc;

	(void)state;
	rules.schemes = schemes = ehr_zone_schemes_open(NULL, &err);
	palettes = ehr_palettes_open(NULL, &err);
	if (!reader || !schemes || !palettes)
		return -1;
	rules.amount = ehr_palette_find(palettes, "amount", &err);
	rc = ehr_cells_read(&cells, reader, &err);
	ehr_reader_close(reader);
	if (rc == 0)
		rc = ehr_layer_make(&by_class, "class", &cells, &rules, &err);
	if (rc == 0)
		rc = ehr_layer_make(&by_people, "people", &cells, &rules, &err);
	return rc;
}

static int close_all(void **state)
{
	(void)state;
	ehr_layer_release(&by_class);
	ehr_layer_release(&by_people);
	ehr_cells_release(&cells);
	ehr_palettes_close(palettes);
	ehr_zone_schemes_close(schemes);
	return 0;
}

static void ranks_cells_by_class_then_value(void **state)
{
	struct ehr_ranking ranking;

	(void)state;
	ehr_ranking_make(&ranking, 10, &by_class, &cells, NULL, schemes);
	assert_string_equal(ranking.cell_column, "cr");
	assert_int_equal(ranking.n_cells, 3);
	assert_int_equal(ranking.cell[0].cell, 2);
	assert_true(isnan(ranking.cell[0].value));
	assert_int_equal(ranking.cell[1].cell, 1);
	assert_int_equal(ranking.cell[2].cell, 0);
}

static void equals_stand_in_order(void **state)
{
	struct ehr_ranking ranking;

	(void)state;
	ehr_ranking_make(&ranking, 2, &by_people, &cells, NULL, schemes);
	assert_string_equal(ranking.cell_column, "people");
	assert_int_equal(ranking.n_cells, 2);
	assert_int_equal(ranking.cell[0].cell, 0);
	assert_int_equal(ranking.cell[1].cell, 1);
}

/* Of both cells of class 2 the hazard index, not the risk, makes it 2. */
static void ranks_by_the_column_that_decides(void **state)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader = ehr_reader_memory("cells.csv",
		ehr_str_of("crs,cell_m,col,row,cr,hi,class\n"
			   "X,100,1,1,9e-7,0.2,2\n"
			   "X,100,2,1,1e-7,0.3,2\n"
			   "X,100,3,1,1e-7,0.01,1\n"),
		&opts, &err);
	struct ehr_layer_rules rules = { .schemes = schemes };
	struct ehr_cells three;
	struct ehr_layer layer;
	struct ehr_ranking ranking;

	(void)state;
	assert_non_null(reader);
	assert_int_equal(ehr_cells_read(&three, reader, &err), 0);
	ehr_reader_close(reader);
	assert_int_equal(
		ehr_layer_make(&layer, "class", &three, &rules, &err), 0);
	ehr_ranking_make(&ranking, 10, &layer, &three, NULL, schemes);
	assert_string_equal(ranking.cell_column, "hi");
	assert_int_equal(ranking.cell[0].cell, 1);
	ehr_layer_release(&layer);
	ehr_cells_release(&three);
}

/* b is named by two of three cells. */
static void ranks_sources_by_cells(void **state)
{
	struct ehr_ranking ranking;

	(void)state;
	ehr_ranking_make(&ranking, 10, &by_class, &cells, NULL, schemes);
	assert_false(ranking.by_size);
	assert_int_equal(ranking.n_sources, 2);
	assert_true(ehr_str_is(ranking.source[0].name, "b"));
	assert_true(fabs(ranking.source[0].share - 2.0 / 3) < 1e-15);
}

/* 30 of 40; what has no size, or none above 0, is not ranked. */
static void ranks_sources_by_size(void **state)
{
	struct ehr_point point[] = { { .value = 10, .name = ehr_str_of("p") },
		{ .value = NAN }, { .value = 0 },
		{ .value = 30, .name = ehr_str_of("q") } };
	struct ehr_points points = { .point = point, .n = 4, .size = "load" };
	struct ehr_ranking ranking;

	(void)state;
	ehr_ranking_make(&ranking, 10, &by_class, &cells, &points, schemes);
	assert_true(ranking.by_size);
	assert_int_equal(ranking.n_sources, 2);
	assert_int_equal(ranking.source[0].point, 3);
	assert_true(fabs(ranking.source[0].share - 0.75) < 1e-15);
	assert_int_equal(ranking.source[1].point, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranks_cells_by_class_then_value),
		cmocka_unit_test(equals_stand_in_order),
		cmocka_unit_test(ranks_by_the_column_that_decides),
		cmocka_unit_test(ranks_sources_by_cells),
		cmocka_unit_test(ranks_sources_by_size),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
