/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/calendar_write.h"

#include "tasks/modes.h"
#include "tasks/options.h"

static const char *range_given, *name_given;
static bool as_icalendar;

static const struct ehr_opt opts[] = {
	{ .word = "calendar",
		.kind = EHR_OPT_TEXT,
		.value = "FROM[/TO]",
		.into = &range_given,
		.help = N_("every time that a task is due from FROM to TO; a "
			   "day that stands as the first operand is TO") },
	{ .word = "oical",
		.kind = EHR_OPT_FLAG,
		.into = &as_icalendar,
		.help = N_("output is iCalendar, for programs that show "
			   "calendars") },
	{ .word = "calendar-name",
		.kind = EHR_OPT_TEXT,
		.value = "NAME",
		.into = &name_given,
		.help = N_("the name of the calendar that --oical writes") },
};

static int check_options(const struct ehr_run *run, struct ehr_err *err)
{
	const struct {
		bool is;
		const char *word;
	} needs[] = {
		{ as_icalendar, "--oical" },
		{ tasks_given.status, "--status" },
		{ tasks_given.soon >= 0, "--soon" },
	};

	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (needs[i].is && !tasks_given.as_of)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("%s needs --as-of: the clock is not asked"),
				needs[i].word);
	if (name_given && !as_icalendar)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--calendar-name goes with --oical"));
	if (as_icalendar && run->out.format != EHR_FORMAT_AUTO)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--oical is a format of its own"));
	return 0;
}

/* A time of the calendar, as schedules name them. */
static bool read_time(const struct ehr_schedule_words *words, const char *text,
	struct ehr_schedule *schedule)
{
	struct ehr_schedule_context context = {
		.year = tasks_given.year > 0 ? (int)tasks_given.year : 0
	};

	return ehr_schedule_read(words, ehr_str_of(text), &context, schedule,
		       NULL) == 0 &&
	       (schedule->kind == EHR_SCHEDULE_DAY ||
		       schedule->kind == EHR_SCHEDULE_SPAN) &&
	       schedule->has_due;
}

/* Takes the first operand away if it is a time. */
static bool take_operand(struct ehr_run *run,
	const struct ehr_schedule_words *words, struct ehr_schedule *schedule)
{
	static const char *const standard_input[] = { "-" };
	const char *text = run->input[0];

	if (text[0] < '0' || text[0] > '9' || !read_time(words, text, schedule))
		return false;
	if (--run->n_input > 0) {
		run->input++;
	} else {
		run->input = standard_input;
		run->n_input = 1;
	}
	return true;
}

static int read_range(struct ehr_run *run, long range[2])
{
	struct ehr_schedule_words *words = ehr_schedule_words_open(
		ehr_run_ref(run, "schedule_words"), &run->err);
	struct ehr_schedule from, to;
	bool read, two;
	char shown[64];

	if (!words)
		return -1;
	read = read_time(words, range_given, &from);
	two = read && take_operand(run, words, &to);
	ehr_schedule_words_close(words);
	ehr_visible(shown, sizeof(shown), ehr_str_of(range_given));
	if (!read || (!two && !from.has_begin))
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--calendar: two days, or a time with a begin and "
			  "an end, such as 2025-2027, not \"%s\""),
			shown);
	range[0] = from.has_begin ? from.begin : from.due;
	range[1] = two ? to.due : from.due;
	if (range[1] < range[0])
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--calendar: TO lies before FROM"));
	return 0;
}

static void tell(struct ehr_run *run, const struct ehr_task_calendar *calendar)
{
	if (calendar->unknown > 0)
		ehr_run_notice(run,
			_("tasks whose days are not known, left out: %zu"),
			calendar->unknown);
	if (calendar->endless > 0)
		ehr_run_notice(run, _("tasks without a due day: %zu"),
			calendar->endless);
}

static int write_calendar(
	struct tasks_plan *plan, const struct ehr_task_calendar *calendar)
{
	struct ehr_str name = ehr_str_of(name_given ? name_given : "");

	tell(plan->run, calendar);
	return as_icalendar ? tasks_calendar_icalendar(plan, calendar, name)
			    : tasks_calendar_table(plan, calendar);
}

static int work(struct ehr_run *run)
{
	struct tasks_plan plan = { .run = run };
	struct ehr_task_calendar calendar = { 0 };
	long range[2] = { 0 };
	int rc = check_options(run, &run->err);

	if (rc == 0)
		rc = read_range(run, range);
	if (rc == 0)
		rc = tasks_plan_open(&plan);
	if (rc == 0)
		rc = ehr_task_calendar_fill(
			&calendar, &plan.view, range[0], range[1], &run->err);
	if (rc == 0 && plan.has_as_of)
		ehr_task_calendar_judge(&calendar, &plan.view, plan.result);
	if (rc == 0)
		rc = write_calendar(&plan, &calendar);
	ehr_task_calendar_release(&calendar);
	tasks_plan_release(&plan);
	return rc;
}

static const char *const shared[] = { "as-of", "status", "soon", "event",
	"term", "holidays", "year", "before", "column", NULL };

static const char *const examples[] = {
	N_("everything that is due in the first half of 2026"),
	"ehrisk-tasks --calendar 2026-H1 tasks.csv",
	N_("a calendar to subscribe to, which reminds two weeks before"),
	("ehrisk-tasks --calendar 2025-2027 --oical --as-of 2025-01-10 \\\n"
	 "    --soon 14 -o tasks.ics tasks.csv"),
};

const struct tasks_mode tasks_calendar = {
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.shared = shared,
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.reads = ehr_task_column,
	.writes = tasks_calendar_columns,
	.work = work,
};
