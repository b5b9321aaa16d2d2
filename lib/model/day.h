/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days as numbers, counted from 1970-01-01 (0), for deadlines.
 */
#ifndef EHR_MODEL_DAY_H
#define EHR_MODEL_DAY_H

#include "base/err.h"
#include "model/calendar.h"

/* The day of a date 2025-10-08, or of a moment 2025-10-08T15:00 on it. False for
 * any other text and for days that do not exist. */
bool ehr_day_read(struct ehr_str text, long *day);

/* The same of a cell; fails (EHR_FAULT_DATA) naming the column. */
EHR_MUST_USE int ehr_day_cell(struct ehr_str text, const char *column,
	long *day, struct ehr_err *err);

long ehr_day_of(int year, int month, int day);
struct ehr_calendar ehr_day_calendar(long day);

/* So many months before: the same day of the month, or its last. */
long ehr_day_back(long day, long months);

/* 2025-10-08, new in arena. */
struct ehr_str ehr_day_text(long day, struct ehr_arena *arena);

#endif
