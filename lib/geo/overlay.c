/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/overlay.h"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "geo/geos_shape.h"

static const double nothing = 1e-9; /* a share that is rounding */

struct ehr_overlay {
	GEOSContextHandle_t geos;
	GEOSGeometry **cell;
	double *area;
	size_t n;
	GEOSSTRtree *tree; /* of the cells; items are indices + 1 */
	char message[160]; /* the last one of GEOS */
	/* of one question */
	size_t *near;
	struct ehr_overlay_share *share;
	size_t n_near, cap;
};

static void keep_message(const char *message, void *self)
{
	struct ehr_overlay *overlay = self;

	ehr_visible(overlay->message, sizeof(overlay->message),
		ehr_str_of(message));
}

static int fail(const struct ehr_overlay *self, struct ehr_err *err)
{
	return ehr_fail(
		err, EHR_FAULT_SYSTEM, _("GEOS failed: %s"), self->message);
}

static int add_cell(struct ehr_overlay *self, const struct ehr_shapes *cells,
	size_t i, struct ehr_err *err)
{
	self->cell[i] = ehr_geos_valid_shape(self->geos, cells, i);
	if (self->cell[i] == NULL ||
		!GEOSArea_r(self->geos, self->cell[i], &self->area[i]))
		return fail(self, err);
	if (GEOSisEmpty_r(self->geos, self->cell[i]) == 0)
		GEOSSTRtree_insert_r(self->geos, self->tree, self->cell[i],
			(void *)(intptr_t)(i + 1));
	return 0;
}

struct ehr_overlay *ehr_overlay_open(
	const struct ehr_shapes *cells, struct ehr_err *err)
{
	struct ehr_overlay *self = ehr_calloc(1, sizeof(*self));

	self->n = cells->shape.n;
	self->geos = GEOS_init_r();
	(void)GEOSContext_setErrorMessageHandler_r(
		self->geos, keep_message, self);
	self->cell = ehr_calloc(self->n, sizeof(self->cell[0]));
	self->area = ehr_calloc(self->n, sizeof(self->area[0]));
	self->tree = GEOSSTRtree_create_r(self->geos, 10);
	for (size_t i = 0; i < self->n; i++)
		if (add_cell(self, cells, i, err) < 0) {
			ehr_overlay_close(self);
			return NULL;
		}
	return self;
}

void ehr_overlay_close(struct ehr_overlay *overlay)
{
	if (overlay == NULL)
		return;
	for (size_t i = 0; i < overlay->n; i++)
		GEOSGeom_destroy_r(overlay->geos, overlay->cell[i]);
	GEOSSTRtree_destroy_r(overlay->geos, overlay->tree);
	free(overlay->cell);
	free(overlay->area);
	free(overlay->near);
	free(overlay->share);
	GEOS_finish_r(overlay->geos);
	free(overlay);
}

double ehr_overlay_area(const struct ehr_overlay *overlay, size_t i)
{
	return overlay->area[i];
}

static void keep_near(void *item, void *self)
{
	struct ehr_overlay *overlay = self;

	if (overlay->n_near == overlay->cap) {
		overlay->cap = overlay->cap ? 2 * overlay->cap : 16;
		overlay->near = ehr_realloc(
			overlay->near, overlay->cap, sizeof(overlay->near[0]));
		overlay->share = ehr_realloc(overlay->share, overlay->cap,
			sizeof(overlay->share[0]));
	}
	overlay->near[overlay->n_near++] = (size_t)(intptr_t)item - 1;
}

static int by_index(const void *a, const void *b)
{
	size_t one = *(const size_t *)a, other = *(const size_t *)b;

	return one < other ? -1 : one > other;
}

/* The area that rest, what is left of a shape, has in the cell; it is taken
 * off. */
static int take_part(struct ehr_overlay *self, size_t cell, GEOSGeometry **rest,
	double *area, struct ehr_err *err)
{
	GEOSGeometry *part =
		GEOSIntersection_r(self->geos, *rest, self->cell[cell]);
	GEOSGeometry *left;

	if (part == NULL)
		return fail(self, err);
	(void)GEOSArea_r(self->geos, part, area);
	GEOSGeom_destroy_r(self->geos, part);
	if (!(*area > 0))
		return 0;
	left = GEOSDifference_r(self->geos, *rest, self->cell[cell]);
	if (left == NULL)
		return fail(self, err);
	GEOSGeom_destroy_r(self->geos, *rest);
	*rest = left;
	return 0;
}

/* The parts that rest, of the area whole, has in the cells near it, and their
 * sum. */
static int take_parts(struct ehr_overlay *self, GEOSGeometry **rest,
	struct ehr_overlay_shares *shares, double *sum, struct ehr_err *err)
{
	double whole = 0;

	(void)GEOSArea_r(self->geos, *rest, &whole);
	for (size_t i = 0; i < self->n_near; i++) {
		double area = 0;

		if (take_part(self, self->near[i], rest, &area, err) < 0)
			return -1;
		if (!(area / whole > 0))
			continue;
		self->share[shares->n] =
			(struct ehr_overlay_share){ self->near[i],
				area / whole };
		*sum += self->share[shares->n++].share;
	}
	return 0;
}

int ehr_overlay_ask(struct ehr_overlay *overlay,
	const struct ehr_shapes *shapes, size_t i,
	struct ehr_overlay_shares *shares, struct ehr_err *err)
{
	GEOSGeometry *rest = ehr_geos_valid_shape(overlay->geos, shapes, i);
	double sum = 0;
	int rc;

	*shares = (struct ehr_overlay_shares){ 0 };
	overlay->n_near = 0;
	if (rest == NULL)
		return fail(overlay, err);
	if (GEOSisEmpty_r(overlay->geos, rest) == 0)
		GEOSSTRtree_query_r(
			overlay->geos, overlay->tree, rest, keep_near, overlay);
	if (overlay->n_near > 1)
		qsort(overlay->near, overlay->n_near, sizeof(overlay->near[0]),
			by_index);
	rc = take_parts(overlay, &rest, shares, &sum, err);
	GEOSGeom_destroy_r(overlay->geos, rest);
	shares->outside = 1 - sum;
	if (shares->n > 0 && fabs(shares->outside) < nothing) {
		shares->outside = 0;
		for (size_t k = 0; k < shares->n; k++)
			overlay->share[k].share /= sum;
	}
	shares->outside = fmax(shares->outside, 0);
	shares->part = overlay->share;
	return rc;
}
