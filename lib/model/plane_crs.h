/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plane to compute in where nobody named one: the CGCS2000 3-degree zone
 * that ehrisk-zone takes, if all points lie north of the equator within its
 * longitudes (73.5 to 136.5 E), otherwise the UTM zone (WGS 84) of their
 * middle, north or south by the middle's latitude.
 *
 * Longitudes are looked at round the globe: the points lie in what the widest
 * gap between them leaves, so those on both sides of the antimeridian lie close
 * together.
 */
#ifndef EHR_MODEL_PLANE_CRS_H
#define EHR_MODEL_PLANE_CRS_H

#include "geo/datum.h"
#include "geo/projection.h"

struct ehr_degree_span {
	double west, south, east, north; /* east may be above 180 */
};

/* Of n points, 1 or more. */
struct ehr_degree_span ehr_degree_span_of(
	const struct ehr_lonlat *point, size_t n);

/* Fails (EHR_FAULT_USAGE) if the middle lies where UTM has no zones, beyond
 * 84 N or 80 S. */
EHR_MUST_USE int ehr_plane_crs_choose(const struct ehr_degree_span *span,
	char crs[static EHR_CRS_MAX], struct ehr_err *err);

/* How far the plane's distances at the point are from those on the ground, as a
 * share: the larger of east and north, 0.01 if 1 % too long or too short. The
 * ground is the ellipsoid of WGS 84. HUGE_VAL where the system cannot compute
 * it. */
double ehr_plane_stretch(
	struct ehr_projection *projection, struct ehr_lonlat point);

/* Where north lies in the plane: degrees clockwise from its own north, from -180
 * to 180. Winds come from bearings of the ground, and are taken for those of the
 * plane. 0 where the system cannot compute it. */
double ehr_plane_north(
	struct ehr_projection *projection, struct ehr_lonlat point);

#endif
