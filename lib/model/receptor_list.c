/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/receptor_list.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TILE = 256 }; /* receptors of a tile, at most */

static struct ehr_receptor_list *list_of(struct ehr_receptors *receptors)
{
	return (struct ehr_receptor_list *)receptors;
}

static const struct ehr_receptor_list *read_of(
	const struct ehr_receptors *receptors)
{
	return (const struct ehr_receptor_list *)receptors;
}

static struct ehr_receptor_tile tile(
	const struct ehr_receptors *receptors, size_t i)
{
	return read_of(receptors)->tile[i];
}

static void point(const struct ehr_receptors *receptors, size_t i,
	double *easting, double *northing)
{
	const struct ehr_listed_receptor *entry =
		&read_of(receptors)->receptor[i];

	*easting = entry->easting;
	*northing = entry->northing;
}

static double radius(const struct ehr_receptors *receptors, size_t i)
{
	return ehr_receptor_cell_radius(read_of(receptors)->receptor[i].cell_m);
}

static int get(struct ehr_receptor_desk *desk, size_t i,
	struct ehr_receptor *receptor, struct ehr_err *err)
{
	const struct ehr_listed_receptor *entry =
		&read_of(desk->receptors)->receptor[i];

	(void)err;
	receptor->id = entry->id;
	receptor->cell_id = entry->cell_id;
	receptor->lon = entry->lon;
	receptor->lat = entry->lat;
	return 0;
}

static const char *carried_name(
	const struct ehr_receptors *receptors, size_t column)
{
	return read_of(receptors)->name[column];
}

static struct ehr_str carried_cell(
	struct ehr_receptor_desk *desk, size_t i, size_t column)
{
	const struct ehr_receptor_list *self = read_of(desk->receptors);
	const uint32_t *end = self->end + i * self->base.n_carried;
	uint32_t from = column > 0 ? end[column - 1] : 0;

	return (struct ehr_str){
		self->receptor[i].text + from,
		end[column] - from,
	};
}

static void release(struct ehr_receptors *receptors)
{
	struct ehr_receptor_list *self = list_of(receptors);

	for (size_t i = 0; i < self->base.n_carried; i++)
		free(self->name[i]);
	free(self->name);
	free(self->at);
	free(self->receptor);
	free(self->end);
	free(self->tile);
	ehr_map_release(&self->ids);
	ehr_zoning_grid_release(&self->grid);
	ehr_arena_release(&self->arena);
	free(self);
}

static const struct ehr_receptor_kind kind = {
	.tile = tile,
	.point = point,
	.radius = radius,
	.get = get,
	.carried_name = carried_name,
	.carried_cell = carried_cell,
	.free = release,
};

struct ehr_receptor_list *ehr_receptor_list_new(void)
{
	struct ehr_receptor_list *list = ehr_calloc(1, sizeof(*list));

	list->base.kind = &kind;
	return list;
}

static bool is_among(long at, const long *place, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (place[i] == at)
			return true;
	return false;
}

void ehr_receptor_list_columns(struct ehr_receptor_list *list,
	const struct ehr_header *header, const long *not_these, size_t n)
{
	size_t *n_carried = &list->base.n_carried;

	list->name = ehr_calloc(header->n, sizeof(list->name[0]));
	list->at = ehr_calloc(header->n, sizeof(list->at[0]));
	for (size_t i = 0; i < header->n; i++) {
		if (is_among((long)i, not_these, n))
			continue;
		list->name[*n_carried] = ehr_strdup(header->name[i]);
		list->at[(*n_carried)++] = i;
	}
}

static void carry(struct ehr_receptor_list *self, const struct ehr_row *row,
	struct ehr_listed_receptor *entry)
{
	size_t n_columns = self->base.n_carried, n = 0;
	uint32_t *end;
	char *text;

	if (n_columns == 0)
		return;
	if ((self->n + 1) * n_columns > self->ends_cap) {
		self->ends_cap = (self->cap ? self->cap : 1) * n_columns;
		self->end = ehr_realloc(
			self->end, self->ends_cap, sizeof(self->end[0]));
	}
	end = self->end + self->n * n_columns;
	for (size_t i = 0; i < n_columns; i++) {
		n += row->carried[self->at[i]].n;
		end[i] = (uint32_t)n;
	}
	entry->text = text = ehr_arena_alloc(&self->arena, n + 1);
	for (size_t i = 0; i < n_columns; i++) {
		struct ehr_str cell = row->carried[self->at[i]];

		if (cell.n > 0)
			memcpy(text, cell.p, cell.n);
		text += cell.n;
	}
}

void ehr_receptor_list_add(struct ehr_receptor_list *list,
	const struct ehr_listed_receptor *receptor, const struct ehr_row *row)
{
	struct ehr_listed_receptor added = *receptor;

	if (list->n == list->cap) {
		list->cap = list->cap ? list->cap * 2 : 1024;
		list->receptor = ehr_realloc(
			list->receptor, list->cap, sizeof(list->receptor[0]));
	}
	if (added.cell_id.n > 0 && added.cell_id.p != added.id.p)
		added.cell_id = ehr_arena_copy(&list->arena, added.cell_id);
	carry(list, row, &added);
	list->receptor[list->n++] = added;
}

/* A cell of the run's own system lies where a grid's does, to the last bit. */
static int place(struct ehr_listed_receptor *entry,
	struct ehr_projection *projection, bool own_cells, struct ehr_err *err)
{
	if (entry->cell_m > 0 && own_cells) {
		ehr_grid_centre(entry->cell, entry->cell_m, &entry->easting,
			&entry->northing);
		return 0;
	}
	return ehr_projection_from_lonlat(projection, entry->lon, entry->lat,
		&entry->easting, &entry->northing, err);
}

/* The tile with the receptor too. */
static struct ehr_receptor_tile with(struct ehr_receptor_tile tile,
	const struct ehr_listed_receptor *receptor)
{
	return (struct ehr_receptor_tile){
		.first = tile.first,
		.n = tile.n + 1,
		.west = fmin(tile.west, receptor->easting),
		.south = fmin(tile.south, receptor->northing),
		.east = fmax(tile.east, receptor->easting),
		.north = fmax(tile.north, receptor->northing),
	};
}

static void add_tile(
	struct ehr_receptor_list *self, const struct ehr_receptor_tile *tile)
{
	if (self->base.n_tiles == self->tiles_cap) {
		self->tiles_cap = self->tiles_cap * 2 + 16;
		self->tile = ehr_realloc(
			self->tile, self->tiles_cap, sizeof(self->tile[0]));
	}
	self->tile[self->base.n_tiles++] = *tile;
}

static void make_tiles(struct ehr_receptor_list *self, double tile_m)
{
	static const struct ehr_receptor_tile none = {
		.west = HUGE_VAL,
		.south = HUGE_VAL,
		.east = -HUGE_VAL,
		.north = -HUGE_VAL,
	};
	struct ehr_receptor_tile tile = none;

	for (size_t i = 0; i < self->n; i++) {
		struct ehr_receptor_tile more = with(tile, &self->receptor[i]);

		if (tile.n > 0 &&
			(more.n > TILE || more.east - more.west > tile_m ||
				more.north - more.south > tile_m)) {
			add_tile(self, &tile);
			tile = none;
			tile.first = i;
			more = with(tile, &self->receptor[i]);
		}
		tile = more;
	}
	if (tile.n > 0)
		add_tile(self, &tile);
	self->base.n = self->n;
}

int ehr_receptors_place(struct ehr_receptors *receptors,
	struct ehr_projection *projection, double tile_m, struct ehr_err *err)
{
	struct ehr_receptor_list *self = list_of(receptors);
	const char *crs = ehr_projection_crs(projection);
	const char *cells = ehr_receptors_cells_crs(receptors);
	bool own_cells = cells && strcmp(cells, crs) == 0;

	snprintf(receptors->crs, sizeof(receptors->crs), "%s", crs);
	for (size_t i = 0; i < self->n; i++) {
		struct ehr_listed_receptor *entry = &self->receptor[i];

		if (place(entry, projection, own_cells, err) < 0)
			return ehr_err_at(err, entry->file, entry->line);
		self->report.outside += !ehr_projection_covers(
			projection, entry->lon, entry->lat);
	}
	make_tiles(self, tile_m);
	return 0;
}

const char *ehr_receptors_cells_crs(const struct ehr_receptors *receptors)
{
	const struct ehr_projection *projection =
		read_of(receptors)->grid.projection;

	return projection ? ehr_projection_crs(projection) : NULL;
}

const struct ehr_receptor_report *ehr_receptors_report(
	const struct ehr_receptors *receptors)
{
	return &read_of(receptors)->report;
}
