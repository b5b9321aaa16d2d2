/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/features.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "model/geometry.h"

struct reading {
	struct ehr_features *features;
	bool inside; /* a feature */
};

static int check_position(double lon, double lat, struct ehr_err *err)
{
	if (fabs(lon) <= 180 && fabs(lat) <= 90)
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("the position %.15g %.15g is not on the globe"), lon, lat);
}

/* A point, which the walk passes over. */
static int read_point(struct ehr_feature *item, struct ehr_err *err)
{
	const struct ehr_json *geometry = ehr_json_get(item->node, "geometry");
	const struct ehr_json *type = NULL, *lon = NULL, *lat = NULL;

	if (geometry && ehr_json_kind(geometry) == EHR_JSON_MAP)
		type = ehr_json_get(geometry, "type");
	if (!type || ehr_json_kind(type) != EHR_JSON_TEXT ||
		strcmp(ehr_json_text(type), "Point") != 0)
		return 0;
	lon = ehr_json_get(geometry, "coordinates");
	if (lon && ehr_json_kind(lon) == EHR_JSON_LIST)
		lon = ehr_json_first(lon);
	lat = lon ? ehr_json_next(lon) : NULL;
	if (!lat || ehr_json_kind(lon) != EHR_JSON_NUMBER ||
		ehr_json_kind(lat) != EHR_JSON_NUMBER)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a position is not a list of longitude and "
			  "latitude"));
	item->is_point = true;
	item->point = (struct ehr_lonlat){ ehr_json_number(lon),
		ehr_json_number(lat) };
	return check_position(item->point.lon, item->point.lat, err);
}

static int begin_feature(
	void *self, const struct ehr_json *node, struct ehr_err *err)
{
	struct reading *reading = self;
	struct ehr_features *features = reading->features;

	if (features->n == features->cap) {
		features->cap = features->cap ? 2 * features->cap : 64;
		features->item = ehr_realloc(features->item, features->cap,
			sizeof(features->item[0]));
	}
	features->item[features->n] = (struct ehr_feature){ .node = node };
	reading->inside = true;
	return read_point(&features->item[features->n++], err);
}

static int finish_feature(
	void *self, const struct ehr_json *node, struct ehr_err *err)
{
	struct reading *reading = self;

	(void)node;
	(void)err;
	reading->inside = false;
	ehr_shapes_end_shape(&reading->features->shapes);
	return 0;
}

static int add_position(void *self, double lon, double lat, struct ehr_err *err)
{
	struct reading *reading = self;

	if (!reading->inside)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a geometry is no part of a feature"));
	if (check_position(lon, lat, err) < 0)
		return -1;
	ehr_shapes_corner(&reading->features->shapes, lon, lat);
	return 0;
}

static int end_part(void *self, enum ehr_geometry_end what, struct ehr_err *err)
{
	struct ehr_shapes *shapes = &((struct reading *)self)->features->shapes;

	(void)err;
	switch (what) {
	case EHR_END_LINE: ehr_shapes_drop_corners(shapes); break;
	case EHR_END_RING: ehr_shapes_end_ring(shapes); break;
	case EHR_END_POLYGON: ehr_shapes_end_polygon(shapes); break;
	}
	return 0;
}

int ehr_feature_fail(size_t i, const struct ehr_err *why, struct ehr_err *err)
{
	if (why->column[0] == '\0')
		return ehr_fail(err, why->fault, _("feature %zu: %s"), i + 1,
			why->text);
	return ehr_fail(err, why->fault, _("feature %zu: \"%s\": %s"), i + 1,
		why->column, why->text);
}

int ehr_features_read(struct ehr_features *features,
	const struct ehr_json *document, struct ehr_err *err)
{
	struct reading self = { .features = features };
	const struct ehr_geometry_sink sink = {
		.self = &self,
		.begin = begin_feature,
		.finish = finish_feature,
		.position = add_position,
		.end = end_part,
	};
	struct ehr_err why = { 0 };

	*features = (struct ehr_features){ 0 };
	if (ehr_geometry_walk(document, &sink, &why) == 0)
		return features->n > 0 ? 0
				       : ehr_fail(err, EHR_FAULT_DATA,
						 _("there are no features"));
	if (self.inside)
		return ehr_feature_fail(features->n - 1, &why, err);
	return ehr_fail(err, why.fault, "%s", why.text);
}

void ehr_features_release(struct ehr_features *features)
{
	free(features->item);
	ehr_shapes_release(&features->shapes);
	*features = (struct ehr_features){ 0 };
}

bool ehr_features_has_polygon(const struct ehr_features *features, size_t i)
{
	const struct ehr_ends *shape = &features->shapes.shape;
	const struct ehr_ends *polygon = &features->shapes.polygon;

	if (i >= shape->n)
		return false;
	/* a polygon may be without rings */
	for (size_t k = ehr_ends_first(shape, i); k < shape->end[i]; k++)
		if (polygon->end[k] > ehr_ends_first(polygon, k))
			return true;
	return false;
}

static const struct ehr_json *properties(const struct ehr_json *feature)
{
	const struct ehr_json *map = ehr_json_get(feature, "properties");

	return map && ehr_json_kind(map) == EHR_JSON_MAP ? map : NULL;
}

const struct ehr_json *ehr_feature_property(
	const struct ehr_json *feature, const char *name)
{
	const struct ehr_json *map = properties(feature);
	const struct ehr_json *found = map ? ehr_json_get(map, name) : NULL;

	if (!found && strcmp(name, "id") == 0)
		found = ehr_json_get(feature, name);
	return found;
}

static bool same_name(const char *a, const char *b)
{
	for (; *a || *b; a++, b++) {
		char one = *a >= 'A' && *a <= 'Z' ? (char)(*a | 0x20) : *a;
		char other = *b >= 'A' && *b <= 'Z' ? (char)(*b | 0x20) : *b;

		if (one != other)
			return false;
	}
	return true;
}

const char *ehr_feature_named(const struct ehr_json *feature, const char *name)
{
	const struct ehr_json *map = properties(feature);
	const struct ehr_json *member = map ? ehr_json_first(map) : NULL;

	for (; member; member = ehr_json_next(member))
		if (same_name(ehr_json_key(member), name))
			return ehr_json_key(member);
	return strcmp(name, "id") == 0 && ehr_json_get(feature, name) ? "id"
								      : NULL;
}

int ehr_feature_text(const struct ehr_json *property, const char *name,
	struct ehr_buf *out, struct ehr_err *err)
{
	enum ehr_json_kind kind =
		property ? ehr_json_kind(property) : EHR_JSON_NULL;
	char room[EHR_NUM_MAX];
	double number;

	out->n = 0;
	switch (kind) {
	case EHR_JSON_NULL: return 0;
	case EHR_JSON_BOOL:
		ehr_buf_puts(out, ehr_json_bool(property) ? "true" : "false");
		return 0;
	case EHR_JSON_TEXT:
		ehr_buf_add_str(
			out, ehr_str_trim(ehr_str_of(ehr_json_text(property))));
		return 0;
	case EHR_JSON_NUMBER: break;
	default:
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the property \"%s\" is neither a text nor a number"),
			name);
	}
	number = ehr_json_number(property);
	if (fabs(number) >= 0x1p53)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the property \"%s\" is a number too long to keep "
			  "its last digits: write it as a text"),
			name);
	ehr_buf_add(out, room, ehr_num_write(room, number));
	return 0;
}

void ehr_feature_list(const struct ehr_json *feature, struct ehr_buf *out)
{
	const struct ehr_json *map = properties(feature);
	const struct ehr_json *member = map ? ehr_json_first(map) : NULL;

	for (; member; member = ehr_json_next(member)) {
		if (out->n > 0)
			ehr_buf_puts(out, ", ");
		ehr_buf_puts(out, ehr_json_key(member));
	}
}
