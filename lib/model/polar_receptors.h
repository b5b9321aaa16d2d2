/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The polar points of sites as receptors: site by site, ring by ring, from north
 * clockwise; a tile is a site. Computed from the sites' rings, so a point takes
 * no memory. Their receptor_id is SITE/ring/bearing; they carry the columns
 * ring_m and bearing_deg.
 */
#ifndef EHR_MODEL_POLAR_RECEPTORS_H
#define EHR_MODEL_POLAR_RECEPTORS_H

#include "geo/projection.h"
#include "model/polar_sites.h"
#include "model/receptors.h"

/* sites, in metres of the projection's system, must outlive the receptors.
 * Fails (EHR_FAULT_USAGE) on more than EHR_RECEPTORS_MAX points. NULL on
 * failure. */
struct ehr_receptors *ehr_receptors_of_sites(
	const struct ehr_polar_sites *sites,
	const struct ehr_projection *projection, struct ehr_err *err);

#endif
