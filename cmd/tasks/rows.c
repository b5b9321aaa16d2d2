/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/rows.h"

#include "tasks/cells.h"

enum { NEED_NO_DAY = 3, OUTS = 9, ORDER = 2 };
static const char *const outs[OUTS + ORDER + 1] = { "begin", "due", "due_rule",
	"state", "days_left", "done_on", "evidence", "owes", "task_flags",
	"waits_for", "order_flags", NULL };

struct writing {
	struct tasks_plan *plan;
	const struct ehr_task_order *order;
	struct ehr_task_counted tasks;
	struct ehr_writer *writer;
	struct ehr_buf text, flags;
};

static void write_text(struct ehr_writer *writer, const struct ehr_buf *text)
{
	ehr_writer_text(writer, (struct ehr_str){ text->p, text->n });
}

static void write_days(
	struct ehr_writer *writer, const struct ehr_schedule_days *days)
{
	tasks_write_day(writer, days->has_begin, days->begin);
	tasks_write_day(writer, days->has_due, days->due);
	ehr_writer_puts(writer, ehr_schedule_rule_word[days->rule]);
}

static void write_state(
	struct writing *self, const struct ehr_task_result *result)
{
	struct ehr_writer *writer = self->writer;

	ehr_writer_puts(writer, ehr_task_state_word[result->state]);
	tasks_write_integer(writer, result->has_days_left, result->days_left);
	tasks_write_day(writer, result->has_done_on, result->done_on);
	ehr_writer_text(writer, result->report ? result->report->evidence
					       : (struct ehr_str){ "", 0 });
	ehr_task_owes(result, &self->text);
	write_text(writer, &self->text);
	write_text(writer, &result->flags);
}

static int write_task(struct writing *self, size_t task)
{
	const struct ehr_task_list *list = &self->plan->list;
	const struct ehr_row row = { .cell = list->task[task].cell,
		.carried = list->task[task].cell,
		.n = list->header.n };
	struct ehr_schedule_days days =
		ehr_task_counted_days(&self->tasks, task);

	ehr_writer_carry(self->writer, &row, false);
	write_days(self->writer, &days);
	if (self->plan->has_as_of)
		write_state(self, &self->plan->result[task]);
	if (self->order) {
		ehr_task_order_of(self->order, &self->tasks, task, &self->text,
			&self->flags);
		write_text(self->writer, &self->text);
		write_text(self->writer, &self->flags);
	}
	return ehr_writer_end_row(self->writer, &self->plan->run->err);
}

int tasks_rows_write(
	struct tasks_plan *plan, const struct ehr_task_order *order)
{
	struct writing self = { .plan = plan,
		.order = order,
		.tasks = { &plan->view, plan->result } };
	const char *column[OUTS + ORDER];
	size_t n = 0;
	int rc;

	for (size_t i = 0; i < OUTS; i++)
		if (i < NEED_NO_DAY || plan->has_as_of)
			column[n++] = outs[i];
	for (size_t i = OUTS; order && i < OUTS + ORDER; i++)
		column[n++] = outs[i];
	self.writer = ehr_run_writer(plan->run, &plan->list.header, column, n);
	rc = self.writer ? 0 : -1;
	for (size_t i = 0; i < plan->list.n && rc == 0; i++)
		rc = write_task(&self, i);
	ehr_buf_release(&self.text);
	ehr_buf_release(&self.flags);
	return rc;
}
