/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/icalendar.h"

#include "base/day.h"
#include "base/utf8.h"
#include "io/file.h"

enum {
	LINE = 75,        /* octets, without CRLF */
	UID_LETTERS = 32, /* of the digest */
	NINE = 9,         /* o'clock */
	HOURS_OF_DAY = 24,
	YEARS_END = 9999,
};

/* Appends the line, which is folded: the lines after the first begin with a
 * blank. */
static void put_line(struct ehr_buf *out, struct ehr_str line)
{
	size_t used = 0;

	for (size_t at = 0; at < line.n;) {
		size_t n = ehr_utf8_len(line.p + at, line.n - at);

		if (n == 0)
			n = 1;
		if (used + n > LINE) {
			ehr_buf_puts(out, "\r\n ");
			used = 1;
		}
		ehr_buf_add(out, line.p + at, n);
		used += n;
		at += n;
	}
	ehr_buf_puts(out, "\r\n");
}

static void put(struct ehr_icalendar *calendar, const char *line)
{
	put_line(&calendar->text, ehr_str_of(line));
}

/* A text value: what means something is escaped, other control characters are
 * not allowed and become blanks. */
static void add_text(struct ehr_buf *line, struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '\r' && i + 1 < text.n && text.p[i + 1] == '\n')
			continue;
		if (c == '\n' || c == '\r') {
			ehr_buf_puts(line, "\\n");
		} else if (c == '\\' || c == ';' || c == ',') {
			ehr_buf_putc(line, '\\');
			ehr_buf_putc(line, c);
		} else if (((unsigned char)c < ' ' && c != '\t') ||
			   c == '\x7f') {
			ehr_buf_putc(line, ' ');
		} else {
			ehr_buf_putc(line, c);
		}
	}
}

static void put_text(
	struct ehr_icalendar *calendar, const char *name, struct ehr_str text)
{
	struct ehr_buf line = { 0 };

	if (text.n == 0)
		return;
	ehr_buf_puts(&line, name);
	ehr_buf_putc(&line, ':');
	add_text(&line, text);
	put_line(&calendar->text, (struct ehr_str){ line.p, line.n });
	ehr_buf_release(&line);
}

/* The next of the list, which is cut. */
static struct ehr_str next_category(struct ehr_str *list)
{
	static const char *const mark[] = { ";", "\uff1b", "\u3001" };
	struct ehr_str one = *list;

	for (size_t at = 0; at < list->n; at++)
		for (size_t i = 0; i < sizeof(mark) / sizeof(*mark); i++) {
			struct ehr_str rest = { list->p + at, list->n - at };

			if (!ehr_str_starts(rest, mark[i]))
				continue;
			one.n = at;
			list->p += at + strlen(mark[i]);
			list->n -= at + strlen(mark[i]);
			return ehr_str_trim(one);
		}
	list->n = 0;
	return ehr_str_trim(one);
}

static void put_categories(struct ehr_icalendar *calendar, struct ehr_str list)
{
	struct ehr_buf line = { 0 };
	size_t n = 0;

	ehr_buf_puts(&line, "CATEGORIES:");
	while (list.n > 0) {
		struct ehr_str one = next_category(&list);

		if (one.n == 0)
			continue;
		if (n++ > 0)
			ehr_buf_putc(&line, ',');
		add_text(&line, one);
	}
	if (n > 0)
		put_line(&calendar->text, (struct ehr_str){ line.p, line.n });
	ehr_buf_release(&line);
}

static void put_day(struct ehr_icalendar *calendar, const char *before,
	long day, const char *after)
{
	struct ehr_day_parts of = ehr_day_parts(day);
	struct ehr_buf line = { 0 };

	ehr_buf_printf(&line, "%s%04d%02d%02d%s", before, of.year, of.month,
		of.day, after);
	put(calendar, ehr_buf_text(&line));
	ehr_buf_release(&line);
}

/* The same for the same identity, and for no other. */
static void put_uid(
	struct ehr_icalendar *calendar, const struct ehr_icalendar_event *event)
{
	const size_t parts = sizeof(event->identity) / sizeof(struct ehr_str);
	struct ehr_buf all = { 0 };
	char hex[65];

	for (size_t i = 0; i < parts; i++) {
		/* with its length, so that no two ways of parting agree */
		ehr_buf_printf(&all, "%zu:", event->identity[i].n);
		ehr_buf_add_str(&all, event->identity[i]);
	}
	ehr_sha256((struct ehr_str){ all.p, all.n }, hex);
	all.n = 0;
	ehr_buf_printf(&all, "UID:%.*s@ehrisk", UID_LETTERS, hex);
	put(calendar, ehr_buf_text(&all));
	ehr_buf_release(&all);
}

static void put_alarm(
	struct ehr_icalendar *calendar, const struct ehr_icalendar_event *event)
{
	struct ehr_buf line = { 0 };

	if (event->alarm_days < 0)
		return;
	if (event->alarm_days == 0)
		ehr_buf_printf(&line, "TRIGGER:PT%dH", NINE);
	else if (event->alarm_days == 1)
		ehr_buf_printf(&line, "TRIGGER:-PT%dH", HOURS_OF_DAY - NINE);
	else
		ehr_buf_printf(&line, "TRIGGER:-P%ldDT%dH",
			event->alarm_days - 1, HOURS_OF_DAY - NINE);
	put(calendar, "BEGIN:VALARM");
	put(calendar, "ACTION:DISPLAY");
	put(calendar, ehr_buf_text(&line));
	put_text(calendar, "DESCRIPTION", event->summary);
	put(calendar, "END:VALARM");
	ehr_buf_release(&line);
}

void ehr_icalendar_start(struct ehr_icalendar *calendar)
{
	put(calendar, "BEGIN:VCALENDAR");
	put(calendar, "VERSION:2.0");
	put(calendar, "PRODID:-//ehrisk//ehrisk-tasks//EN");
	put(calendar, "CALSCALE:GREGORIAN");
	put_text(calendar, "NAME", calendar->name);
	put_text(calendar, "X-WR-CALNAME", calendar->name);
}

void ehr_icalendar_event(
	struct ehr_icalendar *calendar, const struct ehr_icalendar_event *event)
{
	put(calendar, "BEGIN:VEVENT");
	put_uid(calendar, event);
	put_day(calendar, "DTSTAMP:", calendar->stamp, "T000000Z");
	put_day(calendar, "DTSTART;VALUE=DATE:", event->day, "");
	if (event->day < ehr_day_of(YEARS_END, 12, 31)) /* else one day too */
		put_day(calendar, "DTEND;VALUE=DATE:", event->day + 1, "");
	put_text(calendar, "SUMMARY", event->summary);
	put_text(calendar, "DESCRIPTION", event->description);
	put_categories(calendar, event->categories);
	put(calendar, "TRANSP:TRANSPARENT");
	put_alarm(calendar, event);
	put(calendar, "END:VEVENT");
	calendar->n++;
}

void ehr_icalendar_end(struct ehr_icalendar *calendar)
{
	if (calendar->n == 0) {
		put(calendar, "BEGIN:VTIMEZONE");
		put(calendar, "TZID:UTC");
		put(calendar, "BEGIN:STANDARD");
		put(calendar, "DTSTART:19700101T000000");
		put(calendar, "TZOFFSETFROM:+0000");
		put(calendar, "TZOFFSETTO:+0000");
		put(calendar, "END:STANDARD");
		put(calendar, "END:VTIMEZONE");
	}
	put(calendar, "END:VCALENDAR");
}
