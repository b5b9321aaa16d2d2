/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of a period of the calendar on which what comes back is due.
 *
 * Months of the year that stand beside a shorter period must name one time in each
 * (every half year: June, December); where these are the same month and day of each
 * they are one part of that period, otherwise parts of the year. Months or days of
 * a year in a row that nothing ends may be one time as well as several, and are an
 * error unless the text says how many there are.
 */
#ifndef EHR_MODEL_SCHEDULE_WINDOW_H
#define EHR_MODEL_SCHEDULE_WINDOW_H

#include "model/schedule_span.h"

/* What the text says beside the period: ranges without a year, and how often in
 * each period (0: not said). */
struct ehr_schedule_parts {
	struct ehr_schedule_range range[EHR_SCHEDULE_WINDOWS];
	size_t n;
	int times;
};

/* Sets windows, rule and period (in months of the calendar, 1 to 12) of the
 * schedule. False, mostly with the reason. */
bool ehr_schedule_lay_windows(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_parts *parts, struct ehr_schedule *schedule);

#endif
