/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/point_index.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

/* What a search knows. */
struct search {
	const struct ehr_point_index *index;
	struct ehr_plane_point at;
	double limit_m2; /* none beyond it is wanted */
	size_t most, n;
	struct ehr_near *heap; /* the farthest on top */
};

static long clamp(double at, long n)
{
	if (!(at > 0))
		return 0;
	return at < (double)n ? (long)at : n - 1;
}

static size_t bucket_of(const struct ehr_point_index *self, size_t i)
{
	const struct ehr_plane_point *point = &self->point[i];
	long column = clamp(
		(point->easting - self->west) / self->side_m, self->columns);
	long row = clamp(
		(point->northing - self->south) / self->side_m, self->rows);

	return (size_t)(row * self->columns + column);
}

/* Buckets of two points in the mean. */
static void lay_out(struct ehr_point_index *self)
{
	double west = INFINITY, east = -INFINITY;
	double south = INFINITY, north = -INFINITY, wide, high;

	for (size_t i = 0; i < self->n; i++) {
		west = fmin(west, self->point[i].easting);
		east = fmax(east, self->point[i].easting);
		south = fmin(south, self->point[i].northing);
		north = fmax(north, self->point[i].northing);
	}
	wide = east - west;
	high = north - south;
	self->west = west;
	self->south = south;
	self->side_m = fmax(sqrt(wide * high * 2 / (double)self->n),
		fmax(wide, high) * 2 / (double)self->n);
	if (!(self->side_m > 0))
		self->side_m = 1;
	self->columns = (long)(wide / self->side_m) + 1;
	self->rows = (long)(high / self->side_m) + 1;
}

void ehr_point_index_make(struct ehr_point_index *index,
	const struct ehr_plane_point *point, size_t n)
{
	size_t buckets;

	*index = (struct ehr_point_index){ .point = point, .n = n };
	lay_out(index);
	buckets = (size_t)(index->columns * index->rows);
	index->start = ehr_calloc(buckets + 2, sizeof(index->start[0]));
	index->order = ehr_realloc(NULL, n, sizeof(index->order[0]));
	for (size_t i = 0; i < n; i++)
		index->start[bucket_of(index, i) + 2]++;
	for (size_t i = 2; i < buckets + 2; i++)
		index->start[i] += index->start[i - 1];
	for (size_t i = 0; i < n; i++)
		index->order[index->start[bucket_of(index, i) + 1]++] =
			(uint32_t)i;
}

void ehr_point_index_release(struct ehr_point_index *index)
{
	free(index->start);
	free(index->order);
	*index = (struct ehr_point_index){ 0 };
}

static int compare(const struct ehr_near *a, const struct ehr_near *b)
{
	if (a->squared_m2 < b->squared_m2 || a->squared_m2 > b->squared_m2)
		return a->squared_m2 < b->squared_m2 ? -1 : 1;
	return (a->point > b->point) - (a->point < b->point);
}

static int by_distance(const void *a, const void *b)
{
	return compare(a, b);
}

static void swap(struct ehr_near *a, struct ehr_near *b)
{
	struct ehr_near kept = *a;

	*a = *b;
	*b = kept;
}

static void sift_up(struct ehr_near *heap, size_t i)
{
	while (i > 0 && compare(&heap[(i - 1) / 2], &heap[i]) < 0) {
		swap(&heap[(i - 1) / 2], &heap[i]);
		i = (i - 1) / 2;
	}
}

static void sift_down(struct ehr_near *heap, size_t n)
{
	size_t i = 0, child;

	while ((child = 2 * i + 1) < n) {
		if (child + 1 < n &&
			compare(&heap[child], &heap[child + 1]) < 0)
			child++;
		if (compare(&heap[i], &heap[child]) >= 0)
			return;
		swap(&heap[i], &heap[child]);
		i = child;
	}
}

static void offer(struct search *self, uint32_t point)
{
	const struct ehr_plane_point *at = &self->index->point[point];
	double east = at->easting - self->at.easting;
	double north = at->northing - self->at.northing;
	struct ehr_near found = { point, east * east + north * north };

	if (!(found.squared_m2 <= self->limit_m2))
		return;
	if (self->n < self->most) {
		self->heap[self->n] = found;
		sift_up(self->heap, self->n++);
	} else if (compare(&found, &self->heap[0]) < 0) {
		self->heap[0] = found;
		sift_down(self->heap, self->n);
	}
}

static void look_in(struct search *self, long column, long row)
{
	const struct ehr_point_index *index = self->index;
	size_t bucket;

	if (column < 0 || column >= index->columns)
		return;
	bucket = (size_t)(row * index->columns + column);
	for (uint32_t i = index->start[bucket]; i < index->start[bucket + 1];
		i++)
		offer(self, index->order[i]);
}

/* The buckets that are ring away from the one in the middle. */
static void look_around(struct search *self, long column, long row, long ring)
{
	const struct ehr_point_index *index = self->index;
	long from = row - ring > 0 ? row - ring : 0;
	long to = row + ring < index->rows ? row + ring : index->rows - 1;

	for (long r = from; r <= to; r++) {
		if (r != row - ring && r != row + ring) {
			look_in(self, column - ring, r);
			look_in(self, column + ring, r);
			continue;
		}
		long last = column + ring < index->columns ? column + ring
							   : index->columns - 1;

		for (long c = column - ring > 0 ? column - ring : 0; c <= last;
			c++)
			look_in(self, c, r);
	}
}

static long farthest(long at, long n)
{
	return at > n - 1 - at ? at : n - 1 - at;
}

/* How far from the edges of its bucket the place is; below 0: outside of it,
 * since it lies outside of all. */
static double inside_m(
	const struct ehr_point_index *index, double east, double north)
{
	double side = index->side_m;
	double column = (double)clamp(east / side, index->columns) * side;
	double row = (double)clamp(north / side, index->rows) * side;

	return fmin(fmin(east - column, column + side - east),
		fmin(north - row, row + side - north));
}

size_t ehr_point_index_near(const struct ehr_point_index *index,
	struct ehr_plane_point at, double radius_m, size_t most,
	struct ehr_near *near)
{
	struct search search = { .index = index,
		.at = at,
		.limit_m2 = radius_m * radius_m,
		.most = most,
		.heap = near };
	double east = at.easting - index->west;
	double north = at.northing - index->south;
	long column = clamp(east / index->side_m, index->columns);
	long row = clamp(north / index->side_m, index->rows);
	double edge_m = inside_m(index, east, north);
	long rings = farthest(column, index->columns);

	if (rings < farthest(row, index->rows))
		rings = farthest(row, index->rows);
	for (long ring = 0; ring <= rings && most > 0; ring++) {
		/* nothing of this ring or beyond is nearer than that */
		double least = edge_m + (double)(ring - 1) * index->side_m;

		least *= least > 0 ? 1 - 1e-9 : 1;
		if (ring > 0 && least > 0 &&
			(least > radius_m ||
				(search.n == most &&
					least * least > near[0].squared_m2)))
			break;
		look_around(&search, column, row, ring);
	}
	if (search.n > 1)
		qsort(near, search.n, sizeof(near[0]), by_distance);
	return search.n;
}

void ehr_point_list_release(struct ehr_point_list *list)
{
	free(list->point);
	*list = (struct ehr_point_list){ 0 };
}

static void add(struct ehr_point_list *list, uint32_t point)
{
	if (list->n == list->cap) {
		list->cap = list->cap * 2 + 64;
		list->point = ehr_realloc(
			list->point, list->cap, sizeof(list->point[0]));
	}
	list->point[list->n++] = point;
}

static bool is_around(const struct ehr_plane_point *point,
	const struct ehr_plane_rectangle *box, double reach_m)
{
	double east =
		fmax(box->west - point->easting, point->easting - box->east);
	double north = fmax(
		box->south - point->northing, point->northing - box->north);

	east = fmax(east, 0);
	north = fmax(north, 0);
	return east * east + north * north <= reach_m * reach_m;
}

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static long row_at(const struct ehr_point_index *index, double northing)
{
	return clamp((northing - index->south) / index->side_m, index->rows);
}

static long column_at(const struct ehr_point_index *index, double easting)
{
	return clamp((easting - index->west) / index->side_m, index->columns);
}

void ehr_point_index_around(const struct ehr_point_index *index,
	const struct ehr_plane_rectangle *rectangle, double reach_m,
	struct ehr_point_list *list)
{
	const long left = column_at(index, rectangle->west - reach_m);
	const long right = column_at(index, rectangle->east + reach_m);
	const long high = row_at(index, rectangle->north + reach_m);

	list->n = 0;
	for (long row = row_at(index, rectangle->south - reach_m); row <= high;
		row++) {
		const uint32_t *start = &index->start[row * index->columns];

		for (uint32_t k = start[left]; k < start[right + 1]; k++) {
			uint32_t i = index->order[k];

			if (is_around(&index->point[i], rectangle, reach_m))
				add(list, i);
		}
	}
	if (list->n > 1)
		qsort(list->point, list->n, sizeof(list->point[0]), by_number);
}
