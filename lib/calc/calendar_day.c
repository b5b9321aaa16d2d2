/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/calendar_day.h"

static int days_of(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool ehr_day_exists(struct ehr_day day)
{
	return day.year >= 1 && day.year <= 9999 && day.month >= 1 &&
	       day.month <= 12 && day.day >= 1 &&
	       day.day <= days_of(day.year, day.month);
}

int ehr_day_order(struct ehr_day a, struct ehr_day b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

struct ehr_day ehr_day_add_months(struct ehr_day day, long months)
{
	long all = (long)day.year * 12 + day.month - 1 + months;
	int days;

	day.year = (int)(all / 12);
	day.month = (int)(all % 12) + 1;
	days = days_of(day.year, day.month);
	if (day.day > days)
		day.day = days;
	return day;
}
