/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sources of a run of ehrisk-plume: its operands as an inventory, scaled by
 * --scale; and how much of it is told, and how much assumed.
 */
#ifndef EHR_CMD_PLUME_SOURCES_H
#define EHR_CMD_PLUME_SOURCES_H

#include "app/run.h"
#include "model/inventory.h"

struct plume_sources_wish {
	const char *year;    /* --year, or NULL */
	const char *scale;   /* --scale FILE, or NULL */
	const char *profile; /* --profile, or NULL */
	bool stackless;      /* what is computed takes no stacks */
};

struct plume_sources {
	struct ehr_inventory inventory;
	/* by pollutant, what a kg/a weighs; 0 where the profile has no value;
	 * NULL without a profile */
	double *cancer;     /* unit risk by inhalation, per ug/m3 */
	double *noncancer;  /* 1 / reference concentration, per ug/m3 */
	size_t n_unweighed; /* pollutants that have neither */
	double unweighed_kg_a;
	const char *tox_label; /* the profile's; NULL without one */
	struct ehr_profile *profile;
};

/* Reads the operands, tells in notices what is not used and what stands for
 * stacks, and notes it all for the manifest. Release it, after a failure too. */
EHR_MUST_USE int plume_sources_open(struct plume_sources *sources,
	struct ehr_run *run, const struct plume_sources_wish *wish);
void plume_sources_release(struct plume_sources *sources);

#endif
