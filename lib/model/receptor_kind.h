/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each kind of receptors (file, grid, rings) knows how to do, and what a
 * thread works with: the inside of model/receptors.h, for the kinds only.
 */
#ifndef EHR_MODEL_RECEPTOR_KIND_H
#define EHR_MODEL_RECEPTOR_KIND_H

#include "model/receptors.h"
#include "model/zoning_grid.h"

struct ehr_receptor_desk {
	const struct ehr_receptors *receptors;
	/* of the run's system; the side of a cell is that of a grid */
	struct ehr_zoning_grid grid;
	struct ehr_buf id, cell; /* of ehr_receptors_get, of carried cells */
};

struct ehr_receptor_kind {
	struct ehr_receptor_tile (*tile)(
		const struct ehr_receptors *receptors, size_t tile);
	void (*point)(const struct ehr_receptors *receptors, size_t i,
		double *easting, double *northing);
	double (*radius)(const struct ehr_receptors *receptors, size_t i);
	/* everything but easting, northing and radius_m */
	int (*get)(struct ehr_receptor_desk *desk, size_t i,
		struct ehr_receptor *receptor, struct ehr_err *err);
	const char *(*carried_name)(
		const struct ehr_receptors *receptors, size_t column);
	struct ehr_str (*carried_cell)(
		struct ehr_receptor_desk *desk, size_t i, size_t column);
	void (*free)(struct ehr_receptors *receptors); /* of the kind's own */
};

/* A kind has this as its first member. */
struct ehr_receptors {
	const struct ehr_receptor_kind *kind;
	size_t n, n_tiles, n_carried;
	double cell_m; /* of a grid, else 0 */
	char crs[EHR_CRS_MAX];
};

/* The projection of the run, opened when first asked for. */
EHR_MUST_USE int ehr_receptor_desk_open(
	struct ehr_receptor_desk *desk, struct ehr_err *err);

/* Longitude and latitude of a point in metres, rounded to 7 decimals. */
EHR_MUST_USE int ehr_receptor_desk_lonlat(struct ehr_receptor_desk *desk,
	double easting, double northing, double *lon, double *lat,
	struct ehr_err *err);

/* The distance to take for a source nearer than that to the middle of a cell:
 * 0.9 sqrt(area / pi), as EJScreen does for blocks. */
double ehr_receptor_cell_radius(double cell_m);

#endif
