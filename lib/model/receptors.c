/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/receptors.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/receptor_kind.h"

size_t ehr_receptors_count(const struct ehr_receptors *receptors)
{
	return receptors->n;
}

size_t ehr_receptors_tiles(const struct ehr_receptors *receptors)
{
	return receptors->n_tiles;
}

struct ehr_receptor_tile ehr_receptors_tile(
	const struct ehr_receptors *receptors, size_t tile)
{
	return receptors->kind->tile(receptors, tile);
}

void ehr_receptors_point(const struct ehr_receptors *receptors, size_t i,
	double *easting, double *northing)
{
	receptors->kind->point(receptors, i, easting, northing);
}

double ehr_receptors_radius(const struct ehr_receptors *receptors, size_t i)
{
	return receptors->kind->radius(receptors, i);
}

double ehr_receptor_cell_radius(double cell_m)
{
	static const double pi = 3.14159265358979323846;

	return 0.9 * cell_m / sqrt(pi);
}

struct ehr_receptor_desk *ehr_receptor_desk_new(
	const struct ehr_receptors *receptors)
{
	struct ehr_receptor_desk *desk = ehr_calloc(1, sizeof(*desk));

	desk->receptors = receptors;
	return desk;
}

void ehr_receptor_desk_free(struct ehr_receptor_desk *desk)
{
	if (desk == NULL)
		return;
	ehr_zoning_grid_release(&desk->grid);
	ehr_buf_release(&desk->id);
	ehr_buf_release(&desk->cell);
	free(desk);
}

int ehr_receptor_desk_open(struct ehr_receptor_desk *desk, struct ehr_err *err)
{
	if (desk->grid.projection)
		return 0;
	return ehr_zoning_grid_init(&desk->grid, desk->receptors->crs,
		desk->receptors->cell_m, err);
}

int ehr_receptor_desk_lonlat(struct ehr_receptor_desk *desk, double easting,
	double northing, double *lon, double *lat, struct ehr_err *err)
{
	if (ehr_receptor_desk_open(desk, err) < 0)
		return -1;
	if (ehr_projection_to_lonlat(desk->grid.projection, easting, northing,
		    lon, lat, err) < 0)
		return -1;
	*lon = round(*lon * 1e7) / 1e7;
	*lat = round(*lat * 1e7) / 1e7;
	return 0;
}

int ehr_receptors_get(struct ehr_receptor_desk *desk, size_t i,
	struct ehr_receptor *receptor, struct ehr_err *err)
{
	const struct ehr_receptors *receptors = desk->receptors;

	*receptor = (struct ehr_receptor){
		.radius_m = receptors->kind->radius(receptors, i),
	};
	receptors->kind->point(
		receptors, i, &receptor->easting, &receptor->northing);
	return receptors->kind->get(desk, i, receptor, err);
}

size_t ehr_receptors_carried(const struct ehr_receptors *receptors)
{
	return receptors->n_carried;
}

const char *ehr_receptors_carried_name(
	const struct ehr_receptors *receptors, size_t column)
{
	return receptors->kind->carried_name(receptors, column);
}

struct ehr_str ehr_receptors_carried_cell(
	struct ehr_receptor_desk *desk, size_t i, size_t column)
{
	return desk->receptors->kind->carried_cell(desk, i, column);
}

void ehr_receptors_close(struct ehr_receptors *receptors)
{
	if (receptors)
		receptors->kind->free(receptors);
}
