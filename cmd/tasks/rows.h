/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tasks, each with when it is due and how far it is.
 */
#ifndef EHR_CMD_TASKS_ROWS_H
#define EHR_CMD_TASKS_ROWS_H

#include "model/task_order.h"
#include "tasks/plan.h"

/* order NULL: nothing was said of one. */
EHR_MUST_USE int tasks_rows_write(
	struct tasks_plan *plan, const struct ehr_task_order *order);

#endif
