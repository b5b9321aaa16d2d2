/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The concentration of one group of model/epc.h.
 */
#ifndef EHR_MODEL_EPC_GROUP_H
#define EHR_MODEL_EPC_GROUP_H

#include "model/epc_method.h"
#include "model/epc_outcome.h"

/* What one thread needs; { .opts } is valid. */
struct ehr_epc_worker {
	const struct ehr_epc_opts *opts;
	const struct ehr_epc_method *forced; /* NULL: none */
	struct ehr_arena arena;              /* of one group */
	struct ehr_epc_sample sample;        /* of the last group */
	bool bootstrap;                      /* was one made? */
};

/* The group's rows with their values in one unit. key is what its random
 * numbers depend on. */
struct ehr_epc_rows {
	struct ehr_epc_row *row; /* put in another order */
	size_t n;
	uint64_t key;
	bool converted;
};

void ehr_epc_group(struct ehr_epc_worker *worker, struct ehr_epc_rows *rows,
	struct ehr_epc_outcome *outcome);

/* The same group by another method; outcome is what ehr_epc_group made of it
 * and becomes that of the method. False: it cannot be computed. */
bool ehr_epc_group_method(struct ehr_epc_worker *worker,
	const struct ehr_epc_method *method, struct ehr_epc_outcome *outcome);

void ehr_epc_worker_release(struct ehr_epc_worker *worker);

#endif
