/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/layer.h"

static struct ehr_zone_schemes *schemes;
static struct ehr_palettes *palettes;
static struct ehr_layer_rules rules;
static struct ehr_cells cells;

static const char text[] =
	"crs,cell_m,col,row,cr,people,place,class,class_name,incomplete,"
	"value_from,n_school,population\n"
	"X,100,1,1,0.000001,0,a,1,low,,interpolated,2,9\n"
	"X,100,2,1,0.0000011,20,b,2,moderate,lead,interpolated,1,8\n"
	"X,100,3,1,,5000,c,,,,interpolated,0,7\n"
	"X,100,4,1,0.5,3,d,4,very high,,samples,1,6\n";

static int open_all(void **state)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("cells.csv", ehr_str_of(text), &opts, &err);
	int rc = -1;

	(void)state;
	schemes = ehr_zone_schemes_open(NULL, &err);
	palettes = ehr_palettes_open(NULL, &err);
	if (reader && schemes && palettes)
		rc = ehr_cells_read(&cells, reader, &err);
	ehr_reader_close(reader);
	rules.schemes = schemes;
	if (rc == 0)
		rules.amount = ehr_palette_find(palettes, "amount", &err);
	return rc;
}

static int close_all(void **state)
{
	(void)state;
	ehr_cells_release(&cells);
	ehr_palettes_close(palettes);
	ehr_zone_schemes_close(schemes);
	return 0;
}

static void make(struct ehr_layer *layer, const char *column)
{
	struct ehr_err err = { 0 };

	if (ehr_layer_make(layer, column, &cells, &rules, &err) < 0)
		fail_msg("%s", err.text);
}

static void assert_classes(
	const struct ehr_layer *layer, const unsigned char expected[4])
{
	assert_memory_equal(layer->class, expected, 4);
}

/* An upper bound belongs to its class: 1e-6 is low. No value, no class. */
static void a_scheme_classes_its_column(void **state)
{
	static const unsigned char expected[] = { 1, 2, 0, 4 };
	struct ehr_layer layer;

	(void)state;
	make(&layer, "cr");
	assert_int_equal(layer.kind, EHR_LAYER_SCHEME);
	assert_classes(&layer, expected);
	assert_int_equal(layer.count[0], 1);
	assert_int_equal(layer.count[3], 0);
	assert_int_equal(layer.n_incomplete, 1);
	assert_true(ehr_layer_is_incomplete(&layer, &cells, 1));
	ehr_layer_release(&layer);
}

static void assert_estimated(const char *column, size_t n)
{
	struct ehr_layer layer;

	make(&layer, column);
	assert_int_equal(layer.n_estimated, n);
	assert_false(ehr_layer_is_estimated(&layer, &cells, 2) && n == 2);
	assert_false(ehr_layer_is_estimated(&layer, &cells, 3));
	ehr_layer_release(&layer);
}

/* The third cell has no value of risk, so there is nothing to be dotted; of
 * people there is one, as an amount from elsewhere. */
static void only_values_are_interpolated(void **state)
{
	(void)state;
	assert_estimated("class", 2);
	assert_estimated("cr", 2);
	assert_estimated("people", 3);
	assert_estimated("population", 0);
	assert_estimated("n_school", 0);
}

/* 5000 is more than 100 times 3: bounds 10, 100, 1000 (1 is below all values
 * but 0, which is in the lowest class with 3). */
static void other_columns_are_amounts(void **state)
{
	static const unsigned char expected[] = { 1, 2, 4, 1 };
	struct ehr_layer layer;

	(void)state;
	make(&layer, "people");
	assert_int_equal(layer.kind, EHR_LAYER_AMOUNT);
	assert_int_equal(layer.legend.n, 4);
	assert_classes(&layer, expected);
	assert_true(layer.legend.class[2].limit[0].lo <= 10 &&
		    layer.legend.class[2].limit[0].lo >= 10);
	assert_true(isinf(layer.legend.class[4].limit[0].hi));
	/* the ends of the scale */
	assert_string_equal(layer.legend.class[1].colour, "#bfd3e6");
	assert_string_equal(layer.legend.class[4].colour, "#810f7c");
	assert_int_equal(layer.n_incomplete, 0);
	ehr_layer_release(&layer);
}

static void a_code_gives_each_level_its_colour(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_layer layer;

	(void)state;
	rules.verdict = ehr_palette_find(palettes, "four-level", &err);
	assert_non_null(rules.verdict);
	make(&layer, "class");
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(layer.legend.class[i + 1].colour,
			rules.verdict->step[i].colour);
	ehr_layer_release(&layer);
	/* amounts are no levels of danger */
	make(&layer, "people");
	assert_string_equal(layer.legend.class[4].colour, "#810f7c");
	ehr_layer_release(&layer);
	rules.verdict = NULL;
}

static void assert_refused(const char *column, const char *says)
{
	struct ehr_err err = { 0 };
	struct ehr_layer layer;

	assert_int_equal(
		ehr_layer_make(&layer, column, &cells, &rules, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, says));
}

static void refuses_what_is_no_amount(void **state)
{
	(void)state;
	assert_refused("peple", "did you mean \"people\"");
	assert_refused("place", "\"a\"");
	assert_refused("incomplete", "lead");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_scheme_classes_its_column),
		cmocka_unit_test(only_values_are_interpolated),
		cmocka_unit_test(other_columns_are_amounts),
		cmocka_unit_test(a_code_gives_each_level_its_colour),
		cmocka_unit_test(refuses_what_is_no_amount),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
