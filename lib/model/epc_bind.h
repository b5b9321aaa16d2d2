/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which columns of a table are what to model/epc.h.
 */
#ifndef EHR_MODEL_EPC_BIND_H
#define EHR_MODEL_EPC_BIND_H

#include "model/epc_batch.h"

/* Columns that are written anew: where they stand, or behind the others. */
enum { EHR_EPC_OWN = 6 };
extern const enum ehr_epc_column ehr_epc_own[EHR_EPC_OWN];

/* by: names of columns with commas between, or NULL. What is made is in arena.
 * Fails (EHR_FAULT_DATA) naming a column that is missing, and (EHR_FAULT_USAGE)
 * where by names one twice or one that is written anew. */
EHR_MUST_USE int ehr_epc_bind(struct ehr_epc_bound *bound,
	const struct ehr_header *header, const char *by,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
