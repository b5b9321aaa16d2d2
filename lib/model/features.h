/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The features of a GeoJSON document (RFC 7946): their polygons as shapes, in
 * degrees of WGS 84, the point of those that are one, and their properties.
 */
#ifndef EHR_MODEL_FEATURES_H
#define EHR_MODEL_FEATURES_H

#include "geo/shapes.h"
#include "io/json.h"

struct ehr_feature {
	const struct ehr_json *node; /* of the document */
	bool is_point;
	struct ehr_lonlat point;
};

struct ehr_features {
	struct ehr_feature *item;
	size_t n, cap;
	struct ehr_shapes shapes; /* shape i of item i; may have no polygon */
};

/* document must outlive features. Fails (EHR_FAULT_DATA), naming the feature,
 * on what is no GeoJSON, a geometry outside of features, a position that is
 * not on the globe, and if there is no feature. */
EHR_MUST_USE int ehr_features_read(struct ehr_features *features,
	const struct ehr_json *document, struct ehr_err *err);
void ehr_features_release(struct ehr_features *features);

/* Has the feature i a polygon? */
bool ehr_features_has_polygon(const struct ehr_features *features, size_t i);

/* The property, NULL if the feature has none of that name; "id" may also be the
 * feature's own. */
const struct ehr_json *ehr_feature_property(
	const struct ehr_json *feature, const char *name);

/* How the feature writes the property of that name, whatever the case of its
 * ASCII letters (of several the first); NULL if it has none. "id" as above. */
const char *ehr_feature_named(const struct ehr_json *feature, const char *name);

/* Its text: that of a text without blanks at its ends, a number as it is
 * written shortest, true, false; empty for null and for NULL. In out, which is
 * emptied first. Fails (EHR_FAULT_DATA) on a list, a map, and a number from
 * 2^53 on, whose last digits JSON readers lose. */
EHR_MUST_USE int ehr_feature_text(const struct ehr_json *property,
	const char *name, struct ehr_buf *out, struct ehr_err *err);

/* Appends the names of its properties, ", " between. */
void ehr_feature_list(const struct ehr_json *feature, struct ehr_buf *out);

/* Puts "feature N: " and the column, which is a property, before why. Always
 * -1. */
int ehr_feature_fail(size_t i, const struct ehr_err *why, struct ehr_err *err);

#endif
