/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/located.h"

#include <math.h>
#include <stdlib.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/mem.h"
#include "geo/polygon.h"
#include "model/flag.h"
#include "model/geometry.h"

enum { NONE = -1 };

/* The outlines of one name, as a list by index. */
struct chain {
	long first, last;
};

struct ehr_located {
	struct ehr_polygons *polygons;
	struct ehr_str *name; /* by outline, as the file has them */
	long *next;           /* by outline: the next of its name, or NONE */
	size_t n, cap;
	struct ehr_map folded; /* names as compared */
	struct chain *chain;   /* by index in folded */
	const char *property;
	struct ehr_arena arena;
};

struct ehr_locator {
	const struct ehr_located *located;
	struct ehr_polygon_finder *finder;
	struct ehr_buf stated; /* the last one asked for, */
	long chain;            /* what it led to, */
	bool asked;            /* if there was any */
	struct ehr_buf room, key;
};

/* The name as it is compared, in key. */
static struct ehr_str fold_name(
	struct ehr_str name, struct ehr_buf *room, struct ehr_buf *key)
{
	struct ehr_str folded = ehr_folded(name, room);

	key->n = 0;
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];

		if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
			continue;
		ehr_buf_putc(key, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
	}
	return (struct ehr_str){ key->p, key->n };
}

/* While the document is read. */
struct reading {
	struct ehr_located *located;
	struct ehr_crs *crs; /* NULL: WGS 84 */
	struct ehr_shapes shapes;
	size_t features;
	bool inside; /* a feature */
	struct ehr_buf room, key;
};

static const struct ehr_json *get_property(
	const struct ehr_json *feature, const char *name)
{
	const struct ehr_json *map = ehr_json_get(feature, "properties");
	const struct ehr_json *found = NULL;

	if (map && ehr_json_kind(map) == EHR_JSON_MAP)
		found = ehr_json_get(map, name);
	if (!found && strcmp(name, "id") == 0)
		found = ehr_json_get(feature, name);
	return found;
}

static void list_properties(const struct ehr_json *feature, struct ehr_buf *out)
{
	const struct ehr_json *map = ehr_json_get(feature, "properties");
	const struct ehr_json *member =
		map && ehr_json_kind(map) == EHR_JSON_MAP ? ehr_json_first(map)
							  : NULL;

	for (; member; member = ehr_json_next(member)) {
		if (out->n > 0)
			ehr_buf_puts(out, ", ");
		ehr_buf_puts(out, ehr_json_key(member));
	}
}

static int no_property(
	const struct ehr_json *feature, const char *name, struct ehr_err *err)
{
	struct ehr_buf list = { 0 };
	char shown[200];

	list_properties(feature, &list);
	ehr_visible(shown, sizeof(shown), (struct ehr_str){ list.p, list.n });
	ehr_fail(err, EHR_FAULT_DATA,
		_("no property \"%s\" to name the outline by; there are: %s"),
		name, shown);
	ehr_buf_release(&list);
	return -1;
}

/* The name that the feature has: a text, or a number such as a code. */
static int read_name(struct reading *self, const struct ehr_json *feature,
	struct ehr_str *name, struct ehr_err *err)
{
	struct ehr_located *located = self->located;
	const struct ehr_json *node;
	char room[EHR_NUM_MAX];

	if (located->property == NULL)
		located->property =
			get_property(feature, "NAME") ? "NAME" : "name";
	node = get_property(feature, located->property);
	*name = (struct ehr_str){ "", 0 };
	if (node && ehr_json_kind(node) == EHR_JSON_TEXT)
		*name = ehr_str_trim(ehr_str_of(ehr_json_text(node)));
	else if (node && ehr_json_kind(node) == EHR_JSON_NUMBER)
		*name = (struct ehr_str){ room,
			ehr_num_write(room, ehr_json_number(node)) };
	else if (!node)
		return no_property(feature, located->property, err);
	if (name->n == 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the property \"%s\" is no name"), located->property);
	*name = ehr_arena_copy(&located->arena, *name);
	return 0;
}

static void add_name(struct reading *self, struct ehr_str name)
{
	struct ehr_located *located = self->located;
	long outline = (long)located->n;
	bool is_new;
	long i;

	if (located->n == located->cap) {
		located->cap = located->cap ? 2 * located->cap : 64;
		located->name = ehr_realloc(
			located->name, located->cap, sizeof(located->name[0]));
		located->next = ehr_realloc(
			located->next, located->cap, sizeof(located->next[0]));
		located->chain = ehr_realloc(located->chain, located->cap,
			sizeof(located->chain[0]));
	}
	located->name[located->n] = name;
	located->next[located->n++] = NONE;
	i = ehr_map_add(&located->folded,
		fold_name(name, &self->room, &self->key), &is_new);
	if (is_new)
		located->chain[i].first = outline;
	else
		located->next[located->chain[i].last] = outline;
	located->chain[i].last = outline;
}

static int begin_feature(
	void *self, const struct ehr_json *feature, struct ehr_err *err)
{
	struct reading *reading = self;
	struct ehr_str name;

	reading->features++;
	reading->inside = true;
	if (read_name(reading, feature, &name, err) < 0)
		return -1;
	add_name(reading, name);
	return 0;
}

static int finish_feature(
	void *self, const struct ehr_json *feature, struct ehr_err *err)
{
	struct reading *reading = self;

	(void)feature;
	(void)err;
	reading->inside = false;
	ehr_shapes_end_shape(&reading->shapes);
	return 0;
}

static int add_position(void *self, double lon, double lat, struct ehr_err *err)
{
	struct reading *reading = self;
	double x = lon, y = lat;

	if (!reading->inside)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a geometry is no part of a feature"));
	if (reading->crs &&
		ehr_crs_to_lonlat(reading->crs, x, y, &lon, &lat, err) < 0)
		return -1;
	if (!(fabs(lon) <= 180 && fabs(lat) <= 90))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the position %.15g %.15g is not on the globe"), x,
			y);
	ehr_shapes_corner(&reading->shapes, lon, lat);
	return 0;
}

static int end_part(void *self, enum ehr_geometry_end what, struct ehr_err *err)
{
	struct ehr_shapes *shapes = &((struct reading *)self)->shapes;

	(void)err;
	switch (what) {
	case EHR_END_LINE: ehr_shapes_drop_corners(shapes); break;
	case EHR_END_RING: ehr_shapes_end_ring(shapes); break;
	case EHR_END_POLYGON: ehr_shapes_end_polygon(shapes); break;
	}
	return 0;
}

/* Puts the number of the feature, and its name if it has one, in front of the
 * message. */
static int blame_feature(const struct reading *self, size_t feature,
	const struct ehr_err *why, struct ehr_err *err)
{
	const struct ehr_located *located = self->located;
	char name[96];

	if (feature == 0)
		return ehr_fail(err, why->fault, "%s", why->text);
	if (feature > located->n)
		return ehr_fail(err, why->fault, _("feature %zu: %s"), feature,
			why->text);
	ehr_visible(name, sizeof(name), located->name[feature - 1]);
	return ehr_fail(err, why->fault, _("feature %zu \"%s\": %s"), feature,
		name, why->text);
}

static int read_document(struct reading *self, const struct ehr_json *document,
	struct ehr_err *err)
{
	const struct ehr_geometry_sink sink = {
		.self = self,
		.begin = begin_feature,
		.finish = finish_feature,
		.position = add_position,
		.end = end_part,
	};
	struct ehr_located *located = self->located;
	struct ehr_err why = { 0 };
	size_t at = 0;

	if (ehr_geometry_walk(document, &sink, &why) < 0)
		return blame_feature(self, self->features, &why, err);
	if (self->shapes.polygon.n == 0 || located->n == 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("there are no features with polygons"));
	located->polygons = ehr_polygons_open(&self->shapes, &at, &why);
	if (located->polygons == NULL)
		return blame_feature(self, at + 1, &why, err);
	return 0;
}

struct ehr_located *ehr_located_open(const struct ehr_json *document,
	const struct ehr_located_opts *opts, struct ehr_err *err)
{
	struct reading self = {
		.located = ehr_calloc(1, sizeof(*self.located)),
	};
	int rc = 0;

	if (opts->property != NULL)
		self.located->property = ehr_arena_string(
			&self.located->arena, ehr_str_of(opts->property));
	if (opts->crs != NULL) {
		self.crs = ehr_crs_open(opts->crs, err);
		rc = self.crs == NULL ? -1 : 0;
	}
	if (rc == 0)
		rc = read_document(&self, document, err);
	ehr_crs_close(self.crs);
	ehr_shapes_release(&self.shapes);
	ehr_buf_release(&self.room);
	ehr_buf_release(&self.key);
	if (rc == 0)
		return self.located;
	ehr_located_close(self.located);
	return NULL;
}

void ehr_located_close(struct ehr_located *located)
{
	if (located == NULL)
		return;
	ehr_polygons_close(located->polygons);
	ehr_map_release(&located->folded);
	free(located->name);
	free(located->next);
	free(located->chain);
	ehr_arena_release(&located->arena);
	free(located);
}

size_t ehr_located_count(const struct ehr_located *located)
{
	return located->n;
}

const char *ehr_located_property(const struct ehr_located *located)
{
	return located->property;
}

void ehr_located_mended(const struct ehr_located *located, struct ehr_buf *out)
{
	for (size_t i = 0; i < located->n; i++) {
		const char *fault = ehr_polygons_fault(located->polygons, i);

		if (fault == NULL)
			continue;
		if (out->n > 0)
			ehr_buf_puts(out, "; ");
		ehr_buf_add_str(out, located->name[i]);
		ehr_buf_printf(out, ": %s", fault);
	}
}

struct ehr_locator *ehr_locator_new(const struct ehr_located *located)
{
	struct ehr_locator *self = ehr_calloc(1, sizeof(*self));

	self->located = located;
	self->finder = ehr_polygon_finder_new(located->polygons);
	return self;
}

void ehr_locator_free(struct ehr_locator *locator)
{
	if (locator == NULL)
		return;
	ehr_polygon_finder_free(locator->finder);
	ehr_buf_release(&locator->stated);
	ehr_buf_release(&locator->room);
	ehr_buf_release(&locator->key);
	free(locator);
}

/* The chain of the stated name, NONE if no outline has it. */
static long find_chain(struct ehr_locator *self, struct ehr_str stated)
{
	struct ehr_str last = { self->stated.p, self->stated.n };

	if (self->asked && ehr_str_eq(last, stated))
		return self->chain;
	self->stated.n = 0;
	ehr_buf_add_str(&self->stated, stated);
	self->asked = true;
	self->chain = ehr_map_find(&self->located->folded,
		fold_name(stated, &self->room, &self->key));
	return self->chain;
}

int ehr_locator_check(struct ehr_locator *locator,
	const struct ehr_position *position, struct ehr_str stated,
	struct ehr_str *found, uint64_t *flags, struct ehr_err *err)
{
	const struct ehr_located *located = locator->located;
	struct ehr_lonlat point = { position->degrees[0],
		position->degrees[1] };
	long chain = NONE, outline;
	int holds;

	*found = (struct ehr_str){ "", 0 };
	*flags = 0;
	if (!position->known)
		return 0;
	stated = ehr_str_trim(stated);
	if (stated.n > 0)
		chain = find_chain(locator, stated);
	outline = chain == NONE ? NONE : located->chain[chain].first;
	for (; outline != NONE; outline = located->next[outline]) {
		holds = ehr_polygon_holds(
			locator->finder, (size_t)outline, point, err);
		if (holds < 0)
			return -1;
		if (holds) {
			*found = located->name[outline];
			return 0;
		}
	}
	if (ehr_polygon_find(locator->finder, point, &outline, err) < 0)
		return -1;
	if (outline != EHR_NO_POLYGON)
		*found = located->name[outline];
	if (outline == EHR_NO_POLYGON || (stated.n > 0 && chain == NONE))
		*flags = ehr_flag(EHR_FLAG_NO_OUTLINE);
	else if (stated.n > 0)
		*flags = ehr_flag(EHR_FLAG_OUTSIDE_OUTLINE);
	return 0;
}
