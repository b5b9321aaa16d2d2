/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/calendar_read.h"

#include <math.h>

#include "base/day.h"
#include "base/num.h"

enum {
	/* figures without separators are a date if the year is one of these */
	FIRST_YEAR = 1900,
	LAST_YEAR = 2100,
	DAY_SECONDS = 86400,
	DAY_FIGURES = 8,    /* YYYYMMDD */
	EPOCH_FIGURES = 13, /* milliseconds since 1970, from 2001 on */
	EPOCH_DAY = 25567,  /* from 1900-01-01 to 1970-01-01 */
	SERIAL_DAY = 2,     /* what a spreadsheet calls 1900-01-01, counted back
	                       from numbers behind its 29 February 1900 */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void skip(struct ehr_str *text, size_t n)
{
	text->p += n;
	text->n -= n;
}

static void skip_blanks(struct ehr_str *text)
{
	while (text->n > 0 && (*text->p == ' ' || *text->p == '\t'))
		skip(text, 1);
}

/* From least to most figures off the front as a number. */
static bool take_figures(
	struct ehr_str *text, size_t least, size_t most, int *value)
{
	size_t n = 0;
	int got = 0;

	while (n < most && n < text->n && is_digit(text->p[n]))
		got = got * 10 + (text->p[n++] - '0');
	if (n < least)
		return false;
	skip(text, n);
	*value = got;
	return true;
}

static bool take_sign(struct ehr_str *text, const char *sign)
{
	if (!ehr_str_starts(*text, sign))
		return false;
	skip(text, strlen(sign));
	return true;
}

/* One of the words, and blanks around it. */
static bool take_word(struct ehr_str *text, const char *word, const char *other)
{
	struct ehr_str rest = *text;

	skip_blanks(&rest);
	if (!take_sign(&rest, word) && !take_sign(&rest, other))
		return false;
	skip_blanks(&rest);
	*text = rest;
	return true;
}

static bool take_offset(struct ehr_str *text, struct ehr_str *offset)
{
	int hour, minute = 0;

	*offset = *text;
	if (take_sign(text, "Z"))
		return text->n == 0;
	if (!take_sign(text, "+") && !take_sign(text, "-"))
		return text->n == 0;
	if (!take_figures(text, 2, 2, &hour) || hour > 14)
		return false;
	if ((take_sign(text, ":") || text->n > 0) &&
		!take_figures(text, 2, 2, &minute))
		return false;
	return minute < 60 && text->n == 0;
}

/* The part of a second, with its point. */
static bool take_fraction(struct ehr_str *text, struct ehr_str *fraction)
{
	size_t n = 1;

	*fraction = (struct ehr_str){ text->p, 0 };
	if (text->n == 0 || *text->p != '.')
		return true;
	while (n < text->n && is_digit(text->p[n]))
		n++;
	fraction->n = n;
	skip(text, n);
	return n > 1;
}

/* HH, HH:MM or HH:MM:SS, or with the Chinese words; then the offset. least:
 * figures that hours have at least. */
static bool take_clock(
	struct ehr_str *text, size_t least, struct ehr_calendar *moment)
{
	moment->precision = EHR_PRECISION_MINUTE;
	if (!take_figures(text, least, 2, &moment->hour))
		return false;
	if (take_sign(text, ":")) {
		if (!take_figures(text, 2, 2, &moment->minute))
			return false;
		if (!take_sign(text, ":"))
			return take_offset(text, &moment->offset);
		moment->precision = EHR_PRECISION_SECOND;
		return take_figures(text, 2, 2, &moment->second) &&
		       take_fraction(text, &moment->fraction) &&
		       take_offset(text, &moment->offset);
	}
	if (!take_word(text, "\u65f6", "\u70b9")) /* hour */
		return take_offset(text, &moment->offset);
	if (text->n > 0 && (!take_figures(text, 1, 2, &moment->minute) ||
				   !take_word(text, "\u5206", "\u5206")))
		return false;
	if (text->n == 0)
		return true;
	moment->precision = EHR_PRECISION_SECOND;
	return take_figures(text, 1, 2, &moment->second) &&
	       take_word(text, "\u79d2", "\u79d2") && text->n == 0;
}

bool ehr_calendar_read_iso(struct ehr_str text, struct ehr_calendar *moment)
{
	*moment = (struct ehr_calendar){ .precision = EHR_PRECISION_YEAR };
	if (!take_figures(&text, 4, 4, &moment->year))
		return false;
	if (text.n == 0)
		return true;
	moment->precision = EHR_PRECISION_MONTH;
	if (!take_sign(&text, "-") ||
		!take_figures(&text, 2, 2, &moment->month))
		return false;
	if (text.n == 0)
		return true;
	moment->precision = EHR_PRECISION_DAY;
	if (!take_sign(&text, "-") || !take_figures(&text, 2, 2, &moment->day))
		return false;
	if (text.n == 0)
		return true;
	if (!take_sign(&text, "T") && !take_sign(&text, " "))
		return false;
	return take_clock(&text, 2, moment);
}

/* Year, month and day with the same sign between, or the Chinese words. */
static bool take_date(struct ehr_str *text, struct ehr_calendar *moment)
{
	static const char *const sign[] = { "-", "/", "." };
	const char *between = NULL;
	struct ehr_str month;

	moment->precision = EHR_PRECISION_YEAR;
	if (!take_figures(text, 4, 4, &moment->year))
		return false;
	for (size_t i = 0; i < 3 && between == NULL; i++)
		if (take_sign(text, sign[i]))
			between = sign[i];
	if (between == NULL && !take_word(text, "\u5e74", "\u5e74")) /* year */
		return text->n == 0;
	if (between == NULL && text->n == 0)
		return true;
	month = *text;
	moment->precision = EHR_PRECISION_MONTH;
	if (!take_figures(text, 1, 2, &moment->month))
		return false;
	if (between != NULL && text->n == 0) /* 2025.1 has lost a figure */
		return month.n == 2 || *between != '.';
	if (between != NULL ? !take_sign(text, between)
			    : !take_word(text, "\u6708", "\u6708")) /* month */
		return false;
	if (between == NULL && text->n == 0)
		return true;
	moment->precision = EHR_PRECISION_DAY;
	return take_figures(text, 1, 2, &moment->day) &&
	       (between != NULL || take_word(text, "\u65e5", "\u53f7"));
}

static bool read_spelled(struct ehr_str text, struct ehr_calendar *moment)
{
	bool apart;

	if (!take_date(&text, moment))
		return false;
	if (text.n == 0)
		return true;
	if (moment->precision != EHR_PRECISION_DAY)
		return false;
	/* the Chinese word for day has taken the blanks */
	apart = text.p[-1] == ' ' || !is_digit(text.p[-1]);
	if (!take_sign(&text, "T") && *text.p != ' ' && !apart)
		return false;
	skip_blanks(&text);
	return take_clock(&text, 1, moment);
}

/* YYYYMMDD, and hours, minutes, seconds behind it. */
static bool read_compact(struct ehr_str text, struct ehr_calendar *moment)
{
	bool read = take_figures(&text, 4, 4, &moment->year) &&
		    take_figures(&text, 2, 2, &moment->month) &&
		    take_figures(&text, 2, 2, &moment->day);

	moment->precision = EHR_PRECISION_DAY;
	if (!read || moment->year < FIRST_YEAR || moment->year > LAST_YEAR)
		return false;
	if (take_figures(&text, 2, 2, &moment->hour))
		moment->precision = EHR_PRECISION_MINUTE;
	if (take_figures(&text, 2, 2, &moment->minute) &&
		take_figures(&text, 2, 2, &moment->second))
		moment->precision = EHR_PRECISION_SECOND;
	return text.n == 0;
}

/* YYYYMMDD, a blank or T, and the time of day. */
static bool read_compact_day(struct ehr_str text, struct ehr_calendar *moment)
{
	const struct ehr_str day = { text.p, DAY_FIGURES };

	skip(&text, DAY_FIGURES);
	if (!read_compact(day, moment) || (*text.p != ' ' && *text.p != 'T'))
		return false;
	skip(&text, 1);
	skip_blanks(&text);
	return take_clock(&text, 1, moment);
}

/* The days from 1900 on and the second of the day. */
static void set_clock(long days, long seconds, struct ehr_calendar *moment)
{
	struct ehr_day_parts day = ehr_day_parts(
		ehr_day_of(FIRST_YEAR, 1, 1) + days + seconds / DAY_SECONDS);

	moment->year = day.year;
	moment->month = day.month;
	moment->day = day.day;
	seconds %= DAY_SECONDS;
	moment->hour = (int)(seconds / 3600);
	moment->minute = (int)(seconds / 60 % 60);
	moment->second = (int)(seconds % 60);
	moment->precision = moment->second != 0 ? EHR_PRECISION_SECOND
						: EHR_PRECISION_MINUTE;
}

static bool read_epoch(struct ehr_str text, struct ehr_calendar *moment)
{
	double value;
	long seconds;

	if (ehr_num_read(text, &value) != EHR_NUM_VALUE)
		return false;
	seconds = (long)floor(value / 1000);
	set_clock(EPOCH_DAY + seconds / DAY_SECONDS, seconds % DAY_SECONDS,
		moment);
	moment->offset = ehr_str_of("Z");
	return true;
}

/* The day number of a spreadsheet, to the second. */
static bool read_serial(const struct ehr_cell_rules *rules, double number,
	struct ehr_calendar *moment)
{
	double day = floor(number);
	double seconds = rint((number - day) * DAY_SECONDS);

	if (number < rules->serial_first || number > rules->serial_last)
		return false;
	set_clock((long)day - SERIAL_DAY, (long)seconds, moment);
	if (number == day)
		moment->precision = EHR_PRECISION_DAY;
	return true;
}

static size_t count_figures(struct ehr_str text)
{
	size_t n = 0;

	while (n < text.n && is_digit(text.p[n]))
		n++;
	return n;
}

/* 8/10/2025 and the like: one or two figures, and the year last. */
bool ehr_calendar_year_last(struct ehr_str text)
{
	size_t n = count_figures(text);
	int part;

	if (n < 1 || n > 2)
		return false;
	skip(&text, n);
	if (text.n == 0 || strchr("/.-", *text.p) == NULL)
		return false;
	skip(&text, 1);
	return take_figures(&text, 1, 2, &part) && text.n > 2 &&
	       strchr("/.-", *text.p) != NULL &&
	       count_figures((struct ehr_str){ text.p + 1, text.n - 1 }) >= 2;
}

bool ehr_calendar_read(const struct ehr_cell_rules *rules, struct ehr_str text,
	struct ehr_calendar *moment)
{
	size_t n = count_figures(text);
	double number;

	if (n == text.n && n == EPOCH_FIGURES)
		return read_epoch(text, moment);
	if (n == text.n && n >= DAY_FIGURES)
		return read_compact(text, moment);
	if (n == DAY_FIGURES)
		return read_compact_day(text, moment);
	if (n == 5 && ehr_num_read(text, &number) == EHR_NUM_VALUE)
		return read_serial(rules, number, moment);
	return read_spelled(text, moment);
}

bool ehr_calendar_read_part(struct ehr_str text, size_t most, int *value)
{
	static const char *const behind[] = { ".0", "\u5e74", "\u6708",
		"\u65e5", "\u53f7", "\u65f6", "\u70b9", ":00" };

	if (!take_figures(&text, 1, most, value))
		return false;
	for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
		if (take_word(&text, behind[i], behind[i]))
			break;
	return text.n == 0;
}

bool ehr_calendar_read_month(struct ehr_str text, int *month)
{
	static const char *const name[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };

	for (int i = 0; i < 12; i++) {
		size_t n = strlen(name[i]), same = 0;

		while (same < text.n && same < n &&
			(text.p[same] | 0x20) == name[i][same])
			same++;
		if (same == text.n && (same == n || same == 3)) {
			*month = i + 1;
			return true;
		}
	}
	return false;
}
