/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/polygon.h"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "geo/geos_shape.h"

struct box {
	double west, south, east, north;
};

struct ehr_polygons {
	struct ehr_shapes shapes;
	struct box *box; /* by shape */
	char **fault;    /* by shape; NULL: it is valid */
	size_t n;
};

/* Made when first asked for: shape i as GEOS has it. */
struct prepared {
	GEOSGeometry *geometry;
	const GEOSPreparedGeometry *ready;
};

struct ehr_polygon_finder {
	const struct ehr_polygons *polygons;
	GEOSContextHandle_t geos;
	struct prepared *shape;
	GEOSSTRtree *tree; /* of the boxes; items are indices + 1 */
	char message[160]; /* the last one of GEOS */
	/* of one search */
	struct ehr_lonlat point;
	long found;
	int rc;
	struct ehr_err *err;
};

static void keep_message(const char *message, void *self)
{
	struct ehr_polygon_finder *finder = self;

	ehr_visible(
		finder->message, sizeof(finder->message), ehr_str_of(message));
}

static int fail(const struct ehr_polygon_finder *self, struct ehr_err *err)
{
	return ehr_fail(
		err, EHR_FAULT_SYSTEM, _("GEOS failed: %s"), self->message);
}

/* Shape i, mended if need be. */
static int prepare(
	struct ehr_polygon_finder *self, size_t i, struct ehr_err *err)
{
	struct prepared *shape = &self->shape[i];
	GEOSGeometry *made = ehr_geos_shape(
			     self->geos, &self->polygons->shapes, i),
		     *valid;

	if (made != NULL && self->polygons->fault[i] != NULL) {
		valid = GEOSMakeValid_r(self->geos, made);
		GEOSGeom_destroy_r(self->geos, made);
		made = valid;
	}
	if (made == NULL)
		return fail(self, err);
	shape->geometry = made;
	shape->ready = GEOSPrepare_r(self->geos, made);
	return shape->ready == NULL ? fail(self, err) : 0;
}

const struct ehr_shapes *ehr_polygons_shapes(
	const struct ehr_polygons *polygons)
{
	return &polygons->shapes;
}

int ehr_polygon_inner(struct ehr_polygon_finder *finder, size_t i,
	struct ehr_lonlat *point, struct ehr_err *err)
{
	GEOSGeometry *inner;
	int rc = 0;

	if (finder->shape[i].ready == NULL && prepare(finder, i, err) < 0)
		return -1;
	inner = GEOSPointOnSurface_r(finder->geos, finder->shape[i].geometry);
	if (inner == NULL)
		return fail(finder, err);
	if (GEOSisEmpty_r(finder->geos, inner) == 0) {
		(void)GEOSGeomGetX_r(finder->geos, inner, &point->lon);
		(void)GEOSGeomGetY_r(finder->geos, inner, &point->lat);
		rc = 1;
	}
	GEOSGeom_destroy_r(finder->geos, inner);
	return rc;
}

static bool box_holds(const struct box *box, struct ehr_lonlat point)
{
	return point.lon >= box->west && point.lon <= box->east &&
	       point.lat >= box->south && point.lat <= box->north;
}

int ehr_polygon_holds(struct ehr_polygon_finder *finder, size_t i,
	struct ehr_lonlat point, struct ehr_err *err)
{
	GEOSGeometry *at;
	char answer;

	if (!box_holds(&finder->polygons->box[i], point))
		return 0;
	if (finder->shape[i].ready == NULL && prepare(finder, i, err) < 0)
		return -1;
	at = GEOSGeom_createPointFromXY_r(finder->geos, point.lon, point.lat);
	if (at == NULL)
		return fail(finder, err);
	answer = GEOSPreparedIntersects_r(
		finder->geos, finder->shape[i].ready, at);
	GEOSGeom_destroy_r(finder->geos, at);
	return answer > 1 ? fail(finder, err) : answer;
}

/* Called by the tree, in any order, for the shapes whose box holds the
 * point. */
static void try_shape(void *item, void *self)
{
	struct ehr_polygon_finder *finder = self;
	long i = (long)(intptr_t)item - 1;
	int holds;

	if (finder->rc < 0 || (finder->found >= 0 && finder->found < i))
		return;
	holds = ehr_polygon_holds(
		finder, (size_t)i, finder->point, finder->err);
	if (holds < 0)
		finder->rc = -1;
	else if (holds)
		finder->found = i;
}

int ehr_polygon_find(struct ehr_polygon_finder *finder, struct ehr_lonlat point,
	long *found, struct ehr_err *err)
{
	GEOSGeometry *at = GEOSGeom_createPointFromXY_r(
		finder->geos, point.lon, point.lat);

	if (at == NULL)
		return fail(finder, err);
	finder->point = point;
	finder->found = EHR_NO_POLYGON;
	finder->rc = 0;
	finder->err = err;
	GEOSSTRtree_query_r(finder->geos, finder->tree, at, try_shape, finder);
	GEOSGeom_destroy_r(finder->geos, at);
	*found = finder->found;
	return finder->rc;
}

/* The diagonal has the envelope of the box. */
static GEOSGeometry *diagonal(GEOSContextHandle_t geos, const struct box *box)
{
	GEOSCoordSequence *list = GEOSCoordSeq_create_r(geos, 2, 2);

	if (list == NULL)
		return NULL;
	(void)GEOSCoordSeq_setXY_r(geos, list, 0, box->west, box->south);
	(void)GEOSCoordSeq_setXY_r(geos, list, 1, box->east, box->north);
	return GEOSGeom_createLineString_r(geos, list);
}

static void plant_tree(struct ehr_polygon_finder *self)
{
	self->tree = GEOSSTRtree_create_r(self->geos, 10);
	for (size_t i = 0; i < self->polygons->n; i++) {
		const struct box *box = &self->polygons->box[i];
		GEOSGeometry *line;

		if (!(box->west <= box->east)) /* no corner */
			continue;
		line = diagonal(self->geos, box);
		GEOSSTRtree_insert_r(self->geos, self->tree, line,
			(void *)(intptr_t)(i + 1)); /* keeps the envelope */
		GEOSGeom_destroy_r(self->geos, line);
	}
}

static struct ehr_polygon_finder *new_finder(
	const struct ehr_polygons *polygons)
{
	struct ehr_polygon_finder *self = ehr_calloc(1, sizeof(*self));

	self->polygons = polygons;
	self->geos = GEOS_init_r();
	(void)GEOSContext_setErrorMessageHandler_r(
		self->geos, keep_message, self);
	self->shape = ehr_calloc(polygons->n, sizeof(self->shape[0]));
	return self;
}

struct ehr_polygon_finder *ehr_polygon_finder_new(
	const struct ehr_polygons *polygons)
{
	struct ehr_polygon_finder *self = new_finder(polygons);

	plant_tree(self);
	return self;
}

void ehr_polygon_finder_free(struct ehr_polygon_finder *finder)
{
	if (finder == NULL)
		return;
	for (size_t i = 0; i < finder->polygons->n; i++) {
		GEOSPreparedGeom_destroy_r(
			finder->geos, finder->shape[i].ready);
		GEOSGeom_destroy_r(finder->geos, finder->shape[i].geometry);
	}
	if (finder->tree != NULL)
		GEOSSTRtree_destroy_r(finder->geos, finder->tree);
	free(finder->shape);
	GEOS_finish_r(finder->geos);
	free(finder);
}

static int check_ring(
	const struct ehr_polygons *self, size_t ring, struct ehr_err *err)
{
	const struct ehr_shapes *all = &self->shapes;
	size_t first = ehr_ends_first(&all->ring, ring);
	size_t last = all->ring.end[ring] - 1;

	if (all->ring.end[ring] - first < 4)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a ring of a polygon has less than four corners"));
	if (all->corner[first].lon != all->corner[last].lon ||
		all->corner[first].lat != all->corner[last].lat)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a ring of a polygon does not end where it "
			  "begins"));
	return 0;
}

/* The rings of shape i, and the box around them. */
static int check_rings(struct ehr_polygons *self, size_t i, struct ehr_err *err)
{
	const struct ehr_shapes *all = &self->shapes;
	size_t polygon = ehr_ends_first(&all->shape, i);
	size_t ring = ehr_ends_first(&all->polygon, polygon);
	size_t end = ehr_ends_first(&all->polygon, all->shape.end[i]);
	struct box *box = &self->box[i];

	*box = (struct box){ INFINITY, INFINITY, -INFINITY, -INFINITY };
	for (; ring < end; ring++) {
		if (check_ring(self, ring, err) < 0)
			return -1;
		for (size_t k = ehr_ends_first(&all->ring, ring);
			k < all->ring.end[ring]; k++) {
			box->west = fmin(box->west, all->corner[k].lon);
			box->east = fmax(box->east, all->corner[k].lon);
			box->south = fmin(box->south, all->corner[k].lat);
			box->north = fmax(box->north, all->corner[k].lat);
		}
	}
	return 0;
}

/* What GEOS has against shape i, with the place; NULL if nothing. */
static int find_fault(struct ehr_polygon_finder *finder, size_t i, char **fault,
	struct ehr_err *err)
{
	GEOSGeometry *shape =
		ehr_geos_shape(finder->geos, &finder->polygons->shapes, i);
	char *reason;

	if (shape == NULL)
		return fail(finder, err);
	if (GEOSisValid_r(finder->geos, shape) != 1) {
		reason = GEOSisValidReason_r(finder->geos, shape);
		*fault = ehr_strdup(reason != NULL ? reason : "not valid");
		GEOSFree_r(finder->geos, reason);
	}
	GEOSGeom_destroy_r(finder->geos, shape);
	return 0;
}

struct ehr_polygons *ehr_polygons_open(
	struct ehr_shapes *shapes, size_t *at, struct ehr_err *err)
{
	struct ehr_polygons *self = ehr_calloc(1, sizeof(*self));
	struct ehr_polygon_finder *finder;
	int rc = 0;

	self->shapes = *shapes;
	*shapes = (struct ehr_shapes){ 0 };
	self->n = self->shapes.shape.n;
	self->box = ehr_calloc(self->n, sizeof(self->box[0]));
	self->fault = ehr_calloc(self->n, sizeof(self->fault[0]));
	finder = new_finder(self);
	for (*at = 0; *at < self->n; ++*at) {
		rc = check_rings(self, *at, err);
		if (rc == 0)
			rc = find_fault(finder, *at, &self->fault[*at], err);
		if (rc < 0)
			break;
	}
	ehr_polygon_finder_free(finder);
	if (rc == 0)
		return self;
	ehr_polygons_close(self);
	return NULL;
}

void ehr_polygons_close(struct ehr_polygons *polygons)
{
	if (polygons == NULL)
		return;
	for (size_t i = 0; i < polygons->n; i++)
		free(polygons->fault[i]);
	free(polygons->fault);
	free(polygons->box);
	ehr_shapes_release(&polygons->shapes);
	free(polygons);
}

const char *ehr_polygons_fault(const struct ehr_polygons *polygons, size_t i)
{
	return polygons->fault[i];
}
