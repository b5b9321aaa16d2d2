/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/outline.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/geometry.h"

struct reading {
	struct ehr_outline *outline;
	struct ehr_projection *projection;
	size_t cap_places, cap;
};

static int add_position(void *self, double lon, double lat, struct ehr_err *err)
{
	struct reading *reading = self;
	struct ehr_outline *out = reading->outline;
	struct ehr_outline_place *place;

	if (out->n_places == reading->cap_places) {
		reading->cap_places =
			reading->cap_places ? 2 * reading->cap_places : 256;
		out->place = ehr_realloc(
			out->place, reading->cap_places, sizeof(*out->place));
	}
	place = &out->place[out->n_places];
	if (ehr_projection_from_lonlat(reading->projection, lon, lat,
		    &place->easting, &place->northing, err) < 0)
		return -1;
	out->n_places++;
	return 0;
}

static int end_line(void *self, enum ehr_geometry_end what, struct ehr_err *err)
{
	struct reading *reading = self;
	struct ehr_outline *out = reading->outline;

	(void)err;
	if (what == EHR_END_POLYGON)
		return 0;
	if (out->n == reading->cap) {
		reading->cap = reading->cap ? 2 * reading->cap : 16;
		out->end =
			ehr_realloc(out->end, reading->cap, sizeof(*out->end));
	}
	out->end[out->n++] = out->n_places;
	return 0;
}

int ehr_outline_read(struct ehr_outline *outline,
	const struct ehr_json *document, struct ehr_projection *projection,
	struct ehr_err *err)
{
	struct reading self = { .outline = outline, .projection = projection };
	const struct ehr_geometry_sink sink = {
		.self = &self,
		.position = add_position,
		.end = end_line,
	};
	int rc;

	*outline = (struct ehr_outline){ 0 };
	rc = ehr_geometry_walk(document, &sink, err);
	if (rc == 0 && !outline->n_places)
		rc = ehr_fail(
			err, EHR_FAULT_DATA, _("no lines or polygons to draw"));
	if (rc < 0)
		ehr_outline_release(outline);
	return rc;
}

void ehr_outline_release(struct ehr_outline *outline)
{
	free(outline->place);
	free(outline->end);
	*outline = (struct ehr_outline){ 0 };
}
