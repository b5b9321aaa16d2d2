/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_units.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "model/features.h"

/* A transverse Mercator makes areas 0.3 % too large 3 degrees from its meridian,
 * and much more beyond: wider units take the equal-area grid EASE 2.0. */
static const double widest_deg = 6;
enum { equal_area = 6933 };

struct ehr_zoning_units {
	struct ehr_zoning_units_opts opts;
	struct ehr_zoning_unit *unit;
	size_t n;
	struct ehr_map ids;
	struct ehr_polygons *polygons;
	struct ehr_polygon_finder *finder;
	struct ehr_overlay *overlay;
	struct ehr_arena arena;
};

/* The first word of the table for that role ("id", "name") that is a property
 * of the feature, in any case of its letters. */
static const char *find_name(const struct ehr_json *feature,
	const struct ehr_kinds *properties, const char *role)
{
	for (size_t i = 0; i < ehr_kinds_rows(properties); i++) {
		size_t kind;
		const char *word = ehr_kinds_word(properties, i, &kind);

		if (strcmp(ehr_kind_name(properties, kind), role) != 0)
			continue;
		word = ehr_feature_named(feature, word);
		if (word != NULL)
			return word;
	}
	return NULL;
}

static int no_property(const struct ehr_json *feature, const char *word,
	const char *name, struct ehr_err *err)
{
	struct ehr_buf list = { 0 };
	char shown[300], wanted[96];

	ehr_feature_list(feature, &list);
	ehr_visible(shown, sizeof(shown), (struct ehr_str){ list.p, list.n });
	ehr_buf_release(&list);
	if (name == NULL)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("which property is the id? name it with --%s; there "
			  "are: %s"),
			word, shown);
	ehr_visible(wanted, sizeof(wanted), ehr_str_of(name));
	return ehr_fail(err, EHR_FAULT_DATA,
		_("no property \"%s\" (--%s); there are: %s"), wanted, word,
		shown);
}

static const char *keep(struct ehr_zoning_units *self, const char *name)
{
	return name ? ehr_arena_string(&self->arena, ehr_str_of(name)) : NULL;
}

/* The names of the properties: those asked for must be there, if not in each
 * feature, then in one. */
static int choose_names(struct ehr_zoning_units *self,
	const struct ehr_features *features, const struct ehr_kinds *properties,
	struct ehr_err *err)
{
	struct ehr_zoning_units_opts *opts = &self->opts;
	const struct ehr_json *first = features->item[0].node;

	if (opts->id == NULL)
		opts->id = keep(self, find_name(first, properties, "id"));
	if (opts->id == NULL)
		return no_property(first, "cell-id", NULL, err);
	if (opts->name == NULL)
		opts->name = keep(self, find_name(first, properties, "name"));
	for (size_t i = 0; i < opts->n_carry + 1; i++) {
		bool is_name = i == opts->n_carry;
		const char *name = is_name ? opts->name : opts->carry[i];
		bool found = name == NULL;

		for (size_t k = 0; k < features->n && !found; k++)
			found = ehr_feature_property(
					features->item[k].node, name) != NULL;
		if (!found)
			return no_property(first,
				is_name ? "cell-name" : "cell-property", name,
				err);
	}
	return 0;
}

static int read_text(struct ehr_zoning_units *self,
	const struct ehr_json *feature, const char *name, struct ehr_buf *room,
	struct ehr_str *text, struct ehr_err *err)
{
	*text = (struct ehr_str){ "", 0 };
	if (name == NULL)
		return 0;
	if (ehr_feature_text(
		    ehr_feature_property(feature, name), name, room, err) < 0)
		return -1;
	*text = ehr_arena_copy(
		&self->arena, (struct ehr_str){ room->p, room->n });
	return 0;
}

static int read_id(struct ehr_zoning_units *self,
	const struct ehr_json *feature, struct ehr_buf *room,
	struct ehr_zoning_unit *unit, struct ehr_err *err)
{
	char shown[96];
	bool is_new = false;
	long at;

	if (ehr_feature_property(feature, self->opts.id) == NULL)
		return no_property(feature, "cell-id", self->opts.id, err);
	if (read_text(self, feature, self->opts.id, room, &unit->id, err) < 0)
		return -1;
	if (unit->id.n == 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the property \"%s\" is empty"), self->opts.id);
	at = ehr_map_add(&self->ids, unit->id, &is_new);
	if (is_new)
		return 0;
	ehr_visible(shown, sizeof(shown), unit->id);
	return ehr_fail(err, EHR_FAULT_DATA,
		_("the id \"%s\" is that of feature %ld too: name another "
		  "property with --cell-id"),
		shown, at + 1);
}

static int read_unit(struct ehr_zoning_units *self,
	const struct ehr_features *features, size_t i, struct ehr_buf *room,
	struct ehr_err *err)
{
	const struct ehr_json *feature = features->item[i].node;
	struct ehr_zoning_unit *unit = &self->unit[i];
	struct ehr_str *carried = ehr_arena_calloc(
		&self->arena, self->opts.n_carry + 1, sizeof(*carried));

	unit->carried = carried;
	if (!ehr_features_has_polygon(features, i))
		return ehr_fail(
			err, EHR_FAULT_DATA, _("there is no polygon in it"));
	if (read_id(self, feature, room, unit, err) < 0 ||
		read_text(self, feature, self->opts.name, room, &unit->name,
			err) < 0)
		return -1;
	for (size_t k = 0; k < self->opts.n_carry; k++)
		if (read_text(self, feature, self->opts.carry[k], room,
			    &carried[k], err) < 0)
			return -1;
	return 0;
}

static int open_polygons(struct ehr_zoning_units *self,
	struct ehr_features *features, struct ehr_err *err)
{
	struct ehr_err why = { 0 };
	size_t at = 0;

	self->polygons = ehr_polygons_open(&features->shapes, &at, &why);
	if (self->polygons == NULL)
		return ehr_feature_fail(at, &why, err);
	self->finder = ehr_polygon_finder_new(self->polygons);
	for (size_t i = 0; i < self->n; i++) {
		struct ehr_lonlat *inner = &self->unit[i].inner;
		int rc = ehr_polygon_inner(self->finder, i, inner, err);

		if (rc < 0)
			return -1;
		inner->lon = round(inner->lon * 1e7) / 1e7;
		inner->lat = round(inner->lat * 1e7) / 1e7;
	}
	return 0;
}

static int read_all(struct ehr_zoning_units *self,
	struct ehr_features *features, const struct ehr_kinds *properties,
	struct ehr_err *err)
{
	struct ehr_buf room = { 0 };
	struct ehr_err why = { 0 };
	int rc = choose_names(self, features, properties, err);

	self->n = features->n;
	self->unit = ehr_calloc(self->n, sizeof(self->unit[0]));
	for (size_t i = 0; i < self->n && rc == 0; i++)
		if (read_unit(self, features, i, &room, &why) < 0)
			rc = ehr_feature_fail(i, &why, err);
	ehr_buf_release(&room);
	return rc == 0 ? open_polygons(self, features, err) : -1;
}

struct ehr_zoning_units *ehr_zoning_units_read(const struct ehr_json *document,
	const struct ehr_zoning_units_opts *opts,
	const struct ehr_kinds *properties, struct ehr_err *err)
{
	struct ehr_zoning_units *self = ehr_calloc(1, sizeof(*self));
	struct ehr_features features;
	int rc = ehr_features_read(&features, document, err);

	self->opts = *opts;
	if (rc == 0)
		rc = read_all(self, &features, properties, err);
	ehr_features_release(&features);
	if (rc == 0)
		return self;
	ehr_zoning_units_free(self);
	return NULL;
}

void ehr_zoning_units_free(struct ehr_zoning_units *units)
{
	if (units == NULL)
		return;
	ehr_overlay_close(units->overlay);
	ehr_polygon_finder_free(units->finder);
	ehr_polygons_close(units->polygons);
	ehr_map_release(&units->ids);
	ehr_arena_release(&units->arena);
	free(units->unit);
	free(units);
}

size_t ehr_zoning_units_count(const struct ehr_zoning_units *units)
{
	return units->n;
}

const struct ehr_zoning_unit *ehr_zoning_unit_at(
	const struct ehr_zoning_units *units, size_t i)
{
	return &units->unit[i];
}

const struct ehr_zoning_units_opts *ehr_zoning_units_opts(
	const struct ehr_zoning_units *units)
{
	return &units->opts;
}

void ehr_zoning_units_mended(
	const struct ehr_zoning_units *units, struct ehr_buf *out)
{
	for (size_t i = 0; i < units->n; i++) {
		const char *fault = ehr_polygons_fault(units->polygons, i);

		if (fault == NULL)
			continue;
		if (out->n > 0)
			ehr_buf_puts(out, "; ");
		ehr_buf_add_str(out, units->unit[i].id);
		ehr_buf_printf(out, ": %s", fault);
	}
}

const struct ehr_shapes *ehr_zoning_units_shapes(
	const struct ehr_zoning_units *units)
{
	return ehr_polygons_shapes(units->polygons);
}

long ehr_zoning_units_find(
	const struct ehr_zoning_units *units, struct ehr_str id)
{
	return ehr_map_find(&units->ids, id);
}

int ehr_zoning_units_place(struct ehr_zoning_units *units, double lon,
	double lat, long *unit, struct ehr_err *err)
{
	return ehr_polygon_find(
		units->finder, (struct ehr_lonlat){ lon, lat }, unit, err);
}

/* The code of the system for units between the corners low and high. */
static int find_system(struct ehr_lonlat low, struct ehr_lonlat high)
{
	double lon = low.lon + (high.lon - low.lon) / 2;
	double lat = low.lat + (high.lat - low.lat) / 2;
	int code = 0;

	if (high.lon - low.lon > widest_deg)
		return equal_area;
	if (ehr_projection_cgcs2000_zone(low.lon) != 0 &&
		ehr_projection_cgcs2000_zone(high.lon) != 0 && lat > 0)
		code = ehr_projection_cgcs2000_zone(lon);
	if (code == 0)
		code = ehr_projection_utm_zone(lon, lat);
	return code != 0 ? code : equal_area;
}

struct ehr_projection *ehr_zoning_units_projection(
	const struct ehr_zoning_units *units, struct ehr_err *err)
{
	const struct ehr_shapes *shapes = ehr_zoning_units_shapes(units);
	struct ehr_lonlat low = shapes->corner[0], high = low;
	char crs[EHR_CRS_MAX];

	for (size_t i = 1; i < shapes->n_corners; i++) {
		low.lon = fmin(low.lon, shapes->corner[i].lon);
		low.lat = fmin(low.lat, shapes->corner[i].lat);
		high.lon = fmax(high.lon, shapes->corner[i].lon);
		high.lat = fmax(high.lat, shapes->corner[i].lat);
	}
	snprintf(crs, sizeof(crs), "EPSG:%d", find_system(low, high));
	return ehr_projection_open(crs, err);
}

int ehr_zoning_shapes_project(struct ehr_shapes *shapes,
	struct ehr_projection *projection, struct ehr_err *err)
{
	for (size_t i = 0; i < shapes->n_corners; i++) {
		struct ehr_lonlat *at = &shapes->corner[i];
		double easting = 0, northing = 0;

		if (ehr_projection_from_lonlat(projection, at->lon, at->lat,
			    &easting, &northing, err) < 0)
			return -1;
		*at = (struct ehr_lonlat){ easting, northing };
	}
	return 0;
}

int ehr_zoning_units_project(struct ehr_zoning_units *units,
	struct ehr_projection *projection, struct ehr_err *err)
{
	const struct ehr_shapes *degrees = ehr_zoning_units_shapes(units);
	struct ehr_shapes plane = *degrees; /* but for the corners */
	int rc;

	plane.corner = ehr_alloc(plane.n_corners * sizeof(plane.corner[0]));
	memcpy(plane.corner, degrees->corner,
		plane.n_corners * sizeof(plane.corner[0]));
	rc = ehr_zoning_shapes_project(&plane, projection, err);
	if (rc == 0) {
		ehr_overlay_close(units->overlay);
		units->overlay = ehr_overlay_open(&plane, err);
		rc = units->overlay == NULL ? -1 : 0;
	}
	free(plane.corner);
	for (size_t i = 0; i < units->n && rc == 0; i++)
		units->unit[i].area_m2 = ehr_overlay_area(units->overlay, i);
	return rc;
}

struct ehr_overlay *ehr_zoning_units_overlay(struct ehr_zoning_units *units)
{
	return units->overlay;
}
