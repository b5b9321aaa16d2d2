/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HEM's way from sources to receptors (model/polar_sites.h) over an inventory:
 * each source is a facility with its own rings; what its outlets give at the
 * points of the rings is computed once, by the run's dispersion or out of its
 * table of unit concentrations; a receptor within the modelling distance of one
 * of its outlets is computed likewise, and any other up to the last ring is
 * interpolated between the points.
 *
 * In a table of unit concentrations the points are called as --polar calls
 * them, SOURCE/ring/bearing. 8 bytes a point and outlet.
 *
 * Distance to the last ring is that from the centre of the facility, and points
 * are rounded, so the range of the dispersion must be longer:
 * ehr_polar_sites_range.
 */
#ifndef EHR_MODEL_POLAR_SCHEME_H
#define EHR_MODEL_POLAR_SCHEME_H

#include "model/dispersion.h"
#include "model/polar_sites.h"

/* Adds a site for each source of the inventory, in its order; the outlets must
 * have their places. Rule must be set. */
void ehr_polar_sites_of_sources(
	struct ehr_polar_sites *sites, const struct ehr_inventory *inventory);
/* Adds one site around all outlets; nothing if there are none. */
void ehr_polar_sites_of_all(struct ehr_polar_sites *sites, struct ehr_str id,
	const struct ehr_inventory *inventory);

/* The longest way from an outlet to a point or an interpolated receptor of its
 * site. */
double ehr_polar_sites_range(const struct ehr_polar_sites *sites);

struct ehr_polar_scheme {
	const struct ehr_polar_sites *sites; /* of the sources, borrowed */
	const struct ehr_inventory *inventory;
	const struct ehr_dispersion *dispersion;
	size_t *first; /* of the values of each outlet */
	double *value; /* (ug/m3)/(kg/a), points one behind another */
};

/* Computes the values; sites, inventory and dispersion must be set, and stay.
 * Fails if a table of unit concentrations lacks one. Release it, after a
 * failure too. */
EHR_MUST_USE int ehr_polar_scheme_make(
	struct ehr_polar_scheme *scheme, unsigned jobs, struct ehr_err *err);
void ehr_polar_scheme_release(struct ehr_polar_scheme *scheme);

/* Where a receptor lies in the rings of a source; of use for all its
 * outlets. */
struct ehr_polar_view {
	enum ehr_polar_reach reach;
	struct ehr_polar_between between;
};
struct ehr_polar_view ehr_polar_scheme_look(
	const struct ehr_polar_scheme *scheme, uint32_t source, double easting,
	double northing);

/* The interpolated value of an outlet of that source. */
double ehr_polar_scheme_value(const struct ehr_polar_scheme *scheme,
	uint32_t outlet, const struct ehr_polar_view *view);

#endif
