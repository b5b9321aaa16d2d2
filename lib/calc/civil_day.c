/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/civil_day.h"

#include <stdio.h>

enum { ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH = 719468, WEEK = 7 };

static bool is_leap(long year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static long days_in(long year, long month)
{
	static const long days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Years are counted from March, so that a leap day ends one. */
static long day_of(long year, long month, long day)
{
	long from_march = (month + 9) % 12;

	year -= month <= 2;
	return year * 365 + year / 4 - year / 100 + year / 400 +
	       (153 * from_march + 2) / 5 + day - 1 - EPOCH;
}

static void parts_of(long days, long *year, long *month, long *day)
{
	long shifted = days + EPOCH;
	long era = shifted / ERA_DAYS, of_era = shifted % ERA_DAYS;
	long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		 365;
	long of_year = of_era - (365 * y + y / 4 - y / 100);
	long from_march = (5 * of_year + 2) / 153;

	*day = of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = y + era * ERA_YEARS + (*month <= 2);
}

static bool figures(const char *p, size_t n, long *number)
{
	*number = 0;
	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*number = 10 * *number + (p[i] - '0');
	}
	return true;
}

bool ehr_civil_day_read(struct ehr_str text, long *out)
{
	long year, month, day;

	text = ehr_str_trim(text);
	if (text.n < 10 || text.p[4] != '-' || text.p[7] != '-' ||
		(text.n > 10 && text.p[10] != 'T' && text.p[10] != ' '))
		return false;
	if (!figures(text.p, 4, &year) || !figures(text.p + 5, 2, &month) ||
		!figures(text.p + 8, 2, &day))
		return false;
	if (year < 1 || month < 1 || month > 12 || day < 1 ||
		day > days_in(year, month))
		return false;
	*out = day_of(year, month, day);
	return true;
}

void ehr_civil_day_write(char out[static EHR_CIVIL_DAY_TEXT], long days)
{
	long year, month, day;

	parts_of(days, &year, &month, &day);
	snprintf(out, EHR_CIVIL_DAY_TEXT, "%04u-%02u-%02u",
		(unsigned)year % 10000, (unsigned)month % 100,
		(unsigned)day % 100);
}

long ehr_civil_day_add_years(long days, long years)
{
	long year, month, day, last;

	parts_of(days, &year, &month, &day);
	last = days_in(year + years, month);
	return day_of(year + years, month, day < last ? day : last);
}

/* Weekdays among the days before this one, from a Monday long ago; 1970-01-01
 * was a Thursday. */
static long weekdays_before(long day)
{
	long shifted = day + EPOCH + 2; /* 0000-03-01 was a Wednesday */
	long left = shifted % WEEK;

	return shifted / WEEK * 5 + (left < 5 ? left : 5);
}

long ehr_civil_day_weekdays(long from, long to)
{
	return to > from ? weekdays_before(to + 1) - weekdays_before(from + 1)
			 : 0;
}
