/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A printed table over the number of results and one more argument, and how to
 * read between its entries.
 */
#ifndef EHR_CALC_LOOKUP_H
#define EHR_CALC_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

/* value[i * columns + j] belongs to row[i] and column[j], both rising. The last
 * row may be INFINITY: the limit for many results. All borrowed. */
struct ehr_lookup {
	const double *row, *column, *value;
	size_t rows, columns;
};

/*
 * Linear in both directions; between the last finite row and INFINITY linear in
 * 1 / row. Beyond the last row or column the last one holds: such tables end
 * where they level off. False, and *found untouched, before the first row or
 * column or in an empty table.
 */
bool ehr_lookup(const struct ehr_lookup *table, double row, double column,
	double *found);

#endif
