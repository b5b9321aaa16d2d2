/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_month.h"

enum {
	MONTHS_OF_YEAR = 12,
	PERIOD_MONTHS = 6, /* of periods shorter than a year, at most */
	UNSAID = EHR_SCHEDULE_UNSAID,
};

/* Months of a period shorter than a year are laid out in those of the year that
 * have 31 days. */
static const int long_month[PERIOD_MONTHS] = { 1, 3, 5, 7, 8, 10 };

bool ehr_schedule_set_month(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_point *point, long months)
{
	int of = point->month_of == 0 ? (int)months : point->month_of;

	if (of == UNSAID)
		return months == 1 || months == MONTHS_OF_YEAR;
	if (months == 1 || point->month != UNSAID)
		return false;
	if (of > months)
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("a month of the period"));
	point->month = months == MONTHS_OF_YEAR ? of : long_month[of - 1];
	point->month_of = UNSAID;
	return true;
}

int ehr_schedule_month_laid(int month, long months)
{
	int i = 0;

	if (months == 1 || months == MONTHS_OF_YEAR)
		return month - 1;
	while (i + 1 < PERIOD_MONTHS && long_month[i] < month)
		i++;
	return i;
}
