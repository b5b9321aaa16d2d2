/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The results of a group as a sample: duplicates averaged, in rising order.
 */
#ifndef EHR_MODEL_EPC_SAMPLE_H
#define EHR_MODEL_EPC_SAMPLE_H

#include "model/epc.h"

/* One result of one place and time. */
struct ehr_epc_one {
	double value; /* detected; or the limit, where one is known */
	bool nondetect, no_limit;
	uint32_t place;
	struct ehr_epc_time time;
};

struct ehr_epc_ones {
	struct ehr_epc_one *one; /* by place and time */
	size_t n, n_nd, n_no_limit;
	bool averaged;       /* duplicates were */
	bool place_not_told; /* too many to be duplicates were not */
	double most;         /* largest limit known, 0: none */
};

/*
 * Results with the same place and the same time, which must be stated, are
 * duplicates. Of some detected ones the mean is taken, whatever else was not
 * detected beside them; of non-detects alone the smallest limit, since each of
 * them is below it. Rows are put in order; what is made is in arena.
 */
struct ehr_epc_ones ehr_epc_take(struct ehr_epc_row *row, size_t n,
	enum ehr_epc_duplicates duplicates, size_t most,
	struct ehr_arena *arena);

#endif
