/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/lookup.h"

#include <math.h>

/* Where x stands between axis[low] and the next: 0 to 1. */
struct place {
	size_t low, high;
	double share;
};

static bool find(const double *axis, size_t n, double x, struct place *place)
{
	size_t low = 0;

	if (n == 0 || !(x >= axis[0]))
		return false;
	while (low + 1 < n && x >= axis[low + 1])
		low++;
	*place = (struct place){ low, low, 0 };
	if (low + 1 == n)
		return true;
	place->high = low + 1;
	if (isinf(axis[low + 1]))
		place->share = 1 - axis[low] / x;
	else
		place->share = (x - axis[low]) / (axis[low + 1] - axis[low]);
	return true;
}

static double between(double a, double b, double share)
{
	return a + (b - a) * share;
}

static double in_row(
	const struct ehr_lookup *table, size_t row, const struct place *column)
{
	const double *value = table->value + row * table->columns;

	return between(value[column->low], value[column->high], column->share);
}

bool ehr_lookup(const struct ehr_lookup *table, double row, double column,
	double *found)
{
	struct place r, c;

	if (!find(table->row, table->rows, row, &r) ||
		!find(table->column, table->columns, column, &c))
		return false;
	*found = between(
		in_row(table, r.low, &c), in_row(table, r.high, &c), r.share);
	return true;
}
