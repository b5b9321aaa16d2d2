/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/day.h"

#include "model/calendar_read.h"

/* Years from March on, so that the leap day is the last of its year; 400 of
 * them are alike. */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH = 719468, YEAR_DAYS = 365 };

long ehr_day_of(int year, int month, int day)
{
	long y = month <= 2 ? year - 1 : year;
	long era = (y >= 0 ? y : y - (ERA_YEARS - 1)) / ERA_YEARS;
	long of_era = y - era * ERA_YEARS;
	long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * ERA_DAYS + of_era * YEAR_DAYS + of_era / 4 - of_era / 100 +
	       of_year - EPOCH;
}

struct ehr_calendar ehr_day_calendar(long day)
{
	struct ehr_calendar out = { .precision = EHR_PRECISION_DAY };
	long shifted = day + EPOCH;
	long era =
		(shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
	long left = shifted - era * ERA_DAYS;
	long of_era =
		(left - left / 1460 + left / 36524 - left / 146096) / YEAR_DAYS;
	long of_year = left - (YEAR_DAYS * of_era + of_era / 4 - of_era / 100);
	long month = (5 * of_year + 2) / 153;

	out.day = (int)(of_year - (153 * month + 2) / 5 + 1);
	out.month = (int)(month < 10 ? month + 3 : month - 9);
	out.year = (int)(of_era + era * ERA_YEARS + (out.month <= 2));
	return out;
}

bool ehr_day_read(struct ehr_str text, long *day)
{
	struct ehr_calendar moment;

	if (!ehr_calendar_read_iso(text, &moment) ||
		moment.precision < EHR_PRECISION_DAY ||
		!ehr_calendar_exists(&moment))
		return false;
	*day = ehr_day_of(moment.year, moment.month, moment.day);
	return true;
}

int ehr_day_cell(
	struct ehr_str text, const char *column, long *day, struct ehr_err *err)
{
	if (ehr_day_read(ehr_str_trim(text), day))
		return 0;
	return ehr_fail_cell(err, column, "not_a_date",
		N_("a date such as 2025-10-08"), text);
}

long ehr_day_back(long day, long months)
{
	struct ehr_calendar c = ehr_day_calendar(day);
	long all = (long)c.year * 12 + c.month - 1 - months;

	if (all < 12)
		return ehr_day_of(1, 1, 1);
	c.year = (int)(all / 12);
	c.month = (int)(all % 12) + 1;
	while (!ehr_calendar_exists(&c))
		c.day--;
	return ehr_day_of(c.year, c.month, c.day);
}

struct ehr_str ehr_day_text(long day, struct ehr_arena *arena)
{
	struct ehr_calendar calendar = ehr_day_calendar(day);

	return ehr_calendar_text(&calendar, arena);
}
