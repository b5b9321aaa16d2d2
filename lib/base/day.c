/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

#include <stdio.h>

/* Years are counted from March, so that a leap day ends one; 400 of them are
 * alike. */
enum {
	ERA_YEARS = 400,
	ERA_DAYS = 146097,
	EPOCH = 719468, /* 1970-01-01 from 0000-03-01 */
	WEEK = 7,
	YEARS_END = 9999,
	TEXT = EHR_DAY_TEXT - 1,
};

int ehr_day_month_length(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

long ehr_day_of(int year, int month, int day)
{
	long from_march = (month + 9) % 12;
	long y = month <= 2 ? year - 1L : year;

	return y * 365 + y / 4 - y / 100 + y / ERA_YEARS +
	       (153 * from_march + 2) / 5 + day - 1 - EPOCH;
}

struct ehr_day_parts ehr_day_parts(long day)
{
	long shifted = day + EPOCH;
	long era = shifted / ERA_DAYS, of_era = shifted % ERA_DAYS;
	long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		 365;
	long of_year = of_era - (365 * y + y / 4 - y / 100);
	long from_march = (5 * of_year + 2) / 153;
	struct ehr_day_parts out;

	out.day = (int)(of_year - (153 * from_march + 2) / 5 + 1);
	out.month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
	out.year = (int)(y + era * ERA_YEARS + (out.month <= 2));
	return out;
}

static bool figures(const char *p, size_t n, int *number)
{
	*number = 0;
	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*number = 10 * *number + (p[i] - '0');
	}
	return true;
}

static bool is_day(const struct ehr_day_parts *of)
{
	return of->year >= 1 && of->month >= 1 && of->month <= 12 &&
	       of->day >= 1 &&
	       of->day <= ehr_day_month_length(of->year, of->month);
}

bool ehr_day_read(struct ehr_str text, long *day)
{
	struct ehr_day_parts of;

	text = ehr_str_trim(text);
	if (text.n < TEXT || text.p[4] != '-' || text.p[7] != '-' ||
		(text.n > TEXT && text.p[TEXT] != 'T' && text.p[TEXT] != ' '))
		return false;
	if (!figures(text.p, 4, &of.year) ||
		!figures(text.p + 5, 2, &of.month) ||
		!figures(text.p + 8, 2, &of.day))
		return false;
	if (!is_day(&of))
		return false;
	*day = ehr_day_of(of.year, of.month, of.day);
	return true;
}

/* The figures that the text begins with, one to most of them, taken off it. */
static bool take_figures(struct ehr_str *text, size_t most, int *number)
{
	size_t n = 0;

	while (n < text->n && n < most && text->p[n] >= '0' &&
		text->p[n] <= '9')
		n++;
	if (n == 0)
		return false;
	(void)figures(text->p, n, number);
	text->p += n;
	text->n -= n;
	return true;
}

static bool take_mark(struct ehr_str *text, const char *mark)
{
	size_t n = strlen(mark);

	if (text->n < n || memcmp(text->p, mark, n) != 0)
		return false;
	text->p += n;
	text->n -= n;
	return true;
}

bool ehr_day_read_office(struct ehr_str text, long *day)
{
	/* between year and month, month and day, and behind the day */
	static const char *const mark[][3] = { { "-", "-", "" },
		{ "/", "/", "" }, { ".", ".", "" },
		{ "\u5e74", "\u6708", "\u65e5" } };
	struct ehr_str all = ehr_str_trim(text);

	if (ehr_day_read(text, day))
		return true;
	for (size_t i = 0; i < sizeof(mark) / sizeof(*mark); i++) {
		struct ehr_str rest = all;
		struct ehr_day_parts of;

		if (take_figures(&rest, 4, &of.year) && all.n - rest.n == 4 &&
			take_mark(&rest, mark[i][0]) &&
			take_figures(&rest, 2, &of.month) &&
			take_mark(&rest, mark[i][1]) &&
			take_figures(&rest, 2, &of.day) &&
			take_mark(&rest, mark[i][2]) &&
			(rest.n == 0 || rest.p[0] == ' ') && is_day(&of)) {
			*day = ehr_day_of(of.year, of.month, of.day);
			return true;
		}
	}
	return false;
}

int ehr_day_cell(
	struct ehr_str text, const char *column, long *day, struct ehr_err *err)
{
	if (ehr_day_read_office(text, day))
		return 0;
	return ehr_fail_cell(err, column, "not_a_date",
		N_("a date such as 2025-10-08"), text);
}

int ehr_day_option(
	const char *text, const char *option, long *day, struct ehr_err *err)
{
	struct ehr_str given = ehr_str_of(text);
	char shown[64];

	if (given.n == TEXT && ehr_day_read(given, day))
		return 0;
	ehr_visible(shown, sizeof(shown), given);
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("%s takes a day as YYYY-MM-DD, not \"%s\""), option, shown);
}

void ehr_day_write(char out[static EHR_DAY_TEXT], long day)
{
	struct ehr_day_parts of = ehr_day_parts(day);

	snprintf(out, EHR_DAY_TEXT, "%04u-%02u-%02u", (unsigned)of.year % 10000,
		(unsigned)of.month % 100, (unsigned)of.day % 100);
}

struct ehr_str ehr_day_text(long day, struct ehr_arena *arena)
{
	char text[EHR_DAY_TEXT];

	ehr_day_write(text, day);
	return ehr_arena_copy(arena, ehr_str_of(text));
}

long ehr_day_add_months(long day, long months)
{
	struct ehr_day_parts of = ehr_day_parts(day);
	long all = of.year * 12L + of.month - 1 + months;
	int year = (int)(all / 12), month = (int)(all % 12) + 1, last;

	if (all < 12)
		return ehr_day_of(1, 1, 1);
	if (all / 12 > YEARS_END)
		return ehr_day_of(YEARS_END, 12, 31);
	last = ehr_day_month_length(year, month);
	return ehr_day_of(year, month, of.day < last ? of.day : last);
}

/* Weekdays before this day, from a Monday long ago. */
static long weekdays_before(long day)
{
	long shifted = day + EPOCH + 2; /* 0000-03-01 was a Wednesday */
	long left = shifted % WEEK;

	return shifted / WEEK * 5 + (left < 5 ? left : 5);
}

long ehr_day_weekdays(long from, long to)
{
	return to > from ? weekdays_before(to + 1) - weekdays_before(from + 1)
			 : 0;
}
