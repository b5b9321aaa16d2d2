/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a run of ehrisk-plume, and what is told about them.
 */
#ifndef EHR_CMD_PLUME_OUTPUT_H
#define EHR_CMD_PLUME_OUTPUT_H

#include "app/run.h"
#include "plume/method.h"
#include "plume/receptors.h"

/* Computes and writes all that the options ask for. The outlets of the
 * inventory have been placed. */
EHR_MUST_USE int plume_output_write(struct ehr_run *run,
	const struct ehr_inventory *inventory,
	const struct plume_receptors *receptors, struct plume_method *method);

#endif
