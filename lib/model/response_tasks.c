/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_tasks.h"

#include <math.h>
#include <stdlib.h>

#include "io/tasks.h"

static void *scratch_new(void *self)
{
	(void)self;
	return ehr_calloc(1, sizeof(struct ehr_arena));
}

static void scratch_free(void *self, void *scratch)
{
	(void)self;
	ehr_arena_release(scratch);
	free(scratch);
}

static int work(void *self, void *scratch, size_t i, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_response_tasks *tasks = self;

	(void)writer;
	ehr_arena_reset(scratch);
	return tasks->work(tasks->self, i, scratch, err);
}

int ehr_response_tasks_run(const struct ehr_response_tasks *tasks,
	unsigned jobs, struct ehr_err *err)
{
	struct ehr_response_tasks self = *tasks;
	const struct ehr_tasks all = {
		.self = &self,
		.n = tasks->n,
		.work = work,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
	};

	return ehr_tasks_run(&all, NULL, 0, jobs, err);
}

const char *ehr_response_word(enum ehr_response_state state)
{
	switch (state) {
	case EHR_RESPONSE_FEW_EVENTS: return "few_events";
	case EHR_RESPONSE_FEW_DAYS: return "few_days";
	case EHR_RESPONSE_NO_FIT: return "no_fit";
	default: return "";
	}
}

void ehr_response_put(struct ehr_writer *writer, double value)
{
	if (isfinite(value))
		ehr_writer_number(writer, value);
	else
		ehr_writer_empty(writer);
}
