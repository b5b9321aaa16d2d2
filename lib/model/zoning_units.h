/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells that are no squares: polygons such as towns or the control units of
 * "three lines and one list", from GeoJSON. Each has an id, which its rows are
 * found by, and may have a name.
 *
 * A point lies in the first unit of the file that holds it: the border belongs
 * to a unit, so that a point on a common border, or where units overlap, is in
 * one of them and always the same.
 */
#ifndef EHR_MODEL_ZONING_UNITS_H
#define EHR_MODEL_ZONING_UNITS_H

#include "geo/overlay.h"
#include "geo/polygon.h"
#include "geo/projection.h"
#include "io/json.h"
#include "ref/kind.h"

struct ehr_zoning_units_opts {
	const char *id;           /* property; NULL: found */
	const char *name;         /* property; NULL: found, or none */
	const char *const *carry; /* further properties to keep */
	size_t n_carry;
};

struct ehr_zoning_unit {
	struct ehr_str id, name;       /* name may be empty */
	const struct ehr_str *carried; /* n_carry of them; may be empty */
	struct ehr_lonlat inner;       /* a point in it, 7 decimals */
	double area_m2;                /* once projected */
};

struct ehr_zoning_units;

/* Unless opts names them, the properties of id and name are found by
 * unit_properties.csv (properties): the first word of the table that the first
 * feature has. Fails (EHR_FAULT_DATA), naming the feature, on what is no
 * GeoJSON, a feature without a polygon or without an id, two of one id, and a
 * property of opts that no feature has. NULL on failure. document and
 * properties need not outlive the call, what opts points to must. */
struct ehr_zoning_units *ehr_zoning_units_read(const struct ehr_json *document,
	const struct ehr_zoning_units_opts *opts,
	const struct ehr_kinds *properties, struct ehr_err *err);
void ehr_zoning_units_free(struct ehr_zoning_units *units); /* or NULL */

size_t ehr_zoning_units_count(const struct ehr_zoning_units *units);
const struct ehr_zoning_unit *ehr_zoning_unit_at(
	const struct ehr_zoning_units *units, size_t i);
const struct ehr_zoning_units_opts *ehr_zoning_units_opts(
	const struct ehr_zoning_units *units); /* with the names found */

/* Units that were not valid and had to be mended, with what was wrong, "; "
 * between; nothing if there are none. */
void ehr_zoning_units_mended(
	const struct ehr_zoning_units *units, struct ehr_buf *out);

/* The corners of all units in degrees. */
const struct ehr_shapes *ehr_zoning_units_shapes(
	const struct ehr_zoning_units *units);

enum { EHR_NO_UNIT = -1 };

/* The unit of that id, EHR_NO_UNIT if there is none. */
long ehr_zoning_units_find(
	const struct ehr_zoning_units *units, struct ehr_str id);

/* The unit that the point lies in, EHR_NO_UNIT if it lies in none. Fails only
 * if GEOS does. */
EHR_MUST_USE int ehr_zoning_units_place(struct ehr_zoning_units *units,
	double lon, double lat, long *unit, struct ehr_err *err);

/* The projected system in which areas are to be told unless another is asked
 * for: the CGCS2000 3-degree zone of the middle of the units if they lie within
 * these, else the WGS 84 / UTM zone of it; where they are more than 6 degrees
 * wide, EPSG:6933, which keeps areas everywhere. */
struct ehr_projection *ehr_zoning_units_projection(
	const struct ehr_zoning_units *units, struct ehr_err *err);

/* Areas of the units in the plane of projection. */
EHR_MUST_USE int ehr_zoning_units_project(struct ehr_zoning_units *units,
	struct ehr_projection *projection, struct ehr_err *err);

/* The units in that plane, to lay others over; once projected. */
struct ehr_overlay *ehr_zoning_units_overlay(struct ehr_zoning_units *units);

/* Corners of shapes in degrees put into the plane of projection, in place. */
EHR_MUST_USE int ehr_zoning_shapes_project(struct ehr_shapes *shapes,
	struct ehr_projection *projection, struct ehr_err *err);

#endif
