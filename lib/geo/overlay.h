/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shapes laid over shapes in a plane, through GEOS: which share of the area of
 * one lies in each of the others. Corners are easting and northing (in lon and
 * lat of struct ehr_lonlat) of one projected system.
 *
 * Where cells overlap the common part belongs to the first of them, so that
 * shares add up to 1 with what lies outside of all, and totals are kept.
 */
#ifndef EHR_GEO_OVERLAY_H
#define EHR_GEO_OVERLAY_H

#include "base/err.h"
#include "geo/shapes.h"

struct ehr_overlay;

/* The cells; shapes is read only here. A shape that is not valid is mended by
 * GEOS's MakeValid. NULL (EHR_FAULT_SYSTEM) if GEOS fails. */
struct ehr_overlay *ehr_overlay_open(
	const struct ehr_shapes *cells, struct ehr_err *err);
void ehr_overlay_close(struct ehr_overlay *overlay); /* NULL is allowed */

/* Area of cell i in the square of the unit of its coordinates. */
double ehr_overlay_area(const struct ehr_overlay *overlay, size_t i);

struct ehr_overlay_share {
	size_t cell;
	double share; /* of the area of the shape, above 0 */
};

/* Where a shape lies: the cells that it has a part in, in their order, which live
 * until the next question; and the share that is in none. */
struct ehr_overlay_shares {
	const struct ehr_overlay_share *part;
	size_t n;
	double outside;
};

/* The shares of shape i of shapes. What is outside is 0 if it is below 1e-9:
 * the others are then made to add up to 1. A shape without area lies outside.
 * Fails (EHR_FAULT_SYSTEM) only if GEOS does. */
EHR_MUST_USE int ehr_overlay_ask(struct ehr_overlay *overlay,
	const struct ehr_shapes *shapes, size_t i,
	struct ehr_overlay_shares *shares, struct ehr_err *err);

#endif
