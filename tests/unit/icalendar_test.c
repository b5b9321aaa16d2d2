/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "render/icalendar.h"

static struct ehr_icalendar_event event_of(const char *summary)
{
	return (struct ehr_icalendar_event){
		.identity = { ehr_str_of("plan"), ehr_str_of("T1"),
			ehr_str_of("2025") },
		.day = ehr_day_of(2024, 2, 29),
		.summary = ehr_str_of(summary),
		.description = ehr_str_of(""),
		.categories = ehr_str_of(""),
		.alarm_days = -1,
	};
}

/* The document; that of the last call. */
static const char *document(const struct ehr_icalendar_event *event)
{
	static char kept[4096];
	struct ehr_icalendar calendar = { .stamp = ehr_day_of(2025, 1, 10),
		.name = ehr_str_of("") };

	ehr_icalendar_start(&calendar);
	if (event)
		ehr_icalendar_event(&calendar, event);
	ehr_icalendar_end(&calendar);
	assert_true(calendar.text.n < sizeof(kept));
	memcpy(kept, calendar.text.p, calendar.text.n);
	kept[calendar.text.n] = '\0';
	ehr_buf_release(&calendar.text);
	return kept;
}

/* Does a line of the document begin like that? */
static bool has(const char *text, const char *line)
{
	const char *at = strstr(text, line);

	return at && at > text && at[-1] == '\n';
}

/* 29 February 2024 ends with the first of March; what RFC 5545, 3.3.11, names is
 * escaped. */
static void writes_a_day(void **state)
{
	struct ehr_icalendar_event event = event_of("a;b,c\\d\r\ne\x01:\"f\"");
	const char *text;

	(void)state;
	event.categories = ehr_str_of("x, y; z ;;");
	text = document(&event);
	assert_true(
		strncmp(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", 30) == 0);
	assert_true(has(text, "DTSTAMP:20250110T000000Z\r\n"));
	assert_true(has(text, "DTSTART;VALUE=DATE:20240229\r\n"));
	assert_true(has(text, "DTEND;VALUE=DATE:20240301\r\n"));
	assert_true(has(text, "SUMMARY:a\\;b\\,c\\\\d\\ne :\"f\"\r\n"));
	assert_true(has(text, "CATEGORIES:x\\, y,z\r\n"));
	assert_false(has(text, "DESCRIPTION"));
	assert_false(has(text, "BEGIN:VALARM"));
	assert_true(has(text, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

/* Nine in the morning, so many days before midnight of the day. */
static void reminds(void **state)
{
	static const struct {
		long days;
		const char *line;
	} want[] = { { 0, "TRIGGER:PT9H\r\n" }, { 1, "TRIGGER:-PT15H\r\n" },
		{ 2, "TRIGGER:-P1DT15H\r\n" },
		{ 14, "TRIGGER:-P13DT15H\r\n" } };

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++) {
		struct ehr_icalendar_event event = event_of("a");

		event.alarm_days = want[i].days;
		assert_true(has(document(&event), want[i].line));
	}
}

/* "SUMMARY:" are 8 octets: 67 more fill the line, and the next takes 74 behind
 * its blank. */
static void folds_at_75_octets(void **state)
{
	char summary[200] = { 0 };
	struct ehr_icalendar_event event;
	const char *text, *at;

	(void)state;
	memset(summary, 'x', 67);
	event = event_of(summary);
	text = document(&event);
	assert_true(
		strncmp(strstr(text, "SUMMARY:") + 75, "\r\nTRANSP", 8) == 0);
	memset(summary, 'x', 68);
	event = event_of(summary);
	text = document(&event);
	assert_true(
		strncmp(strstr(text, "SUMMARY:") + 75, "\r\n x\r\n", 6) == 0);
	/* a character of three octets does not fit behind 66, and moves */
	memset(summary, 0, sizeof(summary));
	memset(summary, 'x', 66);
	memcpy(summary + 66, "\u4e00y", 4);
	event = event_of(summary);
	text = document(&event);
	at = strstr(text, "SUMMARY:");
	assert_true(strncmp(at + 74, "\r\n \u4e00y\r\n", 9) == 0);
}

static const char *uid_of(const struct ehr_icalendar_event *event)
{
	static char uid[2][64];
	static int turn;

	turn = !turn;
	memcpy(uid[turn], strstr(document(event), "UID:"), 43);
	uid[turn][43] = '\0';
	return uid[turn];
}

static void knows_an_event_again(void **state)
{
	struct ehr_icalendar_event event = event_of("a"), other = event_of("b");

	(void)state;
	other.day++;
	assert_string_equal(uid_of(&event), uid_of(&other));
	other.identity[1] = ehr_str_of("T2");
	assert_string_not_equal(uid_of(&event), uid_of(&other));
	/* parts do not run into each other */
	other.identity[0] = ehr_str_of("planT");
	other.identity[1] = ehr_str_of("1");
	assert_string_not_equal(uid_of(&event), uid_of(&other));
}

static void ends_with_time(void **state)
{
	struct ehr_icalendar_event event = event_of("a");
	const char *text;

	(void)state;
	event.day = ehr_day_of(9999, 12, 31);
	text = document(&event);
	assert_true(has(text, "DTSTART;VALUE=DATE:99991231\r\n"));
	assert_false(has(text, "DTEND"));
	text = document(NULL);
	assert_true(has(text, "BEGIN:VTIMEZONE\r\n"));
	assert_true(has(text, "END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_a_day),
		cmocka_unit_test(reminds),
		cmocka_unit_test(folds_at_75_octets),
		cmocka_unit_test(knows_an_event_again),
		cmocka_unit_test(ends_with_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
