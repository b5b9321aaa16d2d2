/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/point_index.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static uint32_t seed = 1;

static double random_to(double most)
{
	seed = seed * 1664525 + 1013904223;
	return (double)(seed >> 8) / 16777216 * most;
}

static int by_distance(const void *a, const void *b)
{
	const struct ehr_near *one = a, *other = b;

	if (one->squared_m2 < other->squared_m2 ||
		one->squared_m2 > other->squared_m2)
		return one->squared_m2 < other->squared_m2 ? -1 : 1;
	return (one->point > other->point) - (one->point < other->point);
}

/* against looking at all points */
static void compare(const struct ehr_plane_point *point, size_t n,
	struct ehr_plane_point at, double radius_m, size_t most)
{
	struct ehr_point_index index;
	struct ehr_near near[300], all[300];
	size_t found, in = 0;

	ehr_point_index_make(&index, point, n);
	found = ehr_point_index_near(&index, at, radius_m, most, near);
	for (size_t i = 0; i < n; i++) {
		double east = point[i].easting - at.easting;
		double north = point[i].northing - at.northing;
		double squared = east * east + north * north;

		if (squared <= radius_m * radius_m)
			all[in++] = (struct ehr_near){ (uint32_t)i, squared };
	}
	qsort(all, in, sizeof(all[0]), by_distance);
	in = in < most ? in : most;
	assert_int_equal(found, in);
	for (size_t i = 0; i < in; i++)
		assert_int_equal(near[i].point, all[i].point);
	ehr_point_index_release(&index);
}

/* scattered, on a lattice (many equal distances), in a line, in one place */
static void as_all_looked_at(void **state)
{
	struct ehr_plane_point point[300];

	(void)state;
	for (int round = 0; round < 200; round++) {
		size_t n = 1 + (size_t)random_to(299);

		for (size_t i = 0; i < n; i++) {
			double x = random_to(1000), y = random_to(500);

			point[i] = (struct ehr_plane_point){ x, y };
			if (round % 4 == 1)
				point[i] = (struct ehr_plane_point){
					floor(x / 100), floor(y / 100)
				};
			if (round % 4 == 2)
				point[i].northing = 7;
			if (round % 4 == 3 && round > 100)
				point[i] = point[0];
		}
		struct ehr_plane_point at = { random_to(2000) - 500,
			random_to(1000) - 250 };

		if (round % 5 == 0)
			at = point[n / 2];
		compare(point, n, at, random_to(800),
			1 + (size_t)random_to(40));
		compare(point, n, at, 1e9, n);
		compare(point, n, at, 0, 3);
	}
}

/* against the distance of each from the rectangle, side by side */
static void around_a_rectangle_as_all_looked_at(void **state)
{
	struct ehr_plane_point point[300];
	struct ehr_point_list list = { 0 };

	(void)state;
	for (int round = 0; round < 200; round++) {
		size_t n = 1 + (size_t)random_to(299), expected = 0;
		double west = random_to(2000) - 500, wide = random_to(300);
		double south = random_to(1000) - 250, high = random_to(200);
		double reach = round % 7 == 0 ? 0 : random_to(600);
		const struct ehr_plane_rectangle box = { west, south,
			west + wide, south + high };
		struct ehr_point_index index;

		for (size_t i = 0; i < n; i++)
			point[i] = (struct ehr_plane_point){ random_to(1000),
				random_to(500) };
		if (round % 9 == 0)
			point[0] =
				(struct ehr_plane_point){ west - reach, south };
		ehr_point_index_make(&index, point, n);
		ehr_point_index_around(&index, &box, reach, &list);
		for (size_t i = 0; i < n; i++) {
			double x = point[i].easting, y = point[i].northing;
			double nearest_x = x < west          ? west
					   : x > west + wide ? west + wide
							     : x;
			double nearest_y = y < south          ? south
					   : y > south + high ? south + high
							      : y;

			if (hypot(x - nearest_x, y - nearest_y) >
				reach * (1 + 1e-12))
				continue;
			assert_true(expected < list.n);
			assert_int_equal(list.point[expected], i);
			expected++;
		}
		assert_int_equal(list.n, expected);
		ehr_point_index_release(&index);
	}
	ehr_point_list_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_all_looked_at),
		cmocka_unit_test(around_a_rectangle_as_all_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
