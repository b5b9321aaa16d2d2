/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dist_file.h"

#include <stdlib.h>

#include "base/num.h"
#include "ref/load.h"

enum { POINTS_MAX = 1000000 };

struct points {
	struct ehr_dist_point *point;
	size_t n, cap;
};

static int read_number(const struct ehr_load *load, const char *column, long at,
	double *number, struct ehr_err *err)
{
	struct ehr_str text = load->row.cell[at];

	if (ehr_num_read(text, number) == EHR_NUM_VALUE)
		return 0;
	return ehr_load_bad(
		load, column, "not_a_number", N_("a number"), text, err);
}

static int read_point(const struct ehr_load *load, long share, long value,
	struct points *points, struct ehr_err *err)
{
	struct ehr_dist_point *point;

	if (points->n == POINTS_MAX)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("an empirical distribution of more than %d rows"),
			POINTS_MAX);
	if (points->n == points->cap) {
		points->cap = 2 * points->cap + 64;
		points->point = ehr_realloc(
			points->point, points->cap, sizeof(*points->point));
	}
	point = &points->point[points->n];
	point->share = 0;
	if (read_number(load, "value", value, &point->value, err) ||
		(share >= 0 &&
			read_number(load, "share", share, &point->share, err)))
		return -1;
	if (share >= 0 && points->n > 0 && !(point->share > point[-1].share))
		return ehr_load_bad(load, "share", "not_rising",
			N_("a share above that of the row before"),
			load->row.cell[share], err);
	points->n++;
	return 0;
}

static int compare(const void *a, const void *b)
{
	double x = ((const struct ehr_dist_point *)a)->value;
	double y = ((const struct ehr_dist_point *)b)->value;

	return x < y ? -1 : x > y;
}

/* A sample's shares by its order. */
static void rank_points(struct points *points)
{
	qsort(points->point, points->n, sizeof(*points->point), compare);
	for (size_t i = 0; i < points->n; i++)
		points->point[i].share = (double)i / (double)(points->n - 1);
}

static int load_points(
	const char *path, struct points *points, struct ehr_err *err)
{
	struct ehr_load load;
	size_t value = 0;
	long share;
	int rc;

	if (ehr_load_open(&load, NULL, path, err))
		return -1;
	share = ehr_header_find(ehr_reader_header(load.reader), "share");
	rc = ehr_load_need(&load, "value", &value, err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) > 0)
		rc = read_point(&load, share, (long)value, points, err);
	ehr_load_close(&load);
	if (rc)
		return -1;
	if (points->n < 2) {
		(void)ehr_fail(err, EHR_FAULT_DATA,
			_("an empirical distribution needs two rows or more"));
		return ehr_err_at(err, path, 0);
	}
	if (share < 0)
		rank_points(points);
	return 0;
}

static int read_file(struct ehr_dist_files *files, const char *path,
	struct ehr_dist_file *file, struct ehr_err *err)
{
	struct points points = { 0 };
	int rc = load_points(path, &points, err);

	if (rc == 0) {
		size_t size = points.n * sizeof(*points.point);

		file->point = ehr_arena_alloc(&files->arena, size);
		memcpy(file->point, points.point, size);
		file->n = points.n;
	}
	free(points.point);
	return rc;
}

static void make_room(struct ehr_dist_files *files, size_t at)
{
	size_t cap = 2 * at + 4;

	if (at < files->cap)
		return;
	files->file = ehr_realloc(files->file, cap, sizeof(*files->file));
	memset(files->file + files->cap, 0,
		(cap - files->cap) * sizeof(*files->file));
	files->cap = cap;
}

int ehr_dist_files_find(struct ehr_dist_files *files, struct ehr_str path,
	struct ehr_dist_file *file, struct ehr_err *err)
{
	size_t at = (size_t)ehr_map_add(&files->path, path, NULL);
	struct ehr_buf name = { 0 };
	int rc = 0;

	make_room(files, at);
	if (!files->file[at].point) {
		ehr_buf_add_str(&name, path);
		rc = read_file(
			files, ehr_buf_text(&name), &files->file[at], err);
		ehr_buf_release(&name);
	}
	*file = files->file[at];
	return rc;
}

void ehr_dist_files_release(struct ehr_dist_files *files)
{
	ehr_map_release(&files->path);
	free(files->file);
	ehr_arena_release(&files->arena);
	*files = (struct ehr_dist_files){ 0 };
}
