/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lies over the cells of ehrisk-map: points, sensitive sites and outlines,
 * from files given in degrees to the coordinates of the cells.
 */
#ifndef EHR_CMD_MAP_OVERLAY_H
#define EHR_CMD_MAP_OVERLAY_H

#include "app/run.h"
#include "model/outline.h"
#include "model/sites.h"

struct map_overlay {
	struct ehr_points points;
	struct ehr_sites sites;
	struct ehr_site_kinds *kinds;
	struct ehr_outline outline;
};

EHR_MUST_USE int map_overlay_read(struct map_overlay *overlay,
	struct ehr_run *run, struct ehr_projection *projection);
void map_overlay_release(struct map_overlay *overlay);

#endif
