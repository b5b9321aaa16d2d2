/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Months of a period: the first of each quarter. Those of periods shorter than a
 * year are laid out in months of the year that have 31 days, so that any day of
 * them can be named.
 */
#ifndef EHR_MODEL_SCHEDULE_MONTH_H
#define EHR_MODEL_SCHEDULE_MONTH_H

#include "model/schedule_point.h"

/* Sets the month of the point where it names one of a period of so many months.
 * False, mostly with the reason, if there is no such, or the period is neither a
 * month nor a year and it names none. */
bool ehr_schedule_set_month(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_point *point, long months);

/* Which month of the period that month of the lay-out is, from 0. */
int ehr_schedule_month_laid(int month, long months);

#endif
