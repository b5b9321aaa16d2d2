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

enum { TEXT, EVENT, FROM, HOLIDAYS, DAYS, CELLS };

static const char *const column[CELLS] = { "text", "event", "from", "holidays",
	"days" };

struct fixture {
	struct ehr_schedule_words *words;
	struct ehr_working_days holidays;
};

static int start(void **state)
{
	static struct fixture fixture;
	struct ehr_err err = { 0 };
	struct ehr_load load;

	fixture.words = ehr_schedule_words_open(NULL, &err);
	if (!fixture.words ||
		ehr_load_open(
			&load, NULL, TEST_DATA "/schedules/holidays.csv", &err))
		return -1;
	if (ehr_working_days_read(&fixture.holidays, load.reader, &err))
		return -1;
	ehr_load_close(&load);
	*state = &fixture;
	return 0;
}

static int stop(void **state)
{
	struct fixture *fixture = *state;

	ehr_schedule_words_close(fixture->words);
	ehr_working_days_release(&fixture->holidays);
	return 0;
}

static struct ehr_schedule read_text(
	const struct fixture *fixture, struct ehr_str text)
{
	struct ehr_schedule_context context = { 0 };
	struct ehr_schedule schedule;
	struct ehr_err err = { 0 };

	if (ehr_schedule_read(fixture->words, text, &context, &schedule, &err))
		fail_msg("%s", err.text);
	return schedule;
}

static void say(const struct ehr_schedule_days *days, struct ehr_buf *out)
{
	char due[EHR_DAY_TEXT] = "none";

	if (days->has_due)
		ehr_day_write(due, days->due);
	ehr_buf_printf(
		out, "%s%s%s", days->period, days->period[0] ? " " : "", due);
}

/* As many occurrences as the cell has, separated by semicolons. */
static void expect(const struct fixture *fixture, const struct ehr_str *cell,
	const size_t at[CELLS])
{
	struct ehr_schedule schedule = read_text(fixture, cell[at[TEXT]]);
	struct ehr_schedule_facts facts = { .has_event = cell[at[EVENT]].n > 0,
		.holidays =
			cell[at[HOLIDAYS]].n > 0 ? &fixture->holidays : NULL };
	struct ehr_schedule_walk walk;
	struct ehr_schedule_days days;
	struct ehr_str rest = cell[at[DAYS]];
	long from;

	if (facts.has_event)
		assert_true(ehr_day_read(cell[at[EVENT]], &facts.event));
	assert_true(ehr_day_read(cell[at[FROM]], &from));
	ehr_schedule_walk_init(&walk, &schedule, &facts, from);
	while (rest.n > 0) {
		struct ehr_str want = ehr_str_cut(&rest, ';');
		struct ehr_buf got = { 0 };

		if (ehr_schedule_walk_next(&walk, &days))
			say(&days, &got);
		else
			ehr_buf_puts(&got, "end");
		if (!ehr_str_is(want, ehr_buf_text(&got)))
			fail_msg("%.*s: %s, not %.*s", (int)cell[at[TEXT]].n,
				cell[at[TEXT]].p, ehr_buf_text(&got),
				(int)want.n, want.p);
		ehr_buf_release(&got);
	}
}

static void comes_when_the_calendar_says(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_load load;
	size_t at[CELLS], rows = 0;
	int rc;

	assert_int_equal(ehr_load_open(&load, NULL,
				 TEST_DATA "/schedules/occurrences.csv", &err),
		0);
	for (int i = 0; i < CELLS; i++)
		assert_int_equal(
			ehr_load_need(&load, column[i], &at[i], &err), 0);
	while ((rc = ehr_load_next(&load, &err)) == 1) {
		expect(*state, load.row.cell, at);
		rows++;
	}
	assert_int_equal(rc, 0);
	assert_true(rows > 30);
	ehr_load_close(&load);
}

/* A walk from a later day is the end of the walk from an earlier one; due days
 * never go back, and no period is left out or comes twice. */
static void walks_join(void **state)
{
	static const char *const text[] = { "every year", "quarterly",
		"monthly", "every 2 months", "every 10 December",
		"within 45 days after the end of every quarter",
		"every 5 months after approval", "every 9 days after approval",
		"every friday", "from 2021 every 3 years" };
	struct ehr_schedule_facts facts = { .has_event = true,
		.event = ehr_day_of(2019, 8, 31) };

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		struct ehr_schedule schedule =
			read_text(*state, ehr_str_of(text[i]));
		struct ehr_schedule_walk walk;
		struct ehr_schedule_days days, later, last = { 0 };

		ehr_schedule_walk_init(
			&walk, &schedule, &facts, ehr_day_of(2020, 1, 1));
		for (int k = 0; k < 60; k++) {
			struct ehr_schedule_walk other;

			assert_true(ehr_schedule_walk_next(&walk, &days));
			assert_true(k == 0 || days.due > last.due);
			ehr_schedule_walk_init(&other, &schedule, &facts,
				k == 0 ? days.due : last.due + 1);
			assert_true(ehr_schedule_walk_next(&other, &later));
			assert_int_equal(later.due, days.due);
			assert_string_equal(later.period, days.period);
			assert_true(days.begin <= days.due);
			last = days;
		}
	}
}

/* No term ends later because the event was earlier, and n months after a day are
 * in the n-th month after its month, on the same day number or the last one. */
static void terms_keep_their_order(void **state)
{
	struct ehr_schedule schedule =
		read_text(*state, ehr_str_of("within 6 months of approval"));
	long last = 0;

	for (long day = ehr_day_of(2023, 1, 1); day < ehr_day_of(2029, 1, 1);
		day++) {
		struct ehr_schedule_facts facts = { true, day, NULL };
		struct ehr_schedule_days days;
		struct ehr_day_parts from = ehr_day_parts(day), to;

		assert_true(ehr_schedule_once(&schedule, &facts, &days));
		assert_true(days.due >= last);
		last = days.due;
		to = ehr_day_parts(days.due);
		assert_int_equal(to.year * 12 + to.month,
			from.year * 12 + from.month + 6);
		assert_true(to.day == from.day ||
			    (to.day < from.day &&
				    to.day == ehr_day_month_length(
						      to.year, to.month)));
	}
}

static void says_what_it_lacks(void **state)
{
	struct fixture *fixture = *state;
	struct ehr_schedule_facts none = { 0 },
				  event = { true, ehr_day_of(2024, 12, 27),
					  NULL },
				  all = { true, ehr_day_of(2024, 12, 27),
					  &fixture->holidays },
				  far = { true, ehr_day_of(2027, 1, 4),
					  &fixture->holidays };
	struct ehr_schedule months =
		read_text(fixture, ehr_str_of("within 3 months of approval"));
	struct ehr_schedule days = read_text(
		fixture, ehr_str_of("within 5 working days of approval"));
	struct ehr_schedule year = read_text(fixture, ehr_str_of("2025"));

	assert_true(ehr_schedule_lacks(&months, &none));
	assert_false(ehr_schedule_lacks(&months, &event));
	assert_true(ehr_schedule_lacks(&days, &event));
	assert_false(ehr_schedule_lacks(&days, &all));
	assert_true(ehr_schedule_lacks(&days, &far)); /* no holidays of 2027 */
	assert_false(ehr_schedule_lacks(&year, &none));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_when_the_calendar_says),
		cmocka_unit_test(walks_join),
		cmocka_unit_test(terms_keep_their_order),
		cmocka_unit_test(says_what_it_lacks),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
