/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/tasks.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"

/*
 * A task's rows wait in a slot until its turn comes: slot i of a ring that is
 * a few times as long as there are threads. A thread that would run ahead of
 * the ring waits. Whoever finishes the task whose turn it is hands out all that
 * is ready, the others go on working.
 */
struct slot {
	struct ehr_writer *writer; /* one for each output */
	struct ehr_err err;
	bool done, failed;
};

struct pool {
	const struct ehr_tasks *tasks;
	struct ehr_writer *const *out;
	size_t n_out;
	struct slot *slot;
	size_t n_slots;
	struct ehr_err *err;
	pthread_mutex_t lock;
	pthread_cond_t moved; /* turn has, or stop */
	/* under lock, all below */
	size_t next, turn;
	bool handing_out, stop;
};

struct thread {
	struct pool *pool;
	void *scratch;
};

enum { SLOTS_A_THREAD = 2 };

static void work_on(struct thread *thread, size_t i)
{
	const struct pool *pool = thread->pool;
	const struct ehr_tasks *tasks = pool->tasks;
	struct slot *slot = &pool->slot[i % pool->n_slots];

	for (size_t k = 0; k < pool->n_out; k++) {
		slot->writer[k].buf.n = slot->writer[k].row = 0;
		slot->writer[k].rows = 0;
	}
	slot->failed = tasks->work(tasks->self, thread->scratch, i,
			       slot->writer, &slot->err) != 0;
	for (size_t k = 0; k < pool->n_out; k++)
		ehr_writer_drop_row(&slot->writer[k]);
}

static int push(const struct pool *pool, const struct slot *slot)
{
	for (size_t k = 0; k < pool->n_out; k++) {
		const struct ehr_writer *writer = &slot->writer[k];

		pool->out[k]->rows += writer->rows;
		if (ehr_writer_push(pool->out[k], writer->buf.p, writer->buf.n,
			    pool->err) < 0)
			return -1;
	}
	if (!slot->failed)
		return 0;
	*pool->err = slot->err;
	return -1;
}

/* Called, and left, with the lock held. */
static void hand_out(struct pool *pool)
{
	const struct ehr_tasks *tasks = pool->tasks;

	pool->handing_out = true;
	while (!pool->stop && pool->slot[pool->turn % pool->n_slots].done) {
		struct slot *slot = &pool->slot[pool->turn % pool->n_slots];
		int rc;

		pthread_mutex_unlock(&pool->lock);
		rc = push(pool, slot);
		if (tasks->progress)
			tasks->progress(tasks->self, pool->turn + 1);
		pthread_mutex_lock(&pool->lock);
		slot->done = false;
		pool->turn++;
		pool->stop = rc != 0;
		pthread_cond_broadcast(&pool->moved);
	}
	pool->handing_out = false;
}

/* The next task, once there is a slot for it. Called with the lock held. */
static bool take(struct pool *pool, size_t *i)
{
	while (!pool->stop && pool->next < pool->tasks->n &&
		pool->next - pool->turn >= pool->n_slots)
		pthread_cond_wait(&pool->moved, &pool->lock);
	if (pool->stop || pool->next == pool->tasks->n)
		return false;
	*i = pool->next++;
	return true;
}

static void *run_thread(void *data)
{
	struct thread *thread = data;
	struct pool *pool = thread->pool;
	size_t i;

	pthread_mutex_lock(&pool->lock);
	while (take(pool, &i)) {
		pthread_mutex_unlock(&pool->lock);
		work_on(thread, i);
		pthread_mutex_lock(&pool->lock);
		pool->slot[i % pool->n_slots].done = true;
		if (!pool->handing_out)
			hand_out(pool);
	}
	pthread_mutex_unlock(&pool->lock);
	return NULL;
}

static void run_threads(struct thread *thread, unsigned jobs)
{
	pthread_t *id = ehr_calloc(jobs, sizeof(*id));
	unsigned started = 1;

	while (started < jobs && pthread_create(&id[started], NULL, run_thread,
					 &thread[started]) == 0)
		started++;
	run_thread(&thread[0]);
	for (unsigned k = 1; k < started; k++)
		pthread_join(id[k], NULL);
	free(id);
}

static void open_slots(struct pool *pool)
{
	pool->slot = ehr_calloc(pool->n_slots, sizeof(pool->slot[0]));
	for (size_t i = 0; i < pool->n_slots; i++) {
		struct slot *slot = &pool->slot[i];

		slot->writer =
			ehr_calloc(pool->n_out + 1, sizeof(slot->writer[0]));
		for (size_t k = 0; k < pool->n_out; k++)
			ehr_writer_init(
				&slot->writer[k], pool->out[k]->layout, NULL);
	}
}

static void close_slots(struct pool *pool)
{
	for (size_t i = 0; i < pool->n_slots; i++) {
		for (size_t k = 0; k < pool->n_out; k++)
			ehr_writer_release(&pool->slot[i].writer[k]);
		free(pool->slot[i].writer);
	}
	free(pool->slot);
}

int ehr_tasks_run(const struct ehr_tasks *tasks, struct ehr_writer *const *out,
	size_t n_out, unsigned jobs, struct ehr_err *err)
{
	struct pool pool = {
		.tasks = tasks,
		.out = out,
		.n_out = n_out,
		.n_slots = jobs == 1 ? 1 : (size_t)jobs * SLOTS_A_THREAD,
		.err = err,
	};
	struct thread *thread = ehr_calloc(jobs, sizeof(*thread));

	pthread_mutex_init(&pool.lock, NULL);
	pthread_cond_init(&pool.moved, NULL);
	open_slots(&pool);
	for (unsigned k = 0; k < jobs; k++) {
		thread[k].pool = &pool;
		if (tasks->scratch_new)
			thread[k].scratch = tasks->scratch_new(tasks->self);
	}
	run_threads(thread, jobs);
	for (unsigned k = 0; k < jobs; k++)
		if (tasks->scratch_free)
			tasks->scratch_free(tasks->self, thread[k].scratch);
	close_slots(&pool);
	pthread_cond_destroy(&pool.moved);
	pthread_mutex_destroy(&pool.lock);
	free(thread);
	return pool.stop ? -1 : 0;
}
