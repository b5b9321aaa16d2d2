/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/worker.h"

#include <stdlib.h>

#include "io/blocks.h"

void ehr_worker_open(struct ehr_worker *worker, struct ehr_input *in,
	const struct ehr_layout *layout, const struct ehr_filter *filter,
	bool as_is)
{
	*worker = (struct ehr_worker){
		.in = in, .filter = filter, .as_is = as_is
	};
	worker->rows = ehr_rows_new(in);
	if (filter->scratch_new)
		worker->scratch = filter->scratch_new(filter->self);
	ehr_writer_init(&worker->writer, layout, NULL);
	ehr_writer_init(&worker->again, layout, NULL);
}

void ehr_worker_close(struct ehr_worker *worker)
{
	const struct ehr_filter *filter = worker->filter;

	if (filter->scratch_free)
		filter->scratch_free(filter->self, worker->scratch);
	ehr_rows_free(worker->rows);
	ehr_rows_free(worker->again_rows);
	ehr_writer_release(&worker->writer);
	ehr_writer_release(&worker->again);
	ehr_buf_release(&worker->settled);
	ehr_block_release(&worker->block);
	ehr_block_release(&worker->again_block);
	ehr_arena_release(&worker->arena);
	free(worker->reject);
	free(worker->taken);
}

/* Keeps a bad record for its turn when there are rejects to go to. */
static bool keep_reject(struct ehr_worker *worker, const struct ehr_row *row)
{
	const struct ehr_in_opts *opts = ehr_input_opts(worker->in);
	struct ehr_err *err = &worker->err;

	if (!opts->rejects || err->fault != EHR_FAULT_DATA)
		return false;
	if (worker->n_rejects == worker->cap_rejects) {
		worker->cap_rejects = worker->cap_rejects * 2 + 16;
		worker->reject = ehr_realloc(worker->reject,
			worker->cap_rejects, sizeof *worker->reject);
	}
	worker->reject[worker->n_rejects++] = (struct ehr_worker_reject){ *err,
		ehr_arena_copy(&worker->arena, row->raw), worker->n_taken,
		worker->writer.buf.n };
	return true;
}

static void note_taken(struct ehr_worker *worker, const struct ehr_row *row)
{
	size_t i = worker->n_taken++;

	if (!worker->filter->judge)
		return;
	if (i == worker->cap_taken) {
		worker->cap_taken = worker->cap_taken * 2 + 64;
		worker->taken = ehr_realloc(worker->taken, worker->cap_taken,
			sizeof *worker->taken);
	}
	worker->taken[i] = (struct ehr_worker_taken){ worker->writer.buf.n,
		worker->writer.rows, row->line, row->raw };
}

/* What was written of the row waits for late as it is. */
static int hold_row(struct ehr_writer *writer)
{
	writer->at = 0;
	writer->opened = writer->begun = false;
	writer->row = writer->buf.n;
	return 0;
}

/* What row returns; its output is in writer only if it took the row. */
static int filter_row(struct ehr_worker *worker, const struct ehr_row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_filter *filter = worker->filter;
	const size_t before = writer->buf.n;
	const unsigned long rows = writer->rows;
	int rc;

	if (filter->appends)
		ehr_writer_carry(writer, row, worker->as_is);
	rc = filter->row(filter->self, worker->scratch, row, writer, err);
	if (rc == 0 && filter->appends)
		rc = filter->late ? hold_row(writer)
				  : ehr_writer_end_row(writer, err);
	if (rc == 0)
		return 0;
	writer->row = before;
	writer->rows = rows;
	ehr_writer_drop_row(writer);
	if (rc < 0 && !err->line)
		err->line = row->line;
	return rc;
}

static void begin(struct ehr_worker *worker)
{
	worker->writer.buf.n = worker->writer.row = 0;
	worker->writer.rows = 0;
	worker->n_rejects = worker->n_taken = 0;
	worker->n_rows = worker->n_skipped = 0;
	ehr_arena_reset(&worker->arena);
	ehr_rows_begin(worker->rows, &worker->block);
}

void ehr_worker_run(struct ehr_worker *worker)
{
	struct ehr_err *err = &worker->err;
	struct ehr_row row;
	int rc;

	begin(worker);
	while ((rc = ehr_rows_next(worker->rows, &row, err)) != 0) {
		if (rc > 0) {
			worker->n_rows++;
			rc = filter_row(worker, &row, &worker->writer, err);
		}
		if (rc == 0) {
			note_taken(worker, &row);
		} else if (rc > 0) {
			worker->n_skipped++;
		} else if (!keep_reject(worker, &row)) {
			worker->failed = true;
			return;
		}
	}
}

struct ehr_span ehr_held_span(const struct ehr_held *held, size_t i)
{
	const struct ehr_worker *worker = held->worker;
	const struct ehr_layout *layout = worker->writer.layout;
	size_t from = i > 0 ? worker->taken[i - 1].end : 0;

	return (struct ehr_span){
		.bytes = { .p = worker->writer.buf.p + from,
			.n = worker->taken[i].end - from },
		.to = layout->carried,
		.made = true,
		.opened = worker->writer.delimiter == 0,
		.begun = layout->carried > 0,
	};
}

int ehr_worker_late(struct ehr_worker *worker, struct ehr_err *err)
{
	const struct ehr_held held = { worker };
	struct ehr_writer *writer = &worker->again;
	int rc;

	writer->buf.n = writer->row = 0;
	writer->rows = 0;
	rc = worker->filter->late(
		worker->filter->self, worker->scratch, &held, writer, err);
	ehr_writer_drop_row(writer);
	return rc;
}

int ehr_worker_again(struct ehr_worker *worker, size_t i, struct ehr_err *err)
{
	const struct ehr_worker_taken *taken = &worker->taken[i];
	struct ehr_block *block = &worker->again_block;
	struct ehr_writer *writer = &worker->again;
	struct ehr_row row;

	if (!worker->again_rows)
		worker->again_rows = ehr_rows_new(worker->in);
	block->n = 0;
	ehr_block_room(block, taken->raw.n);
	memcpy(block->p, taken->raw.p, taken->raw.n);
	block->n = taken->raw.n;
	ehr_block_fill_margin(block);
	writer->buf.n = writer->row = 0;
	writer->rows = 0;
	ehr_rows_begin(worker->again_rows, block);
	if (ehr_rows_next(worker->again_rows, &row, err) <= 0)
		return -1;
	row.line = taken->line;
	return filter_row(worker, &row, writer, err);
}
