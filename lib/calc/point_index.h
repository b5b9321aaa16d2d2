/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points of a plane in buckets, so that those near a place are found without
 * looking at all of them.
 */
#ifndef EHR_CALC_POINT_INDEX_H
#define EHR_CALC_POINT_INDEX_H

#include <stddef.h>
#include <stdint.h>

struct ehr_plane_point {
	double easting, northing; /* metres */
};

/* One found: its number, and the square of its distance. */
struct ehr_near {
	uint32_t point;
	double squared_m2;
};

struct ehr_point_index {
	const struct ehr_plane_point *point; /* lent */
	size_t n;
	double west, south, side_m; /* of the buckets */
	long columns, rows;
	uint32_t *start; /* of each bucket in order, and the end */
	uint32_t *order; /* points, bucket by bucket */
};

/* n from 1 to 2^31 - 1. point must outlive the index. */
void ehr_point_index_make(struct ehr_point_index *index,
	const struct ehr_plane_point *point, size_t n);
void ehr_point_index_release(struct ehr_point_index *index);

/* The points nearest to at, no more than most and none beyond radius_m (it
 * counts as near), in order of distance, of equals in that of their numbers.
 * near has room for the lesser of most and n. Returns how many. */
size_t ehr_point_index_near(const struct ehr_point_index *index,
	struct ehr_plane_point at, double radius_m, size_t most,
	struct ehr_near *near);

struct ehr_plane_rectangle {
	double west, south, east, north; /* its edges belong to it */
};

/* Numbers of points. { 0 } is empty and valid. */
struct ehr_point_list {
	uint32_t *point;
	size_t n, cap;
};
void ehr_point_list_release(struct ehr_point_list *list);

/* Puts into list, in place of what is there, the points within reach_m of the
 * rectangle (that far counts), in order of their numbers. */
void ehr_point_index_around(const struct ehr_point_index *index,
	const struct ehr_plane_rectangle *rectangle, double reach_m,
	struct ehr_point_list *list);

#endif
