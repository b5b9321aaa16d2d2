/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/task_once.h"

enum { DUE = 1000, BEGIN = 900 };

/* The state on a day, with 30 days that are soon; begin 900, due 1000. The flags
 * must be those given. */
static const char *state_on(
	long day, const struct ehr_task_report *report, const char *flags)
{
	struct ehr_task_report all[1] = {
		report ? *report : (struct ehr_task_report){ 0 }
	};
	const struct ehr_task_status status = { .report = all, .n = 1 };
	const struct ehr_task_view view = {
		.status = &status, .as_of = day, .soon = 30
	};
	const struct ehr_schedule_days days = {
		.has_begin = true, .has_due = true, .begin = BEGIN, .due = DUE
	};
	struct ehr_buf said = { 0 };
	enum ehr_task_state is =
		ehr_task_once(&view, &days, report ? all : NULL, false, &said);

	assert_string_equal(ehr_buf_text(&said), flags);
	ehr_buf_release(&said);
	return ehr_task_state_word[is];
}

static void unreported(void **state)
{
	(void)state;
	assert_string_equal(state_on(899, NULL, ""), "not_started");
	assert_string_equal(state_on(900, NULL, "not_reported"), "running");
	assert_string_equal(state_on(969, NULL, "not_reported"), "running");
	assert_string_equal(state_on(970, NULL, "not_reported"), "due_soon");
	assert_string_equal(state_on(999, NULL, "not_reported"), "due_soon");
	assert_string_equal(state_on(1000, NULL, "not_reported"), "due");
	assert_string_equal(state_on(1001, NULL, "not_reported"), "overdue");
}

static void done(void **state)
{
	struct ehr_task_report report = {
		.state = EHR_TASK_REPORTED_DONE, .has_date = true, .date = 1010
	};

	(void)state;
	assert_string_equal(
		state_on(1010, &report, "done_day_unknown"), "done");
	report.has_done_on = true;
	report.done_on = 1000;
	assert_string_equal(state_on(1010, &report, ""), "done");
	report.done_on = 1001;
	assert_string_equal(state_on(1010, &report, ""), "done_late");
	report.done_on = 1011;
	assert_string_equal(
		state_on(1010, &report, "done_after_as_of done_after_report"),
		"unknown");
	assert_string_equal(
		state_on(1011, &report, "done_after_report"), "unknown");
	report.state = EHR_TASK_REPORTED_NOTHING;
	report.done_on = 990;
	assert_string_equal(state_on(1010, &report, ""), "done");
	report.state = EHR_TASK_REPORTED_RUNNING;
	assert_string_equal(
		state_on(1010, &report, "done_on_not_done"), "unknown");
}

/* Due once, 900 to 1000: early is done. A period that begins at 900, for which a
 * term begins at 950: done at 899 is another period's. */
static void before_its_begin(void **state)
{
	struct ehr_task_report all[1] = { { 0 } };
	const struct ehr_task_status status = { .report = all, .n = 1 };
	const struct ehr_task_view view = {
		.status = &status, .as_of = 960, .soon = 30
	};
	struct ehr_task_report report = { .state = EHR_TASK_REPORTED_DONE,
		.has_done_on = true,
		.done_on = 899 };
	struct ehr_schedule_days days = { .has_begin = true,
		.has_due = true,
		.begin = 950,
		.period_begin = BEGIN,
		.due = DUE,
		.period = "2025-Q1" };
	struct ehr_buf said = { 0 };

	(void)state;
	assert_string_equal(state_on(910, &report, "done_early"), "done");
	report.done_on = 900;
	assert_string_equal(state_on(910, &report, ""), "done");
	assert_int_equal(ehr_task_once(&view, &days, &report, false, &said),
		EHR_TASK_DONE);
	assert_string_equal(ehr_buf_text(&said), "done_early");
	said.n = 0;
	report.done_on = 899;
	assert_int_equal(ehr_task_once(&view, &days, &report, false, &said),
		EHR_TASK_UNKNOWN);
	assert_string_equal(ehr_buf_text(&said), "done_before_begin");
	said.n = 0;
	report.has_done_on = false; /* done, and reported on that day */
	report.has_date = true;
	report.date = 899;
	assert_int_equal(ehr_task_once(&view, &days, &report, false, &said),
		EHR_TASK_UNKNOWN);
	assert_string_equal(ehr_buf_text(&said), "done_before_begin");
	said.n = 0;
	report.state = EHR_TASK_REPORTED_RUNNING;
	all[0] = report;
	assert_int_equal(ehr_task_once(&view, &days, all, false, &said),
		EHR_TASK_RUNNING);
	assert_string_equal(ehr_buf_text(&said), "");
	ehr_buf_release(&said);
}

static void progress(void **state)
{
	struct ehr_task_report report = { .state = EHR_TASK_REPORTED_DONE,
		.has_progress = true,
		.progress = 99.5 };

	(void)state;
	assert_string_equal(
		state_on(950, &report, "progress_not_state"), "unknown");
	report.progress = 100;
	assert_string_equal(state_on(950, &report, ""), "done");
	report.state = EHR_TASK_REPORTED_NOT_STARTED;
	assert_string_equal(
		state_on(950, &report, "progress_not_state"), "unknown");
	report.progress = 0;
	assert_string_equal(state_on(950, &report, ""), "not_started");
	assert_string_equal(state_on(1001, &report, ""), "overdue");
	report.state = EHR_TASK_REPORTED_BEHIND;
	assert_string_equal(
		state_on(950, &report, "reported_behind"), "running");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unreported),
		cmocka_unit_test(done),
		cmocka_unit_test(before_its_begin),
		cmocka_unit_test(progress),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
