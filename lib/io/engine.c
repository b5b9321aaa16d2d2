/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/engine.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/input.h"
#include "io/rejects.h"
#include "io/worker.h"

/*
 * Each worker takes the next block and its ticket under the input lock, works
 * on it alone, and hands its rows out when its ticket's turn has come. What
 * must follow the order of the input (verdicts, output, first error, rejects,
 * commit, line numbers) happens in that turn.
 */
struct engine {
	struct ehr_input *in;
	struct ehr_writer *out;
	const struct ehr_filter *filter;
	pthread_mutex_t input_lock, turn_lock;
	pthread_cond_t turn_come;
	unsigned long tickets; /* given; under input_lock */
	bool input_done;       /* under input_lock */
	unsigned long turn;    /* under turn_lock, like all below */
	unsigned long late_turn;
	unsigned long line; /* lines before the block whose turn it is */
	bool stop;          /* no further block is settled */
	bool late_stop;     /* nor handed out late */
	struct ehr_err *err;
};

struct thread {
	struct engine *engine;
	struct ehr_worker worker;
};

/* 1 a block with its ticket, 0 the end, -1 an error (with a ticket too). */
static int take_block(struct thread *thread, unsigned long *ticket)
{
	struct engine *engine = thread->engine;
	struct ehr_worker *worker = &thread->worker;
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

/* Lines of a block become those of the file. Always -1. */
static int fail_at(struct engine *engine, unsigned long line)
{
	if (engine->err->fault == EHR_FAULT_DATA && line)
		line += engine->line;
	engine->err->line = line;
	return ehr_err_at(engine->err, ehr_input_name(engine->in), line);
}

/*
 * The output of a block in its turn: what row wrote, up to upto; where verdicts
 * changed it, worker->settled and what stands behind from.
 */
struct outcome {
	size_t from, upto;
	unsigned long rows;
	bool changed;
	size_t rejects; /* handed out */
};

/* The rejects before the i-th row taken. At one too many, only the rows before
 * it are to be written. */
static int hand_rejects(struct engine *engine, struct ehr_worker *worker,
	size_t i, struct outcome *outcome)
{
	struct ehr_rejects *rejects = ehr_input_opts(engine->in)->rejects;

	while (outcome->rejects < worker->n_rejects) {
		struct ehr_worker_reject *reject =
			&worker->reject[outcome->rejects];
		if (reject->taken > i)
			break;
		reject->err.line += engine->line;
		ehr_err_at(&reject->err, ehr_input_name(engine->in), 0);
		outcome->upto = reject->written;
		if (ehr_rejects_add(rejects, reject->record, &reject->err)) {
			*engine->err = reject->err;
			return -1;
		}
		outcome->rejects++;
	}
	return 0;
}

/* Takes the bytes start to end out of the output. */
static void cut_out(struct ehr_worker *worker, struct outcome *outcome,
	size_t start, size_t end)
{
	ehr_buf_add(&worker->settled, worker->writer.buf.p + outcome->from,
		start - outcome->from);
	outcome->from = end;
	outcome->changed = true;
}

/* Puts what row writes now in the place of what it wrote. */
static int take_again(struct engine *engine, struct ehr_worker *worker,
	size_t i, struct outcome *outcome)
{
	int rc = ehr_worker_again(worker, i, engine->err);

	if (rc < 0)
		return fail_at(engine, engine->err->line);
	worker->n_skipped += rc > 0;
	ehr_buf_add(&worker->settled, worker->again.buf.p, worker->again.buf.n);
	outcome->rows += worker->again.rows;
	return 0;
}

static int judge_row(struct engine *engine, struct ehr_worker *worker, size_t i,
	struct outcome *outcome)
{
	static const struct ehr_worker_taken none;
	const struct ehr_filter *filter = engine->filter;
	const struct ehr_worker_taken *row = &worker->taken[i];
	const struct ehr_worker_taken *before = i ? row - 1 : &none;
	unsigned long line;

	outcome->upto = before->end;
	switch (filter->judge(filter->self, worker->scratch, i, engine->err)) {
	case EHR_VERDICT_FAIL:
		line = engine->err->line ? engine->err->line : row->line;
		return fail_at(engine, line);
	case EHR_VERDICT_KEEP: outcome->rows += row->rows - before->rows; break;
	case EHR_VERDICT_AGAIN:
		cut_out(worker, outcome, before->end, row->end);
		if (take_again(engine, worker, i, outcome))
			return -1;
		break;
	case EHR_VERDICT_DROP:
		cut_out(worker, outcome, before->end, row->end);
		break;
	}
	outcome->upto = row->end;
	return 0;
}

/* Verdicts and rejects, in the order of their records. */
static int settle(struct engine *engine, struct ehr_worker *worker,
	struct outcome *outcome)
{
	size_t n = engine->filter->judge ? worker->n_taken : 0;

	for (size_t i = 0; i < n; i++)
		if (hand_rejects(engine, worker, i, outcome) ||
			judge_row(engine, worker, i, outcome))
			return -1;
	if (hand_rejects(engine, worker, worker->n_taken, outcome))
		return -1;
	outcome->upto = worker->writer.buf.n;
	if (!engine->filter->judge)
		outcome->rows = worker->writer.rows;
	return 0;
}

static int push(struct engine *engine, struct ehr_worker *worker,
	struct outcome *outcome)
{
	const struct ehr_buf *buf = &worker->writer.buf;

	if (!engine->out || engine->filter->late)
		return 0;
	if (outcome->changed) {
		if (outcome->upto > outcome->from)
			cut_out(worker, outcome, outcome->upto, outcome->upto);
		buf = &worker->settled;
		outcome->upto = buf->n;
	}
	engine->out->rows += outcome->rows;
	return ehr_writer_push(engine->out, buf->p, outcome->upto, engine->err);
}

static void tell_progress(struct engine *engine, struct ehr_worker *worker)
{
	const struct ehr_in_opts *opts = ehr_input_opts(engine->in);

	if (opts->progress)
		opts->progress(opts->progress_self, worker->n_rows,
			worker->block.bytes);
}

static void count_block(struct engine *engine, struct ehr_worker *worker)
{
	const struct ehr_counts counts = {
		.rows = worker->n_rows,
		.blank_lines = ehr_rows_blank(worker->rows),
		.skipped = worker->n_skipped,
		.stray = ehr_rows_stray(worker->rows),
	};

	ehr_input_count(engine->in, &counts);
}

/* The block's turn: everything that must keep the order of the input. */
static int hand_out(struct engine *engine, struct ehr_worker *worker)
{
	const struct ehr_filter *filter = engine->filter;
	struct outcome outcome = { 0 };
	struct ehr_err failure;
	int rc;

	worker->settled.n = 0;
	if (filter->turn)
		filter->turn(filter->self, worker->scratch,
			ehr_input_name(engine->in), engine->line);
	rc = settle(engine, worker, &outcome);
	if (rc)
		failure = *engine->err;
	if (push(engine, worker, &outcome))
		return -1;
	if (rc) {
		*engine->err = failure;
		return -1;
	}
	if (filter->commit &&
		filter->commit(filter->self, worker->scratch,
			ehr_input_name(engine->in), engine->line, engine->err))
		return -1;
	count_block(engine, worker);
	if (worker->failed) {
		*engine->err = worker->err;
		return fail_at(engine, worker->err.line);
	}
	engine->line += ehr_rows_lines(worker->rows);
	tell_progress(engine, worker);
	return 0;
}

/* Late rows, made alone and handed out when all before them are. A block that
 * ended the run still has those before its error. */
static bool take_late_turn(struct thread *thread, unsigned long ticket)
{
	struct engine *engine = thread->engine;
	struct ehr_worker *worker = &thread->worker;
	const struct ehr_writer *late = &worker->again;
	int rc = ehr_worker_late(worker, &worker->err);
	bool go_on;

	pthread_mutex_lock(&engine->turn_lock);
	while (engine->late_turn != ticket && !engine->late_stop)
		pthread_cond_wait(&engine->turn_come, &engine->turn_lock);
	if (!engine->late_stop) {
		engine->out->rows += late->rows;
		if (ehr_writer_push(
			    engine->out, late->buf.p, late->buf.n, engine->err))
			engine->stop = engine->late_stop = true;
		else if (rc)
			*engine->err = worker->err;
		if (rc)
			engine->stop = engine->late_stop = true;
	}
	engine->late_turn++;
	go_on = !engine->stop;
	pthread_cond_broadcast(&engine->turn_come);
	pthread_mutex_unlock(&engine->turn_lock);
	return go_on;
}

static bool take_turn(struct thread *thread, unsigned long ticket, bool good)
{
	struct engine *engine = thread->engine;
	bool go_on, mine;

	pthread_mutex_lock(&engine->turn_lock);
	while (engine->turn != ticket && !engine->stop)
		pthread_cond_wait(&engine->turn_come, &engine->turn_lock);
	mine = good && !engine->stop;
	if (!engine->stop && !good) {
		*engine->err = thread->worker.err;
		if (engine->err->fault == EHR_FAULT_DATA && engine->err->line)
			engine->err->line += engine->line;
		engine->stop = true;
	} else if (!engine->stop && hand_out(engine, &thread->worker)) {
		engine->stop = true;
	}
	engine->turn++;
	go_on = !engine->stop;
	pthread_cond_broadcast(&engine->turn_come);
	pthread_mutex_unlock(&engine->turn_lock);
	return mine && engine->filter->late ? take_late_turn(thread, ticket)
					    : go_on;
}

static void *run_thread(void *data)
{
	struct thread *thread = data;
	unsigned long ticket;
	int rc;

	while ((rc = take_block(thread, &ticket)) != 0) {
		if (rc > 0)
			ehr_worker_run(&thread->worker);
		if (!take_turn(thread, ticket, rc > 0))
			break;
	}
	return NULL;
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

static void run_threads(struct thread *thread, unsigned jobs)
{
	pthread_t *id = ehr_calloc(jobs, sizeof *id);
	unsigned started = 1;

	while (started < jobs && pthread_create(&id[started], NULL, run_thread,
					 &thread[started]) == 0)
		started++;
	run_thread(&thread[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(id[i], NULL);
	free(id);
}

int ehr_engine_run(struct ehr_input *in, const struct ehr_layout *layout,
	struct ehr_writer *out, const struct ehr_filter *filter, unsigned jobs,
	struct ehr_err *err)
{
	struct engine engine = { .in = in,
		.out = out,
		.filter = filter,
		.line = ehr_input_line(in),
		.err = err };
	struct thread *thread;

	if (ehr_input_is_small(in))
		jobs = 1;
	thread = ehr_calloc(jobs, sizeof *thread);
	pthread_mutex_init(&engine.input_lock, NULL);
	pthread_mutex_init(&engine.turn_lock, NULL);
	pthread_cond_init(&engine.turn_come, NULL);
	for (unsigned i = 0; i < jobs; i++) {
		thread[i].engine = &engine;
		ehr_worker_open(&thread[i].worker, in, layout, filter,
			same_form(in, out));
	}
	run_threads(thread, jobs);
	for (unsigned i = 0; i < jobs; i++)
		ehr_worker_close(&thread[i].worker);
	pthread_cond_destroy(&engine.turn_come);
	pthread_mutex_destroy(&engine.turn_lock);
	pthread_mutex_destroy(&engine.input_lock);
	free(thread);
	return engine.stop ? -1 : 0;
}
