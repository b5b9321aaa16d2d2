/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far one time is that a task is due: from its days and the report that
 * holds.
 */
#ifndef EHR_MODEL_TASK_ONCE_H
#define EHR_MODEL_TASK_ONCE_H

#include "model/task_state.h"

/* differ: other reports of that day say otherwise. Adds to flags the words of
 * task_flags that explain the state. */
enum ehr_task_state ehr_task_once(const struct ehr_task_view *view,
	const struct ehr_schedule_days *days,
	const struct ehr_task_report *report, bool differ,
	struct ehr_buf *flags);

/* Is the report of something done? */
bool ehr_task_is_done(const struct ehr_task_report *report);

#endif
