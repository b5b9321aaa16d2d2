/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/least_squares.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double found, double expected)
{
	if (!(fabs(found - expected) <= 1e-13))
		fail_msg("%.17g is not %.17g", found, expected);
}

/* A line through (0, 1), (1, 3), (2, 4), (3, 4): sums 4, 6, 14 and 12, 23, so
 * that 20 slope = 4 * 23 - 6 * 12 = 20 and the intercept is 12/4 - 6/4. The
 * inverse of X'X is { 14, -6; -6, 4 } / 20. */
static void fits_a_line(void **state)
{
	double x[8] = { 1, 1, 1, 1, 0, 1, 2, 3 }, z[4] = { 1, 3, 4, 4 };
	struct ehr_arena arena = { 0 };
	struct ehr_triangle triangle;
	double b[2] = { 0, 1 };

	(void)state;
	assert_true(ehr_least_squares(
		&(struct ehr_least_squares){ 4, 2, x, z, NULL, 1e-11 }, &arena,
		&triangle));
	assert_int_equal(triangle.rank, 2);
	assert_near(triangle.solution[0], 1.5);
	assert_near(triangle.solution[1], 1);
	ehr_triangle_solve(&triangle, b);
	assert_near(b[0], -0.3);
	assert_near(b[1], 0.2);
	ehr_arena_release(&arena);
}

/* The third column is the sum of the first two, the fourth is 0: both go, and
 * the fifth, which no others make up, stays, as in R:
 * lm(c(1, 2, 3, 5) ~ 0 + a + b + I(a + b) + zero + d). */
static void drops_the_later_of_aliased_columns(void **state)
{
	double x[20] = { 1, 1, 1, 1, 0, 1, 2, 3, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0,
		0, 1 };
	double z[4] = { 1, 2, 3, 5 };
	struct ehr_arena arena = { 0 };
	struct ehr_triangle triangle;

	(void)state;
	assert_true(ehr_least_squares(
		&(struct ehr_least_squares){ 4, 5, x, z, NULL, 1e-11 }, &arena,
		&triangle));
	assert_int_equal(triangle.rank, 3);
	assert_int_equal(triangle.kept[0], 0);
	assert_int_equal(triangle.kept[1], 1);
	assert_int_equal(triangle.kept[2], 4);
	assert_near(triangle.solution[0], 1);
	assert_near(triangle.solution[1], 1);
	assert_true(triangle.solution[2] == 0 && triangle.solution[3] == 0);
	assert_near(triangle.solution[4], 1);
	ehr_arena_release(&arena);
}

/* More columns than rows: as many as there are rows are kept. A length to
 * measure against that makes the rest of a column count as nothing drops it. */
static void keeps_what_the_rows_allow(void **state)
{
	double x[6] = { 1, 0, 1, 1, 1, 2 }, z[2] = { 2, 3 };
	double y[4] = { 1, 0, 1, 1e-3 }, w[2] = { 2, 3 };
	const double norm[2] = { 1, 1e9 };
	struct ehr_arena arena = { 0 };
	struct ehr_triangle triangle;

	(void)state;
	assert_true(ehr_least_squares(
		&(struct ehr_least_squares){ 2, 3, x, z, NULL, 1e-11 }, &arena,
		&triangle));
	assert_int_equal(triangle.rank, 2);
	assert_near(triangle.solution[0], -1);
	assert_near(triangle.solution[1], 3);
	assert_true(ehr_least_squares(
		&(struct ehr_least_squares){ 2, 2, y, w, norm, 1e-11 }, &arena,
		&triangle));
	assert_int_equal(triangle.rank, 1);
	assert_near(triangle.solution[0], 2);
	ehr_arena_release(&arena);
}

enum { DAYS = 1600, LEVEL = 64, LEVELS = DAYS / LEVEL };

/* Levels of 64 rows each, which is reckoned block by block: level k has the
 * numbers k - 1 and k + 1 in turn, so that its coefficient is k and the sum of
 * squares of a column 64. The last two columns are the sum of levels 3 and 20,
 * and nothing at all; both are dropped. */
static void fits_many_levels(void **state)
{
	static double x[DAYS * (LEVELS + 2)], z[DAYS];
	struct ehr_arena arena = { 0 };
	struct ehr_triangle triangle;
	double b[LEVELS] = { 0 };

	(void)state;
	for (size_t i = 0; i < DAYS; i++) {
		size_t k = i / LEVEL;

		x[k * DAYS + i] = 1;
		x[LEVELS * DAYS + i] = k == 3 || k == 20;
		z[i] = (double)k + (i % 2 ? 1 : -1);
	}
	assert_true(ehr_least_squares(&(struct ehr_least_squares){ DAYS,
					      LEVELS + 2, x, z, NULL, 1e-11 },
		&arena, &triangle));
	assert_int_equal(triangle.rank, LEVELS);
	for (size_t k = 0; k < LEVELS; k++) {
		assert_int_equal(triangle.kept[k], k);
		assert_near(triangle.solution[k], (double)k);
	}
	assert_true(triangle.solution[LEVELS] == 0);
	b[7] = 1;
	ehr_triangle_solve(&triangle, b);
	assert_near(b[7], 1.0 / LEVEL);
	assert_near(b[8], 0);
	ehr_arena_release(&arena);
}

static void refuses_what_is_not_finite(void **state)
{
	double x[2] = { 1, NAN }, z[2] = { 1, 2 };
	struct ehr_arena arena = { 0 };
	struct ehr_triangle triangle;

	(void)state;
	assert_false(ehr_least_squares(
		&(struct ehr_least_squares){ 2, 1, x, z, NULL, 1e-11 }, &arena,
		&triangle));
	x[1] = 2;
	z[0] = INFINITY;
	assert_false(ehr_least_squares(
		&(struct ehr_least_squares){ 2, 1, x, z, NULL, 1e-11 }, &arena,
		&triangle));
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_a_line),
		cmocka_unit_test(drops_the_later_of_aliased_columns),
		cmocka_unit_test(keeps_what_the_rows_allow),
		cmocka_unit_test(fits_many_levels),
		cmocka_unit_test(refuses_what_is_not_finite),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
