/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fits side by side: tasks on threads, each with an arena of its own, and how what
 * may not be there is written.
 */
#ifndef EHR_MODEL_RESPONSE_TASKS_H
#define EHR_MODEL_RESPONSE_TASKS_H

#include "io/writer.h"
#include "model/response_batch.h"

struct ehr_response_tasks {
	void *self; /* shared by the threads */
	size_t n;
	/* The i-th; the arena is empty and emptied after it. */
	int (*work)(void *self, size_t i, struct ehr_arena *arena,
		struct ehr_err *err);
};

/* All of them on jobs >= 1 threads; the first error in their order. */
EHR_MUST_USE int ehr_response_tasks_run(const struct ehr_response_tasks *tasks,
	unsigned jobs, struct ehr_err *err);

/* The word of response_flags for a model that has no fit; "" for one that has. */
const char *ehr_response_word(enum ehr_response_state state);

/* Empty if it is not finite. */
void ehr_response_put(struct ehr_writer *writer, double value);

#endif
