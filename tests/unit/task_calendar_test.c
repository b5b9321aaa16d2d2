/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "model/task_calendar.h"

enum { TASKS = 6 };

/* in two orders; the days are the same */
static const char *const schedules[2][TASKS] = {
	{ "every half year", "2026-06-30", "2026-02", "ongoing",
		"within 3 months of approval", "every 2 weeks" },
	{ "every 2 weeks", "within 3 months of approval", "ongoing", "2026-02",
		"2026-06-30", "every half year" },
};

static void read_tasks(struct ehr_task *task, const char *const *text, size_t n)
{
	struct ehr_err err = { 0 };
	struct ehr_schedule_context context = { 0 };
	struct ehr_schedule_words *words = ehr_schedule_words_open(NULL, &err);

	assert_non_null(words);
	for (size_t i = 0; i < n; i++) {
		task[i].has_schedule = true;
		assert_int_equal(ehr_schedule_read(words, ehr_str_of(text[i]),
					 &context, &task[i].schedule, &err),
			0);
	}
	ehr_schedule_words_close(words);
}

static struct ehr_task_calendar fill(struct ehr_task *task, size_t n,
	struct ehr_task_period term, const char *from, const char *to)
{
	struct ehr_task_list list = { .task = task, .n = n };
	struct ehr_task_events events = { 0 };
	struct ehr_task_view view = {
		.list = &list, .events = &events, .term = term
	};
	struct ehr_task_calendar calendar = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_words *words;
	long first, last;

	assert_true(ehr_day_read(ehr_str_of(from), &first));
	assert_true(ehr_day_read(ehr_str_of(to), &last));
	words = ehr_words_open(&err);
	assert_non_null(words);
	events.words = words;
	assert_int_equal(
		ehr_task_calendar_fill(&calendar, &view, first, last, &err), 0);
	ehr_words_close(words);
	ehr_task_events_release(&events);
	return calendar;
}

static void expect(const struct ehr_task_calendar *calendar, size_t i,
	size_t task, const char *due)
{
	char text[EHR_DAY_TEXT];

	assert_true(i < calendar->n);
	ehr_day_write(text, calendar->time[i].days.due);
	assert_string_equal(text, due);
	assert_int_equal(calendar->time[i].task, task);
}

/* The half years end on 30 June and 31 December, February on the 28th; the one
 * without an end is one, and two ask for an event (every 2 weeks does not say
 * since when). On the same day the tasks keep their order. */
static void lists_by_day(void **state)
{
	struct ehr_task_period none = { 0 };
	struct ehr_task task[TASKS] = { 0 }, turned[TASKS] = { 0 };
	struct ehr_task_calendar calendar, other;

	(void)state;
	read_tasks(task, schedules[0], TASKS);
	read_tasks(turned, schedules[1], TASKS);
	calendar = fill(task, TASKS, none, "2026-01-01", "2026-12-31");
	assert_int_equal(calendar.n, 4);
	expect(&calendar, 0, 2, "2026-02-28");
	expect(&calendar, 1, 0, "2026-06-30");
	expect(&calendar, 2, 1, "2026-06-30");
	expect(&calendar, 3, 0, "2026-12-31");
	assert_int_equal(calendar.endless, 1);
	assert_int_equal(calendar.unknown, 2);
	other = fill(turned, TASKS, none, "2026-01-01", "2026-12-31");
	assert_int_equal(other.n, 4);
	for (size_t i = 0; i < other.n; i++)
		assert_int_equal(
			other.time[i].days.due, calendar.time[i].days.due);
	ehr_task_calendar_release(&other);
	ehr_task_calendar_release(&calendar);
}

/* Both ends belong to it; what comes back stays within the term. */
static void keeps_its_bounds(void **state)
{
	struct ehr_task_period none = { 0 }, term = { true,
		ehr_day_of(2026, 7, 1), ehr_day_of(2026, 12, 31), "" };
	struct ehr_task task[TASKS] = { 0 };
	struct ehr_task_calendar calendar;

	(void)state;
	read_tasks(task, schedules[0], TASKS);
	calendar = fill(task, TASKS, none, "2026-06-30", "2026-06-30");
	assert_int_equal(calendar.n, 2);
	ehr_task_calendar_release(&calendar);
	calendar = fill(task, TASKS, none, "2026-07-01", "2026-12-30");
	assert_int_equal(calendar.n, 0);
	ehr_task_calendar_release(&calendar);
	calendar = fill(task, TASKS, term, "2026-01-01", "2027-12-31");
	assert_int_equal(calendar.n, 3);
	expect(&calendar, 0, 2, "2026-02-28");
	expect(&calendar, 1, 1, "2026-06-30");
	expect(&calendar, 2, 0, "2026-12-31");
	ehr_task_calendar_release(&calendar);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_by_day),
		cmocka_unit_test(keeps_its_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
