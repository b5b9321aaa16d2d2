/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct ehr_zone_class risk[] = {
	{ .name_en = "low", .upper = 1e-6 },
	{ .name_en = "moderate", .upper = 1e-5 },
	{ .name_en = "high", .upper = 1e-4 },
	{ .name_en = "very high", .upper = INFINITY },
};
static struct ehr_zone_class hazard[] = {
	{ .name_en = "low", .upper = 0.1 },
	{ .name_en = "moderate", .upper = 1 },
	{ .name_en = "high", .upper = 10 },
	{ .name_en = "very high", .upper = INFINITY },
};
static const struct ehr_zone_scheme risk_4 = { "risk-4", "cr", risk, 4 };
static const struct ehr_zone_scheme hi_4 = { "hi-4", "hi", hazard, 4 };

/* cr and hi, all columns there */
static struct ehr_zoning_setup both(enum ehr_zoning_agg agg)
{
	struct ehr_zoning_setup setup = { .n_values = 2,
		.agg = agg,
		.class_by = EHR_ZONING_WORST,
		.has_coverage = true,
		.has_incomplete = true,
		.has_top = true };

	ehr_zoning_scale_scheme(&setup.scale[0], &risk_4);
	ehr_zoning_scale_scheme(&setup.scale[1], &hi_4);
	return setup;
}

/* A negative number: no value. */
static struct ehr_zoning_row row(
	double cr, double hi, const char *top, const char *incomplete)
{
	return (struct ehr_zoning_row){
		.value = { cr, hi },
		.has = { cr >= 0, hi >= 0 },
		.covered = true,
		.coverage = *incomplete ? 0.5 : 1,
		.incomplete = ehr_str_of(incomplete),
		.top = ehr_str_of(top),
	};
}

static void add(
	struct ehr_zoning *zoning, int col, int row_, struct ehr_zoning_row row)
{
	ehr_zoning_add(zoning, (struct ehr_grid_cell){ col, row_ }, &row);
}

static void assert_text(struct ehr_str got, const char *want)
{
	if (!ehr_str_is(got, want))
		fail_msg("\"%.*s\" is not \"%s\"", (int)got.n, got.p, want);
}

/* Cell (3, 1): cr 2e-6 and 6e-6, the higher is class 2; hi 0.05 and 0.02,
 * class 1; so class 2, decided by cr; b gives 6e-6 of 8e-6 = 0.75.
 * Cell (2, 1): hi 3 is class 3, cr 1e-6 class 1: decided by hi.
 * Cell (9, 0): no value at all: no class. Order by row, then column. */
static void highest(void **state)
{
	const struct ehr_zoning_setup setup = both(EHR_ZONING_MAX);
	struct ehr_zoning *zoning = ehr_zoning_new(&setup);
	struct ehr_zoning_cell cell;

	(void)state;
	add(zoning, 3, 1, row(2e-6, 0.05, "a", ""));
	add(zoning, 2, 1, row(1e-6, 3, "c", "lead:Pb;no_value:X;+2"));
	add(zoning, 3, 1, row(6e-6, 0.02, "b", ""));
	add(zoning, 9, 0, row(-1, -1, "d", "no_value:X;+"));
	add(zoning, 2, 1, row(-1, -1, "e", "a; lead:Pb;+10;;"));
	assert_int_equal(ehr_zoning_count(zoning), 3);

	ehr_zoning_cell(zoning, 0, &cell);
	assert_int_equal(cell.at.col, 9);
	assert_int_equal(cell.at.row, 0);
	assert_int_equal(cell.n, 1);
	assert_false(cell.has[0] || cell.has[1]);
	assert_int_equal(cell.class, 0);
	assert_false(cell.topped);
	assert_text(cell.incomplete, "+;no_value:X"); /* no number: a word */

	ehr_zoning_cell(zoning, 1, &cell);
	assert_int_equal(cell.at.col, 2);
	assert_int_equal(cell.n, 2);
	assert_true(cell.value[0] == 1e-6 && cell.value[1] == 3);
	assert_int_equal(cell.class, 3);
	assert_int_equal(cell.decided, 1);
	assert_text(cell.incomplete, "a;lead:Pb;no_value:X;+10");
	assert_true(cell.covered && cell.coverage == 0.5);
	assert_text(cell.top, "c");
	assert_true(cell.top_share == 1);

	ehr_zoning_cell(zoning, 2, &cell);
	assert_int_equal(cell.at.col, 3);
	assert_true(cell.value[0] == 6e-6 && cell.value[1] == 0.05);
	assert_int_equal(cell.class, 2);
	assert_int_equal(cell.decided, 0);
	assert_text(cell.incomplete, "");
	assert_true(cell.coverage == 1);
	assert_text(cell.top, "b");
	assert_true(fabs(cell.top_share - 0.75) < 1e-15);
	ehr_zoning_free(zoning);
	ehr_zoning_free(NULL);
}

/* hi 0.5, 1 and 3 of x, y, x and one row without: mean 4.5 / 3 = 1.5, class 3;
 * x gives 3.5 of 4.5. cr: 1e-6 alone, mean 1e-6. Counts: hi 3, cr 1; x has 2
 * of 3 rows. */
static void means_and_counts(void **state)
{
	const struct ehr_zoning_row rows[] = { row(-1, 0.5, "x", ""),
		row(-1, 1, "y", ""), row(1e-6, 3, "x", ""),
		row(-1, -1, "z", "") };
	struct ehr_zoning_setup setup = both(EHR_ZONING_MEAN);
	struct ehr_zoning *zoning = ehr_zoning_new(&setup);
	struct ehr_zoning_cell cell;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		add(zoning, 0, 0, rows[i]);
	ehr_zoning_cell(zoning, 0, &cell);
	assert_int_equal(cell.n, 4);
	assert_true(cell.value[0] == 1e-6 && cell.value[1] == 1.5);
	assert_int_equal(cell.class, 3);
	assert_text(cell.top, "x");
	assert_true(cell.top_share == 3.5 / 4.5);
	ehr_zoning_free(zoning);

	setup = (struct ehr_zoning_setup){ .n_values = 2,
		.agg = EHR_ZONING_COUNT,
		.class_by = 1,
		.has_top = true };
	zoning = ehr_zoning_new(&setup);
	for (size_t i = 0; i < 4; i++)
		add(zoning, 0, 0, rows[i]);
	ehr_zoning_cell(zoning, 0, &cell);
	assert_true(cell.value[0] == 1 && cell.value[1] == 3);
	assert_int_equal(cell.class, 0); /* no scale */
	assert_text(cell.top, "x");
	assert_true(cell.top_share == 2.0 / 3);
	ehr_zoning_free(zoning);
}

/* Equal classes: the first value decides. Equal contributions: the name that
 * is first by bytes. Negative values contribute nothing. */
static void ties(void **state)
{
	const struct ehr_zoning_setup setup = both(EHR_ZONING_MAX);
	struct ehr_zoning *zoning = ehr_zoning_new(&setup);
	struct ehr_zoning_cell cell;
	struct ehr_zoning_row negative = row(0, 0, "a", "");

	(void)state;
	add(zoning, 0, 0, row(5e-6, 0.5, "m", ""));
	add(zoning, 0, 0, row(5e-6, 0.9, "b", ""));
	add(zoning, 0, 0, row(1e-6, 0.1, "a", ""));
	ehr_zoning_cell(zoning, 0, &cell);
	assert_int_equal(cell.class, 2);
	assert_int_equal(cell.decided, 0);
	assert_text(cell.top, "b");
	/* 5 of 11, but for the last bits of 5e-6 and 1e-6 */
	assert_true(fabs(cell.top_share - 5.0 / 11) < 1e-15);
	ehr_zoning_free(zoning);

	zoning = ehr_zoning_new(&setup);
	negative.value[0] = -1e-6;
	negative.value[1] = -1;
	add(zoning, 0, 0, negative);
	add(zoning, 1, 0, row(0, 0, "b", ""));
	ehr_zoning_cell(zoning, 0, &cell);
	assert_int_equal(cell.class, 1);
	assert_false(cell.topped);
	ehr_zoning_cell(zoning, 1, &cell);
	assert_int_equal(cell.class, 1);
	assert_false(cell.topped);
	ehr_zoning_free(zoning);
}

/* One value may decide alone, and a cell without it has no class. */
static void class_by_one(void **state)
{
	struct ehr_zoning_setup setup = both(EHR_ZONING_MAX);
	struct ehr_zoning *zoning;
	struct ehr_zoning_cell cell;

	(void)state;
	setup.class_by = 0;
	zoning = ehr_zoning_new(&setup);
	add(zoning, 0, 0, row(1e-6, 50, "a", ""));
	add(zoning, 1, 0, row(-1, 50, "a", ""));
	ehr_zoning_cell(zoning, 0, &cell);
	assert_int_equal(cell.class, 1);
	ehr_zoning_cell(zoning, 1, &cell);
	assert_int_equal(cell.class, 0);
	assert_true(cell.value[1] == 50);
	ehr_zoning_free(zoning);
}

/* Without columns for it: two of three rows have a value. */
static void own_coverage(void **state)
{
	struct ehr_zoning_setup setup = both(EHR_ZONING_MAX);
	struct ehr_zoning *zoning;
	struct ehr_zoning_cell cell;
	struct ehr_zoning_row bare = row(1e-6, -1, "", "");

	(void)state;
	setup.has_coverage = false;
	setup.has_incomplete = false;
	setup.has_top = false;
	bare.covered = false;
	zoning = ehr_zoning_new(&setup);
	add(zoning, 0, 0, bare);
	add(zoning, 0, 0, bare);
	add(zoning, 1, 0, bare);
	bare.has[0] = false;
	add(zoning, 0, 0, bare);
	ehr_zoning_cell(zoning, 0, &cell);
	assert_true(cell.covered && cell.coverage == 2.0 / 3);
	assert_text(cell.incomplete, "no_value");
	ehr_zoning_cell(zoning, 1, &cell);
	assert_true(cell.covered && cell.coverage == 1);
	assert_text(cell.incomplete, "");
	ehr_zoning_free(zoning);

	setup.has_coverage = true;
	zoning = ehr_zoning_new(&setup);
	add(zoning, 0, 0, row(1e-6, -1, "", "")); /* coverage 1 */
	bare = row(1e-6, -1, "", "x");            /* 0.5 */
	add(zoning, 0, 0, bare);
	ehr_zoning_cell(zoning, 0, &cell);
	assert_text(cell.incomplete, "coverage");
	assert_true(cell.coverage == 0.5);
	ehr_zoning_free(zoning);
}

/* The same rows in other orders give the same cells to the last bit, many
 * cells, names and words too. */
static void order_does_not_matter(void **state)
{
	enum { ROWS = 3000 };
	const struct ehr_zoning_setup setup = both(EHR_ZONING_MEAN);
	struct ehr_zoning *one = ehr_zoning_new(&setup);
	struct ehr_zoning *other = ehr_zoning_new(&setup);

	(void)state;
	for (unsigned i = 0; i < 2 * ROWS; i++) {
		/* 7 and 3000 have no common factor */
		unsigned k = i < ROWS ? i : i * 7 % ROWS;
		char name[2] = { (char)('a' + k % 5), 0 };
		char word[2] = { (char)('p' + k % 3), 0 };

		add(i < ROWS ? one : other, (int)(k % 29), (int)(k % 13),
			row(pow(10, -3.0 - k % 11), 1.0 / (k + 1), name, word));
	}
	assert_int_equal(ehr_zoning_count(one), 29 * 13);
	assert_int_equal(ehr_zoning_count(other), 29 * 13);
	for (size_t i = 0; i < 29 * 13; i++) {
		struct ehr_zoning_cell a, b;

		ehr_zoning_cell(one, i, &a);
		ehr_zoning_cell(other, i, &b);
		assert_int_equal(a.at.col, (int)(i % 29));
		assert_int_equal(a.at.row, (int)(i / 29));
		assert_int_equal(b.at.col, a.at.col);
		assert_true(a.n == b.n && a.class == b.class);
		assert_true(a.value[0] == b.value[0]);
		assert_true(a.value[1] == b.value[1]);
		assert_true(ehr_str_eq(a.top, b.top));
		assert_true(a.top_share == b.top_share);
		assert_true(ehr_str_eq(a.incomplete, b.incomplete));
	}
	ehr_zoning_free(one);
	ehr_zoning_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(highest),
		cmocka_unit_test(means_and_counts),
		cmocka_unit_test(ties),
		cmocka_unit_test(class_by_one),
		cmocka_unit_test(own_coverage),
		cmocka_unit_test(order_does_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
