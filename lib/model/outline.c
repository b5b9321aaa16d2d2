/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/outline.h"

#include <math.h>
#include <stdlib.h>

#include "model/geometry.h"

struct reading {
	struct ehr_outline *outline;
	struct ehr_projection *projection;
	size_t cap_places, cap;
	size_t first; /* place of the feature being read */
};

static int begin_feature(
	void *self, const struct ehr_json *feature, struct ehr_err *err)
{
	struct reading *reading = self;

	(void)feature;
	(void)err;
	reading->first = reading->outline->n_places;
	return 0;
}

static const char *name_of(const struct ehr_json *feature)
{
	static const char *const key[] = { "name", "NAME", "Name",
		"\xe5\x90\x8d\xe7\xa7\xb0" };
	const struct ehr_json *properties = ehr_json_get(feature, "properties");

	if (!properties || ehr_json_kind(properties) != EHR_JSON_MAP)
		return NULL;
	for (size_t i = 0; i < sizeof(key) / sizeof(*key); i++) {
		const struct ehr_json *name = ehr_json_get(properties, key[i]);

		if (name && ehr_json_kind(name) == EHR_JSON_TEXT &&
			*ehr_json_text(name))
			return ehr_json_text(name);
	}
	return NULL;
}

static int finish_feature(
	void *self, const struct ehr_json *feature, struct ehr_err *err)
{
	struct reading *reading = self;
	struct ehr_outline *out = reading->outline;
	const char *text = name_of(feature);
	struct ehr_outline_name *name;

	(void)err;
	if (!text || reading->first == out->n_places)
		return 0;
	out->name =
		ehr_realloc(out->name, out->n_names + 1, sizeof(*out->name));
	name = &out->name[out->n_names++];
	name->name = ehr_arena_copy(&out->arena, ehr_str_of(text));
	name->min = name->max = out->place[reading->first];
	for (size_t i = reading->first; i < out->n_places; i++) {
		const struct ehr_outline_place *at = &out->place[i];

		name->min.easting = fmin(name->min.easting, at->easting);
		name->max.easting = fmax(name->max.easting, at->easting);
		name->min.northing = fmin(name->min.northing, at->northing);
		name->max.northing = fmax(name->max.northing, at->northing);
	}
	return 0;
}

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
		.begin = begin_feature,
		.finish = finish_feature,
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
	free(outline->name);
	ehr_arena_release(&outline->arena);
	*outline = (struct ehr_outline){ 0 };
}
