/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points in the calendar as texts name them: a year, a quarter of it, the second
 * third of a month, a day.
 */
#ifndef EHR_MODEL_SCHEDULE_POINT_H
#define EHR_MODEL_SCHEDULE_POINT_H

#include "model/schedule_cursor.h"

enum { EHR_SCHEDULE_UNSAID = -1 };

struct ehr_schedule_point {
	/* EHR_SCHEDULE_UNSAID where not said; plan: last year of a five-year
	 * plan; bare: a number whose unit stands elsewhere (1-6 months) */
	int year, plan, half, quarter, month, third, day, bare;
	int month_of;   /* of a period, from 1; 0: its last */
	bool this_year; /* named without its number */
};

/* Reads one. False if there is none. */
bool ehr_schedule_take_point(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_point *point);

bool ehr_schedule_has_year(const struct ehr_schedule_point *point);

/* First and last day, and the rule of the last. False with the reason if there is
 * no such day, or no year. */
bool ehr_schedule_point_days(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_point *point, long *first, long *last,
	enum ehr_schedule_rule *rule);

#endif
