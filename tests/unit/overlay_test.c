/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geo/overlay.h"

#include <math.h>

static void rectangle(struct ehr_shapes *shapes, double west, double south,
	double east, double north)
{
	const double at[][2] = { { west, south }, { east, south },
		{ east, north }, { west, north }, { west, south } };

	for (size_t i = 0; i < 5; i++)
		ehr_shapes_corner(shapes, at[i][0], at[i][1]);
	ehr_shapes_end_ring(shapes);
}

static void one(struct ehr_shapes *shapes, double west, double south,
	double east, double north)
{
	rectangle(shapes, west, south, east, north);
	ehr_shapes_end_polygon(shapes);
	ehr_shapes_end_shape(shapes);
}

static struct ehr_overlay *opened(struct ehr_shapes *cells)
{
	struct ehr_err err = { 0 };
	struct ehr_overlay *overlay = ehr_overlay_open(cells, &err);

	if (overlay == NULL)
		fail_msg("%s", err.text);
	ehr_shapes_release(cells);
	return overlay;
}

static struct ehr_overlay_shares ask(
	struct ehr_overlay *overlay, const struct ehr_shapes *shapes, size_t i)
{
	struct ehr_overlay_shares shares;
	struct ehr_err err = { 0 };

	assert_int_equal(ehr_overlay_ask(overlay, shapes, i, &shares, &err), 0);
	return shares;
}

static void near(double got, double want)
{
	if (!(fabs(got - want) < 1e-12))
		fail_msg("%.17g is not %.17g", got, want);
}

/* Cells 0: x 0..10, 1: x 10..20, both y 0..10; 2 lies over half of 1 (x 15..25)
 * and 3 is far away. A shape x 5..25, y 5..15 (200 m2): 5 x 5 in 0, 10 x 5 in 1;
 * of the 10 x 5 in 2 half is 1's already, so 25; 100 outside. */
static void first_of_the_file(void **state)
{
	struct ehr_shapes cells = { 0 }, shapes = { 0 };
	struct ehr_overlay_shares shares;
	struct ehr_overlay *overlay;

	(void)state;
	one(&cells, 0, 0, 10, 10);
	one(&cells, 10, 0, 20, 10);
	one(&cells, 15, 0, 25, 10);
	one(&cells, 1000, 0, 1010, 10);
	overlay = opened(&cells);
	near(ehr_overlay_area(overlay, 2), 100);
	one(&shapes, 5, 5, 25, 15);
	one(&shapes, 2, 2, 8, 8);
	one(&shapes, 500, 0, 501, 1);
	shares = ask(overlay, &shapes, 0);
	assert_int_equal(shares.n, 3);
	assert_int_equal(shares.part[0].cell, 0);
	near(shares.part[0].share, 0.125);
	assert_int_equal(shares.part[1].cell, 1);
	near(shares.part[1].share, 0.25);
	assert_int_equal(shares.part[2].cell, 2);
	near(shares.part[2].share, 0.125);
	near(shares.outside, 0.5);
	shares = ask(overlay, &shapes, 1);
	assert_int_equal(shares.n, 1);
	assert_true(shares.part[0].share == 1 && shares.outside == 0);
	shares = ask(overlay, &shapes, 2);
	assert_int_equal(shares.n, 0);
	assert_true(shares.outside == 1);
	ehr_shapes_release(&shapes);
	ehr_overlay_close(overlay);
	ehr_overlay_close(NULL);
}

/* A hole takes nothing: 10 x 10 less 4 x 4 leaves 84, and a shape in the hole
 * lies outside. A ring that crosses itself (two triangles of 25) is mended. */
static void holes_and_faults(void **state)
{
	static const double bow[][2] = { { 20, 0 }, { 30, 10 }, { 30, 0 },
		{ 20, 10 }, { 20, 0 } };
	struct ehr_shapes cells = { 0 }, shapes = { 0 };
	struct ehr_overlay_shares shares;
	struct ehr_overlay *overlay;

	(void)state;
	rectangle(&cells, 0, 0, 10, 10);
	rectangle(&cells, 3, 3, 7, 7);
	ehr_shapes_end_polygon(&cells);
	ehr_shapes_end_shape(&cells);
	for (size_t i = 0; i < 5; i++)
		ehr_shapes_corner(&cells, bow[i][0], bow[i][1]);
	ehr_shapes_end_ring(&cells);
	ehr_shapes_end_polygon(&cells);
	ehr_shapes_end_shape(&cells);
	ehr_shapes_end_shape(&cells); /* no polygon */
	overlay = opened(&cells);
	near(ehr_overlay_area(overlay, 0), 84);
	near(ehr_overlay_area(overlay, 1), 50);
	near(ehr_overlay_area(overlay, 2), 0);
	one(&shapes, 4, 4, 6, 6);
	one(&shapes, 0, 0, 10, 10);
	ehr_shapes_end_shape(&shapes);
	assert_true(ask(overlay, &shapes, 0).outside == 1);
	shares = ask(overlay, &shapes, 1);
	near(shares.part[0].share, 0.84);
	near(shares.outside, 0.16);
	shares = ask(overlay, &shapes, 2);
	assert_int_equal(shares.n, 0);
	assert_true(shares.outside == 1);
	ehr_shapes_release(&shapes);
	ehr_overlay_close(overlay);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_of_the_file),
		cmocka_unit_test(holes_and_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
