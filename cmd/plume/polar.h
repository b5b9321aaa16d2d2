/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers that receptors of a run of ehrisk-plume are placed by, and the
 * places that --polar puts HEM's rings around.
 */
#ifndef EHR_CMD_PLUME_POLAR_H
#define EHR_CMD_PLUME_POLAR_H

#include "app/run.h"
#include "geo/projection.h"
#include "model/inventory.h"
#include "model/polar_sites.h"

struct plume_numbers {
	struct ehr_polar_rule rule;
	double stretch_told, stretch_most, north_told_deg; /* of the plane */
};

/* The table of numbers, with near_m and range_m in the place of its own where
 * they are above 0. */
EHR_MUST_USE int plume_numbers_read(struct ehr_run *run, double near_m,
	double range_m, struct plume_numbers *numbers);

/* Is it each, all or LON,LAT? */
EHR_MUST_USE int plume_polar_check(const char *polar, struct ehr_err *err);

/* Adds the sites of --polar: each source, all of them as one, or LON,LAT. */
EHR_MUST_USE int plume_polar_add(struct ehr_polar_sites *sites,
	struct ehr_run *run, const char *polar,
	struct ehr_projection *projection,
	const struct ehr_inventory *inventory);

#endif
