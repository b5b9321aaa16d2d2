/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/polar_receptors.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "model/receptor_kind.h"

struct polar {
	struct ehr_receptors base;
	const struct ehr_polar_sites *sites;
};

static const struct ehr_polar_sites *sites_of(
	const struct ehr_receptors *receptors)
{
	return ((const struct polar *)receptors)->sites;
}

/* The site that receptor i belongs to; *i becomes the number of its point. */
static size_t find_site(const struct ehr_polar_sites *sites, size_t *i)
{
	size_t low = 0, high = sites->n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (*i < sites->site[middle].point)
			high = middle;
		else
			low = middle;
	}
	*i -= sites->site[low].point;
	return low;
}

static struct ehr_receptor_tile tile(
	const struct ehr_receptors *receptors, size_t i)
{
	const struct ehr_polar_sites *sites = sites_of(receptors);
	const struct ehr_polar_site *site = &sites->site[i];
	/* points are rounded, so they may lie a grain farther out */
	double reach = sites->ring_m[site->ring + site->n_rings - 1] +
		       sites->rule.grain_m;

	return (struct ehr_receptor_tile){
		.first = site->point,
		.n = ehr_polar_site_points(sites, i),
		.west = site->centre[0] - reach,
		.south = site->centre[1] - reach,
		.east = site->centre[0] + reach,
		.north = site->centre[1] + reach,
	};
}

static void point(const struct ehr_receptors *receptors, size_t i,
	double *easting, double *northing)
{
	const struct ehr_polar_sites *sites = sites_of(receptors);
	size_t site = find_site(sites, &i);
	double at[2];

	ehr_polar_site_point(sites, site, i, at);
	*easting = at[0];
	*northing = at[1];
}

static double radius(const struct ehr_receptors *receptors, size_t i)
{
	(void)receptors;
	(void)i;
	return 0;
}

static int get(struct ehr_receptor_desk *desk, size_t i,
	struct ehr_receptor *receptor, struct ehr_err *err)
{
	const struct ehr_polar_sites *sites = sites_of(desk->receptors);
	size_t site = find_site(sites, &i);

	desk->id.n = 0;
	ehr_polar_site_label(sites, site, i, &desk->id);
	receptor->id = (struct ehr_str){ desk->id.p, desk->id.n };
	return ehr_receptor_desk_lonlat(desk, receptor->easting,
		receptor->northing, &receptor->lon, &receptor->lat, err);
}

static const char *const column_name[] = { "ring_m", "bearing_deg" };
enum { COLUMNS = sizeof(column_name) / sizeof(column_name[0]) };

static const char *carried_name(
	const struct ehr_receptors *receptors, size_t column)
{
	(void)receptors;
	return column_name[column];
}

static struct ehr_str carried_cell(
	struct ehr_receptor_desk *desk, size_t i, size_t column)
{
	const struct ehr_polar_sites *sites = sites_of(desk->receptors);
	size_t site = find_site(sites, &i);
	double number[COLUMNS];
	char *text;

	ehr_polar_site_polar(sites, site, i, &number[0], &number[1]);
	desk->cell.n = 0; /* a place of its own for each column */
	ehr_buf_grow(&desk->cell, (size_t)COLUMNS * EHR_NUM_MAX);
	text = desk->cell.p + column * EHR_NUM_MAX;
	return (struct ehr_str){
		text,
		ehr_num_write_digits(text, number[column], 7),
	};
}

static void release(struct ehr_receptors *receptors)
{
	free(receptors);
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

struct ehr_receptors *ehr_receptors_of_sites(
	const struct ehr_polar_sites *sites,
	const struct ehr_projection *projection, struct ehr_err *err)
{
	struct polar *self;

	if (sites->n_points > EHR_RECEPTORS_MAX) {
		ehr_fail(err, EHR_FAULT_USAGE,
			_("%zu polar receptors around %zu places: at most %d "
			  "are possible"),
			sites->n_points, sites->n, EHR_RECEPTORS_MAX);
		return NULL;
	}
	self = ehr_calloc(1, sizeof(*self));
	self->base.kind = &kind;
	self->base.n = sites->n_points;
	self->base.n_tiles = sites->n;
	self->base.n_carried = COLUMNS;
	snprintf(self->base.crs, sizeof(self->base.crs), "%s",
		ehr_projection_crs(projection));
	self->sites = sites;
	return &self->base;
}
