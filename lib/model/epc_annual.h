/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The concentration of a group whose results are a series in time: the mean of
 * whole years, its limit by blocks of neighbours.
 */
#ifndef EHR_MODEL_EPC_ANNUAL_H
#define EHR_MODEL_EPC_ANNUAL_H

#include "model/epc_group.h"
#include "model/epc_sample.h"

/* True: it is one, series are asked for, and outcome says what came of it. The
 * statistics are those of the days (months) that the mean is made of. */
bool ehr_epc_annual(struct ehr_epc_worker *worker,
	const struct ehr_epc_ones *ones, struct ehr_epc_outcome *outcome);

#endif
