/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/outline.h"

#include <stdlib.h>

#include "base/mem.h"

struct reading {
	struct ehr_outline *outline;
	struct ehr_projection *projection;
	size_t cap_places, cap;
};

static int read_position(struct reading *self, const struct ehr_json *position,
	struct ehr_err *err)
{
	struct ehr_outline *out = self->outline;
	const struct ehr_json *lon =
		position && ehr_json_kind(position) == EHR_JSON_LIST
			? ehr_json_first(position)
			: NULL;
	const struct ehr_json *lat = lon ? ehr_json_next(lon) : NULL;
	struct ehr_outline_place *place;

	if (!lat || ehr_json_kind(lon) != EHR_JSON_NUMBER ||
		ehr_json_kind(lat) != EHR_JSON_NUMBER)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a position is not a list of longitude and "
			  "latitude"));
	if (out->n_places == self->cap_places) {
		self->cap_places =
			self->cap_places ? 2 * self->cap_places : 256;
		out->place = ehr_realloc(
			out->place, self->cap_places, sizeof(*out->place));
	}
	place = &out->place[out->n_places];
	if (ehr_projection_from_lonlat(self->projection, ehr_json_number(lon),
		    ehr_json_number(lat), &place->easting, &place->northing,
		    err) < 0)
		return -1;
	out->n_places++;
	return 0;
}

static int read_line(struct reading *self, const struct ehr_json *positions,
	struct ehr_err *err)
{
	struct ehr_outline *out = self->outline;
	const struct ehr_json *position = ehr_json_first(positions);

	for (; position; position = ehr_json_next(position))
		if (read_position(self, position, err) < 0)
			return -1;
	if (out->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 16;
		out->end = ehr_realloc(out->end, self->cap, sizeof(*out->end));
	}
	out->end[out->n++] = out->n_places;
	return 0;
}

/* depth: levels of lists around a line; 0 is a line. */
static int read_lines(struct reading *self, const struct ehr_json *list,
	int depth, struct ehr_err *err)
{
	if (!list || ehr_json_kind(list) != EHR_JSON_LIST)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a geometry has no list of coordinates"));
	if (depth == 0)
		return read_line(self, list, err);
	list = ehr_json_first(list);
	for (; list; list = ehr_json_next(list))
		if (read_lines(self, list, depth - 1, err) < 0)
			return -1;
	return 0;
}

static int read_object(struct reading *self, const struct ehr_json *object,
	struct ehr_err *err);

static int read_members(struct reading *self, const struct ehr_json *object,
	const char *name, struct ehr_err *err)
{
	const struct ehr_json *member = ehr_json_get(object, name);

	if (!member || ehr_json_kind(member) != EHR_JSON_LIST)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a collection has no list \"%s\""), name);
	member = ehr_json_first(member);
	for (; member; member = ehr_json_next(member))
		if (read_object(self, member, err) < 0)
			return -1;
	return 0;
}

static int read_geometry(struct reading *self, const char *type,
	const struct ehr_json *object, struct ehr_err *err)
{
	static const struct {
		const char *type;
		int depth;
	} known[] = { { "LineString", 0 }, { "MultiLineString", 1 },
		{ "Polygon", 1 }, { "MultiPolygon", 2 }, { "Point", -1 },
		{ "MultiPoint", -1 } };
	char found[64];

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (strcmp(type, known[i].type) != 0)
			continue;
		if (known[i].depth < 0)
			return 0;
		return read_lines(self, ehr_json_get(object, "coordinates"),
			known[i].depth, err);
	}
	ehr_visible(found, sizeof(found), ehr_str_of(type));
	return ehr_fail(
		err, EHR_FAULT_DATA, _("not a type of GeoJSON: \"%s\""), found);
}

static int read_object(struct reading *self, const struct ehr_json *object,
	struct ehr_err *err)
{
	const struct ehr_json *type = NULL, *geometry;
	const char *name;

	if (ehr_json_kind(object) == EHR_JSON_MAP)
		type = ehr_json_get(object, "type");
	if (!type || ehr_json_kind(type) != EHR_JSON_TEXT)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("not GeoJSON: an object without a type"));
	name = ehr_json_text(type);
	if (strcmp(name, "FeatureCollection") == 0)
		return read_members(self, object, "features", err);
	if (strcmp(name, "GeometryCollection") == 0)
		return read_members(self, object, "geometries", err);
	if (strcmp(name, "Feature") != 0)
		return read_geometry(self, name, object, err);
	geometry = ehr_json_get(object, "geometry");
	if (!geometry || ehr_json_kind(geometry) == EHR_JSON_NULL)
		return 0;
	return read_object(self, geometry, err);
}

int ehr_outline_read(struct ehr_outline *outline,
	const struct ehr_json *document, struct ehr_projection *projection,
	struct ehr_err *err)
{
	struct reading self = { .outline = outline, .projection = projection };
	int rc;

	*outline = (struct ehr_outline){ 0 };
	rc = read_object(&self, document, err);
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
