/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plane that a run of ehrisk-plume computes in, with the outlets in it.
 */
#ifndef EHR_CMD_PLUME_PLANE_H
#define EHR_CMD_PLUME_PLANE_H

#include "plume/polar.h"

/* Opens the system named, or where crs is NULL the one that fits the outlets
 * (model/plane_crs.h), which is told, and gives the outlets their places. Fails
 * on a plane that stretches distances at an outlet by more than the numbers
 * allow. NULL on failure. */
struct ehr_projection *plume_plane_open(struct ehr_run *run, const char *crs,
	const struct plume_numbers *numbers, struct ehr_inventory *inventory);

#endif
