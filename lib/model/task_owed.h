/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The periods that a task owes something for, on a day: the years of one that
 * goes on, the times of one that comes back.
 */
#ifndef EHR_MODEL_TASK_OWED_H
#define EHR_MODEL_TASK_OWED_H

#include "model/task_state.h"

/* More than so many are refused. */
enum { EHR_TASK_OWED_MAX = 1200 };

/* Each fills result->owed, and adds flags of the result where times are not
 * known. Fails (EHR_FAULT_DATA) as ehr_task_judge does. */
EHR_MUST_USE int ehr_task_owe_years(const struct ehr_task_view *view,
	size_t task, struct ehr_task_result *result, struct ehr_err *err);
EHR_MUST_USE int ehr_task_owe_times(const struct ehr_task_view *view,
	size_t task, const struct ehr_schedule_facts *facts,
	struct ehr_task_result *result, struct ehr_err *err);

#endif
