/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notices and facts about the sources of a run of ehrisk-plume.
 */
#ifndef EHR_CMD_PLUME_SOURCES_TOLD_H
#define EHR_CMD_PLUME_SOURCES_TOLD_H

#include "model/emissions.h"
#include "model/scaling.h"
#include "plume/sources.h"

/* What was read, and what of it is not used. */
void plume_tell_rows(
	struct ehr_run *run, const struct ehr_emissions_report *report);

void plume_tell_scaling(struct ehr_run *run, const char *file,
	const struct ehr_scaling_report *report);

/* What the profile has no values for; what rests on stacks that nobody told. */
void plume_tell_weights(struct ehr_run *run,
	const struct plume_sources *sources,
	const struct ehr_stack_defaults *defaults);

#endif
