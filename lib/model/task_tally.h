/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tasks counted: how many, and how many in each state.
 */
#ifndef EHR_MODEL_TASK_TALLY_H
#define EHR_MODEL_TASK_TALLY_H

#include "io/writer.h"
#include "model/task_state.h"

struct ehr_task_tally {
	size_t n, state[EHR_TASK_STATES];
};

/* result NULL: states are not known. */
void ehr_task_tally_add(
	struct ehr_task_tally *tally, const struct ehr_task_result *result);

/* Names of the cells that write gives: "n", "n_done", ... */
extern const char *const ehr_task_tally_column[EHR_TASK_STATES + 2];

/* n, and with_states the count of each state. */
void ehr_task_tally_write(const struct ehr_task_tally *tally, bool with_states,
	struct ehr_writer *writer);

/* Tasks as a view sees them: results NULL where no day was given. */
struct ehr_task_counted {
	const struct ehr_task_view *view;
	const struct ehr_task_result *result;
};

/* The due day of a task: that of its result or the stated one. */
struct ehr_schedule_days ehr_task_counted_days(
	const struct ehr_task_counted *counted, size_t task);
const struct ehr_task_result *ehr_task_counted_result(
	const struct ehr_task_counted *counted, size_t task);

#endif
