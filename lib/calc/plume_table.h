/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a source of 1 kg/a gives at any place around it in the mean of a year,
 * in ug/m3, tabulated by distance and wind sector, so that a pair of source and
 * receptor costs some ten nanoseconds whatever the number of classes.
 *
 * Nodes stand closer where the curve bends more, and on both sides of every
 * distance where a formula of the plume gives way to another (ends of pieces of
 * sigma, the end of rise, the lid), so that none of them is smoothed over. What
 * is read between nodes differs from the formula by less than 0.1 % (tested over
 * random stacks, climates and settings), and where the formula gives less than
 * 1e-9 of the largest value of the table by less than 1e-12 of that.
 *
 * Bearings are those from the source to the receptor, which wind from the other
 * side reaches. Between the middles of two sectors the value is linear in the
 * bearing, as in ISC3's long-term model; the flux through a circle stays whole.
 * Only + - x / are used: given a table, the bytes are the same everywhere.
 *
 * A table depends on the stack and not on the place or amount: sources with
 * equal stacks share one. Made once, it is only read, by any number of threads.
 */
#ifndef EHR_CALC_PLUME_TABLE_H
#define EHR_CALC_PLUME_TABLE_H

#include <stdint.h>

#include "calc/plume.h"

struct ehr_plume_table {
	unsigned n_sectors; /* 1: the same in all directions */
	unsigned stride;    /* values of a node: the mean, then the sectors */
	uint32_t n;         /* nodes */
	double range_m;     /* beyond: 0 */
	double *square;     /* n: squared distance of the node, m2, rising */
	double *inverse;    /* n: 1 / (next square - this one) */
	double *value;      /* n * stride: value x squared distance */
	uint32_t *first;    /* by the leading bits of a squared distance */
	uint32_t n_first;
	uint64_t first_bits; /* the bits that first[0] stands for */
};

/* Releases with ehr_plume_table_release. Of the model, air_temp_k, lid_m and
 * ref_height_m give way to those of the climate that are not NAN. range_m from 2
 * to 1e6. */
void ehr_plume_table_make(struct ehr_plume_table *table,
	const struct ehr_plume_model *model, const struct ehr_stack *stack,
	const struct ehr_climate *climate, double range_m);
void ehr_plume_table_release(struct ehr_plume_table *table);

/*
 * (ug/m3) / (kg/a) at east_m, north_m from the source; 0 beyond range_m. A place
 * nearer than radius_m (the effective radius of the receptor's cell, or the least
 * distance of a point) or than 1 m has the mean over all directions at that
 * distance.
 */
double ehr_plume_table_at(const struct ehr_plume_table *table, double east_m,
	double north_m, double radius_m);

/* The same computed directly from the formulas, for tests. */
double ehr_plume_exact(const struct ehr_plume_model *model,
	const struct ehr_stack *stack, const struct ehr_climate *climate,
	double east_m, double north_m, double radius_m);

/* What the model is under that climate: its own air temperature, lids and
 * height of wind where the climate has them. */
struct ehr_plume_model ehr_plume_model_under(
	const struct ehr_plume_model *model, const struct ehr_climate *climate);

/* Do two stacks behave alike, so that they can share a table? A total order for
 * sorting: less than, equal to or greater than 0. */
int ehr_stack_compare(const struct ehr_stack *a, const struct ehr_stack *b);

#endif
