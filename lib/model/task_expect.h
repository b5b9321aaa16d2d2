/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many tasks a plan says it has for each time, such as the note under its
 * table, held against those that it has.
 */
#ifndef EHR_MODEL_TASK_EXPECT_H
#define EHR_MODEL_TASK_EXPECT_H

#include "model/task_list.h"

struct ehr_task_expected {
	struct ehr_str time; /* as given */
	long begin, end;
	size_t expected, found; /* tasks of exactly that time */
};

struct ehr_task_expect {
	struct ehr_task_expected *time; /* as they were given */
	size_t n;
};

/* Reads TIME=NUMBER, several parted by commas, and adds them; text must outlive
 * them. Fails (EHR_FAULT_USAGE) on anything else and on a time given twice. */
EHR_MUST_USE int ehr_task_expect_add(struct ehr_task_expect *expect,
	const char *text, const struct ehr_task_list_opts *opts,
	struct ehr_err *err);
/* Counts; the number of tasks that are of none of the times. */
size_t ehr_task_expect_count(
	struct ehr_task_expect *expect, const struct ehr_task_list *list);
void ehr_task_expect_release(struct ehr_task_expect *expect);

#endif
