/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/engine.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/input.h"
#include "io/rejects.h"
#include "io/rows.h"

/*
 * Each worker takes the next block and its ticket under the input lock, works
 * on it alone, and hands its rows out when its ticket's turn has come. What
 * must follow the order of the input (output, first error, rejects, commit,
 * line numbers) happens in that turn.
 */
struct engine {
	struct ehr_input *in;
	const struct ehr_layout *layout;
	struct ehr_writer *out;
	const struct ehr_filter *filter;
	bool as_is; /* carried records can be passed on as they are */
	pthread_mutex_t input_lock, turn_lock;
	pthread_cond_t turn_come;
	unsigned long tickets; /* given; under input_lock */
	bool input_done;       /* under input_lock */
	unsigned long turn;    /* under turn_lock, like all below */
	unsigned long line;    /* lines before the block whose turn it is */
	bool stop;
	struct ehr_err *err;
};

/* A record that was not good, until its turn comes. */
struct reject {
	struct ehr_err err;
	struct ehr_str record;
	size_t written; /* bytes of the rows before it */
};

struct worker {
	struct engine *engine;
	void *scratch;
	struct ehr_rows *rows;
	struct ehr_block block;
	struct ehr_writer writer;
	struct reject *reject;
	size_t n_rejects, cap_rejects;
	struct ehr_arena arena; /* of the rejected records */
	unsigned long n_rows;
	bool failed;
	struct ehr_err err;
};

/* 1 a block with its ticket, 0 the end, -1 an error (with a ticket too). */
static int take_block(struct worker *worker, unsigned long *ticket)
{
	struct engine *engine = worker->engine;
	int rc = 0;

	pthread_mutex_lock(&engine->input_lock);
	if (!engine->input_done) {
		rc = ehr_input_block(engine->in, &worker->block, &worker->err);
		engine->input_done = rc <= 0;
		if (rc)
			*ticket = engine->tickets++;
	}
	pthread_mutex_unlock(&engine->input_lock);
	return rc;
}

/* Keeps a bad record for its turn when there are rejects to go to. */
static bool keep_reject(struct worker *worker, const struct ehr_row *row)
{
	const struct ehr_in_opts *opts = ehr_input_opts(worker->engine->in);
	struct ehr_err *err = &worker->err;

	if (!opts->rejects || err->fault != EHR_FAULT_DATA)
		return false;
	if (worker->n_rejects == worker->cap_rejects) {
		worker->cap_rejects = worker->cap_rejects * 2 + 16;
		worker->reject = ehr_realloc(worker->reject,
			worker->cap_rejects, sizeof *worker->reject);
	}
	worker->reject[worker->n_rejects++] =
		(struct reject){ *err, ehr_arena_copy(&worker->arena, row->raw),
			worker->writer.buf.n };
	return true;
}

static int filter_row(struct worker *worker, const struct ehr_row *row)
{
	const struct engine *engine = worker->engine;
	const struct ehr_filter *filter = engine->filter;
	struct ehr_writer *writer = &worker->writer;

	if (filter->appends)
		ehr_writer_carry(writer, row, engine->as_is);
	if (filter->row(
		    filter->self, worker->scratch, row, writer, &worker->err))
		return -1;
	return filter->appends ? ehr_writer_end_row(writer, &worker->err) : 0;
}

/* All rows of the block, up to an error that must stop the run. */
static void work(struct worker *worker)
{
	struct ehr_row row;
	int rc;

	worker->writer.buf.n = worker->writer.row = 0;
	worker->writer.rows = 0;
	worker->n_rejects = 0;
	worker->n_rows = 0;
	ehr_arena_reset(&worker->arena);
	ehr_rows_begin(worker->rows, &worker->block);
	while ((rc = ehr_rows_next(worker->rows, &row, &worker->err)) != 0) {
		size_t before = worker->writer.buf.n;
		if (rc > 0) {
			worker->n_rows++;
			if (filter_row(worker, &row) == 0)
				continue;
			worker->writer.row = before;
			ehr_writer_drop_row(&worker->writer);
			if (!worker->err.line)
				worker->err.line = row.line;
		}
		if (!keep_reject(worker, &row)) {
			worker->failed = true;
			return;
		}
	}
}

/* At one too many, only the rows before it are to be written. */
static int hand_rejects(struct worker *worker, size_t *written)
{
	struct engine *engine = worker->engine;

	for (size_t i = 0; i < worker->n_rejects; i++) {
		struct reject *reject = &worker->reject[i];
		reject->err.line += engine->line;
		ehr_err_at(&reject->err, ehr_input_name(engine->in), 0);
		if (ehr_rejects_add(ehr_input_opts(engine->in)->rejects,
			    reject->record, &reject->err)) {
			*engine->err = reject->err;
			*written = reject->written;
			return -1;
		}
	}
	return 0;
}

static void tell_progress(struct worker *worker)
{
	const struct ehr_in_opts *opts = ehr_input_opts(worker->engine->in);

	if (opts->progress)
		opts->progress(opts->progress_self, worker->n_rows,
			worker->block.bytes);
}

/* The block's turn: everything that must keep the order of the input. */
static int hand_out(struct worker *worker)
{
	struct engine *engine = worker->engine;
	const struct ehr_filter *filter = engine->filter;
	const char *file = ehr_input_name(engine->in);
	size_t written = worker->writer.buf.n;
	int rc = hand_rejects(worker, &written);

	if (engine->out && ehr_writer_push(engine->out, worker->writer.buf.p,
				   written, engine->err))
		return -1;
	if (rc)
		return -1;
	if (engine->out)
		engine->out->rows += worker->writer.rows;
	if (filter->commit && filter->commit(filter->self, worker->scratch,
				      file, engine->line, engine->err))
		return -1;
	ehr_input_count(
		engine->in, worker->n_rows, ehr_rows_blank(worker->rows));
	if (worker->failed) {
		*engine->err = worker->err;
		if (engine->err->fault == EHR_FAULT_DATA && engine->err->line)
			engine->err->line += engine->line;
		return ehr_err_at(engine->err, file, engine->err->line);
	}
	engine->line += ehr_rows_lines(worker->rows);
	tell_progress(worker);
	return 0;
}

static bool take_turn(struct worker *worker, unsigned long ticket, bool good)
{
	struct engine *engine = worker->engine;
	bool go_on;

	pthread_mutex_lock(&engine->turn_lock);
	while (engine->turn != ticket && !engine->stop)
		pthread_cond_wait(&engine->turn_come, &engine->turn_lock);
	if (!engine->stop && !good) {
		*engine->err = worker->err;
		if (engine->err->fault == EHR_FAULT_DATA && engine->err->line)
			engine->err->line += engine->line;
		engine->stop = true;
	} else if (!engine->stop && hand_out(worker)) {
		engine->stop = true;
	}
	engine->turn++;
	go_on = !engine->stop;
	pthread_cond_broadcast(&engine->turn_come);
	pthread_mutex_unlock(&engine->turn_lock);
	return go_on;
}

static void *run_worker(void *data)
{
	struct worker *worker = data;
	unsigned long ticket;
	int rc;

	while ((rc = take_block(worker, &ticket)) != 0) {
		if (rc > 0)
			work(worker);
		if (!take_turn(worker, ticket, rc > 0))
			break;
	}
	return NULL;
}

static void worker_open(struct worker *worker, struct engine *engine)
{
	const struct ehr_filter *filter = engine->filter;

	*worker = (struct worker){ .engine = engine };
	worker->rows = ehr_rows_new(engine->in);
	if (filter->scratch_new)
		worker->scratch = filter->scratch_new(filter->self);
	ehr_writer_init(&worker->writer, engine->layout, NULL);
}

static void worker_close(struct worker *worker)
{
	const struct ehr_filter *filter = worker->engine->filter;

	if (filter->scratch_free)
		filter->scratch_free(filter->self, worker->scratch);
	ehr_rows_free(worker->rows);
	ehr_writer_release(&worker->writer);
	ehr_block_release(&worker->block);
	ehr_arena_release(&worker->arena);
	free(worker->reject);
}

/* May a carried record go out as the bytes that came in? */
static bool same_form(const struct ehr_input *in, const struct ehr_writer *out)
{
	const struct ehr_in_opts *opts = ehr_input_opts(in);

	if (!out)
		return false;
	if (ehr_input_delimiter(in))
		return !opts->lax && out->delimiter == ehr_input_delimiter(in);
	return !out->delimiter &&
	       out->layout->opts.format == EHR_FORMAT_JSONL &&
	       ehr_input_format(in) == EHR_FORMAT_JSONL;
}

static void run_threads(struct worker *worker, unsigned jobs)
{
	pthread_t *thread = ehr_calloc(jobs, sizeof *thread);
	unsigned started = 1;

	while (started < jobs && pthread_create(&thread[started], NULL,
					 run_worker, &worker[started]) == 0)
		started++;
	run_worker(&worker[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(thread[i], NULL);
	free(thread);
}

int ehr_engine_run(struct ehr_input *in, const struct ehr_layout *layout,
	struct ehr_writer *out, const struct ehr_filter *filter, unsigned jobs,
	struct ehr_err *err)
{
	struct engine engine = { .in = in,
		.layout = layout,
		.out = out,
		.filter = filter,
		.as_is = same_form(in, out),
		.line = ehr_input_line(in),
		.err = err };
	struct worker *worker;

	if (ehr_input_is_small(in))
		jobs = 1;
	worker = ehr_calloc(jobs, sizeof *worker);
	pthread_mutex_init(&engine.input_lock, NULL);
	pthread_mutex_init(&engine.turn_lock, NULL);
	pthread_cond_init(&engine.turn_come, NULL);
	for (unsigned i = 0; i < jobs; i++)
		worker_open(&worker[i], &engine);
	run_threads(worker, jobs);
	for (unsigned i = 0; i < jobs; i++)
		worker_close(&worker[i]);
	pthread_cond_destroy(&engine.turn_come);
	pthread_mutex_destroy(&engine.turn_lock);
	pthread_mutex_destroy(&engine.input_lock);
	free(worker);
	return engine.stop ? -1 : 0;
}
