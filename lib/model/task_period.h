/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of times: years, halves of them, quarters, months, days, as people write
 * them, and the one form that outputs have: 2025, 2025-H1, 2025-Q3, 2025-03,
 * 2025-03-31.
 */
#ifndef EHR_MODEL_TASK_PERIOD_H
#define EHR_MODEL_TASK_PERIOD_H

#include "model/schedule.h"

struct ehr_task_period {
	bool is_given;
	long begin, end; /* first and last day */
	char name[EHR_SCHEDULE_PERIOD];
};

/* Reads text; empty: none. Fails (EHR_FAULT_DATA) on what is no such time,
 * naming the column. */
EHR_MUST_USE int ehr_task_period_read(const struct ehr_schedule_words *words,
	struct ehr_str text, const char *column, struct ehr_task_period *period,
	struct ehr_err *err);

/* That of a year from 1 to 9999. */
struct ehr_task_period ehr_task_period_year(int year);

/* The month, quarter or year (1, 3 or 12 months) that the day lies in. */
struct ehr_task_period ehr_task_period_of(long day, int months);

#endif
