/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/calendar.h"

#include <stdio.h>

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

static bool clock_exists(const struct ehr_calendar *calendar)
{
	int hour = calendar->hour, minute = calendar->minute;
	int second = calendar->precision == EHR_PRECISION_SECOND
			     ? calendar->second
			     : 0;

	if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 60)
		return false;
	return hour < 24 || (hour == 24 && minute == 0 && second == 0);
}

bool ehr_calendar_exists(const struct ehr_calendar *calendar)
{
	int year = calendar->year, month = calendar->month;

	if (year < 0 || year > 9999)
		return false;
	if (calendar->precision >= EHR_PRECISION_MONTH &&
		(month < 1 || month > 12))
		return false;
	if (calendar->precision >= EHR_PRECISION_DAY &&
		(calendar->day < 1 || calendar->day > days_in(year, month)))
		return false;
	return calendar->precision < EHR_PRECISION_MINUTE ||
	       clock_exists(calendar);
}

void ehr_calendar_day(long days, struct ehr_calendar *calendar)
{
	int year = 1900, month = 1;

	for (; days >= 365 + is_leap(year); year++)
		days -= 365 + is_leap(year);
	for (; days >= days_in(year, month); month++)
		days -= days_in(year, month);
	calendar->year = year;
	calendar->month = month;
	calendar->day = (int)days + 1;
}

struct ehr_str ehr_calendar_text(
	const struct ehr_calendar *calendar, struct ehr_arena *arena)
{
	static const size_t length[] = {
		[EHR_PRECISION_YEAR] = sizeof "2025" - 1,
		[EHR_PRECISION_MONTH] = sizeof "2025-10" - 1,
		[EHR_PRECISION_DAY] = sizeof "2025-10-08" - 1,
		[EHR_PRECISION_MINUTE] = sizeof "2025-10-08T15:00" - 1,
		[EHR_PRECISION_SECOND] = sizeof "2025-10-08T15:00:30" - 1,
	};
	size_t n = length[calendar->precision];
	char all[80];
	char *out;

	(void)snprintf(all, sizeof all, "%04d-%02d-%02dT%02d:%02d:%02d",
		calendar->year, calendar->month, calendar->day, calendar->hour,
		calendar->minute, calendar->second);
	out = ehr_arena_alloc(
		arena, n + calendar->fraction.n + calendar->offset.n + 1);
	memcpy(out, all, n);
	if (calendar->fraction.n > 0)
		memcpy(out + n, calendar->fraction.p, calendar->fraction.n);
	n += calendar->fraction.n;
	if (calendar->offset.n > 0)
		memcpy(out + n, calendar->offset.p, calendar->offset.n);
	n += calendar->offset.n;
	return (struct ehr_str){ out, n };
}
