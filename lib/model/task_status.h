/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was reported of tasks, and when: a table with a row for each report. A
 * report is known from its date on; the last one known holds, for the whole task
 * or for one period of it.
 */
#ifndef EHR_MODEL_TASK_STATUS_H
#define EHR_MODEL_TASK_STATUS_H

#include "model/task_list.h"
#include "model/task_period.h"

/* Columns, known by headings of offices too; the first must be there. */
enum ehr_task_report_column {
	EHR_TASK_REPORT_ID,
	EHR_TASK_REPORT_DATE,
	EHR_TASK_REPORT_STATE,
	EHR_TASK_REPORT_DONE_ON,
	EHR_TASK_REPORT_PROGRESS,
	EHR_TASK_REPORT_EVIDENCE,
	EHR_TASK_REPORT_NOTE,
	EHR_TASK_REPORT_PERIOD,
	EHR_TASK_REPORT_COLUMNS,
};
extern const char *const ehr_task_report_column[EHR_TASK_REPORT_COLUMNS + 1];

/* As reported; words of the column reported_state in words.csv. */
enum ehr_task_reported {
	EHR_TASK_REPORTED_NOTHING,
	EHR_TASK_REPORTED_NOT_STARTED,
	EHR_TASK_REPORTED_RUNNING,
	EHR_TASK_REPORTED_BEHIND,
	EHR_TASK_REPORTED_DONE,
	EHR_TASK_REPORTED,
};

struct ehr_task_report {
	size_t task; /* index in the list */
	struct ehr_task_period period;
	bool has_date, has_done_on, has_progress;
	long date, done_on;
	double progress; /* percent, 0 to 100 */
	enum ehr_task_reported state;
	struct ehr_str evidence, note;
	unsigned long line;
};

struct ehr_task_status {
	struct ehr_task_report *report; /* by task, period, date and line */
	size_t n, cap;
	size_t *from;           /* by task: its first; one more at the end */
	unsigned long later;    /* dated after as_of, not taken */
	unsigned long rejected; /* of tasks whose rows are rejects */
	const char *file;       /* for messages; NULL: none was read */
	struct ehr_arena arena;
};

/* Fills *status, which was { 0 }, with the reports up to as_of. reader NULL: of
 * none. Fails on a task that the list has not, a date, state, progress or period
 * that cannot be read, and a period that the task has not (of what comes back,
 * ehr_task_judge looks). The period of a task that is due once is that of the
 * whole task. The list must outlive it. */
EHR_MUST_USE int ehr_task_status_read(struct ehr_task_status *status,
	struct ehr_reader *reader, const struct ehr_task_list *list,
	const struct ehr_task_list_opts *opts, long as_of, struct ehr_err *err);
void ehr_task_status_release(struct ehr_task_status *status);

/* What holds of the period of a task ("": of the task as a whole): the last
 * report; *differ: others of the same date, or without one too, say something
 * else of state, done_on or progress. NULL: there is none. */
const struct ehr_task_report *ehr_task_status_last(
	const struct ehr_task_status *status, size_t task, const char *period,
	bool *differ);

/* Was it reported done before the last report said otherwise? */
bool ehr_task_status_reopened(const struct ehr_task_status *status,
	const struct ehr_task_report *last);

#endif
