/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/office.h"
#include "model/task_expect.h"
#include "tasks/check.h"
#include "tasks/modes.h"
#include "tasks/notices.h"
#include "tasks/options.h"
#include "tasks/rows.h"
#include "tasks/views.h"

static struct {
	const char *after;
	struct ehr_list expect;
} given = { 0 };

static const struct ehr_opt opts[] = {
	{ .word = "view",
		.kind = EHR_OPT_CHOICE,
		.value = "units|months|quarters|years|phases|states",
		.into = &tasks_views_given.view,
		.help = N_("write counts of the tasks by these instead") },
	{ .word = "units",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &tasks_views_given.units,
		.help = N_("with --view units: the units and their other "
			   "names: unit, alias") },
	{ .word = "phases",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &tasks_views_given.phases,
		.help = N_("with --view phases: phase, phase_begin, "
			   "phase_end") },
	{ .word = "after",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &given.after,
		.help = N_("tasks that wait for others: task_id, after") },
	{ .word = "expect",
		.kind = EHR_OPT_LIST,
		.value = "TIME=NUMBER,...",
		.into = &given.expect,
		.help = N_("how many tasks the plan says it has for a time, "
			   "such as 2025=13") },
};

static const char *const shared[] = { "as-of", "status", "check", "soon",
	"event", "term", "holidays", "year", "before", "column", NULL };

static const char *const examples[] = {
	N_("when each task is due"),
	"ehrisk-tasks tasks.csv",
	N_("how far each is, by what was reported"),
	"ehrisk-tasks --as-of 2026-03-31 --status status.csv tasks.csv",
	N_("who has how many, in which state"),
	"ehrisk-tasks --as-of 2026-03-31 --status status.csv --view units \\\n"
	"    tasks.csv",
	N_("for cron: a line for each task that is overdue, and status 1"),
	"ehrisk-tasks --check --as-of \"$(date +%F)\" --status status.csv \\\n"
	"    -o states.csv tasks.csv",
};

static int check_as_of(struct ehr_err *err)
{
	const struct {
		bool is;
		const char *word;
	} needs[] = {
		{ tasks_given.status, "--status" },
		{ tasks_given.check && given.expect.n == 0, "--check" },
		{ tasks_given.soon >= 0, "--soon" },
		{ tasks_views_given.view == TASKS_VIEW_STATES,
			"--view states" },
	};

	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (needs[i].is && !tasks_given.as_of)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("%s needs --as-of: the clock is not asked"),
				needs[i].word);
	return 0;
}

static int check_options(struct ehr_err *err)
{
	int view = tasks_views_given.view;

	if (tasks_views_given.units && view != TASKS_VIEW_UNITS)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--units needs --view units"));
	if (!tasks_views_given.phases != (view != TASKS_VIEW_PHASES))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--phases and --view phases need each other"));
	if (given.after && view >= 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--after does not go with --view"));
	return check_as_of(err);
}

static int read_expect(struct tasks_plan *plan, struct ehr_task_expect *expect)
{
	for (size_t i = 0; i < given.expect.n; i++)
		if (ehr_task_expect_add(expect, given.expect.item[i],
			    &plan->opts, &plan->run->err))
			return -1;
	return 0;
}

/* Names the times whose count is another; 1 if there are any. */
static int tell_expect(
	const struct tasks_plan *plan, struct ehr_task_expect *expect)
{
	size_t other = ehr_task_expect_count(expect, &plan->list);
	int differs = 0;
	char shown[64];

	for (size_t i = 0; i < expect->n; i++) {
		const struct ehr_task_expected *time = &expect->time[i];

		if (time->found == time->expected)
			continue;
		ehr_visible(shown, sizeof(shown), time->time);
		ehr_run_notice(plan->run, _("tasks of %s: %zu, expected %zu"),
			shown, time->found, time->expected);
		differs = 1;
	}
	if (expect->n > 0 && other > 0)
		ehr_run_notice(plan->run,
			_("tasks of other times than --expect names: %zu"),
			other);
	return differs;
}

static int write_rows(struct tasks_plan *plan)
{
	struct ehr_task_order order = { 0 };
	struct ehr_reader *reader;
	int rc;

	if (tasks_views_given.view >= 0)
		return tasks_view_write(plan);
	if (!given.after)
		return tasks_rows_write(plan, NULL);
	reader = ehr_office_open(
		plan->run, ehr_run_side_as, given.after, &plan->run->err);
	rc = reader ? ehr_task_order_read(
			      &order, reader, &plan->list, &plan->run->err)
		    : -1;
	if (rc == 0)
		rc = tasks_rows_write(plan, &order);
	ehr_task_order_release(&order);
	return rc;
}

static int work_on(struct tasks_plan *plan, struct ehr_task_expect *expect)
{
	int no = 0;

	if (check_options(&plan->run->err) || tasks_plan_open(plan) ||
		read_expect(plan, expect) || write_rows(plan))
		return -1;
	tasks_notices(plan);
	no = tell_expect(plan, expect);
	if (tasks_given.check && plan->has_as_of && tasks_check(plan))
		no = 1;
	return tasks_given.check ? no : 0;
}

static int work(struct ehr_run *run)
{
	struct tasks_plan plan = { .run = run };
	struct ehr_task_expect expect = { 0 };
	int rc = work_on(&plan, &expect);

	ehr_task_expect_release(&expect);
	tasks_plan_release(&plan);
	return rc;
}

static const char *const writes[] = { "begin", "due", "due_rule", "state",
	"days_left", "done_on", "evidence", "owes", "task_flags", "waits_for",
	"order_flags", "unit", "role", "n", "n_done", "n_done_late",
	"n_running", "n_due_soon", "n_due", "n_overdue", "n_not_started",
	"n_continuing", "n_unknown", "unit_match", "spellings", "due_in",
	"phase_row", "phase", "phase_begin", "phase_end", "gap_days",
	"task_ids", NULL };

const struct tasks_mode tasks_deadlines = {
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.shared = shared,
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.reads = ehr_task_column,
	.writes = writes,
	.work = work,
};
