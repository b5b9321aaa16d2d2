/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HEM's rings in a run of ehrisk-plume: their numbers, and the places that
 * --polar puts them around.
 */
#ifndef EHR_CMD_PLUME_POLAR_H
#define EHR_CMD_PLUME_POLAR_H

#include "app/run.h"
#include "geo/projection.h"
#include "model/inventory.h"
#include "model/polar_sites.h"

/* The table of numbers, with near_m and range_m in the place of its own where
 * they are above 0. */
EHR_MUST_USE int plume_polar_rule(struct ehr_run *run, double near_m,
	double range_m, struct ehr_polar_rule *rule);

/* Adds the sites of --polar: each source, all of them as one, or LON,LAT. */
EHR_MUST_USE int plume_polar_add(struct ehr_polar_sites *sites,
	struct ehr_run *run, const char *polar,
	struct ehr_projection *projection,
	const struct ehr_inventory *inventory);

#endif
