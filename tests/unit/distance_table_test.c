/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/distance_table.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Two functions at once: one falls as a power and jumps at 777 m, the other
 * rises out of nothing as a plume's does, and bends at 5 km. */
static void curves_at(const void *context, double x_m, double *value)
{
	(void)context;
	value[0] = (x_m < 777 ? 2 : 3) / (x_m * sqrt(x_m));
	value[1] = exp(-1e6 / (x_m * x_m)) / x_m *
		   (x_m < 5000 ? 1 : pow(x_m / 5000, -3));
}

static double read_at(
	const struct ehr_distance_table *table, double x_m, size_t column)
{
	double square = x_m * x_m;
	size_t node = ehr_distance_node(table, square);
	double t = (square - table->square[node]) * table->inverse[node];
	const float *value = table->value + node * table->stride + column;

	assert_true(t >= -1e-9 && t <= 1 + 1e-9);
	return ((double)value[0] +
		       t * ((double)value[table->stride] - (double)value[0])) /
	       square;
}

static void is_as_near_as_said(void **state)
{
	static const double breaks[] = { 5000, 777 };
	const struct ehr_distance_curves curves = { curves_at, NULL, 2, false };
	struct ehr_distance_table table;
	double greatest = 2; /* of both: the first one at 1 m */

	(void)state;
	ehr_distance_table_make(&table, &curves, breaks, 2, 50000);
	assert_true(table.n < 2000);
	for (double x = 1; x <= 50000; x *= 1.0003) {
		double exact[2];

		curves_at(NULL, x, exact);
		for (size_t k = 0; k < 2; k++) {
			double found = read_at(&table, x, k);
			double scale = exact[k] > 1e-9 * greatest
					       ? exact[k]
					       : 1e-9 * greatest;

			if (fabs(found - exact[k]) >
				EHR_DISTANCE_TOLERANCE * scale)
				fail_msg("%g m: %g for %g", x, found, exact[k]);
		}
	}
	/* on both sides of the jump, and at the ends */
	assert_true(fabs(read_at(&table, 776.9999, 0) * pow(776.9999, 1.5) -
			    2) < 2e-3);
	assert_true(fabs(read_at(&table, 777.0001, 0) * pow(777.0001, 1.5) -
			    3) < 3e-3);
	assert_true(fabs(read_at(&table, 1, 0) - 2) < 2e-7);
	assert_true(
		fabs(read_at(&table, 50000, 0) * pow(50000, 1.5) - 3) < 3e-7);
	ehr_distance_table_release(&table);
}

/* The index finds the node that a search from the first one finds. */
static void finds_its_nodes(void **state)
{
	static const double breaks[] = { 777, 777.0000001, 1.0000000001 };
	const struct ehr_distance_curves curves = { curves_at, NULL, 2, false };
	struct ehr_distance_table table;

	(void)state;
	ehr_distance_table_make(&table, &curves, breaks, 3, 2000);
	for (size_t i = 0; i < table.n; i++) {
		double q = table.square[i];
		size_t node = ehr_distance_node(&table, q), slow = 0;

		while (slow + 2 < table.n && q >= table.square[slow + 1])
			slow++;
		assert_int_equal(node, slow);
		if (i > 0)
			assert_true(q > table.square[i - 1]);
	}
	ehr_distance_table_release(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_as_near_as_said),
		cmocka_unit_test(finds_its_nodes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
