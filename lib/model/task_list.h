/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tasks of a plan: who leads, who shares, until when. The whole table is
 * held; several files are one list, in which each id stands once.
 */
#ifndef EHR_MODEL_TASK_LIST_H
#define EHR_MODEL_TASK_LIST_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/office_columns.h"
#include "model/schedule.h"

/* Columns, known by headings of offices too; those before EHR_TASK_NEEDED must
 * be there. */
enum ehr_task_column {
	EHR_TASK_ID,
	EHR_TASK_SCHEDULE,
	EHR_TASK_NEEDED,
	EHR_TASK_TEXT = EHR_TASK_NEEDED,
	EHR_TASK_LEAD,
	EHR_TASK_RESPONSIBLE,
	EHR_TASK_KIND, /* deadline or continuing */
	EHR_TASK_YEAR, /* of a schedule that names none */
	EHR_TASK_COLUMNS,
};
extern const char *const ehr_task_column[EHR_TASK_COLUMNS + 1];

struct ehr_task {
	struct ehr_str id, text, lead, responsible, schedule_text; /* trimmed;
								      empty */
	bool has_schedule; /* the cell is not empty */
	struct ehr_schedule schedule;
	/* goes on to the end of its time and owes something in each year: a
	 * span over several years or without an end, unless schedule_kind says
	 * otherwise */
	bool is_continuing;
	const struct ehr_str *cell; /* of all columns, as they came */
};

struct ehr_task_list_opts {
	struct ehr_office_columns columns;
	const struct ehr_schedule_words *schedule_words;
	struct ehr_schedule_context context;
};

struct ehr_task_list {
	struct ehr_header header; /* of the table; the names are owned */
	long at[EHR_TASK_COLUMNS];
	struct ehr_task *task; /* in the order of the table */
	size_t n, cap;
	struct ehr_map id;       /* that of task[i] is key i */
	struct ehr_map rejected; /* ids of rows that went to the rejects */
	struct ehr_arena arena;
};

/* Fills *list, which was { 0 }. Fails on a schedule that cannot be read, an id
 * that is missing or stands twice, a word of schedule_kind that is neither. */
EHR_MUST_USE int ehr_task_list_read(struct ehr_task_list *list,
	struct ehr_reader *reader, const struct ehr_task_list_opts *opts,
	struct ehr_err *err);
void ehr_task_list_release(struct ehr_task_list *list);

#endif
