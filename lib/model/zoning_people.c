/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_people.h"

#include <math.h>
#include <stdlib.h>

static const double nothing = 1e-9; /* a share of area that is rounding */

static void add(
	struct ehr_zoning_people *self, struct ehr_grid_cell at, double number)
{
	uint32_t i = ehr_zoning_cell_at(self->zoning, at);
	size_t before = self->cap;

	if (i >= self->cap) {
		self->cap = i < 64 ? 64 : 2 * (size_t)i;
		self->cell = ehr_realloc(
			self->cell, self->cap, sizeof(self->cell[0]));
		self->known = ehr_realloc(
			self->known, self->cap, sizeof(self->known[0]));
		memset(self->cell + before, 0,
			(self->cap - before) * sizeof(self->cell[0]));
		memset(self->known + before, 0,
			(self->cap - before) * sizeof(self->known[0]));
	}
	ehr_sum_add(&self->cell[i], number);
	self->known[i] = true;
}

bool ehr_zoning_people_of(
	const struct ehr_zoning_people *people, uint32_t index, double *number)
{
	if (index >= people->cap || !people->known[index])
		return false;
	*number = ehr_sum_value(&people->cell[index]);
	return true;
}

static int check_number(const char *column, struct ehr_str cell, double value,
	struct ehr_err *err)
{
	return value >= 0 ? 0
			  : ehr_fail_cell(err, column, "negative",
				    N_("a number of 0 or more"), cell);
}

static int add_place(struct ehr_zoning_people *self,
	const struct ehr_zoning_place *place, double number,
	struct ehr_err *err)
{
	struct ehr_grid_cell at;
	int placed = 0;

	if (place->by != EHR_PLACED_NOT) {
		placed = ehr_zoning_place_cell(self->frame, place, &at, err);
		if (placed < 0)
			return -1;
		if (placed)
			add(self, at, number);
	}
	ehr_sum_add(&self->total, number);
	if (place->by == EHR_PLACED_NOT)
		ehr_sum_add(&self->nowhere, number);
	else if (!placed)
		ehr_sum_add(&self->outside, number);
	self->n_outside += !placed && place->by != EHR_PLACED_NOT;
	return 0;
}

static int take(struct ehr_zoning_people *self,
	const struct ehr_zoning_place_columns *columns, size_t at,
	const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_zoning_place place;
	enum ehr_num_state state;
	double number = 0;

	if (ehr_cell_number(row->cell[at], self->column, &state, &number, err) <
			0 ||
		ehr_zoning_place_read(columns, self->frame, row, &place, err) <
			0 ||
		check_number(self->column, row->cell[at], number, err) < 0)
		return -1;
	self->n++;
	self->n_unknown += state != EHR_NUM_VALUE;
	return state == EHR_NUM_VALUE ? add_place(self, &place, number, err)
				      : 0;
}

int ehr_zoning_people_rows(struct ehr_zoning_people *people,
	struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_zoning_place_columns columns;
	struct ehr_row row = { 0 };
	size_t at = 0;
	int rc;

	if (ehr_header_need(header, people->column, &at, err) < 0 ||
		ehr_zoning_place_bind(&columns, header, err) < 0)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) > 0)
		if (take(people, &columns, at, &row, err) < 0)
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
	return rc;
}

static int add_to_units(struct ehr_zoning_people *self,
	const struct ehr_shapes *plane, size_t i, double number,
	struct ehr_err *err)
{
	struct ehr_overlay_shares shares;
	struct ehr_overlay *units =
		ehr_zoning_units_overlay(self->frame->units);

	if (ehr_overlay_ask(units, plane, i, &shares, err) < 0)
		return -1;
	for (size_t k = 0; k < shares.n; k++)
		add(self,
			(struct ehr_grid_cell){
				(int32_t)shares.part[k].cell, 0 },
			number * shares.part[k].share);
	if (shares.outside > 0) {
		ehr_sum_add(&self->outside, number * shares.outside);
		self->n_outside++;
	}
	return 0;
}

/* The corners of a ring as pairs. */
static bool cut_ring(struct ehr_zoning_people *self,
	const struct ehr_shapes *plane, size_t ring, bool hole)
{
	size_t first = ehr_ends_first(&plane->ring, ring);
	size_t n = plane->ring.end[ring] - first;

	if (n > self->ring_cap) {
		self->ring_cap = 2 * n;
		self->ring = ehr_realloc(
			self->ring, self->ring_cap, sizeof(self->ring[0]));
	}
	for (size_t i = 0; i < n; i++) {
		self->ring[i][0] = plane->corner[first + i].lon;
		self->ring[i][1] = plane->corner[first + i].lat;
	}
	return ehr_areal_ring(&self->areal, (const double(*)[2])self->ring, n,
		self->frame->grid.cell_m, hole);
}

static bool cut_shape(struct ehr_zoning_people *self,
	const struct ehr_shapes *plane, size_t shape)
{
	size_t polygon = ehr_ends_first(&plane->shape, shape);

	ehr_areal_begin(&self->areal);
	for (; polygon < plane->shape.end[shape]; polygon++) {
		size_t first = ehr_ends_first(&plane->polygon, polygon);

		for (size_t i = first; i < plane->polygon.end[polygon]; i++)
			if (!cut_ring(self, plane, i, i > first))
				return false;
	}
	return true;
}

/* Squares cover the plane, so nothing lies outside. */
static int add_to_squares(struct ehr_zoning_people *self,
	const struct ehr_shapes *plane, size_t i, double number,
	struct ehr_err *err)
{
	const struct ehr_areal *areal = &self->areal;
	double cell_m = self->frame->grid.cell_m, least, sum = 0;

	if (!cut_shape(self, plane, i))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("it lies on more than %d cells: take larger ones"),
			EHR_AREAL_CELLS_MAX);
	least = nothing * fmin(areal->whole, cell_m * cell_m);
	for (size_t k = 0; k < areal->n; k++)
		sum += areal->part[k].area > least ? areal->part[k].area : 0;
	if (!(sum > 0))
		return ehr_fail(err, EHR_FAULT_DATA, _("it has no area"));
	for (size_t k = 0; k < areal->n; k++)
		if (areal->part[k].area > least)
			add(self, areal->part[k].cell,
				number * (areal->part[k].area / sum));
	return 0;
}

static int read_number(struct ehr_zoning_people *self,
	const struct ehr_json *feature, bool *there, double *number,
	struct ehr_err *err)
{
	const struct ehr_json *node =
		ehr_feature_property(feature, self->column);
	struct ehr_buf text = { 0 };
	enum ehr_num_state state = EHR_NUM_EMPTY;
	struct ehr_str view;
	int rc = ehr_feature_text(node, self->column, &text, err);

	view = (struct ehr_str){ text.p, text.n };
	if (rc == 0)
		rc = ehr_cell_number(view, self->column, &state, number, err);
	*there = state == EHR_NUM_VALUE;
	if (rc == 0 && *there)
		rc = check_number(self->column, view, *number, err);
	ehr_buf_release(&text);
	return rc;
}

static int add_feature(struct ehr_zoning_people *self,
	const struct ehr_features *features, size_t i, struct ehr_err *err)
{
	const struct ehr_feature *item = &features->item[i];
	const struct ehr_zoning_place place = {
		.by = EHR_PLACED_BY_POINT,
		.lon = item->point.lon,
		.lat = item->point.lat,
	};
	bool there = false, polygon = ehr_features_has_polygon(features, i);
	double number = 0;

	if (!polygon && !item->is_point)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("there is neither a polygon nor a point in it"));
	if (read_number(self, item->node, &there, &number, err) < 0)
		return -1;
	self->n++;
	self->n_unknown += !there;
	if (!there)
		return 0;
	if (item->is_point)
		return add_place(self, &place, number, err);
	ehr_sum_add(&self->total, number);
	return self->frame->units != NULL
		       ? add_to_units(self, &features->shapes, i, number, err)
		       : add_to_squares(
				 self, &features->shapes, i, number, err);
}

int ehr_zoning_people_features(struct ehr_zoning_people *people,
	const struct ehr_json *document, struct ehr_err *err)
{
	struct ehr_features features;
	struct ehr_err why = { 0 };
	int rc = ehr_features_read(&features, document, err);

	if (rc == 0)
		rc = ehr_zoning_shapes_project(
			&features.shapes, people->frame->grid.projection, err);
	for (size_t i = 0; i < features.n && rc == 0; i++)
		if (add_feature(people, &features, i, &why) < 0)
			rc = ehr_feature_fail(i, &why, err);
	ehr_features_release(&features);
	return rc;
}

void ehr_zoning_people_release(struct ehr_zoning_people *people)
{
	for (size_t i = 0; i < people->cap; i++)
		ehr_sum_release(&people->cell[i]);
	ehr_sum_release(&people->total);
	ehr_sum_release(&people->outside);
	ehr_sum_release(&people->nowhere);
	free(people->cell);
	free(people->known);
	free(people->ring);
	ehr_areal_release(&people->areal);
	*people = (struct ehr_zoning_people){ 0 };
}
