/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/grid.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_cell(
	double easting, double northing, double size_m, int col, int row)
{
	struct ehr_grid_cell cell = { -7, -7 };

	assert_true(ehr_grid_cell_at(easting, northing, size_m, &cell));
	assert_int_equal(cell.col, col);
	assert_int_equal(cell.row, row);
}

static void half_open(void **state)
{
	(void)state;
	assert_cell(181072, 333611, 200, 905, 1668); /* 905.36, 1668.055 */
	assert_cell(181000, 333600, 200, 905, 1668); /* the corner itself */
	assert_cell(nextafter(181000, 0), nextafter(333600, 0), 200, 904, 1667);
	assert_cell(0, 0, 1000, 0, 0);
	assert_cell(-0.001, -1000, 1000, -1, -1);
	assert_cell(-1000.001, 999.999, 1000, -2, 0);
	/* 531000 less the last bit, divided by 1000, rounds to 531 */
	assert_cell(nextafter(531000, 0), 0, 1000, 530, 0);
}

/* Every point lies between the edges of its cell, for sizes whose multiples
 * are not exact too. */
static void between_edges(void **state)
{
	static const double size[] = { 0.1, 0.3, 1, 12.5, 30, 200, 810 };

	(void)state;
	for (size_t s = 0; s < sizeof(size) / sizeof(size[0]); s++)
		for (int i = -2000; i < 2000; i++) {
			double x = i * size[s], ring[5][2];
			struct ehr_grid_cell cell;
			double near[] = { nextafter(x, -INFINITY), x,
				nextafter(x, INFINITY) };

			for (int k = 0; k < 3; k++) {
				assert_true(ehr_grid_cell_at(
					near[k], near[k], size[s], &cell));
				ehr_grid_ring(cell, size[s], ring);
				assert_true(ring[0][0] <= near[k]);
				assert_true(near[k] < ring[1][0]);
				assert_true(ring[0][1] <= near[k]);
				assert_true(near[k] < ring[2][1]);
			}
		}
}

static void too_far(void **state)
{
	struct ehr_grid_cell cell = { 3, 4 };

	(void)state;
	assert_false(ehr_grid_cell_at(1e300, 0, 1, &cell));
	assert_false(ehr_grid_cell_at(0, -40000001, 1, &cell));
	assert_false(ehr_grid_cell_at(NAN, 0, 1, &cell));
	assert_false(ehr_grid_cell_at(0, INFINITY, 1, &cell));
	assert_int_equal(cell.col, 3);
	assert_int_equal(cell.row, 4);
}

static void ring(void **state)
{
	const struct ehr_grid_cell cell = { -1, 2 };
	double corner[5][2], twice_area = 0, easting, northing;

	(void)state;
	ehr_grid_ring(cell, 100, corner);
	assert_true(corner[0][0] == -100 && corner[0][1] == 200);
	assert_true(corner[2][0] == 0 && corner[2][1] == 300);
	assert_true(corner[4][0] == -100 && corner[4][1] == 200);
	for (int i = 0; i < 4; i++)
		twice_area += corner[i][0] * corner[i + 1][1] -
			      corner[i + 1][0] * corner[i][1];
	assert_true(
		twice_area == 2 * 100 * 100); /* above 0: counter-clockwise */
	ehr_grid_centre(cell, 100, &easting, &northing);
	assert_true(easting == -50 && northing == 250);
}

static void order(void **state)
{
	const struct ehr_grid_cell a = { 5, 1 }, b = { 1, 2 }, c = { 2, 2 };

	(void)state;
	assert_true(ehr_grid_order(a, b) < 0);
	assert_true(ehr_grid_order(c, b) > 0);
	assert_true(ehr_grid_order(b, b) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(half_open),
		cmocka_unit_test(between_edges),
		cmocka_unit_test(too_far),
		cmocka_unit_test(ring),
		cmocka_unit_test(order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
