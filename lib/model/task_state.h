/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far each task is on a day: from its schedule and what was reported. What is
 * not reported done by its last day is overdue; what cannot be known, since the
 * day of an event is missing or a report contradicts itself, is unknown.
 *
 * A continuing task owes something in each year of its time, and one that comes
 * back in each of its periods.
 */
#ifndef EHR_MODEL_TASK_STATE_H
#define EHR_MODEL_TASK_STATE_H

#include "model/task_event.h"
#include "model/task_status.h"

enum ehr_task_state {
	EHR_TASK_DONE,
	EHR_TASK_DONE_LATE,
	EHR_TASK_RUNNING, /* its time has begun */
	EHR_TASK_DUE_SOON,
	EHR_TASK_DUE, /* on this very day */
	EHR_TASK_OVERDUE,
	EHR_TASK_NOT_STARTED, /* its time lies ahead, or reported so */
	EHR_TASK_CONTINUING,
	EHR_TASK_UNKNOWN,
	EHR_TASK_STATES,
};
extern const char *const ehr_task_state_word[EHR_TASK_STATES];

/* What all tasks are looked at with. */
struct ehr_task_view {
	const struct ehr_task_list *list;
	const struct ehr_task_status *status;
	const struct ehr_task_events *events;
	const struct ehr_working_days *holidays; /* NULL: no table */
	struct ehr_task_period term; /* of the plan; not given: not known */
	long as_of;
	long soon; /* days ahead that are soon */
};

/* The days that need no as_of. Of what comes back begin alone, that of the first
 * time within the term. */
struct ehr_schedule_days ehr_task_days(
	const struct ehr_task_view *view, const struct ehr_task *task);

/* One period that something is owed for. */
struct ehr_task_owed {
	struct ehr_schedule_days days; /* with its period */
	enum ehr_task_state state;
	bool is_later; /* its time has not begun */
	const struct ehr_task_report *report;
};

struct ehr_task_result {
	struct ehr_schedule_days days; /* of what comes back: the first time
					  that is not done */
	enum ehr_task_state state;
	bool has_days_left, has_done_on;
	long days_left, done_on;
	const struct ehr_task_report *report; /* that holds; NULL: none */
	struct ehr_task_owed *owed;           /* in the order of days */
	size_t n_owed, cap;
	struct ehr_buf flags; /* words of task_flags */
};

/* Fills *result, which was { 0 } or that of another task. Fails (EHR_FAULT_DATA)
 * where a report is of a period that the task has not. */
EHR_MUST_USE int ehr_task_judge(const struct ehr_task_view *view, size_t task,
	struct ehr_task_result *result, struct ehr_err *err);
void ehr_task_result_release(struct ehr_task_result *result);

/* The owed periods as words PERIOD:STATE, emptied first. */
void ehr_task_owes(const struct ehr_task_result *result, struct ehr_buf *words);

#endif
