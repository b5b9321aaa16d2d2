/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/calendar.h"

#include <stdio.h>

#include "base/day.h"

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
		(calendar->day < 1 ||
			calendar->day > ehr_day_month_length(year, month)))
		return false;
	return calendar->precision < EHR_PRECISION_MINUTE ||
	       clock_exists(calendar);
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
