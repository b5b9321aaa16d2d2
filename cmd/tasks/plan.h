/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan that the options name: its tasks, and what is known beside them.
 */
#ifndef EHR_CMD_TASKS_PLAN_H
#define EHR_CMD_TASKS_PLAN_H

#include "app/run.h"
#include "model/task_state.h"

struct tasks_plan {
	struct ehr_run *run;
	struct ehr_words *words;
	struct ehr_schedule_words *schedule_words;
	struct ehr_task_list_opts opts;
	struct ehr_task_list list;
	struct ehr_task_events events;
	struct ehr_working_days holidays;
	struct ehr_task_status status;
	struct ehr_task_view view; /* of all of these */
	bool has_as_of;
	struct ehr_task_result *result; /* of each task, if has_as_of */
};

/* Fills *plan, which was { 0 } but for run: reads the tasks, and with --as-of
 * what was reported, and judges. Released in any case. */
EHR_MUST_USE int tasks_plan_open(struct tasks_plan *plan);
void tasks_plan_release(struct tasks_plan *plan);

#endif
