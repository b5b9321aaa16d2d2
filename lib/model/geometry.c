/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/geometry.h"

struct walk {
	const struct ehr_geometry_sink *sink;
	enum ehr_geometry_end line; /* what a list of positions is here */
	struct ehr_err *err;
};

static int walk_position(struct walk *walk, const struct ehr_json *position)
{
	const struct ehr_json *lon = ehr_json_kind(position) == EHR_JSON_LIST
					     ? ehr_json_first(position)
					     : NULL;
	const struct ehr_json *lat = lon ? ehr_json_next(lon) : NULL;

	if (!lat || ehr_json_kind(lon) != EHR_JSON_NUMBER ||
		ehr_json_kind(lat) != EHR_JSON_NUMBER)
		return ehr_fail(walk->err, EHR_FAULT_DATA,
			_("a position is not a list of longitude and "
			  "latitude"));
	return walk->sink->position(walk->sink->self, ehr_json_number(lon),
		ehr_json_number(lat), walk->err);
}

static int end(struct walk *walk, enum ehr_geometry_end what)
{
	return walk->sink->end(walk->sink->self, what, walk->err);
}

/* depth: levels of lists around a line; 0 is a line. */
static int walk_lines(struct walk *walk, const struct ehr_json *list, int depth)
{
	const struct ehr_json *part;

	if (!list || ehr_json_kind(list) != EHR_JSON_LIST)
		return ehr_fail(walk->err, EHR_FAULT_DATA,
			_("a geometry has no list of coordinates"));
	for (part = ehr_json_first(list); part; part = ehr_json_next(part))
		if ((depth == 0 ? walk_position(walk, part)
				: walk_lines(walk, part, depth - 1)) < 0)
			return -1;
	if (depth == 0)
		return end(walk, walk->line);
	if (depth == 1 && walk->line == EHR_END_RING)
		return end(walk, EHR_END_POLYGON);
	return 0;
}

static int walk_object(struct walk *walk, const struct ehr_json *object);

static int walk_members(
	struct walk *walk, const struct ehr_json *object, const char *name)
{
	const struct ehr_json *member = ehr_json_get(object, name);

	if (!member || ehr_json_kind(member) != EHR_JSON_LIST)
		return ehr_fail(walk->err, EHR_FAULT_DATA,
			_("a collection has no list \"%s\""), name);
	member = ehr_json_first(member);
	for (; member; member = ehr_json_next(member))
		if (walk_object(walk, member) < 0)
			return -1;
	return 0;
}

static int walk_geometry(
	struct walk *walk, const char *type, const struct ehr_json *object)
{
	static const struct {
		const char *type;
		int depth;
		enum ehr_geometry_end line;
	} known[] = {
		{ "LineString", 0, EHR_END_LINE },
		{ "MultiLineString", 1, EHR_END_LINE },
		{ "Polygon", 1, EHR_END_RING },
		{ "MultiPolygon", 2, EHR_END_RING },
		{ "Point", -1, EHR_END_LINE },
		{ "MultiPoint", -1, EHR_END_LINE },
	};
	char found[64];

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (strcmp(type, known[i].type) != 0)
			continue;
		if (known[i].depth < 0)
			return 0;
		walk->line = known[i].line;
		return walk_lines(walk, ehr_json_get(object, "coordinates"),
			known[i].depth);
	}
	ehr_visible(found, sizeof(found), ehr_str_of(type));
	return ehr_fail(walk->err, EHR_FAULT_DATA,
		_("not a type of GeoJSON: \"%s\""), found);
}

static int walk_feature(struct walk *walk, const struct ehr_json *feature)
{
	const struct ehr_geometry_sink *sink = walk->sink;
	const struct ehr_json *geometry = ehr_json_get(feature, "geometry");

	if (sink->begin && sink->begin(sink->self, feature, walk->err) < 0)
		return -1;
	if (geometry && ehr_json_kind(geometry) != EHR_JSON_NULL &&
		walk_object(walk, geometry) < 0)
		return -1;
	return sink->finish ? sink->finish(sink->self, feature, walk->err) : 0;
}

static int walk_object(struct walk *walk, const struct ehr_json *object)
{
	const struct ehr_json *type = NULL;
	const char *name;

	if (ehr_json_kind(object) == EHR_JSON_MAP)
		type = ehr_json_get(object, "type");
	if (!type || ehr_json_kind(type) != EHR_JSON_TEXT)
		return ehr_fail(walk->err, EHR_FAULT_DATA,
			_("not GeoJSON: an object without a type"));
	name = ehr_json_text(type);
	if (strcmp(name, "FeatureCollection") == 0)
		return walk_members(walk, object, "features");
	if (strcmp(name, "GeometryCollection") == 0)
		return walk_members(walk, object, "geometries");
	if (strcmp(name, "Feature") == 0)
		return walk_feature(walk, object);
	return walk_geometry(walk, name, object);
}

/* The member crs of GeoJSON 2008: {"type": "name", "properties": {"name": N}}.
 * Systems of degrees that are WGS 84 or as good as it pass. */
static int check_crs(const struct ehr_json *document, struct ehr_err *err)
{
	static const char *const same[] = { "CRS84", "4326", "4490" };
	const struct ehr_json *node = NULL;
	const char *name, *code;
	char shown[96];

	if (ehr_json_kind(document) == EHR_JSON_MAP)
		node = ehr_json_get(document, "crs");
	if (node && ehr_json_kind(node) == EHR_JSON_MAP)
		node = ehr_json_get(node, "properties");
	if (node && ehr_json_kind(node) == EHR_JSON_MAP)
		node = ehr_json_get(node, "name");
	if (!node || ehr_json_kind(node) != EHR_JSON_TEXT)
		return 0;
	name = ehr_json_text(node);
	code = strrchr(name, ':') ? strrchr(name, ':') + 1 : name;
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		if (strcmp(code, same[i]) == 0)
			return 0;
	ehr_visible(shown, sizeof(shown), ehr_str_of(name));
	return ehr_fail(err, EHR_FAULT_DATA,
		_("GeoJSON is in degrees of WGS 84, this file says \"%s\": "
		  "convert it first"),
		shown);
}

int ehr_geometry_walk(const struct ehr_json *document,
	const struct ehr_geometry_sink *sink, struct ehr_err *err)
{
	struct walk walk = { .sink = sink, .err = err };

	return check_crs(document, err) < 0 ? -1 : walk_object(&walk, document);
}
