/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a run of ehrisk-plume computes: the plane, the receptors of a table, a
 * grid or HEM's rings, and, with --scheme hem, the rings that receptors far from
 * a source are interpolated from.
 */
#ifndef EHR_CMD_PLUME_RECEPTORS_H
#define EHR_CMD_PLUME_RECEPTORS_H

#include "app/run.h"
#include "model/inventory.h"
#include "model/polar_sites.h"
#include "model/receptors.h"

enum plume_scheme { PLUME_SCHEME_EXACT, PLUME_SCHEME_HEM };

struct plume_receptors_wish {
	const char *receptors; /* --receptors FILE, or NULL */
	double grid_m;         /* --grid; 0: not given */
	const char *bbox;      /* --bbox W,S,E,N, or NULL */
	const char *polar;     /* --polar each|all|LON,LAT, or NULL */
	const char *crs;       /* --crs, or NULL */
	double range_m;        /* --range; 0: not given */
	int scheme;            /* --scheme */
	double near_m;         /* --near; 0: not given */
};

struct plume_receptors {
	struct ehr_projection *projection;
	struct ehr_receptors *receptors;
	struct ehr_polar_sites around; /* of --polar */
	/* of --scheme hem: a site for each source of the inventory */
	struct ehr_polar_sites sites;
	double range_m; /* beyond which nothing arrives */
	/* for the dispersion: the same, with --scheme hem long enough for the
	 * farthest point of the rings */
	double reach_m;
};

/* Fails on wishes that do not go together or cannot be read, so that nobody need
 * read a census for it. */
EHR_MUST_USE int plume_receptors_check(
	const struct plume_receptors_wish *wish, struct ehr_err *err);

/* Of wishes that were checked: chooses or opens the plane, places the outlets of
 * the inventory in it and makes the receptors; tells in notices what is worth
 * knowing and notes it for the manifest. Release it, after a failure too; keep
 * it at one address, and the inventory for as long. */
EHR_MUST_USE int plume_receptors_open(struct plume_receptors *self,
	struct ehr_run *run, const struct plume_receptors_wish *wish,
	struct ehr_inventory *inventory);
void plume_receptors_release(struct plume_receptors *self);

#endif
