/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Functions of distance alone, several at once, tabulated so that reading them
 * takes a few nanoseconds.
 *
 * The nodes stand at squared distances q (what a pair of places gives without a
 * root), closer where a function bends more and on both sides of each distance
 * at which one jumps. Between nodes value x q is linear in q. A node is found by
 * the leading bits of q, which are nearly its logarithm.
 *
 * What is read differs from the function by less than EHR_DISTANCE_TOLERANCE of
 * it; where it is below 1e-9 of the greatest value in the table, by less than
 * the tolerance times that. But for 1e-9 of the distance around a jump, and for
 * values so small that value x q is below 1e-36, which are 0. Values are kept in
 * single precision, which is much finer than the tolerance.
 * Only + - x / are used to read: given a table, the bytes are the same
 * everywhere.
 */
#ifndef EHR_CALC_DISTANCE_TABLE_H
#define EHR_CALC_DISTANCE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EHR_DISTANCE_TOLERANCE 1e-3
#define EHR_DISTANCE_NEAREST_M 1.0

enum { EHR_DISTANCE_SHIFT = 48 }; /* 16 steps of the index between q and 2q */

struct ehr_distance_table {
	size_t n, stride; /* nodes, and values in each */
	double range_m;
	double *square;  /* n, rising */
	double *inverse; /* n: 1 / (next square - this one) */
	float *value;    /* n * stride: value x square */
	uint32_t *first; /* the last node at or below where a step begins */
	uint64_t first_step;
};

struct ehr_distance_curves {
	/* The values at x_m, stride of them, into value. */
	void (*at)(const void *context, double x_m, double *value);
	const void *context;
	size_t stride;
	bool bends; /* also at distances that are not told as breaks */
};

/* Tabulates from 1 m to range_m (2 to 1e6). breaks are the distances at which a
 * function jumps or bends, in any order. */
void ehr_distance_table_make(struct ehr_distance_table *table,
	const struct ehr_distance_curves *curves, const double *breaks,
	size_t n_breaks, double range_m);
void ehr_distance_table_release(struct ehr_distance_table *table);

/* The node at or below a squared distance, from 1 to range_m squared. */
static inline size_t ehr_distance_node(
	const struct ehr_distance_table *table, double square)
{
	uint64_t bits;
	size_t node;

	memcpy(&bits, &square, sizeof(bits));
	node = table->first[(bits >> EHR_DISTANCE_SHIFT) - table->first_step];
	while (node + 2 < table->n && square >= table->square[node + 1])
		node++;
	return node;
}

#endif
