/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/areal.h"

#include <math.h>
#include <stdlib.h>

static void put(struct ehr_areal_points *points, const double at[2])
{
	if (points->n == points->cap) {
		points->cap = points->cap ? 2 * points->cap : 64;
		points->at = ehr_realloc(
			points->at, points->cap, sizeof(points->at[0]));
	}
	memcpy(points->at[points->n++], at, sizeof(points->at[0]));
}

/* Where the side from a to b has the value on the axis; b's end if the side
 * does not reach it by rounding. */
static void cross(const double a[2], const double b[2], int axis, double value,
	double at[2])
{
	double part = (value - a[axis]) / (b[axis] - a[axis]);

	at[axis] = value;
	at[1 - axis] = a[1 - axis] + part * (b[1 - axis] - a[1 - axis]);
}

/* What of the ring (not closed) is on the upper side of value, or on the lower
 * one. */
static void cut_half(const struct ehr_areal_points *from, int axis,
	double value, bool upper, struct ehr_areal_points *into)
{
	into->n = 0;
	for (size_t i = 0; i < from->n; i++) {
		const double *a = from->at[i];
		const double *b = from->at[i + 1 < from->n ? i + 1 : 0];
		bool a_in = upper ? a[axis] >= value : a[axis] <= value;
		bool b_in = upper ? b[axis] >= value : b[axis] <= value;
		double at[2];

		if (a_in)
			put(into, a);
		if (a_in == b_in)
			continue;
		cross(a, b, axis, value, at);
		put(into, at);
	}
}

/* What of it lies from index * size to the next line. */
static void cut_band(struct ehr_areal *self,
	const struct ehr_areal_points *from, int axis, double low, double high,
	struct ehr_areal_points *into)
{
	cut_half(from, axis, low, true, &self->work);
	cut_half(&self->work, axis, high, false, into);
}

/* Counter-clockwise above 0. */
static double signed_area(
	const struct ehr_areal_points *ring, double east, double north)
{
	double twice = 0;

	for (size_t i = 0; i < ring->n; i++) {
		const double *a = ring->at[i];
		const double *b = ring->at[i + 1 < ring->n ? i + 1 : 0];

		twice += (a[0] - east) * (b[1] - north) -
			 (b[0] - east) * (a[1] - north);
	}
	return twice / 2;
}

static void add_part(
	struct ehr_areal *self, struct ehr_grid_cell cell, double area)
{
	const struct ehr_str key = { (const char *)&cell, sizeof(cell) };
	bool is_new = false;
	size_t i = (size_t)ehr_map_add(&self->cells, key, &is_new);

	if (i == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->part = ehr_realloc(
			self->part, self->cap, sizeof(self->part[0]));
	}
	if (is_new) {
		self->part[i] = (struct ehr_areal_part){ .cell = cell };
		self->n = i + 1;
	}
	self->part[i].area += area;
	self->whole += area;
}

/* The cells at the least and the largest coordinates. False if there are too
 * many or they are beyond the grid. */
static bool find_range(const struct ehr_areal_points *ring, double size_m,
	struct ehr_grid_cell *low, struct ehr_grid_cell *high)
{
	double least[2] = { INFINITY, INFINITY };
	double most[2] = { -INFINITY, -INFINITY };

	for (size_t i = 0; i < ring->n; i++)
		for (int axis = 0; axis < 2; axis++) {
			least[axis] = fmin(least[axis], ring->at[i][axis]);
			most[axis] = fmax(most[axis], ring->at[i][axis]);
		}
	return ehr_grid_cell_at(least[0], least[1], size_m, low) &&
	       ehr_grid_cell_at(most[0], most[1], size_m, high) &&
	       ((double)high->col - low->col + 1) *
			       ((double)high->row - low->row + 1) <=
		       EHR_AREAL_CELLS_MAX;
}

static void cut_strip(
	struct ehr_areal *self, int32_t row, double size_m, double sign)
{
	struct ehr_grid_cell low, high;

	if (self->strip.n < 3 || !find_range(&self->strip, size_m, &low, &high))
		return;
	for (int32_t col = low.col; col <= high.col; col++) {
		double area;

		cut_band(self, &self->strip, 0, col * size_m,
			(col + 1.0) * size_m, &self->cut);
		area = signed_area(&self->cut, col * size_m, row * size_m);
		if (area < 0 || area > 0)
			add_part(self, (struct ehr_grid_cell){ col, row },
				sign * area);
	}
}

void ehr_areal_begin(struct ehr_areal *areal)
{
	ehr_map_release(&areal->cells);
	areal->n = 0;
	areal->whole = 0;
}

bool ehr_areal_ring(struct ehr_areal *areal, const double (*corner)[2],
	size_t n, double size_m, bool hole)
{
	struct ehr_grid_cell low, high;
	double sign;

	areal->ring.n = 0;
	for (size_t i = 0; i + 1 < n; i++)
		put(&areal->ring, corner[i]);
	if (areal->ring.n == 0)
		return true;
	if (!find_range(&areal->ring, size_m, &low, &high))
		return false;
	sign = signed_area(&areal->ring, corner[0][0], corner[0][1]) < 0 ? -1
									 : 1;
	for (int32_t row = low.row; row <= high.row; row++) {
		cut_band(areal, &areal->ring, 1, row * size_m,
			(row + 1.0) * size_m, &areal->strip);
		cut_strip(areal, row, size_m, hole ? -sign : sign);
	}
	return true;
}

void ehr_areal_release(struct ehr_areal *areal)
{
	ehr_map_release(&areal->cells);
	free(areal->part);
	free(areal->ring.at);
	free(areal->strip.at);
	free(areal->cut.at);
	free(areal->work.at);
	*areal = (struct ehr_areal){ 0 };
}
