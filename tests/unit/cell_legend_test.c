/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/cell_legend.h"

static struct ehr_zone_schemes *schemes;

static int open_schemes(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	schemes = ehr_zone_schemes_open(NULL, &err);
	return schemes ? 0 : -1;
}

static int close_schemes(void **state)
{
	(void)state;
	ehr_zone_schemes_close(schemes);
	return 0;
}

static void find(struct ehr_cell_legend *legend, struct ehr_cells *cells,
	const char *text, bool zh)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("cells.csv", ehr_str_of(text), &opts, &err);

	assert_non_null(reader);
	assert_int_equal(ehr_cells_read(cells, reader, &err), 0);
	ehr_reader_close(reader);
	ehr_cell_legend_find(legend, cells, schemes, zh);
}

static void assert_limit(const struct ehr_cell_limit *limit, const char *column,
	double lo, double hi)
{
	if (column)
		assert_string_equal(limit->column, column);
	else
		assert_null(limit->column);
	assert_true(lo <= limit->lo && limit->lo <= lo);
	assert_true(hi <= limit->hi && limit->hi <= hi);
}

/* The limits of the two schemes are the conventional ones:
 * 1e-6, 1e-5, 1e-4 for risk and 0.1, 1, 10 for the hazard index. */
static void takes_both_schemes_of_the_worse_class(void **state)
{
	struct ehr_cell_legend legend;
	struct ehr_cells cells;

	(void)state;
	find(&legend, &cells,
		"crs,cell_m,col,row,cr,hi,class,class_name,class_lo,class_hi\n"
		"X,200,1,1,2e-6,3,3,high,1,10\n"
		"X,200,2,1,2e-5,,3,high,0.00001,0.0001\n"
		"X,200,3,1,,0.05,1,low,,0.1\n",
		false);
	assert_int_equal(legend.n, 4);
	assert_true(ehr_str_is(legend.class[4].name, "very high"));
	assert_int_equal(legend.class[3].n_limits, 2);
	assert_limit(&legend.class[3].limit[0], "cr", 1e-5, 1e-4);
	assert_limit(&legend.class[3].limit[1], "hi", 1, 10);
	assert_limit(&legend.class[1].limit[0], "cr", -INFINITY, 1e-6);
	assert_limit(&legend.class[4].limit[1], "hi", 10, INFINITY);
	ehr_cells_release(&cells);
}

static void names_classes_in_chinese(void **state)
{
	struct ehr_cell_legend legend;
	struct ehr_cells cells;

	(void)state;
	find(&legend, &cells,
		"crs,cell_m,col,row,hi,class,class_name\n"
		"X,200,1,1,3,3,high\n",
		true);
	assert_int_equal(legend.class[3].n_limits, 1);
	assert_true(ehr_str_is(legend.class[1].name, "低"));
	ehr_cells_release(&cells);
}

/* Limits of the user's own: 5 and 20. */
static void takes_the_cells_words_otherwise(void **state)
{
	struct ehr_cell_legend legend;
	struct ehr_cells cells;
	const struct ehr_zone_scheme *first = ehr_zone_schemes_at(schemes, 0);

	(void)state;
	find(&legend, &cells,
		"crs,cell_m,col,row,hi,class,class_name,class_lo,class_hi\n"
		"X,200,1,1,3,1,fine,,5\n"
		"X,200,2,1,30,3,poor,20,\n",
		false);
	assert_int_equal(legend.n, 3);
	assert_true(ehr_str_is(legend.class[1].name, "fine"));
	assert_true(ehr_str_is(legend.class[3].name, "poor"));
	assert_limit(&legend.class[1].limit[0], NULL, -INFINITY, 5);
	assert_limit(&legend.class[3].limit[0], NULL, 20, INFINITY);
	assert_int_equal(legend.class[2].n_limits, 0);
	assert_string_equal(legend.class[1].colour, first->class[0].colour);
	assert_string_equal(
		legend.class[3].colour, first->class[first->n - 1].colour);
	ehr_cells_release(&cells);
}

/* The built-in names, but limits that are not the built-in ones. */
static void believes_the_cells_on_limits(void **state)
{
	struct ehr_cell_legend legend;
	struct ehr_cells cells;

	(void)state;
	find(&legend, &cells,
		"crs,cell_m,col,row,hi,class,class_name,class_lo,class_hi\n"
		"X,200,1,1,3,2,moderate,2,4\n",
		false);
	assert_limit(&legend.class[2].limit[0], NULL, 2, 4);
	assert_int_equal(legend.n, 2);
	ehr_cells_release(&cells);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_both_schemes_of_the_worse_class),
		cmocka_unit_test(names_classes_in_chinese),
		cmocka_unit_test(takes_the_cells_words_otherwise),
		cmocka_unit_test(believes_the_cells_on_limits),
	};

	return cmocka_run_group_tests(tests, open_schemes, close_schemes);
}
