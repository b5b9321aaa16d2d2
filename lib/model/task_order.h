/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What comes before what: tasks that others wait for, from a table of pairs.
 */
#ifndef EHR_MODEL_TASK_ORDER_H
#define EHR_MODEL_TASK_ORDER_H

#include "model/task_tally.h"

struct ehr_task_order {
	struct ehr_task_pair {
		size_t task, after; /* indices in the list */
	} * pair;                   /* by task and after; each once */
	size_t n, cap;
	size_t *from; /* by task: its first; one more at the end */
};

/* Reads a table with the columns task_id and after. Fails on tasks that the list
 * has not, and on a cycle, whose tasks are named. Those that went to the rejects
 * are left out. */
EHR_MUST_USE int ehr_task_order_read(struct ehr_task_order *order,
	struct ehr_reader *reader, const struct ehr_task_list *list,
	struct ehr_err *err);
void ehr_task_order_release(struct ehr_task_order *order);

/* Of a task, emptied first: those that it waits for and that are not done (all,
 * if states are not known), parted by ;, and the words of order_flags. */
void ehr_task_order_of(const struct ehr_task_order *order,
	const struct ehr_task_counted *tasks, size_t task,
	struct ehr_buf *waits_for, struct ehr_buf *flags);

#endif
