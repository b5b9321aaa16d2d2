/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"
#include "tasks/check.h"
#include "tasks/modes.h"
#include "tasks/options.h"
#include "tasks/plan.h"

enum { NEED_NO_DAY = 3, OUTS = 9 };
static const char *const outs[OUTS + 1] = { "begin", "due", "due_rule", "state",
	"days_left", "done_on", "evidence", "owes", "task_flags", NULL };

static void write_day(struct ehr_writer *writer, bool has, long day)
{
	char text[EHR_DAY_TEXT];

	if (!has) {
		ehr_writer_empty(writer);
		return;
	}
	ehr_day_write(text, day);
	ehr_writer_puts(writer, text);
}

static void write_integer(struct ehr_writer *writer, long value)
{
	char text[EHR_NUM_MAX];

	ehr_writer_text(writer,
		(struct ehr_str){ text, ehr_num_write(text, (double)value) });
}

static void write_days(
	struct ehr_writer *writer, const struct ehr_schedule_days *days)
{
	write_day(writer, days->has_begin, days->begin);
	write_day(writer, days->has_due, days->due);
	ehr_writer_puts(writer, ehr_schedule_rule_word[days->rule]);
}

static void write_state(struct ehr_writer *writer,
	const struct ehr_task_result *result, struct ehr_buf *owes)
{
	ehr_writer_puts(writer, ehr_task_state_word[result->state]);
	if (result->has_days_left)
		write_integer(writer, result->days_left);
	else
		ehr_writer_empty(writer);
	write_day(writer, result->has_done_on, result->done_on);
	ehr_writer_text(writer, result->report ? result->report->evidence
					       : (struct ehr_str){ "", 0 });
	ehr_task_owes(result, owes);
	ehr_writer_text(writer, (struct ehr_str){ owes->p, owes->n });
	ehr_writer_text(
		writer, (struct ehr_str){ result->flags.p, result->flags.n });
}

static int write_tasks(struct tasks_plan *plan)
{
	struct ehr_run *run = plan->run;
	struct ehr_task_list *list = &plan->list;
	struct ehr_writer *writer = ehr_run_writer(
		run, &list->header, outs, plan->has_as_of ? OUTS : NEED_NO_DAY);
	struct ehr_buf owes = { 0 };
	int rc = writer ? 0 : -1;

	for (size_t i = 0; i < list->n && rc == 0; i++) {
		const struct ehr_row row = { .cell = list->task[i].cell,
			.carried = list->task[i].cell,
			.n = list->header.n };
		struct ehr_schedule_days days =
			plan->has_as_of
				? plan->result[i].days
				: ehr_task_days(&plan->view, &list->task[i]);

		ehr_writer_carry(writer, &row, false);
		write_days(writer, &days);
		if (plan->has_as_of)
			write_state(writer, &plan->result[i], &owes);
		rc = ehr_writer_end_row(writer, &run->err);
	}
	ehr_buf_release(&owes);
	return rc;
}

static int check_options(struct ehr_err *err)
{
	const struct {
		bool is;
		const char *word;
	} needs[] = {
		{ tasks_given.status, "--status" },
		{ tasks_given.check, "--check" },
		{ tasks_given.soon >= 0, "--soon" },
	};

	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (needs[i].is && !tasks_given.as_of)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("%s needs --as-of: the clock is not asked"),
				needs[i].word);
	return 0;
}

static int work(struct ehr_run *run)
{
	struct tasks_plan plan = { .run = run };
	int rc = check_options(&run->err);

	if (rc == 0)
		rc = tasks_plan_open(&plan);
	if (rc == 0)
		rc = write_tasks(&plan);
	if (rc == 0 && tasks_given.check)
		rc = tasks_check(&plan);
	tasks_plan_release(&plan);
	return rc;
}

static const char *const shared[] = { "as-of", "status", "check", "soon",
	"event", "term", "holidays", "year", "before", "column", NULL };

static const char *const examples[] = {
	N_("when each task is due"),
	"ehrisk-tasks tasks.csv",
	N_("how far each is, by what was reported"),
	"ehrisk-tasks --as-of 2026-03-31 --status status.csv tasks.csv",
	N_("for cron: a line for each task that is overdue, and status 1"),
	"ehrisk-tasks --check --as-of \"$(date +%F)\" --status status.csv \\\n"
	"    -o states.csv tasks.csv",
};

const struct tasks_mode tasks_deadlines = {
	.shared = shared,
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.reads = ehr_task_column,
	.writes = outs,
	.work = work,
};
