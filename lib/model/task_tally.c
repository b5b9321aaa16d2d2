/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_tally.h"

const char *const ehr_task_tally_column[EHR_TASK_STATES + 2] = { "n", "n_done",
	"n_done_late", "n_running", "n_due_soon", "n_due", "n_overdue",
	"n_not_started", "n_continuing", "n_unknown", NULL };

void ehr_task_tally_add(
	struct ehr_task_tally *tally, const struct ehr_task_result *result)
{
	tally->n++;
	if (result)
		tally->state[result->state]++;
}

void ehr_task_tally_write(const struct ehr_task_tally *tally, bool with_states,
	struct ehr_writer *writer)
{
	ehr_writer_count(writer, tally->n);
	for (size_t i = 0; with_states && i < EHR_TASK_STATES; i++)
		ehr_writer_count(writer, tally->state[i]);
}

struct ehr_schedule_days ehr_task_counted_days(
	const struct ehr_task_counted *counted, size_t task)
{
	return counted->result ? counted->result[task].days
			       : ehr_task_days(counted->view,
					 &counted->view->list->task[task]);
}

const struct ehr_task_result *ehr_task_counted_result(
	const struct ehr_task_counted *counted, size_t task)
{
	return counted->result ? &counted->result[task] : NULL;
}
