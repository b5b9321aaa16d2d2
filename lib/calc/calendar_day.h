/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days of the Gregorian calendar, for terms such as "within 36 months".
 */
#ifndef EHR_CALC_CALENDAR_DAY_H
#define EHR_CALC_CALENDAR_DAY_H

#include <stdbool.h>

struct ehr_day {
	int year, month, day; /* month and day from 1 */
};

/* Does the day exist, in a year from 1 to 9999? */
bool ehr_day_exists(struct ehr_day day);

/* Below 0, 0 or above 0: a is earlier, the same or later. */
int ehr_day_order(struct ehr_day a, struct ehr_day b);

/* The same day so many months later (or, below 0, earlier); the last day of the
 * month where it has no such day: a month after January 31 is February 28 or
 * 29. */
struct ehr_day ehr_day_add_months(struct ehr_day day, long months);

#endif
