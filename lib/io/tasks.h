/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tasks on any number of threads whose rows come out in the order of the
 * tasks, whichever is done first: for programs that compute their rows out of
 * what they hold. Output and first error are the same, byte for byte, for every
 * number of threads. Memory is that of the rows of two tasks a thread.
 */
#ifndef EHR_IO_TASKS_H
#define EHR_IO_TASKS_H

#include "io/writer.h"

struct ehr_tasks {
	void *self; /* shared by the threads, read only */
	size_t n;
	/* The i-th task: writes whole rows to each of writer, one for each
	 * output. -1: the run ends; rows written before the error go out. */
	int (*work)(void *self, void *scratch, size_t i,
		struct ehr_writer *writer, struct ehr_err *err);
	/* What one thread needs; NULL if nothing. Freed when all threads have
	 * ended, by one of them: it may be counted up then. */
	void *(*scratch_new)(void *self);
	void (*scratch_free)(void *self, void *scratch);
	/* told how many tasks are done, now and then, never twice at a time; may
	 * be NULL */
	void (*progress)(void *self, size_t done);
};

/* Runs all tasks on jobs >= 1 threads (with one, none is started) and hands
 * their rows to the n_out outputs. */
EHR_MUST_USE int ehr_tasks_run(const struct ehr_tasks *tasks,
	struct ehr_writer *const *out, size_t n_out, unsigned jobs,
	struct ehr_err *err);

#endif
