/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rectangles of the plane in metres: around points, and around what lies
 * between two longitudes and two latitudes.
 */
#ifndef EHR_MODEL_PLANE_BOX_H
#define EHR_MODEL_PLANE_BOX_H

#include "geo/projection.h"

/* There is nothing in it if west > east. */
struct ehr_plane_box {
	double west, south, east, north;
};

extern const struct ehr_plane_box ehr_plane_box_empty;

/* Makes it hold the point. */
void ehr_plane_box_add(
	struct ehr_plane_box *box, double easting, double northing);

/* Moves all sides out, unless it is empty. */
void ehr_plane_box_widen(struct ehr_plane_box *box, double reach_m);

/* "W,S,E,N" in degrees, as --bbox has it, into degrees[4]. W above E: across
 * the antimeridian. Fails (EHR_FAULT_USAGE) on anything else than four numbers,
 * such beyond the globe, S not below N, W = E, and W above E by less than 180,
 * which is a box turned round. */
EHR_MUST_USE int ehr_bbox_read(
	const char *text, double degrees[static 4], struct ehr_err *err);

/* The least rectangle around such a box. Fails (EHR_FAULT_USAGE) if the system
 * cannot compute a point of its border. */
EHR_MUST_USE int ehr_plane_box_of_degrees(struct ehr_plane_box *box,
	struct ehr_projection *projection, const double degrees[static 4],
	struct ehr_err *err);

#endif
