/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hour.h"

#include "base/day.h"

enum { DATE = EHR_DAY_TEXT - 1, HOUR_MINUTES = 60 };

/* Two figures; -1 if they are none. */
static int two(const char *p)
{
	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
		return -1;
	return (p[0] - '0') * 10 + (p[1] - '0');
}

static bool read_date(struct ehr_str *text, long *day)
{
	const struct ehr_str date = { text->p, DATE };

	if (text->n < DATE || !ehr_day_read(date, day))
		return false;
	text->p += DATE;
	text->n -= DATE;
	return true;
}

/* Z, +08, +0800, +08:00 or nothing. */
static bool read_offset(struct ehr_str text, short *offset_min)
{
	int hours, minutes = 0;

	*offset_min = EHR_HOUR_NO_OFFSET;
	if (text.n == 0)
		return true;
	if (ehr_str_is(text, "Z")) {
		*offset_min = EHR_HOUR_UTC;
		return true;
	}
	if ((text.p[0] != '+' && text.p[0] != '-') || text.n < 3)
		return false;
	hours = two(text.p + 1);
	if (text.n == 5)
		minutes = two(text.p + 3);
	else if (text.n == 6 && text.p[3] == ':')
		minutes = two(text.p + 4);
	else if (text.n != 3)
		return false;
	if (hours < 0 || hours >= EHR_DAY_HOURS || minutes < 0 ||
		minutes >= HOUR_MINUTES)
		return false;
	*offset_min = (short)((text.p[0] == '-' ? -1 : 1) *
			      (hours * HOUR_MINUTES + minutes));
	return true;
}

/* ":00" off the front. */
static bool take_zero(struct ehr_str *text)
{
	if (text->n < 3 || memcmp(text->p, ":00", 3) != 0)
		return false;
	text->p += 3;
	text->n -= 3;
	return true;
}

/* ".000" off the front, if there is a point; false for anything but zeros. */
static bool take_fraction(struct ehr_str *text)
{
	size_t n = 1;

	if (text->n == 0 || text->p[0] != '.')
		return true;
	while (n < text->n && text->p[n] == '0')
		n++;
	text->p += n;
	text->n -= n;
	return n > 1;
}

static bool read_time(
	struct ehr_str text, int *hour, struct ehr_hour_form *form)
{
	form->separator = text.p[0];
	if ((text.p[0] != 'T' && text.p[0] != ' ') || text.n < 3)
		return false;
	*hour = two(text.p + 1);
	if (*hour < 0 || *hour > EHR_DAY_HOURS)
		return false;
	text.p += 3;
	text.n -= 3;
	form->precision = EHR_HOUR_HOUR;
	if (take_zero(&text)) {
		form->precision = EHR_HOUR_MINUTE;
		if (take_zero(&text)) {
			form->precision = EHR_HOUR_SECOND;
			if (!take_fraction(&text))
				return false;
		}
	}
	return read_offset(text, &form->offset_min);
}

bool ehr_hour_read(struct ehr_str text, long *hour, struct ehr_hour_form *form)
{
	struct ehr_hour_form found = { EHR_HOUR_DAY, 'T', EHR_HOUR_NO_OFFSET };
	long day;
	int of_day = 0;

	text = ehr_str_trim(text);
	if (!read_date(&text, &day))
		return false;
	if (text.n > 0 && !read_time(text, &of_day, &found))
		return false;
	*hour = day * EHR_DAY_HOURS + of_day;
	*form = found;
	return true;
}

int ehr_hour_cell(struct ehr_str text, const char *column, long *hour,
	struct ehr_hour_form *form, struct ehr_err *err)
{
	if (ehr_hour_read(text, hour, form))
		return 0;
	return ehr_fail_cell(err, column, "not_an_hour",
		N_("a date or a whole hour such as 2025-10-08T15:00"), text);
}

bool ehr_hour_same_clock(struct ehr_hour_form a, struct ehr_hour_form b)
{
	int from = a.offset_min == EHR_HOUR_UTC ? 0 : a.offset_min;
	int to = b.offset_min == EHR_HOUR_UTC ? 0 : b.offset_min;

	return from == to &&
	       (a.precision == EHR_HOUR_DAY) == (b.precision == EHR_HOUR_DAY);
}

static size_t put_two(char *out, int number)
{
	out[0] = (char)('0' + number / 10 % 10);
	out[1] = (char)('0' + number % 10);
	return 2;
}

static size_t put_offset(char *out, int offset_min)
{
	int size = offset_min < 0 ? -offset_min : offset_min;

	if (offset_min == EHR_HOUR_NO_OFFSET)
		return 0;
	if (offset_min == EHR_HOUR_UTC) {
		out[0] = 'Z';
		return 1;
	}
	out[0] = offset_min < 0 ? '-' : '+';
	put_two(out + 1, size / HOUR_MINUTES);
	out[3] = ':';
	put_two(out + 4, size % HOUR_MINUTES);
	return 6;
}

size_t ehr_hour_write(
	char out[static EHR_HOUR_TEXT], long hour, struct ehr_hour_form form)
{
	size_t n = DATE;

	ehr_day_write(out, ehr_hour_day(hour));
	if (form.precision != EHR_HOUR_DAY) {
		out[n++] = form.separator;
		n += put_two(out + n, ehr_hour_of_day(hour));
		for (int i = EHR_HOUR_HOUR; i < form.precision; i++) {
			memcpy(out + n, ":00", 3);
			n += 3;
		}
		n += put_offset(out + n, form.offset_min);
	}
	out[n] = '\0';
	return n;
}
