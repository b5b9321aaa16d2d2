/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a source of 1 kg/a gives at any place around it, in ug/m3, tabulated by
 * distance and wind sector, so that a pair of source and receptor costs some ten
 * nanoseconds whatever the number of classes. Values are those of the formulas
 * to the bound of calc/distance_table.h, 0.1 %.
 *
 * The direction that counts is the one from which the wind reaches the receptor:
 * from the receptor to the source. Between the middles of two sectors the value
 * is linear in the bearing, as in ISC3's long-term model, so that the flux
 * through a circle stays whole.
 *
 * A table depends on the stack and not on the place or amount: sources with
 * equal stacks share one. Made once, it is only read, by any number of threads.
 */
#ifndef EHR_CALC_PLUME_TABLE_H
#define EHR_CALC_PLUME_TABLE_H

#include "calc/distance_table.h"
#include "calc/plume.h"

struct ehr_plume_table {
	unsigned n_sectors; /* 1: the same in all directions */
	/* Of a node: the mean of all directions; if there are more sectors than
	 * one, each of them, and the first again. */
	struct ehr_distance_table distance;
};

/* The annual mean under a climate. Of the model, air_temp_k, lid_m and
 * ref_height_m give way to what the climate has (ehr_plume_model_under). range_m
 * from 2 to 1e6. Release it with ehr_plume_table_release. */
void ehr_plume_table_make(struct ehr_plume_table *table,
	const struct ehr_plume_model *model, const struct ehr_stack *stack,
	const struct ehr_climate *climate, double range_m);

/* The highest hour: the largest centreline of the plumes given (each class and
 * wind of the climate, say), the same in all directions, for a rate that in
 * 8760 hours would come to 1 kg. */
void ehr_plume_table_make_worst(struct ehr_plume_table *table,
	const struct ehr_plume *plume, size_t n, double range_m);

void ehr_plume_table_release(struct ehr_plume_table *table);

/*
 * (ug/m3) / (kg/a) at east_m, north_m from the source; 0 beyond range_m. A place
 * nearer than radius_m (the effective radius of the receptor's cell, or the
 * least distance of a point), or than 1 m, has the mean of all directions at
 * that distance.
 */
double ehr_plume_table_at(const struct ehr_plume_table *table, double east_m,
	double north_m, double radius_m);

/* The model with its air temperature, lids and height of wind replaced by those
 * that the climate has (those that are not NAN). */
struct ehr_plume_model ehr_plume_model_under(
	const struct ehr_plume_model *model, const struct ehr_climate *climate);

/* A plume for each class of the climate: climate->n of them, into plume. model
 * is one from ehr_plume_model_under, and must outlive them. */
void ehr_plume_start_all(struct ehr_plume *plume,
	const struct ehr_plume_model *model, const struct ehr_stack *stack,
	const struct ehr_climate *climate);

/* What ehr_plume_table_at tabulates, from the formulas. */
double ehr_plume_exact(const struct ehr_plume_model *model,
	const struct ehr_stack *stack, const struct ehr_climate *climate,
	double east_m, double north_m, double radius_m);

#endif
