/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/sheet.h"

static void assert_near(double got, double expected)
{
	if (fabs(got - expected) > 1e-9 * fmax(1, fabs(expected)))
		fail_msg("got %.17g, expected %.17g", got, expected);
}

static void rounds_lengths_down(void **state)
{
	(void)state;
	assert_near(ehr_sheet_round(1), 1);
	assert_near(ehr_sheet_round(1.99), 1);
	assert_near(ehr_sheet_round(2), 2);
	assert_near(ehr_sheet_round(4.9), 2);
	assert_near(ehr_sheet_round(9.99), 5);
	assert_near(ehr_sheet_round(1000), 1000);
	assert_near(ehr_sheet_round(740.6), 500);
	assert_near(ehr_sheet_round(0.3), 0.2);
}

/* Two cells of 100 m: columns 10 and 12, rows 20 and 21; the squares reach
 * from 1000 to 1300 m east and from 2000 to 2200 m north. */
static const struct ehr_cells cells = { .n = 2,
	.cell_m = 100,
	.col_min = 10,
	.col_max = 12,
	.row_min = 20,
	.row_max = 21 };

static void assert_extent(const struct ehr_sheet *sheet, double west,
	double south, double east, double north)
{
	struct ehr_extent extent = ehr_sheet_extent(sheet);

	assert_near(extent.east_min, west);
	assert_near(extent.north_min, south);
	assert_near(extent.east_max, east);
	assert_near(extent.north_max, north);
}

/* The room around is one cell, 100 m: more than 4 % of 300 m. */
static void extent_holds_all_cells(void **state)
{
	struct ehr_sheet sheet = { .cells = &cells };

	(void)state;
	assert_extent(&sheet, 900, 1900, 1400, 2300);
}

/* The outline reaches to 1250 (inside), 1500 east and 2100 north, and far away
 * to the west, where it is cut 300 m (the width of the cells) from them. */
static void extent_follows_a_near_outline(void **state)
{
	struct ehr_outline_place place[] = { { 1250, 2100 }, { 1500, 2100 },
		{ -90000, 2100 } };
	struct ehr_outline outline = { .place = place, .n_places = 3 };
	struct ehr_sheet sheet = { .cells = &cells, .outline = &outline };

	(void)state;
	/* 700 to 1500 is 800 m wide: 4 % are 32 m, so still 100 m of room */
	assert_extent(&sheet, 600, 1900, 1600, 2300);
}

static void counts_points_outside(void **state)
{
	struct ehr_point point[] = { { .easting = 1000, .northing = 2000 },
		{ .easting = 1401, .northing = 2000 },
		{ .easting = 1000, .northing = 1899 } };
	struct ehr_points points = { .point = point, .n = 3 };
	struct ehr_sheet sheet = { .cells = &cells, .points = &points };
	struct ehr_extent extent = ehr_sheet_extent(&sheet);

	(void)state;
	assert_int_equal(ehr_sheet_outside(&points, &extent), 2);
}

static void assert_limit(const struct ehr_sheet *sheet, const char *column,
	double lo, double hi, const char *expected)
{
	struct ehr_cell_limit limit = { column, lo, hi };
	struct ehr_buf text = { 0 };

	ehr_sheet_limit(&text, sheet, &limit);
	assert_string_equal(ehr_buf_text(&text), expected);
	ehr_buf_release(&text);
}

static void says_limits(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_labels labels;
	struct ehr_sheet sheet = { .labels = &labels };

	(void)state;
	assert_int_equal(ehr_labels_open(&labels, false, &err), 0);
	assert_limit(&sheet, "cr", -INFINITY, 1e-6, "cancer risk ≤ 10⁻⁶");
	assert_limit(&sheet, "hi", 0.1, 1, "hazard index 0.1 – 1");
	assert_limit(&sheet, NULL, 10, INFINITY, "> 10");
	assert_limit(&sheet, "hi", -INFINITY, INFINITY, "");
	ehr_labels_release(&labels);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rounds_lengths_down),
		cmocka_unit_test(extent_holds_all_cells),
		cmocka_unit_test(extent_follows_a_near_outline),
		cmocka_unit_test(counts_points_outside),
		cmocka_unit_test(says_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
