/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/calendar_write.h"

#include "base/day.h"
#include "render/icalendar.h"
#include "render/labels.h"
#include "tasks/options.h"

enum { NEED_NO_DAY = 10, COLUMNS = 11 };
const char *const tasks_calendar_columns[COLUMNS + 1] = { "task_id", "task",
	"lead_units", "responsible_units", "schedule", "period", "begin", "due",
	"due_rule", "task_flags", "state", NULL };

static void write_day(struct ehr_writer *writer, bool has, long day)
{
	char text[EHR_DAY_TEXT] = "";

	if (has)
		ehr_day_write(text, day);
	ehr_writer_puts(writer, text);
}

static const struct ehr_task *task_of(
	const struct tasks_plan *plan, const struct ehr_task_time *time)
{
	return &plan->list.task[time->task];
}

static int write_time(const struct tasks_plan *plan,
	const struct ehr_task_time *time, struct ehr_writer *writer)
{
	const struct ehr_task *task = task_of(plan, time);
	const struct ehr_schedule_days *days = &time->days;

	ehr_writer_text(writer, task->id);
	ehr_writer_text(writer, task->text);
	ehr_writer_text(writer, task->lead);
	ehr_writer_text(writer, task->responsible);
	ehr_writer_text(writer, task->schedule_text);
	ehr_writer_puts(writer, days->period);
	write_day(writer, days->has_begin, days->begin);
	write_day(writer, days->has_due, days->due);
	ehr_writer_puts(writer, ehr_schedule_rule_word[days->rule]);
	ehr_writer_puts(writer, days->moved ? "moved"
				: days->off ? "holidays_unknown"
					    : "");
	if (plan->has_as_of)
		ehr_writer_puts(writer, ehr_task_state_word[time->state]);
	return ehr_writer_end_row(writer, &plan->run->err);
}

int tasks_calendar_table(
	const struct tasks_plan *plan, const struct ehr_task_calendar *calendar)
{
	struct ehr_writer *writer =
		ehr_run_writer(plan->run, NULL, tasks_calendar_columns,
			plan->has_as_of ? COLUMNS : NEED_NO_DAY);
	int rc = writer ? 0 : -1;

	for (size_t i = 0; i < calendar->n && rc == 0; i++)
		rc = write_time(plan, &calendar->time[i], writer);
	return rc;
}

/* A line "LABEL: text" of the description. */
static void describe(struct ehr_buf *out, const struct ehr_labels *labels,
	const char *column, struct ehr_str text)
{
	if (text.n == 0)
		return;
	if (out->n > 0)
		ehr_buf_putc(out, '\n');
	ehr_buf_add_str(out, ehr_labels_column(labels, column));
	ehr_buf_puts(out, labels->zh ? "\uff1a" : ": ");
	ehr_buf_add_str(out, text);
}

static void describe_time(const struct tasks_plan *plan,
	const struct ehr_task_time *time, const struct ehr_labels *labels,
	struct ehr_buf *out)
{
	const struct ehr_task *task = task_of(plan, time);
	char begin[EHR_DAY_TEXT] = "";

	if (time->days.has_begin)
		ehr_day_write(begin, time->days.begin);
	out->n = 0;
	describe(out, labels, "lead_units", task->lead);
	describe(out, labels, "responsible_units", task->responsible);
	describe(out, labels, "schedule", task->schedule_text);
	describe(out, labels, "period", ehr_str_of(time->days.period));
	describe(out, labels, "begin", ehr_str_of(begin));
}

static void add_event(const struct tasks_plan *plan,
	const struct ehr_task_time *time, const struct ehr_labels *labels,
	struct ehr_icalendar *calendar)
{
	const struct ehr_task *task = task_of(plan, time);
	struct ehr_buf description = { 0 }, summary = { 0 };
	struct ehr_icalendar_event event = {
		.identity = { calendar->name, task->id,
			ehr_str_of(time->days.period) },
		.day = time->days.due,
		.categories = task->lead,
		.alarm_days = tasks_given.soon,
	};

	if (time->state == EHR_TASK_DONE || time->state == EHR_TASK_DONE_LATE)
		event.alarm_days = -1;
	ehr_buf_add_str(&summary, task->id);
	if (task->text.n > 0)
		ehr_buf_putc(&summary, ' ');
	ehr_buf_add_str(&summary, task->text);
	describe_time(plan, time, labels, &description);
	event.summary = (struct ehr_str){ summary.p, summary.n };
	event.description = (struct ehr_str){ description.p, description.n };
	ehr_icalendar_event(calendar, &event);
	ehr_buf_release(&description);
	ehr_buf_release(&summary);
}

int tasks_calendar_icalendar(const struct tasks_plan *plan,
	const struct ehr_task_calendar *calendar, struct ehr_str name)
{
	struct ehr_run *run = plan->run;
	struct ehr_output *output = ehr_run_output(run);
	struct ehr_icalendar text = { .stamp = plan->view.as_of, .name = name };
	struct ehr_labels labels;
	int rc;

	if (!output || ehr_labels_open(&labels, run->zh, &run->err))
		return -1;
	ehr_icalendar_start(&text);
	for (size_t i = 0; i < calendar->n; i++)
		add_event(plan, &calendar->time[i], &labels, &text);
	ehr_icalendar_end(&text);
	rc = ehr_output_write(output, text.text.p, text.text.n, &run->err);
	ehr_buf_release(&text.text);
	ehr_labels_release(&labels);
	return rc;
}
