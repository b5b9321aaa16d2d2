/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one thread of the engine does with a block: parse it, call the filter
 * for each row, keep what must wait for the block's turn. For io/engine.c.
 */
#ifndef EHR_IO_WORKER_H
#define EHR_IO_WORKER_H

#include "base/mem.h"
#include "io/engine.h"
#include "io/rows.h"

/* A record that was not good, until its turn comes. */
struct ehr_worker_reject {
	struct ehr_err err;
	struct ehr_str record;
	size_t taken;   /* rows taken before it */
	size_t written; /* bytes of their output */
};

/* A row that the filter took, for one that judges. */
struct ehr_worker_taken {
	size_t end;         /* of its output */
	unsigned long rows; /* of output, up to there */
	unsigned long line;
	struct ehr_str raw;
};

struct ehr_worker {
	struct ehr_input *in;
	const struct ehr_filter *filter;
	bool as_is; /* carried records can be passed on as they are */
	void *scratch;
	struct ehr_rows *rows;
	struct ehr_block block;
	struct ehr_writer writer; /* output of the block */
	struct ehr_worker_reject *reject;
	size_t n_rejects, cap_rejects;
	struct ehr_worker_taken *taken; /* only if the filter judges */
	size_t n_taken, cap_taken;
	struct ehr_arena arena; /* of the rejected records */
	unsigned long n_rows, n_skipped;
	bool failed; /* err ended the block */
	struct ehr_err err;
	/* a row taken again */
	struct ehr_rows *again_rows;
	struct ehr_block again_block;
	struct ehr_writer again;
	struct ehr_buf settled; /* output that verdicts changed */
};

void ehr_worker_open(struct ehr_worker *worker, struct ehr_input *in,
	const struct ehr_layout *layout, const struct ehr_filter *filter,
	bool as_is);
void ehr_worker_close(struct ehr_worker *worker);

/* What late reads: the rows taken and what row wrote of each. */
struct ehr_held {
	const struct ehr_worker *worker;
};

/* All rows of the block, up to an error that must stop the run. */
void ehr_worker_run(struct ehr_worker *worker);

/* Calls late for the rows taken; its output is then in worker->again. */
EHR_MUST_USE int ehr_worker_late(
	struct ehr_worker *worker, struct ehr_err *err);

/* Calls row again for the i-th row taken; its output is then in worker->again.
 * Returns what row does. */
EHR_MUST_USE int ehr_worker_again(
	struct ehr_worker *worker, size_t i, struct ehr_err *err);

#endif
