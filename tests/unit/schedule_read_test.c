/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/day.h"
#include "model/schedule.h"
#include "ref/load.h"

enum { TEXT, YEAR, BEFORE, KIND, BEGIN, DUE, RULE, PERIOD, TERM, EVENT, CELLS };

static const char *const column[CELLS] = { "text", "year", "before", "kind",
	"begin", "due", "rule", "period", "term", "event" };

static struct ehr_schedule_words *open_words(void)
{
	struct ehr_err err = { 0 };
	struct ehr_schedule_words *words = ehr_schedule_words_open(NULL, &err);

	assert_string_equal(err.text, "");
	return words;
}

static struct ehr_schedule_context context_of(
	struct ehr_str year, struct ehr_str before)
{
	struct ehr_schedule_context context = { 0 };

	for (size_t i = 0; i < year.n; i++)
		context.year = 10 * context.year + (year.p[i] - '0');
	if (ehr_str_is(before, "included"))
		context.before = EHR_SCHEDULE_BEFORE_INCLUDED;
	else if (ehr_str_is(before, "excluded"))
		context.before = EHR_SCHEDULE_BEFORE_EXCLUDED;
	return context;
}

static void say_day(char out[static EHR_DAY_TEXT], bool has, long day)
{
	out[0] = '\0';
	if (has)
		ehr_day_write(out, day);
}

static void say_length(
	char *out, size_t size, const struct ehr_schedule_length *length)
{
	out[0] = '\0';
	if (length->n > 0)
		(void)snprintf(out, size, "%s%ld%s",
			length->unit == EHR_SCHEDULE_WORKING_DAYS ? "W" : "P",
			length->n,
			length->unit == EHR_SCHEDULE_MONTHS ? "M"
			: length->unit == EHR_SCHEDULE_DAYS ? "D"
							    : "");
}

/* kind begin due rule period term event, as the file has them */
static void say(const struct ehr_schedule *schedule, char *out, size_t size)
{
	char begin[EHR_DAY_TEXT], due[EHR_DAY_TEXT], period[32], term[32];

	say_day(begin, schedule->has_begin, schedule->begin);
	say_day(due, schedule->has_due, schedule->due);
	say_length(period, sizeof(period), &schedule->period);
	say_length(term, sizeof(term), &schedule->term);
	(void)snprintf(out, size, "%s|%s|%s|%s|%s|%s|%s",
		ehr_schedule_kind_word[schedule->kind], begin, due,
		ehr_schedule_rule_word[schedule->rule], period, term,
		schedule->from_event ? schedule->event : "");
}

static void expect(const struct ehr_schedule_words *words,
	const struct ehr_str *cell, const size_t at[CELLS])
{
	struct ehr_schedule_context context =
		context_of(cell[at[YEAR]], cell[at[BEFORE]]);
	struct ehr_schedule schedule;
	struct ehr_err err = { 0 };
	struct ehr_buf want = { 0 };
	char got[512];
	int rc = ehr_schedule_read(
		words, cell[at[TEXT]], &context, &schedule, &err);

	ehr_buf_add_str(&want, cell[at[KIND]]);
	for (int i = BEGIN; i < CELLS; i++) {
		ehr_buf_putc(&want, '|');
		ehr_buf_add_str(&want, cell[at[i]]);
	}
	if (rc == 0)
		say(&schedule, got, sizeof(got));
	else
		(void)snprintf(got, sizeof(got), "%s||||||", err.reason);
	if (strcmp(got, ehr_buf_text(&want)) != 0)
		fail_msg("%.*s: %s, not %s", (int)cell[at[TEXT]].n,
			cell[at[TEXT]].p, got, ehr_buf_text(&want));
	if (rc != 0) {
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_true(strlen(err.expected) > 0);
		assert_int_equal(
			strncmp(err.found, cell[at[TEXT]].p, cell[at[TEXT]].n),
			0);
	}
	ehr_buf_release(&want);
}

static void reads_what_offices_write(void **state)
{
	struct ehr_schedule_words *words = open_words();
	struct ehr_err err = { 0 };
	struct ehr_load load;
	size_t at[CELLS], rows = 0;
	int rc;

	(void)state;
	assert_int_equal(ehr_load_open(&load, NULL,
				 TEST_DATA "/schedules/cases.csv", &err),
		0);
	for (int i = 0; i < CELLS; i++)
		assert_int_equal(
			ehr_load_need(&load, column[i], &at[i], &err), 0);
	while ((rc = ehr_load_next(&load, &err)) == 1) {
		expect(words, load.row.cell, at);
		rows++;
	}
	assert_int_equal(rc, 0);
	assert_true(rows > 150);
	ehr_load_close(&load);
	ehr_schedule_words_close(words);
}

/* 40 words and more than 64 of them; bytes that are no text. */
static void refuses_what_is_no_schedule(void **state)
{
	static const char *const text[] = { "", " ", "\xff\xfe", "2025\xe5",
		"((((", "----", "2025------------", "P", "P3", "PM", "P3MX",
		"+P3M", "99999999999999999999", "every", "of", "12", "2025-",
		"-2025", "2025-10-15T08:00", "2025-W40", "within of approval",
		"every every every" };
	struct ehr_schedule_words *words = open_words();
	struct ehr_schedule_context context = { 0 };
	struct ehr_schedule schedule;
	struct ehr_buf many = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		struct ehr_err err = { 0 };

		if (ehr_schedule_read(words, ehr_str_of(text[i]), &context,
			    &schedule, &err) != -1)
			fail_msg("read: \"%s\"", text[i]);
		assert_true(strlen(err.reason) > 0);
	}
	for (int i = 0; i < 10000; i++)
		ehr_buf_puts(&many, "2025-");
	assert_int_equal(
		ehr_schedule_read(words, (struct ehr_str){ many.p, many.n },
			&context, &schedule, NULL),
		-1);
	ehr_buf_release(&many);
	ehr_schedule_words_close(words);
}

/* Each of the days of 400 years, said in three ways. */
static void reads_every_day(void **state)
{
	struct ehr_schedule_words *words = open_words();
	struct ehr_schedule_context context = { 0 };

	(void)state;
	for (long day = ehr_day_of(1899, 12, 25); day < ehr_day_of(2300, 1, 9);
		day += 11) {
		struct ehr_day_parts of = ehr_day_parts(day);
		char text[3][40];

		(void)snprintf(text[0], 40, "%04d-%02d-%02d", of.year, of.month,
			of.day);
		(void)snprintf(text[1], 40, "%d \u5e74%d\u6708%d\u65e5\u524d",
			of.year, of.month, of.day);
		(void)snprintf(
			text[2], 40, "%04d%02d%02d", of.year, of.month, of.day);
		for (int i = 0; i < 3; i++) {
			struct ehr_schedule schedule;

			assert_int_equal(
				ehr_schedule_read(words, ehr_str_of(text[i]),
					&context, &schedule, NULL),
				0);
			assert_true(schedule.has_due);
			assert_int_equal(schedule.due, day);
		}
	}
	ehr_schedule_words_close(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_offices_write),
		cmocka_unit_test(refuses_what_is_no_schedule),
		cmocka_unit_test(reads_every_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
