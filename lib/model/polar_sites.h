/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facilities with HEM's rings around them (calc/polar_rings.h), and HEM's way
 * to compute a receptor: modelled if it lies within the modelling distance of a
 * source of the facility, otherwise interpolated between the polar points of
 * the facility (calc/polar_interpolation.h), up to the last ring.
 *
 * The centre of a facility is the middle between the two corners of its sources
 * that are farthest apart, as in HEM4's UTM.py. A corner is a stack, or one of
 * the four of a square area source, its sides east and north.
 *
 * { 0 } is empty and valid. Filled by one thread, then only read.
 */
#ifndef EHR_MODEL_POLAR_SITES_H
#define EHR_MODEL_POLAR_SITES_H

#include <stdbool.h>

#include "base/mem.h"
#include "calc/polar_interpolation.h"
#include "calc/polar_rings.h"

struct ehr_polar_outlet {
	double easting, northing;
	double width_m; /* side of an area source; 0: a stack */
};

struct ehr_polar_site {
	struct ehr_str id; /* borrowed */
	double centre[2];
	size_t outlet, n_outlets; /* in the sites' outlets */
	size_t ring, n_rings;     /* in the sites' rings */
	size_t point;             /* points of the sites before it */
};

struct ehr_polar_sites {
	struct ehr_polar_rule rule;
	struct ehr_polar_site *site;
	size_t n, cap;
	struct ehr_polar_outlet *outlet;
	size_t n_outlets, outlets_cap;
	double *ring_m;
	size_t n_rings, rings_cap;
	size_t n_points; /* of all sites */
};

/* Adds a site with n outlets, 1 or more; rule must be set. */
void ehr_polar_sites_add(struct ehr_polar_sites *sites, struct ehr_str id,
	const struct ehr_polar_outlet *outlet, size_t n);
/* Adds rings around a point. */
void ehr_polar_sites_add_centre(struct ehr_polar_sites *sites,
	struct ehr_str id, double easting, double northing);
void ehr_polar_sites_release(struct ehr_polar_sites *sites);

/* Polar points of site i: rings times radials, ring by ring, radials from
 * north. */
size_t ehr_polar_site_points(const struct ehr_polar_sites *sites, size_t i);
/* Point k: where it is; and its ring (m) and bearing (degrees). */
void ehr_polar_site_point(const struct ehr_polar_sites *sites, size_t i,
	size_t k, double point[static 2]);
void ehr_polar_site_polar(const struct ehr_polar_sites *sites, size_t i,
	size_t k, double *ring_m, double *bearing_deg);
/* Appends SITE/ring/bearing, such as "0104311/100/22.5". */
void ehr_polar_site_label(const struct ehr_polar_sites *sites, size_t i,
	size_t k, struct ehr_buf *out);

enum ehr_polar_reach {
	EHR_POLAR_MODELLED,     /* within near_m of an outlet, with its bound */
	EHR_POLAR_INTERPOLATED, /* *between is set */
	EHR_POLAR_BEYOND,       /* farther than the last ring */
};

/* How HEM comes to a value of site i at the point. */
enum ehr_polar_reach ehr_polar_site_reach(const struct ehr_polar_sites *sites,
	size_t i, const double point[static 2],
	struct ehr_polar_between *between);

/* The value at the place found, of those at the points of site i. */
double ehr_polar_site_value(const struct ehr_polar_sites *sites, size_t i,
	const struct ehr_polar_between *between, const double *value);

#endif
