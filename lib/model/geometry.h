/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A walk through a GeoJSON document (RFC 7946), at any depth of collections:
 * for each geometry its positions, then the end of the line or ring that they
 * make, then the end of the polygon. Points are passed over.
 */
#ifndef EHR_MODEL_GEOMETRY_H
#define EHR_MODEL_GEOMETRY_H

#include "io/json.h"

enum ehr_geometry_end { EHR_END_LINE, EHR_END_RING, EHR_END_POLYGON };

/* Who is told; each may fail. */
struct ehr_geometry_sink {
	void *self;
	/* a feature, before and after its geometry; may be NULL */
	int (*begin)(void *self, const struct ehr_json *feature,
		struct ehr_err *err);
	int (*finish)(void *self, const struct ehr_json *feature,
		struct ehr_err *err);
	int (*position)(
		void *self, double lon, double lat, struct ehr_err *err);
	int (*end)(void *self, enum ehr_geometry_end what, struct ehr_err *err);
};

/* Fails (EHR_FAULT_DATA) on what is no GeoJSON, with what the sink fails, and
 * on a member crs that names another system than WGS 84 or CGCS2000: RFC 7946
 * has none, and files of before it may say so. */
EHR_MUST_USE int ehr_geometry_walk(const struct ehr_json *document,
	const struct ehr_geometry_sink *sink, struct ehr_err *err);

#endif
