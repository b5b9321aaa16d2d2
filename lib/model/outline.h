/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of an outline, such as an administrative border, taken from GeoJSON
 * (RFC 7946) into the metres of a coordinate reference system.
 */
#ifndef EHR_MODEL_OUTLINE_H
#define EHR_MODEL_OUTLINE_H

#include "base/mem.h"
#include "geo/projection.h"
#include "io/json.h"

struct ehr_outline_place {
	double easting, northing;
};

/* What a feature calls itself, and the rectangle around it. */
struct ehr_outline_name {
	struct ehr_str name;
	struct ehr_outline_place min, max;
};

struct ehr_outline {
	struct ehr_outline_place *place; /* of all lines, one after another */
	size_t n_places;
	size_t *end; /* index in place behind the last of each line */
	size_t n;    /* lines */
	struct ehr_outline_name *name; /* of features with lines */
	size_t n_names;
	struct ehr_arena arena;
};

/* Takes the rings of polygons and the lines of line strings, at any depth of
 * collections; points are passed over. The name of a feature is the first of its
 * properties name, NAME, Name and their Chinese counterpart that is a text. Fails with EHR_FAULT_DATA if document
 * is no GeoJSON, a position is none, or there is no line at all. */
EHR_MUST_USE int ehr_outline_read(struct ehr_outline *outline,
	const struct ehr_json *document, struct ehr_projection *projection,
	struct ehr_err *err);

void ehr_outline_release(struct ehr_outline *outline);

#endif
