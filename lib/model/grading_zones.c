/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_zones.h"

#include "calc/grid.h"
#include "geo/polygon.h"
#include "ref/index.h"

struct zones {
	struct ehr_cells *cells;
	struct ehr_index square; /* of squares, by place */
	struct ehr_projection *projection;
	struct ehr_polygons *polygons; /* of units */
	struct ehr_polygon_finder *finder;
	struct ehr_map name; /* of cells by cell_id */
};

static uint64_t key_of(long col, long row)
{
	return ((uint64_t)(uint32_t)col << 32) | (uint32_t)row;
}

/* The cell_id of a square as ehrisk-zone writes it, or of a unit. */
static void name_cell(
	struct zones *self, const struct ehr_cell *cell, struct ehr_buf *text)
{
	text->n = 0;
	if (self->cells->units)
		ehr_buf_add_str(text, cell->id);
	else
		ehr_buf_printf(text, "%.*s/%.*s/%ld/%ld",
			(int)self->cells->crs.n, self->cells->crs.p,
			(int)self->cells->size.n, self->cells->size.p,
			cell->col, cell->row);
	ehr_map_add(&self->name, (struct ehr_str){ text->p, text->n }, NULL);
}

static int open_zones(struct zones *self, struct ehr_err *err)
{
	struct ehr_cells *cells = self->cells;
	struct ehr_buf text = { 0 };
	size_t at;

	for (size_t i = 0; i < cells->n; i++) {
		bool is_new;

		name_cell(self, &cells->cell[i], &text);
		if (!cells->units)
			ehr_index_add(&self->square,
				key_of(cells->cell[i].col, cells->cell[i].row),
				&is_new);
	}
	ehr_buf_release(&text);
	if (!cells->units) {
		self->projection =
			ehr_projection_open(ehr_cells_system(cells), err);
		return self->projection ? 0 : -1;
	}
	self->polygons = ehr_polygons_open(&cells->shapes, &at, err);
	if (!self->polygons)
		return -1;
	self->finder = ehr_polygon_finder_new(self->polygons);
	return 0;
}

static void close_zones(struct zones *self)
{
	ehr_polygon_finder_free(self->finder);
	ehr_polygons_close(self->polygons);
	ehr_projection_close(self->projection);
	ehr_index_release(&self->square);
	ehr_map_release(&self->name);
}

/* The cell that holds the point, or -1 in *found. */
static int find_point(struct zones *self, double lon, double lat, long *found,
	struct ehr_err *err)
{
	struct ehr_grid_cell cell;
	double easting, northing;

	*found = -1;
	if (self->cells->units) {
		long shape;

		if (ehr_polygon_find(self->finder,
			    (struct ehr_lonlat){ lon, lat }, &shape, err))
			return -1;
		for (size_t i = 0; i < self->cells->n && shape >= 0; i++)
			if (self->cells->cell[i].shape == (size_t)shape)
				*found = (long)i;
		return 0;
	}
	/* a place beyond the system lies in none of its cells */
	if (ehr_projection_from_lonlat(
		    self->projection, lon, lat, &easting, &northing, err) ||
		!ehr_grid_cell_at(
			easting, northing, self->cells->cell_m, &cell)) {
		*err = (struct ehr_err){ 0 };
		return 0;
	}
	*found = ehr_index_find(&self->square, key_of(cell.col, cell.row));
	return 0;
}

static int find_place(struct zones *self, struct ehr_str place, long *found,
	struct ehr_err *err)
{
	double degrees[2] = { 0, 0 };
	struct ehr_str lon = ehr_str_cut(&place, ' ');

	*found = -1;
	if (ehr_num_read(lon, &degrees[0]) != EHR_NUM_VALUE ||
		ehr_num_read(place, &degrees[1]) != EHR_NUM_VALUE)
		return 0;
	return find_point(self, degrees[0], degrees[1], found, err);
}

/* The highest class among all values of a cell that names places or cells. */
static int worst_of(struct zones *self, const char *cell, bool named,
	unsigned *class, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(cell ? cell : "");

	while (rest.n > 0) {
		struct ehr_str one = ehr_str_cut(&rest, EHR_GRADE_SEPARATOR);
		long found = -1;

		if (named)
			found = ehr_map_find(&self->name, one);
		else if (find_place(self, one, &found, err))
			return -1;
		if (found >= 0 && self->cells->cell[found].class > *class)
			*class = self->cells->cell[found].class;
	}
	return 0;
}

static int take_all(struct zones *self, struct ehr_grading_facts *facts,
	struct ehr_err *err)
{
	struct ehr_buf text = { 0 };
	int rc = 0;

	for (size_t i = 0; i < ehr_grading_enterprises(facts) && rc == 0; i++) {
		const char *id =
			ehr_grading_own_cell(facts, i, EHR_GRADING_CELL_ID);
		unsigned class = 0;

		rc = worst_of(self,
			id ? id
			   : ehr_grading_own_cell(facts, i, EHR_GRADING_PLACE),
			id != NULL, &class, err);
		if (class == 0)
			continue;
		text.n = 0;
		ehr_buf_printf(&text, "%u", class);
		ehr_grading_set(facts, i, facts->own[EHR_GRADING_ZONE],
			(struct ehr_str){ text.p, text.n });
	}
	ehr_buf_release(&text);
	return rc;
}

int ehr_grading_take_zones(struct ehr_grading_facts *facts,
	struct ehr_cells *cells, struct ehr_err *err)
{
	struct zones self = { .cells = cells };
	int rc = open_zones(&self, err);

	facts->given[EHR_GRADE_ZONE] = true;
	facts->there[facts->own[EHR_GRADING_ZONE]] = true;
	if (rc == 0)
		rc = take_all(&self, facts, err);
	close_zones(&self);
	return rc;
}
